import type { Random } from '../random.ts';
import type { Resident } from '../residents/resident.ts';

/** What can happen to an identity number between the card and the sheet. */
export type IdentityDirt =
  | 'full_width' | 'spaced' | 'apostrophe' | 'lower_x' | 'fifteen' | 'certificate'
  | 'slip' | 'swap' | 'missing'
  | 'rounded' | 'scientific' | 'relative';

/** No one can tell from the row alone whose number stood there. */
const LOSSY: ReadonlySet<IdentityDirt> = new Set(['rounded', 'scientific', 'relative']);

/** A cell that a spreadsheet holds as a number. */
export interface NumberCell {
  readonly number: number;
}

export function isLossy(dirt: IdentityDirt): boolean {
  return LOSSY.has(dirt);
}

/**
 * The number as it stands in the sheet.
 * @param numeric whether the file can hold number cells, so that Excel's rounding shows as one
 */
export function damageIdentity(random: Random, resident: Resident, dirt: IdentityDirt, numeric: boolean): string | NumberCell {
  const { identity } = resident;
  switch (dirt) {
    case 'full_width':
      return fullWidth(identity);
    case 'spaced':
      return random.pick([` ${identity}`, `${identity} `, `${identity}\u00A0`, `${identity.slice(0, 6)} ${identity.slice(6, 14)} ${identity.slice(14)}`, `${identity}\t`]);
    case 'apostrophe':
      return random.chance(0.7) ? `'${identity}` : `‘${identity}`;
    case 'lower_x':
      return identity.replace('X', random.pick(['x', 'x', 'x', '×', 'Ｘ', 'х']));
    case 'fifteen':
      return identity.startsWith('19', 6) && Number(identity.slice(8, 10)) < 86 ? identity.slice(0, 6) + identity.slice(8, 17) : identity;
    case 'certificate':
      return resident.certificate === '' ? identity : resident.certificate;
    case 'slip':
      return slip(random, identity);
    case 'swap':
      return swapNeighbours(random, identity);
    case 'missing':
      return random.pick(['', '', '', '无', '不详']);
    case 'rounded':
      return numeric ? { number: Number(`${identity.slice(0, 15)}000`) } : `${identity.slice(0, 15)}000`;
    case 'scientific':
      return `${identity.charAt(0)}.${identity.slice(1, 6)}E+17`;
    case 'relative':
      return resident.kin?.identity ?? identity;
  }
}

/** The certificate's number beside the identity number: left out by some, and rounded with it where the column holds numbers. */
export function writeCertificate(random: Random, certificate: string, beside: string | NumberCell, filled: number): string | NumberCell {
  if (!random.chance(filled)) return '';
  return typeof beside === 'string' || certificate === '' ? certificate : { number: Number(`${certificate.slice(0, 15)}00000`) };
}

function fullWidth(text: string): string {
  return text.replace(/[0-9X]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** One digit after the prefix read wrong. */
function slip(random: Random, identity: string): string {
  const at = 4 + random.below(13);
  const digit = (Number(identity.charAt(at)) + 1 + random.below(9)) % 10;
  return identity.slice(0, at) + String(digit) + identity.slice(at + 1);
}

/** Two different neighbours change places. */
function swapNeighbours(random: Random, identity: string): string {
  const start = random.below(11);
  for (let step = 0; step < 11; step++) {
    const at = 5 + ((start + step) % 11);
    const [left, right] = [identity.charAt(at), identity.charAt(at + 1)];
    if (left !== right) return identity.slice(0, at) + right + left + identity.slice(at + 2);
  }
  return identity;
}
