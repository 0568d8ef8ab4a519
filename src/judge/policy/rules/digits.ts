/** A number below `radix`. */
export interface Digit {
  /** In SQL, as many times as `times` says. */
  readonly sql: (times: string) => string;
  readonly radix: number;
}

/** Many small numbers as one, in SQL: the first counts ones, the next as many as the first can be, and so on. */
export function digitsSql(digits: readonly Digit[]): string {
  const places = placesOf(digits);
  return digits.flatMap(({ sql, radix }, i) => (radix > 1 ? [sql(`cast(${places[i]} as bigint)`)] : [])).join(' + ') || '0';
}

/** The numbers it was made of. */
export function digitsOf(number: number, digits: readonly Digit[]): number[] {
  const places = placesOf(digits);
  return digits.map(({ radix }, i) => Math.floor(number / (places[i] ?? 1)) % radix);
}

/** How many different numbers there are. */
export function numbersOf(digits: readonly Digit[]): number {
  return digits.reduce((all, { radix }) => all * radix, 1);
}

function placesOf(digits: readonly Digit[]): number[] {
  return digits.map((_, i) => numbersOf(digits.slice(0, i)));
}
