/** Money in whole fen (1/100 yuan). */
export type Fen = number & { readonly unit: 'fen' };

const AMOUNT = /^([-−(])?[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(?:(亿|万)?(?:元|圆)?(?:整|人民币)?)?\)?$/;
const POWER: Record<string, number> = { 万: 4, 亿: 8 };

/** A whole number of fen. Throws a RangeError for fractions and for amounts beyond exact numbers (90 trillion yuan). */
export function fen(amount: number): Fen {
  if (!isFen(amount)) throw new RangeError(`Not whole fen: ${amount}`);
  return amount;
}

function isFen(amount: number): amount is Fen {
  return Number.isSafeInteger(amount);
}

/**
 * Reads an amount in yuan: '1,234.50元', '¥1,234', '1.2万元', '-30', '(30.00)' for minus thirty; full width and spaces allowed. Parts of a fen are
 * rounded half up, as a cell that Excel computed may carry them. Null where it is not an amount.
 */
export function readMoney(text: string): Fen | null {
  const [whole, sign, integer = '', fraction = '', power = ''] = AMOUNT.exec(plain(text)) ?? [];
  if (whole === undefined || (integer === '' && fraction === '') || (sign === '(') !== whole.endsWith(')')) return null;
  const shift = (POWER[power] ?? 0) + 2;
  const digits = fraction.padEnd(shift + 1, '0');
  const amount = Number(integer.replaceAll(',', '') + digits.slice(0, shift)) + (digits.charAt(shift) >= '5' ? 1 : 0);
  const signed = sign === undefined || amount === 0 ? amount : -amount;
  return isFen(signed) ? signed : null;
}

/** Yuan with two decimals and thousands separators: 123450 fen is '1,234.50'. */
export function yuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

const SPACES = /[\s\u200B-\u200F\u2060\uFEFF]|^['‘’＇]|^人民币|^RMB/gi;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

function plain(text: string): string {
  return text.replace(SPACES, '').replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}
