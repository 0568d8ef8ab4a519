/** A dated attribute of a person: one table in time, and where its columns stand in `staged`. */
export interface Attribute {
  readonly table: string;
  /** Column of the table -> column of `staged`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Fields of the file that speak of it: where the file has none of them, it says nothing and nothing changes. */
  readonly fields: readonly string[];
}

export const ATTRIBUTES: readonly Attribute[] = [
  { table: 'identification', columns: { name: 'name', number: 'identity' }, fields: ['name', 'identity', 'certificate'] },
  {
    table: 'residence',
    columns: { division: 'division', address: 'address', household_type: 'household_type' },
    fields: ['division_code', 'county', 'town', 'village', 'address', 'household_type'],
  },
  { table: 'household_member', columns: { household: 'household' }, fields: ['household'] },
  {
    table: 'guardian',
    columns: { name: 'guardian', identity: 'guardian_identity', phone: 'guardian_phone', relation: 'guardian_relation' },
    fields: ['guardian', 'guardian_identity', 'guardian_phone', 'guardian_relation'],
  },
  { table: 'phone', columns: { number: 'phone' }, fields: ['phone'] },
];

/** The attributes a file speaks of. */
export function attributesOf(fields: ReadonlySet<string>): Attribute[] {
  return ATTRIBUTES.filter((attribute) => attribute.fields.some((field) => fields.has(field)));
}
