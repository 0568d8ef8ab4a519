import { literal } from '../../../foundation/platform/engine/index.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { holdsOn, type ParameterValue, type Policy } from './policy.ts';

/** The values of a parameter that decide on a day, the most specific region first. Drafts never decide. */
function valuesOn(policy: Policy, name: string, asOf: string): readonly ParameterValue[] {
  return (policy.parameters.get(name)?.values ?? []).filter((value) => value.status === 'active' && holdsOn(value, asOf));
}

/** A parameter's dated value for a county (6 digits); for '', a person without one, that of the federation's own region. */
export function parameterValue(policy: Policy, name: string, asOf: string, county: string): ParameterValue | null {
  const place = county === '' ? policy.region : county;
  return valuesOn(policy, name, asOf).find(({ region }) => place.startsWith(region)) ?? null;
}

/** The same choice in SQL over a county column that is never null. */
export function parameterSql(policy: Policy, name: string, asOf: string, county: string): string {
  const type = policy.parameters.get(name)?.type ?? 'text';
  const values = valuesOn(policy, name, asOf).filter(({ region }, i, all) => all.findIndex((one) => one.region === region) === i);
  const nation = literalSql(type, values.find(({ region }) => region === '')?.value ?? null);
  const local = values.filter(({ region }) => region !== '');
  if (local.length === 0) return nation;
  const unplaced = literalSql(type, parameterValue(policy, name, asOf, '')?.value ?? null);
  const branches = local.map(({ region, value }) => `when ${within(county, region)} then ${literalSql(type, value)}`);
  return `case when ${county} = '' then ${unplaced} ${branches.join(' ')} else ${nation} end`;
}

/** SQL for "the county lies in the region". */
export function within(county: string, region: string): string {
  return `substr(${county}, 1, ${region.length}) = ${literal(region)}`;
}
