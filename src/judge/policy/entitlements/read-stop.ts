import { uncheckedProblems } from '../packs/dated-problems.ts';
import type { Path } from '../packs/yaml-file.ts';
import type { Expression, Stop } from './entitlement.ts';
import type { EntitlementFile } from './entitlement-shapes.ts';
import { readComposed, readExpression, readTwoSided, type Reader } from './read-expression.ts';

type Written = NonNullable<EntitlementFile['stop']>[number];

/** The month the payroll last paid for, where it says one; one that was refused has its own problem. */
type PaidMonth = Expression | 'refused' | null;

/** Something that ends a benefit. */
export function readStop(reader: Reader, written: Written, paidMonth: PaidMonth, path: Path): Stop | null {
  const { source, problems } = reader;
  const { id, label, status, basis, when, otherwise } = written;
  problems.push(...uncheckedProblems(source, written, path));
  if (status === 'active' && (!when || !otherwise)) {
    problems.push(source.problem(path, 'missing', '生效的停发情形须写 when 与 otherwise', 'a stop that decides says when, and otherwise'));
  }
  const holds = when === undefined ? null : readTwoSided(reader, { id, label, when, otherwise, basis: [] }, [...path, 'when']);
  if (when !== undefined && !holds) return null;
  return { id, label, status, basis, when: holds, past: readPast(reader, written, paidMonth, path) };
}

function readPast(reader: Reader, { since, ends, past }: Written, paidMonth: PaidMonth, path: Path): Stop['past'] {
  const { source, problems } = reader;
  const asked = [since, ends, past].filter((part) => part !== undefined).length;
  if (asked === 0) return null;
  if (asked < 3 || !paidMonth) {
    problems.push(source.problem(path, 'missing', 'since、ends、past 须一并写，且 payroll 须写 month', 'since, ends and past come together, and the payroll says its month'));
    return null;
  }
  const month = readExpression(reader, since, 'month', [...path, 'since']);
  const compared = paidMonth !== 'refused' && month && readComposed(reader, `${bracketed(month.text)} ${ends === 'next_month' ? '<' : '<='} ${bracketed(paidMonth.text)}`, [...path, 'since']);
  return compared && past ? { id: past.id, label: past.label, ...compared, basis: past.basis ?? [] } : null;
}

/** An expression as part of a larger one. */
export function bracketed(text: string): string {
  return /^[\w.]+(\([\w.]*\))?$/.test(text) ? text : `(${text})`;
}
