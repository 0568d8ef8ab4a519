import { cleanName, isCategory, isDivisionCode, isGrade, readDate, readIdentity } from '../../../foundation/kernel/index.ts';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import type { Divisions } from '../../divisions/index.ts';
import type { Correctable } from './correctable.ts';

interface Reader {
  /** The text as the register keeps it; null where it cannot be that. */
  readonly read: (text: string, divisions: Pick<Divisions, 'get'>) => string | null;
  readonly zh: string;
  readonly en: string;
}

const DAY: Reader = { read: (text) => readDate(text).date, zh: '请填一个日期，例如 1970-03-12。', en: 'Give a day, such as 1970-03-12.' };
const NAME: Reader = { read: (text) => cleanName(text) || null, zh: '请填姓名。', en: 'Give a name.' };
const IDENTITY: Reader = { read: soundIdentity, zh: '身份证号校验不通过，请对照证件再核对。', en: 'The identity number fails its check: compare it with the card.' };
const PHONE: Reader = { read: (text) => (/^\+?\d[\d -]{5,18}\d$/.test(text) ? text.replaceAll(/[ -]/g, '') : null), zh: '请填电话号码，7 至 20 位数字。', en: 'Give a phone number of 7 to 20 digits.' };
const WORDS: Reader = { read: (text) => text || null, zh: '请填写内容。', en: 'Give a value.' };

const READERS: Record<Correctable, Reader> = {
  name: NAME, guardian: NAME, identity: IDENTITY, guardian_identity: IDENTITY, phone: PHONE, guardian_phone: PHONE,
  birth: DAY, issued: DAY, valid_from: DAY, valid_to: DAY, address: WORDS, household: WORDS, guardian_relation: WORDS,
  sex: oneOf({ 男: 'male', 女: 'female' }),
  household_type: oneOf({ 农业: 'rural', 非农业: 'urban' }),
  category: { read: (text) => (isCategory(Number(text)) ? text : null), zh: '残疾类别是 1 至 7。', en: 'A category is 1 to 7.' },
  grade: { read: (text) => (isGrade(Number(text)) ? text : null), zh: '残疾等级是 1 至 4。', en: 'A grade is 1 to 4.' },
  division: {
    read: (text, divisions) => (isDivisionCode(text) && text.length >= 6 && divisions.get(text) ? text : null),
    zh: '没有这个区划代码；县 6 位、乡镇 9 位、村 12 位。', en: 'There is no such division code; a county has 6 digits, a town 9, a village 12.',
  },
};

/** What somebody wrote for a field, as the register keeps it; empty: nothing is known. Refuses (invalid, `to`) what cannot be that. */
export function readValue(field: Correctable, text: string, divisions: Pick<Divisions, 'get'>): string | null {
  const written = text.trim();
  if (written === '') return null;
  const { read, zh, en } = READERS[field];
  const value = read(written, divisions);
  if (value === null) throw new Refusal({ kind: 'invalid', code: 'value_unreadable', zh, en, where: 'to' });
  return value;
}

function soundIdentity(text: string): string | null {
  const { state, number } = readIdentity(text);
  return state === 'valid' ? number : null;
}

/** By its own name or by the word of the forms. */
function oneOf(words: Readonly<Record<string, string>>): Reader {
  const known = Object.values(words);
  return { read: (text) => words[text] ?? known.find((one) => one === text) ?? null, zh: `只能是${Object.keys(words).join('或')}。`, en: `One of ${known.join(', ')}.` };
}
