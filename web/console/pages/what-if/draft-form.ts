import { z } from 'zod';
import type { Rule } from '../rules/rules-queries.ts';
import type { DraftFile, Problem } from './what-if-queries.ts';

// What stands in the form of a draft, and the pack text it becomes.

const clause = z.object({ id: z.string(), zh: z.string(), en: z.string(), when: z.string() });
const parameterPiece = z.object({ kind: z.literal('parameter'), name: z.string(), type: z.string(), value: z.string(), region: z.string(), from: z.string() });
const rulePiece = z.object({ kind: z.literal('rule'), rule: z.string(), applies_to: z.array(clause), conditions: z.array(clause) });
const form = z.object({ name: z.string(), shared: z.boolean(), pieces: z.array(z.union([parameterPiece, rulePiece])) });

export type DraftForm = z.infer<typeof form>;
export type ParameterPiece = z.infer<typeof parameterPiece>;
export type RulePiece = z.infer<typeof rulePiece>;
export type Piece = ParameterPiece | RulePiece;
export type DraftClause = z.infer<typeof clause>;

export const EMPTY: DraftForm = { name: '', shared: false, pieces: [] };

/** A form as it was kept; an empty one where the text is none. */
export function readForm(text: string): DraftForm {
  try {
    return form.parse(JSON.parse(text));
  } catch {
    return EMPTY;
  }
}

/** A rule as it runs, to be changed. */
export function pieceOf({ rule, versions }: Rule): RulePiece {
  const [version] = versions;
  const clauses = (part: 'appliesTo' | 'conditions') => (version?.[part] ?? []).map(({ id, label, text }) => ({ id, zh: label.zh, en: label.en, when: text }));
  return { kind: 'rule', rule, applies_to: clauses('appliesTo'), conditions: clauses('conditions') };
}

/** A line of text, and the field of the form it comes from; `at`: where in the line the field's own text begins. */
type Line = { text: string; field: string; at: number };

function linesOf(piece: Piece): Line[] {
  if (piece.kind === 'parameter') {
    const { name, value, region, from } = piece;
    return [
      line(`parameter: ${name}`, 'name'), line('values:', 'value'), line('  - value: ', 'value', written(piece, value)),
      ...(region === '' ? [] : [line('    region: ', 'region', JSON.stringify(region))]), ...(from === '' ? [] : [line('    from: ', 'from', from)]),
    ];
  }
  const clauses = (part: 'applies_to' | 'conditions') => piece[part].flatMap(({ id, zh, en, when }, i) => [
    line('  - id: ', `${part}.${i}.when`, id), line('    label: ', `${part}.${i}.label`, JSON.stringify({ zh, en })), line("    when: '", `${part}.${i}.when`, `${when.replaceAll("'", "''")}'`),
  ]);
  return [line(`rule: ${piece.rule}`, 'rule'), line('applies_to:', 'applies_to'), ...clauses('applies_to'), line('conditions:', 'conditions'), ...clauses('conditions')];
}

function line(before: string, field: string, own = ''): Line {
  return { text: before + own, field, at: before.length };
}

/** Amounts with a fraction are written as text: they are read as money, not as a number. So is what is none, to be refused at its place. */
function written({ type }: ParameterPiece, value: string): string {
  return (type === 'int' && /^-?\d+$/.test(value)) || (type === 'bool' && /^(true|false)$/.test(value)) ? value : JSON.stringify(value);
}

/** The draft as pack text, a file a piece. */
export function filesOf({ pieces }: DraftForm): DraftFile[] {
  return pieces.map((piece, i) => ({ file: fileOf(i), text: `${linesOf(piece).map(({ text }) => text).join('\n')}\n` }));
}

function fileOf(piece: number): string {
  return `draft-${piece + 1}.yaml`;
}

/** A problem at the field it is about; `character` counts within the field, from 1. `field` is '' where it is about none. */
export type PlacedProblem = Problem & { piece: number; field: string; character: number | null };

/** Where in the form each problem lies. */
export function placedProblems({ pieces }: DraftForm, problems: readonly Problem[]): PlacedProblem[] {
  return problems.map((problem) => {
    const piece = pieces.findIndex((_, i) => fileOf(i) === problem.file);
    const whole = pieces[piece];
    const found = whole && linesOf(whole)[problem.line - 1];
    const inside = found !== undefined && problem.column > found.at;
    return { ...problem, piece, field: found?.field ?? '', character: inside ? problem.column - found.at : null };
  });
}
