import { CATEGORIES, GRADES, isCategory, isGrade, maskIdentity, maskName, maskPhone } from '../../../foundation/kernel/index.ts';
import type { Divisions } from '../../divisions/index.ts';
import type { Correctable } from './correctable.ts';

/** Both sides of a correction as they are shown. */
export interface ShownValues {
  readonly from: string | null;
  readonly to: string | null;
}

const MASKS: Partial<Record<Correctable, (text: string) => string>> = {
  name: maskName, guardian: maskName, identity: maskIdentity, guardian_identity: maskIdentity, phone: maskPhone, guardian_phone: maskPhone,
};

/** Not masked in part, and not shown to who only looks on. */
const HIDDEN: readonly Correctable[] = ['address', 'birth'];

/**
 * What is to become what. Names and numbers stay masked but for the characters that differ, so that a second pair of eyes sees what is asked and no more;
 * address and birth are shown to who decides, and to nobody else ('***').
 */
export function shownValues(field: Correctable, { from, to }: ShownValues, { divisions, decides }: { readonly divisions: Pick<Divisions, 'fullName'>; readonly decides: boolean }): ShownValues {
  const mask = MASKS[field];
  if (mask) return { from: from && differing(from, to, mask), to: to && differing(to, from, mask) };
  if (HIDDEN.includes(field) && !decides) return { from: from && '***', to: to && '***' };
  return { from: from && inWords(field, from, divisions), to: to && inWords(field, to, divisions) };
}

function differing(text: string, other: string | null, mask: (text: string) => string): string {
  const [own, theirs, masked] = [[...text], [...(other ?? '')], [...mask(text)]];
  if (own.length !== theirs.length || masked.length !== own.length) return masked.join('');
  return own.map((character, i) => (character === theirs[i] ? masked[i] : character)).join('');
}

const WORDS: Readonly<Record<string, string>> = {
  male: '男', female: '女', rural: '农业', urban: '非农业', valid: '有效', expired: '已到期', frozen: '冻结', cancelled: '注销', moved_out: '迁出',
};

/** A value of the register as an office writes it. */
export function inWords(field: string, value: string, divisions: Pick<Divisions, 'fullName'>): string {
  const number = Number(value);
  if (field === 'category' && isCategory(number)) return CATEGORIES[number].zh;
  if (field === 'grade' && isGrade(number)) return GRADES[number].zh;
  if (field === 'division') return divisions.fullName(value) ?? value;
  return field === 'sex' || field === 'household_type' || field === 'certificate_status' ? (WORDS[value] ?? value) : value;
}
