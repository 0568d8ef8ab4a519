import type { Label } from '../label.ts';

/** What a person's record holds that is masked until somebody says what for. `sensitive`: of the kinds named by PIPL art. 28. */
export const FIELDS = {
  name: { label: { zh: '姓名', en: 'name' }, sensitive: false },
  identity: { label: { zh: '身份证号', en: 'identity number' }, sensitive: false },
  certificate: { label: { zh: '残疾人证号', en: 'certificate number' }, sensitive: true },
  birth: { label: { zh: '出生日期', en: 'date of birth' }, sensitive: false },
  phone: { label: { zh: '电话', en: 'phone' }, sensitive: false },
  address: { label: { zh: '详细住址', en: 'address' }, sensitive: false },
  bank_card: { label: { zh: '银行卡号', en: 'bank card' }, sensitive: true },
  diagnosis: { label: { zh: '诊断', en: 'diagnosis' }, sensitive: true },
  guardian: { label: { zh: '监护人姓名', en: 'name of the guardian' }, sensitive: false },
  guardian_identity: { label: { zh: '监护人身份证号', en: 'identity number of the guardian' }, sensitive: false },
  guardian_phone: { label: { zh: '监护人电话', en: 'phone of the guardian' }, sensitive: false },
} as const satisfies Record<string, { readonly label: Label; readonly sensitive: boolean }>;

export type Field = keyof typeof FIELDS;

export function isField(text: string): text is Field {
  return Object.hasOwn(FIELDS, text);
}

export const FIELD_NAMES = Object.keys(FIELDS).filter(isField);
