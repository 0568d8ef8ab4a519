import { literal } from '../../../foundation/platform/engine/index.ts';
import { bitOf, bitsColumn, maskOf } from './list-bits.ts';
import { masksOf, type ReadableList } from './told-sql.ts';

/** The lists of which a county's part is held back, and those that do not cover it, as bits: a relation `c` to join to people, and the columns over it. */
export interface CountyGaps {
  /** JOIN by the SQL of a person's county. */
  readonly join: string;
  readonly columns: readonly string[];
}

/** What the lists lack by county: asked once of the county, and not of every list of every person (`not in` several counties is a join to the engine). */
export function countyGaps(lists: readonly ReadableList[], county: string): CountyGaps {
  const named = [...new Set(lists.flatMap(({ input }) => [...(input.held ?? []), ...input.coverage.map((one) => one.county)]))];
  const sides = masksOf(lists).flatMap((mask) => (['held', 'uncovered'] as const).map((told) => ({ told, mask })));
  const bits = (of: (list: ReadableList) => boolean, mask: number) => lists.filter((list) => maskOf(list.number) === mask && of(list)).reduce((sum, { number }) => sum | bitOf(number), 0n);
  const inCounty = (one: string) => sides.map(({ told, mask }) => bits(({ input }) => (told === 'held' ? (input.held ?? []).includes(one) : lacks(input.coverage, one)), mask));
  const elsewhere = inCounty('');
  if (named.length === 0) return { join: '', columns: sides.map(({ told, mask }, i) => `cast(${elsewhere[i]} as bigint) as ${bitsColumn(told, mask)}`) };
  const rows = named.map((one) => `(${[literal(one), ...inCounty(one).map((all) => `cast(${all} as bigint)`)].join(', ')})`);
  return {
    join: `left join (values ${rows.join(', ')}) c (county, ${sides.map(({ told, mask }) => bitsColumn(told, mask)).join(', ')}) on c.county = ${county}`,
    columns: sides.map(({ told, mask }, i) => `coalesce(c.${bitsColumn(told, mask)}, ${elsewhere[i]}) as ${bitsColumn(told, mask)}`),
  };
}

function lacks(coverage: ReadableList['input']['coverage'], county: string): boolean {
  return coverage.length > 0 && !coverage.some((one) => one.county === county);
}
