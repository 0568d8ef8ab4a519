export interface CountyRows {
  readonly county: string;
  readonly rows: number;
}

/**
 * Rows a county would be expected to have before its silence means anything.
 * With 10 expected rows, none at all happens by chance once in 22,000 lists (Poisson, e^-10).
 */
const EXPECTED_ROWS_THAT_SPEAK = 10;

/**
 * The counties a list speaks for. An agency's list covers every county, except those from which rows should have come
 * (by the county's share of the register) and none did: there the list says nothing, which is not the same as "nobody".
 * A list whose rows name no place at all covers every county.
 */
export function coveredCounties(list: readonly CountyRows[], register: readonly CountyRows[]): string[] {
  const rowsOf = new Map(list.map(({ county, rows }) => [county, rows]));
  const people = register.reduce((sum, { rows }) => sum + rows, 0);
  const known = new Set(register.map(({ county }) => county));
  const placed = list.reduce((sum, { county, rows }) => sum + (known.has(county) ? rows : 0), 0);
  return register
    .filter(({ county, rows }) => (rowsOf.get(county) ?? 0) > 0 || (placed * rows) / people < EXPECTED_ROWS_THAT_SPEAK)
    .map(({ county }) => county);
}
