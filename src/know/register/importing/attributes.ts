import { FIELDS } from '../sealing/fields.ts';

/** A dated attribute of a person: one table in time, and where its columns stand in `staged`. */
export interface Attribute {
  readonly table: string;
  /** Column of the table -> column of `staged`. Two rows are equal where these are: what is sealed is compared by its look-up. */
  readonly columns: Readonly<Record<string, string>>;
  /** What is sealed: column of the table, and of `sealed`. */
  readonly sealed?: { readonly column: string; readonly from: string; readonly field: string };
  /** Fields of the file that speak of it: where the file has none of them, it says nothing and nothing changes. */
  readonly fields: readonly string[];
}

export const ATTRIBUTES: readonly Attribute[] = [
  {
    table: 'identification', columns: { name: 'name', number_lookup: 'identity_lookup' }, sealed: { column: 'number', from: 'identity', field: FIELDS.identity },
    fields: ['name', 'identity', 'certificate'],
  },
  {
    table: 'residence',
    columns: { division: 'division', address: 'address', household_type: 'household_type' },
    fields: ['division_code', 'county', 'town', 'village', 'address', 'household_type'],
  },
  { table: 'household_member', columns: { household: 'household' }, fields: ['household'] },
  {
    table: 'guardian',
    columns: { name: 'guardian', contact_lookup: 'contact_lookup', relation: 'guardian_relation' }, sealed: { column: 'contact', from: 'contact', field: FIELDS.contact },
    fields: ['guardian', 'guardian_identity', 'guardian_phone', 'guardian_relation'],
  },
  { table: 'phone', columns: { number_lookup: 'phone_lookup' }, sealed: { column: 'number', from: 'phone', field: FIELDS.phone }, fields: ['phone'] },
];

/** What of a certificate is written on it. */
export const CERTIFICATE = {
  table: 'certificate',
  columns: {
    number_lookup: 'certificate_lookup', reissue: 'certificate_reissue', identity_lookup: 'certificate_identity_lookup',
    category: 'category', grade: 'grade', issued: 'issued', valid_from: 'valid_from', valid_to: 'valid_to',
  },
  sealed: { column: 'number', from: 'certificate', field: FIELDS.certificate },
  fields: [],
} as const satisfies Attribute;

/** The attributes a file speaks of. */
export function attributesOf(fields: ReadonlySet<string>): Attribute[] {
  return ATTRIBUTES.filter((attribute) => attribute.fields.some((field) => fields.has(field)));
}
