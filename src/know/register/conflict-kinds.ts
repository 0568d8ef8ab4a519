/**
 * What can be wrong with a row of the register. `row`: the row itself is not in the population, another stands for the person (or nobody can);
 * `person`: the row is in the population and a person must look; `note`: kept for the record, nothing to decide.
 */
export const CONFLICT_KINDS = {
  two_people_one_certificate: { weight: 'row', zh: '两人同用一个残疾人证号', en: 'Two people carry one certificate number' },
  same_certificate_twice: { weight: 'row', zh: '同一残疾人证重复出现', en: 'One certificate stands in two rows' },
  person_two_certificates: { weight: 'row', zh: '一人持有两个有效残疾人证', en: 'One person has two valid certificates' },
  superseded: { weight: 'note', zh: '已被后来的残疾人证取代', en: 'Superseded by a later certificate of the same person' },
  no_number: { weight: 'row', zh: '残疾人证号与身份证号都无法识别', en: 'Neither certificate nor identity number can be read' },
  two_people_one_identity: { weight: 'person', zh: '两人同用一个身份证号', en: 'Two people carry one identity number' },
  identity_differs: { weight: 'person', zh: '残疾人证号中的身份证号与身份证号栏不一致', en: 'The identity number inside the certificate differs from the identity column' },
  identity_fails_check: { weight: 'person', zh: '身份证号校验不通过', en: 'The identity number fails its check' },
  certificate_unreadable: { weight: 'person', zh: '残疾人证号无法识别', en: 'The certificate number cannot be read' },
  category_differs: { weight: 'person', zh: '残疾类别与残疾人证号不一致', en: 'The category differs from the certificate number' },
  grade_differs: { weight: 'person', zh: '残疾等级与残疾人证号不一致', en: 'The grade differs from the certificate number' },
  birth_differs: { weight: 'person', zh: '出生日期与身份证号不一致', en: 'The birth date differs from the identity number' },
  sex_differs: { weight: 'person', zh: '性别与身份证号不一致', en: 'The sex differs from the identity number' },
  validity_reversed: { weight: 'person', zh: '有效期止早于有效期起', en: 'The certificate ends before it begins' },
  valid_past_end: { weight: 'person', zh: '状态为有效但已过有效期', en: 'Called valid after its last day' },
  corrected_differs: { weight: 'person', zh: '文件与已批准的更正不一致', en: 'The file differs from an approved correction' },
  name_needs_review: { weight: 'person', zh: '姓名含有无法辨认的字符', en: 'The name holds characters that were lost or described' },
} as const satisfies Record<string, { weight: 'row' | 'person' | 'note'; zh: string; en: string }>;

export type ConflictKind = keyof typeof CONFLICT_KINDS;

/** Whether a text names a kind of conflict. */
export function isConflictKind(text: string): text is ConflictKind {
  return Object.hasOwn(CONFLICT_KINDS, text);
}
