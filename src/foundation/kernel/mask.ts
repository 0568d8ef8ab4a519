import { cleanDigits } from './digits.ts';
import { cleanName } from './name.ts';

/** Characters kept at either end, stars between; all stars where that would leave nearly everything in sight. */
function keepEnds(text: string, start: number, end: number): string {
  const hidden = text.length - start - end;
  return hidden < start + end - 4 || hidden < 1 ? '*'.repeat(text.length) : text.slice(0, start) + '*'.repeat(hidden) + text.slice(text.length - end);
}

/** '赵丽英' -> '赵*英', '李强' -> '李*', '欧阳娜娜' -> '欧**娜'. One character alone is a star. */
export function maskName(name: string): string {
  const chars = Array.from(cleanName(name));
  if (chars.length < 2) return '*'.repeat(chars.length);
  const last = chars.length > 2 ? chars.at(-1) : '*';
  return `${chars[0]}${'*'.repeat(Math.max(chars.length - 2, 0))}${last}`;
}

/** '342401198001011233' -> '3424**********1233'. A text too short to be a number is all stars. */
export function maskIdentity(number: string): string {
  return keepEnds(cleanDigits(number).text, 4, 4);
}

/** As for the identity number inside, with category, grade and reissue hidden: '3424**********1233**'. */
export function maskCertificate(number: string): string {
  const text = cleanDigits(number).text;
  return text.length < 20 ? maskIdentity(text) : maskIdentity(text.slice(0, 18)) + '*'.repeat(text.length - 18);
}

/** '13855551234' -> '138****1234'; a shorter number keeps less. */
export function maskPhone(phone: string): string {
  return keepEnds(cleanDigits(phone).text, 3, 4);
}
