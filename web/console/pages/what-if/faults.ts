import type { Dictionary } from '../../words/index.ts';
import type { Piece, PlacedProblem } from './draft-form.ts';

/** What is wrong in the words of whoever fills in the form; the checker's own where those are plain. */
function plainly({ code, field, ...said }: PlacedProblem, piece: Piece, language: 'zh' | 'en', { whatIf: say }: Dictionary): string {
  const hints: Record<string, string> = say.valueHint;
  if (piece.kind === 'parameter' && field === 'value' && code === 'wrong_type') return `${say.expected}${hints[piece.type] ?? piece.type}`;
  const plain: Record<string, Record<string, string>> = say.faults;
  return plain[field.split('.').at(-1) ?? '']?.[code] ?? said[language];
}

/** What is wrong with one field of a piece, a sentence each; with its place in the text where that is long. */
export function faultsAt(problems: readonly PlacedProblem[], pieces: readonly Piece[], at: number, field: string, language: 'zh' | 'en', words: Dictionary): string[] {
  const { whatIf: say } = words;
  const piece = pieces[at];
  if (!piece) return [];
  return [...new Set(problems.filter((one) => one.piece === at && one.field === field).map((one) => {
    const where = one.character === null || !field.endsWith('.when') ? '' : say.at(one.character);
    return `${where}${plainly(one, piece, language, words)}。${one.near === null ? '' : say.near(one.near)}`.replace('。。', '。');
  }))];
}
