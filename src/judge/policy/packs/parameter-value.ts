import { literal } from '../../../foundation/platform/engine/index.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { holdsOn, type ParameterValue, type Policy } from './policy.ts';

/** The values of a parameter that decide on a day, the most specific region first. Drafts never decide. */
function valuesOn(policy: Policy, name: string, asOf: string): readonly ParameterValue[] {
  return (policy.parameters.get(name)?.values ?? []).filter((value) => value.status === 'active' && holdsOn(value, asOf));
}

/** A parameter's dated value for a county (6 digits; '' where the person's is unknown): a local value first, else that of the federation's region. */
export function parameterValue(policy: Policy, name: string, asOf: string, county: string): ParameterValue | null {
  const values = valuesOn(policy, name, asOf);
  const local = values.find(({ region }) => !policy.region.startsWith(region) && county.startsWith(region));
  return local ?? values.find(({ region }) => policy.region.startsWith(region)) ?? null;
}

/** The same choice in SQL over a county column that is never null. */
export function parameterSql(policy: Policy, name: string, asOf: string, county: string): string {
  const type = policy.parameters.get(name)?.type ?? 'text';
  const values = valuesOn(policy, name, asOf);
  const local = values.filter(({ region }) => !policy.region.startsWith(region));
  const general = values.find(({ region }) => policy.region.startsWith(region))?.value ?? null;
  const branches = local.map(({ region, value }) => `when ${within(county, region)} then ${literalSql(type, value)}`);
  const otherwise = literalSql(type, general);
  return branches.length === 0 ? otherwise : `case ${branches.join(' ')} else ${otherwise} end`;
}

/** SQL for "the county lies in the region". */
export function within(county: string, region: string): string {
  return `substr(${county}, 1, ${region.length}) = ${literal(region)}`;
}
