import { FIELDS } from '../sealing/fields.ts';

/** Where a part of a person that can be corrected stands in the register. */
export interface Place {
  /** A table in time, or `person`, which has none. */
  readonly table: 'person' | 'identification' | 'residence' | 'household_member' | 'guardian' | 'phone' | 'certificate';
  readonly column: string;
  /** Of what is sealed: the name of the field it is sealed under, and the part of a contact. */
  readonly sealed?: { readonly field: string; readonly part?: 'identity' | 'phone' };
  /** The columns of the table that hold it as `staged` of an import names them: while a correction stands, a file does not change these. */
  readonly staged: Readonly<Record<string, string>>;
  readonly label: { readonly zh: string; readonly en: string };
}

/**
 * What of a person can be corrected here. Certificate numbers and the status of a certificate are given by the system that issues it, and are
 * corrected there.
 */
export const CORRECTABLE = {
  name: { table: 'identification', column: 'name', staged: { name: 'name' }, label: { zh: '姓名', en: 'Name' } },
  identity: { table: 'identification', column: 'number', sealed: { field: FIELDS.identity }, staged: { identity_lookup: 'number_lookup' }, label: { zh: '身份证号', en: 'Identity number' } },
  sex: { table: 'person', column: 'sex', staged: { sex: 'sex' }, label: { zh: '性别', en: 'Sex' } },
  birth: { table: 'person', column: 'birth', staged: { birth: 'birth' }, label: { zh: '出生日期', en: 'Date of birth' } },
  division: { table: 'residence', column: 'division', staged: { division: 'division' }, label: { zh: '所在区划', en: 'Division' } },
  address: { table: 'residence', column: 'address', staged: { address: 'address' }, label: { zh: '详细住址', en: 'Address' } },
  household_type: { table: 'residence', column: 'household_type', staged: { household_type: 'household_type' }, label: { zh: '户口性质', en: 'Kind of household' } },
  phone: { table: 'phone', column: 'number', sealed: { field: FIELDS.phone }, staged: { phone_lookup: 'number_lookup' }, label: { zh: '电话', en: 'Phone' } },
  household: { table: 'household_member', column: 'household', staged: { household: 'household' }, label: { zh: '户编号', en: 'Household number' } },
  guardian: { table: 'guardian', column: 'name', staged: { guardian: 'name' }, label: { zh: '监护人姓名', en: 'Guardian' } },
  guardian_relation: { table: 'guardian', column: 'relation', staged: { guardian_relation: 'relation' }, label: { zh: '与监护人关系', en: 'Relation to the guardian' } },
  guardian_identity: { table: 'guardian', column: 'contact', sealed: { field: FIELDS.contact, part: 'identity' }, staged: { contact_lookup: 'contact_lookup' }, label: { zh: '监护人身份证号', en: 'Identity number of the guardian' } },
  guardian_phone: { table: 'guardian', column: 'contact', sealed: { field: FIELDS.contact, part: 'phone' }, staged: { contact_lookup: 'contact_lookup' }, label: { zh: '监护人电话', en: 'Phone of the guardian' } },
  category: { table: 'certificate', column: 'category', staged: { category: 'category' }, label: { zh: '残疾类别', en: 'Category' } },
  grade: { table: 'certificate', column: 'grade', staged: { grade: 'grade' }, label: { zh: '残疾等级', en: 'Grade' } },
  issued: { table: 'certificate', column: 'issued', staged: { issued: 'issued' }, label: { zh: '发证日期', en: 'Issued' } },
  valid_from: { table: 'certificate', column: 'valid_from', staged: { valid_from: 'valid_from' }, label: { zh: '有效期起', en: 'Valid from' } },
  valid_to: { table: 'certificate', column: 'valid_to', staged: { valid_to: 'valid_to' }, label: { zh: '有效期止', en: 'Valid to' } },
} as const satisfies Record<string, Place>;

export type Correctable = keyof typeof CORRECTABLE;

export const CORRECTABLE_FIELDS = Object.keys(CORRECTABLE).filter(isCorrectable);

export function isCorrectable(text: string): text is Correctable {
  return Object.hasOwn(CORRECTABLE, text);
}

export function placeOf(field: Correctable): Place {
  return CORRECTABLE[field];
}
