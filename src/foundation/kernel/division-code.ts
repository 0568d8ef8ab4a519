export type DivisionLevel = 'province' | 'city' | 'county' | 'town' | 'village';

const LEVEL_BY_LENGTH: Record<number, DivisionLevel> = { 2: 'province', 4: 'city', 6: 'county', 9: 'town', 12: 'village' };
const SHAPE = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

/** Whether a text has the shape of a division code: 2, 4, 6, 9 or 12 digits (GB/T 2260, GB/T 10114). */
export function isDivisionCode(code: string): boolean {
  return SHAPE.test(code);
}

/** The digits every code inside begins with: '341500000000' -> '3415', '341502001000' -> '341502001'. Throws a RangeError on another shape. */
export function prefixOf(code: string): string {
  if (!SHAPE.test(code)) throw new RangeError(`Not a division code: ${code}`);
  let end = code.length;
  while (end > 6 && code.slice(end - 3, end) === '000') end -= 3;
  if (end > 6) return code.slice(0, end);
  while (end > 2 && code.slice(end - 2, end) === '00') end -= 2;
  return code.slice(0, end);
}

/** The usual written form: 6 digits down to the county, 9 for a town, 12 for a village ('3415' -> '341500'). */
export function shortCode(code: string): string {
  return prefixOf(code).padEnd(6, '0');
}

/** The level a code stands for, whatever zeros it is padded with. */
export function levelOf(code: string): DivisionLevel {
  return LEVEL_BY_LENGTH[prefixOf(code).length] ?? 'village';
}

/** The 6-digit county a code lies in, itself included; null for a city or a province. */
export function countyOf(code: string): string | null {
  const digits = prefixOf(code);
  return digits.length >= 6 ? digits.slice(0, 6) : null;
}

/** The 9-digit town a code lies in, itself included; null above the town. */
export function townOf(code: string): string | null {
  const digits = prefixOf(code);
  return digits.length >= 9 ? digits.slice(0, 9) : null;
}

/** The codes above a code, province first, itself left out: '341502001003' -> ['340000', '341500', '341502', '341502001']. */
export function ancestorsOf(code: string): string[] {
  const digits = prefixOf(code);
  return [2, 4, 6, 9].filter((length) => length < digits.length).map((length) => digits.slice(0, length).padEnd(6, '0'));
}

/** Whether a code lies in an area or is that area. */
export function isWithin(code: string, area: string): boolean {
  return prefixOf(code).startsWith(prefixOf(area));
}
