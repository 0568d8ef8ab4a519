import { count } from '../../format.ts';

/** A number that may be left out because it is of few people: '*'. */
export function told(value: number | null): string {
  return value === null ? '*' : count(value);
}

/** Fen as yuan with their sign where they are a difference: -123450 -> "−1,234.50". */
export function money(fen: number, signed = false): string {
  const text = (Math.abs(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return fen < 0 ? `−${text}` : signed && fen > 0 ? `+${text}` : text;
}

/** People of several outcomes together; null where one of them is left out. */
export function together(outcomes: Readonly<Record<string, number | null>>, which: readonly string[]): number | null {
  return which.reduce<number | null>((sum, one) => (sum === null || outcomes[one] == null ? null : sum + outcomes[one]), 0);
}
