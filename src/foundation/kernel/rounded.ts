const SCIENTIFIC = /^(\d)(?:\.(\d*))?E\+?(\d{1,2})$/;
const WHOLE = /^(\d{16,20})(?:\.0*)?$/;

/**
 * A number of 16 to 20 digits that went through a numeric cell: Excel keeps 15 significant digits, a double about 16. `text` is cleaned.
 * Returns null when the text cannot have come from such a cell, else the 15 leading digits that are still intact, or null for those too when the
 * cell was cut for display ('3.41502E+17' shows 6 digits and rounds the last).
 */
export function readRounded(text: string): { prefix: string | null } | null {
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) {
    const [, first = '', rest = '', exponent = ''] = scientific;
    const digits = first + rest;
    if (Number(exponent) < 15) return null;
    // Programs write the shortest form, without trailing zeros: of the 15 digits at most the last two (a day ending in 0, a serial beginning with 0).
    return { prefix: digits.length < 13 ? null : leadingDigits(text) };
  }
  const whole = WHOLE.exec(text);
  return whole ? { prefix: leadingDigits(whole[1] ?? text) } : null;
}

/**
 * Whether digits look like what a numeric cell leaves behind: zeros after the 15th digit, or exactly the digits a double prints for such a number
 * (341502199001010 and three zeros is stored as 341502199001009984). Used for text that fails its check digit.
 */
export function looksRounded(digits: string): boolean {
  if (digits.length < 16 || !WHOLE.test(digits)) return false;
  if (/^0+$/.test(digits.slice(15))) return true;
  const value = Number(digits);
  return BigInt(value) === BigInt(digits) && Number(value.toPrecision(15)) === value;
}

/** The 15 digits Excel kept; where the value is not one of Excel's (a double of all digits), the first 15 as they stand. */
function leadingDigits(text: string): string {
  const value = Number(text);
  const kept = value.toPrecision(15);
  const digits = Number(kept) === value ? kept.replace(/e.*$/, '').replace('.', '') : BigInt(value).toString();
  return digits.slice(0, 15);
}
