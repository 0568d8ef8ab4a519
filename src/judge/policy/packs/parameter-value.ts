import { literal } from '../../../foundation/platform/engine/index.ts';
import type { Node, SqlContext, WalkContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import type { Value } from '../language/value.ts';
import { amountSql, walkAmount, type Amount } from './amount.ts';
import { holdsOn, type Parameter, type ParameterValue, type Policy } from './policy.ts';

/** The values of a parameter that decide on a day, the most specific region first. Drafts never decide. */
export function valuesOn(policy: Policy, name: string, asOf: string): readonly ParameterValue[] {
  return (policy.parameters.get(name)?.values ?? []).filter((value) => value.status === 'active' && holdsOn(value, asOf));
}

/** The dated value of a parameter that decides in a county (6 digits); for '', a person without one, in the federation's own region. */
export function parameterValue(policy: Policy, name: string, asOf: string, county: string): ParameterValue | null {
  const place = county === '' ? policy.region : county;
  return valuesOn(policy, name, asOf).find(({ region }) => place.startsWith(region)) ?? null;
}

/** What a parameter is for one person of the county; null where no value decides, or what it hangs on is unknown. */
export function walkParameter(policy: Policy, name: string, county: string, context: WalkContext): Value {
  const value = parameterValue(policy, name, context.asOf, county);
  return value && walkAmount(value.amount, context);
}

/** The same choice in SQL over a county column that is never null. */
export function parameterSql(policy: Policy, name: string, county: string, context: SqlContext): string {
  const type = policy.parameters.get(name)?.type ?? 'text';
  const written = (value: ParameterValue | null | undefined) => (value ? amountSql(value.amount, type, context) : literalSql(type, null));
  const values = valuesOn(policy, name, context.asOf).filter(({ region }, i, all) => all.findIndex((one) => one.region === region) === i);
  const nation = written(values.find(({ region }) => region === ''));
  const local = values.filter(({ region }) => region !== '');
  if (local.length === 0) return nation;
  const unplaced = written(parameterValue(policy, name, context.asOf, ''));
  const branches = local.map((value) => `when ${within(county, value.region)} then ${written(value)}`);
  return `case when ${county} = '' then ${unplaced} ${branches.join(' ')} else ${nation} end`;
}

/** SQL for "the county lies in the region". */
export function within(county: string, region: string): string {
  return `substr(${county}, 1, ${region.length}) = ${literal(region)}`;
}

/** Every dimension that a parameter's active values ask for, in their own tables and in those of parameters they are shares of. */
export function dimensionsOf(parameters: ReadonlyMap<string, Parameter>, name: string, seen: ReadonlySet<string> = new Set()): Node[] {
  if (seen.has(name)) return [];
  const values = parameters.get(name)?.values.filter(({ status }) => status === 'active') ?? [];
  return values.flatMap(({ amount }) => [
    ...(amount.kind === 'table' ? amount.rows.flatMap(({ tests }) => tests.map(({ node }) => node)) : []),
    ...wholesOf(amount).flatMap((of) => dimensionsOf(parameters, of, new Set([...seen, name]))),
  ]).filter((node, i, all) => all.indexOf(node) === i);
}

/** The parameters an amount is a share of. */
export function wholesOf(amount: Amount): string[] {
  if (amount.kind === 'share') return [amount.of];
  return amount.kind === 'table' ? amount.rows.flatMap((row) => (row.amount.kind === 'share' ? [row.amount.of] : [])) : [];
}
