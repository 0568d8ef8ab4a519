import { addDays } from '../../../foundation/kernel/index.ts';
import type { Node, Scope } from '../language/node.ts';
import { checkDimensions, readAmount } from './read-amount.ts';
import { uncheckedProblems } from './dated-problems.ts';
import type { PackFiles } from './pack-files.ts';
import { timesMeet, type Parameter, type ParameterValue } from './policy.ts';
import type { PackProblem } from './problem.ts';
import { parameterShape, type ParameterFile } from './shapes.ts';
import { shaped, type YamlFile } from './yaml-file.ts';

/** One parameter file of a pack, not yet checked against facts. */
export interface DeclaredFile {
  readonly pack: string;
  readonly region: string;
  readonly source: YamlFile;
  readonly content: ParameterFile;
}

/** The names and types of all parameters, without values: facts may be worked out from them before their tables can be read. */
export function declareParameters(packs: readonly PackFiles[], problems: PackProblem[]): { parameters: Map<string, Parameter>; files: DeclaredFile[] } {
  const parameters = new Map<string, Parameter>();
  const files: DeclaredFile[] = [];
  for (const { head, parameters: sources } of packs) {
    for (const source of sources) {
      const read = shaped(source, parameterShape);
      problems.push(...read.problems);
      if (!read.value) continue;
      const { parameter: name, type, label, unit = null } = read.value;
      const earlier = parameters.get(name);
      if (earlier && earlier.type !== type) {
        problems.push(source.problem(['type'], 'wrong_type', `${name} 原为 ${earlier.type}`, `${name} is ${earlier.type} in the pack before`));
        continue;
      }
      parameters.set(name, { name, type, label, unit, values: [] });
      files.push({ pack: head.pack, region: head.region, source, content: read.value });
    }
  }
  return { parameters, files };
}

/** Reads the values of declared parameters into them; a later pack adds values for its own region and never overwrites those before it. */
export function readValues(files: readonly DeclaredFile[], parameters: Map<string, Parameter>, scope: Scope, problems: PackProblem[]): void {
  for (const file of files) {
    const { source, content } = file;
    const parameter = parameters.get(content.parameter);
    if (!parameter) continue;
    const dimensions = checkDimensions(source, content, scope, problems);
    let values = [...parameter.values];
    for (const [i, written] of content.values.entries()) {
      const value = datedValue(file, written, i, dimensions, scope, problems);
      if (!value) continue;
      if (written.supersedes) values = values.flatMap((other) => (other.pack !== value.pack && overlap(value, other) ? besides(other, value) : [other]));
      if (values.some((other) => overlap(value, other))) {
        problems.push(source.problem(['values', i, 'from'], 'overlap', '与同一地区已有的期间重叠', 'it overlaps another period of the same region'));
      }
      values.push(value);
    }
    parameters.set(parameter.name, { ...parameter, values: values.sort((a, b) => b.region.length - a.region.length) });
  }
}

function datedValue(
  { source, pack, region: packRegion, content }: DeclaredFile, written: ParameterFile['values'][number], i: number,
  dimensions: ReadonlyMap<string, Node>, scope: Scope, problems: PackProblem[],
): ParameterValue | null {
  const path = ['values', i];
  const { region = packRegion, from, to, status, basis } = written;
  if (!region.startsWith(packRegion)) {
    problems.push(source.problem([...path, 'region'], 'outside_region', `区域不在本包（${packRegion}）之内`, `the region lies outside this pack (${packRegion})`));
    return null;
  }
  if (to !== null && to < from) {
    problems.push(source.problem([...path, 'to'], 'bad_period', '止期早于起期', 'it ends before it begins'));
    return null;
  }
  problems.push(...uncheckedProblems(source, written, path));
  const amount = readAmount({ source, type: content.type, draft: status === 'draft', dimensions, scope, problems }, written, path);
  return amount && { region, from, to, amount, status, basis, pack };
}

/** What is left of a value's time beside another's: what comes before it, and after it where that ends. */
function besides(value: ParameterValue, { from, to }: ParameterValue): ParameterValue[] {
  const before = value.from < from ? [{ ...value, to: addDays(from, -1) }] : [];
  const after = to !== null && to < (value.to ?? '9999') ? [{ ...value, from: addDays(to, 1) }] : [];
  return [...before, ...after];
}

function overlap(a: ParameterValue, b: ParameterValue): boolean {
  return a.region === b.region && a.status === b.status && timesMeet(a, b);
}
