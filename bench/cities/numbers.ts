import type { Draw } from './draw.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18-character number of a birth (YYYYMMDD), a prefix of six digits and a place in the day's order (1-999). */
export function numberOf(prefix: string, birth: string, order: number): string {
  const body = prefix + birth + String(order).padStart(3, '0');
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (body.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  return body + '10X98765432'.charAt(sum % 11);
}

export type NumberSlip =
  | 'full_width' | 'inner_spaces' | 'outer_mark' | 'lower_x' | 'fifteen' | 'one_digit' | 'neighbour_swap' | 'lost_digit'
  | 'doubled_digit' | 'missing' | 'rounded' | 'scientific' | 'certificate' | 'old_number';

/** Slips after which the row says hardly anything about the number. */
export const NUMBERLESS: ReadonlySet<string> = new Set<NumberSlip>(['missing', 'scientific']);
/** Slips that leave every digit as it was. */
export const MILD: ReadonlySet<string> = new Set<NumberSlip>(['full_width', 'inner_spaces', 'outer_mark', 'lower_x', 'fifteen']);

type Slip = (number: string, at: number, draw: Draw) => string | null;

const SLIPS: Record<Exclude<NumberSlip, 'certificate' | 'old_number'>, Slip> = {
  full_width: fullWidth,
  inner_spaces: (number) => `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`,
  outer_mark: (number, _, draw) => draw.pick(["'", '\u00a0', '\ufeff', '　']) + number + draw.pick(['', ' ', '\u200b']),
  lower_x: (number, _, draw) => (number.endsWith('X') ? number.slice(0, 17) + draw.pick(['x', 'x', 'x', 'Ｘ', '×', 'х']) : null),
  fifteen: (number) => (number.startsWith('19', 6) ? number.slice(0, 6) + number.slice(8, 17) : null),
  one_digit: (number, at, draw) => number.slice(0, at) + otherDigit(number.charAt(at), draw) + number.slice(at + 1),
  neighbour_swap: swapNeighbours,
  lost_digit: (number, at) => number.slice(0, at) + number.slice(at + 1),
  doubled_digit: (number, at) => number.slice(0, at + 1) + number.slice(at),
  missing: (_, __, draw) => draw.pick(['', '', '', '', '无', '-', '不详', '待补']),
  // A number ending in X stays text in a spreadsheet and loses nothing.
  rounded: (number) => (number.endsWith('X') ? null : `${number.slice(0, 15)}000`),
  scientific: (number) => (number.endsWith('X') ? null : `${(Number(number) / 1e17).toFixed(5)}E+17`),
};

/** The number as a hurried hand or a spreadsheet leaves it; null where this number cannot suffer that slip. */
export function slipNumber(slip: keyof typeof SLIPS, number: string, draw: Draw): string | null {
  return SLIPS[slip](number, draw.below(17), draw);
}

function fullWidth(text: string): string {
  return text.replace(/[0-9X]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

function otherDigit(digit: string, draw: Draw): string {
  return String((Number(digit) + 1 + draw.below(9)) % 10);
}

function swapNeighbours(number: string, at: number): string | null {
  const i = Math.min(at, 15);
  const first = number.charAt(i);
  const second = number.charAt(i + 1);
  return first === second ? null : number.slice(0, i) + second + first + number.slice(i + 2);
}
