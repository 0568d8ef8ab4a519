import { CATEGORIES, GRADES, isCategory, isGrade } from '../foundation/kernel/index.ts';
import type { Office } from '../judge/coverage/index.ts';
import type { RecordField } from '../know/register/index.ts';

/** What the register's fields are called to the person they are about. */
export const RECORD_LABELS = {
  birth: { zh: '出生日期', en: 'date of birth' }, sex: { zh: '性别', en: 'sex' }, name: { zh: '姓名', en: 'name' }, identity: { zh: '身份证号', en: 'identity number' },
  certificate: { zh: '残疾人证号', en: 'certificate number' }, category: { zh: '残疾类别', en: 'category' }, grade: { zh: '残疾等级', en: 'grade' }, issued: { zh: '发证日期', en: 'issued on' },
  valid_from: { zh: '有效期起', en: 'valid from' }, valid_to: { zh: '有效期止', en: 'valid to' }, certificate_status: { zh: '证件状态', en: 'status of the certificate' },
  division: { zh: '住地', en: 'place' }, address: { zh: '详细住址', en: 'address' }, household_type: { zh: '户口性质', en: 'kind of household' }, household: { zh: '户编号', en: 'household number' },
  guardian: { zh: '监护人', en: 'guardian' }, guardian_identity: { zh: '监护人身份证号', en: 'identity number of the guardian' }, guardian_phone: { zh: '监护人电话', en: 'phone of the guardian' },
  guardian_relation: { zh: '与监护人关系', en: 'relation to the guardian' }, phone: { zh: '电话', en: 'phone' }, known_category: { zh: '申请时类别', en: 'category applied for' },
  known_grade: { zh: '申请时等级', en: 'grade applied for' }, known_document: { zh: '申请材料', en: 'paper of the application' },
} as const satisfies Record<RecordField, { readonly zh: string; readonly en: string }>;

const WORDS: Readonly<Record<string, string>> = {
  male: '男', female: '女', rural: '农业', urban: '非农业', valid: '有效', expired: '已到期', frozen: '冻结', cancelled: '注销', moved_out: '迁出',
};

/** A value as the person reads it. */
export function sayRecord({ divisions }: Pick<Office, 'divisions'>, what: RecordField, value: string | number | null): string | number | null {
  if (value === null) return null;
  const number = Number(value);
  if ((what === 'category' || what === 'known_category') && isCategory(number)) return CATEGORIES[number].zh;
  if ((what === 'grade' || what === 'known_grade') && isGrade(number)) return GRADES[number].zh;
  if (what === 'division') return divisions.fullName(String(value));
  return typeof value === 'string' ? sayWord(value) : value;
}

/** An identifier in the words of the office; any other text as it is. */
export function sayWord(text: string): string {
  return WORDS[text] ?? text;
}
