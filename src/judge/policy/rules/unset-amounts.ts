import { parameterValue, valuesOn, within } from '../packs/parameter-value.ts';
import type { Policy } from '../packs/policy.ts';
import { parametersOf } from './amounts-behind.ts';
import { answerColumns, type ClauseFacts } from './doubts.ts';

/** An amount without a value in force, and the SQL that says that this leaves a person's verdict undecided. */
export interface UnsetAmount {
  readonly parameter: string;
  readonly when: string;
}

/** The amounts that can leave a rule undecided because nobody has entered what they are, somewhere or everywhere. */
export function unsetAmounts(policy: Policy, clauses: readonly ClauseFacts[], asOf: string): UnsetAmount[] {
  const asked = clauses.flatMap((one) => {
    const nodes = [one.clause.node, ...one.facts.flatMap(({ definition }) => definition ?? [])];
    return [...new Set(nodes.flatMap((node) => parametersOf(policy, node, asOf)))].map((parameter) => ({ parameter, columns: answerColumns(one) }));
  });
  return [...new Set(asked.map(({ parameter }) => parameter))].flatMap((parameter) => {
    const unset = unsetSql(policy, parameter, asOf);
    if (unset === null) return [];
    const columns = asked.filter((one) => one.parameter === parameter).flatMap((one) => one.columns);
    return [{ parameter, when: [`(${columns.map((column) => `${column} is null`).join(' or ')})`, ...(unset === '' ? [] : [unset])].join(' and ') }];
  });
}

/** SQL for "no value is in force where the person lives"; null where one always is, '' where none ever is. */
function unsetSql(policy: Policy, parameter: string, asOf: string): string | null {
  const regions = [...new Set(valuesOn(policy, parameter, asOf).map(({ region }) => region))];
  if (regions.includes('')) return null;
  if (regions.length === 0) return '';
  const here = regions.map((region) => within('county', region)).join(' or ');
  return parameterValue(policy, parameter, asOf, '') ? `county <> '' and not (${here})` : `not (${here})`;
}
