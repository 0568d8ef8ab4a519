import { readDate, readMoney } from '../../../foundation/kernel/index.ts';
import type { Type, Value } from '../language/value.ts';
import type { PackFiles } from './pack-files.ts';
import type { Parameter, ParameterValue } from './policy.ts';
import type { PackProblem } from './problem.ts';
import { parameterShape, type ParameterFile } from './shapes.ts';
import { shaped, type YamlFile } from './yaml-file.ts';

/** Parameters of all packs; a later pack adds values for its own region and never overwrites those before it. */
export function readParameters(packs: readonly PackFiles[], problems: PackProblem[]): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const { head, parameters: files } of packs) {
    for (const source of files) {
      const read = shaped(source, parameterShape);
      problems.push(...read.problems);
      const file = read.value;
      if (!file) continue;
      const { parameter: name, type, label, unit = null } = file;
      const earlier = parameters.get(name);
      if (earlier && earlier.type !== type) {
        problems.push(source.problem(['type'], 'wrong_type', `${name} 原为 ${earlier.type}`, `${name} is ${earlier.type} in the pack before`));
        continue;
      }
      const values = file.values.flatMap((value, i) => parameterValue(source, file, value, i, head.pack, head.region, problems));
      problems.push(...overlaps(source, values));
      const all = [...values, ...(earlier?.values ?? [])].sort((a, b) => b.region.length - a.region.length);
      parameters.set(name, { name, type, label, unit, values: all });
    }
  }
  return parameters;
}

function parameterValue(
  source: YamlFile, { type }: ParameterFile, written: ParameterFile['values'][number], i: number, pack: string, packRegion: string, problems: PackProblem[],
): ParameterValue[] {
  const path = ['values', i];
  const region = written.region ?? packRegion;
  if (!region.startsWith(packRegion)) {
    problems.push(source.problem([...path, 'region'], 'outside_region', `区域不在本包（${packRegion}）之内`, `the region lies outside this pack (${packRegion})`));
    return [];
  }
  if (written.to !== null && written.to < written.from) {
    problems.push(source.problem([...path, 'to'], 'bad_period', '止期早于起期', 'it ends before it begins'));
    return [];
  }
  const value = typedValue(type, written.value);
  if (value === undefined || (value === null && written.status === 'active')) {
    problems.push(source.problem([...path, 'value'], 'wrong_type', `应为 ${type}`, `expected a value of type ${type}`));
    return [];
  }
  if (written.status === 'active' && !written.basis.some(({ mark }) => mark === 'checked')) {
    problems.push(source.problem([...path, 'status'], 'unchecked', '没有核对过的依据，只能是 draft', 'without a checked basis it can only be a draft'));
  }
  return [{ region, from: written.from, to: written.to, value, status: written.status, basis: written.basis, pack }];
}

/** The value as the language holds it (money written in yuan becomes fen); undefined when it is of another type. */
export function typedValue(type: Type, written: Value): Value | undefined {
  if (written === null) return null;
  switch (type) {
    case 'bool': return typeof written === 'boolean' ? written : undefined;
    case 'int': return Number.isSafeInteger(written) ? written : undefined;
    case 'money': return typeof written === 'boolean' ? undefined : (readMoney(String(written)) ?? undefined);
    case 'date': return typeof written === 'string' && readDate(written).date === written ? written : undefined;
    case 'month': return typeof written === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(written) ? written : undefined;
    default: return typeof written === 'string' ? written : undefined;
  }
}

function overlaps(source: YamlFile, values: readonly ParameterValue[]): PackProblem[] {
  return values.flatMap((value, i) => {
    const clash = values.slice(0, i).some((other) => other.region === value.region && other.status === value.status
      && value.from <= (other.to ?? '9999') && other.from <= (value.to ?? '9999'));
    return clash ? [source.problem(['values', i, 'from'], 'overlap', '与前面的期间重叠', 'it overlaps a period before it')] : [];
  });
}
