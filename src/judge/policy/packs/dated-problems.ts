import type { PackProblem } from './problem.ts';
import type { RuleFile } from './shapes.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** What is wrong with the dates and the basis of anything that has them. */
export function datedProblems(source: YamlFile, dated: Pick<RuleFile, 'status' | 'effective' | 'basis'>, path: Path): PackProblem[] {
  const { effective: { from, to } } = dated;
  return [
    ...uncheckedProblems(source, dated, path),
    ...(to !== null && to < from ? [source.problem([...path, 'effective', 'to'], 'bad_period', '止期早于起期', 'it ends before it begins')] : []),
  ];
}

/** Something in force that rests on nothing anybody checked. */
export function uncheckedProblems(source: YamlFile, { status, basis }: Pick<RuleFile, 'status' | 'basis'>, path: Path): PackProblem[] {
  if (status === 'draft' || basis.some(({ mark }) => mark === 'checked')) return [];
  return [source.problem([...path, 'status'], 'unchecked', '没有核对过的依据，只能是 draft', 'without a checked basis it can only be a draft')];
}
