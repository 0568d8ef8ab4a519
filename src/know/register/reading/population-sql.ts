import type { ColumnType } from '../../../foundation/platform/engine/index.ts';

/** The population of a day, one row a certificate holder or known person: what linkage and policy read. */
export const POPULATION = {
  person_id: 'varchar', certificate: 'varchar', name: 'varchar', identity: 'varchar', birth: 'date', sex: 'varchar', category: 'integer', grade: 'integer',
  division: 'varchar', county: 'varchar', town: 'varchar', village: 'varchar', address: 'varchar', phone: 'varchar', certificate_status: 'varchar',
  valid_from: 'date', valid_to: 'date', household: 'varchar', guardian: 'varchar', guardian_identity: 'varchar', household_type: 'varchar', row: 'bigint',
  issued: 'date', guardian_phone: 'varchar', guardian_relation: 'varchar',
} as const satisfies Record<string, ColumnType>;

/**
 * The population of the rows laid out and chosen. A person is called by the row of the file: the certificate number changes over a life and
 * is never the key, and nothing of a number can be read back from this one.
 */
export const POPULATION_OF_ROWS = `
  select 'r' || lpad(cast(r.row as varchar), 9, '0') as person_id, r.certificate, r.name, r.identity, r.birth, r.sex,
    coalesce(case when r.category_certified between 1 and 7 then r.category_certified end, r.category_written) as category,
    coalesce(case when r.grade_certified between 1 and 4 then r.grade_certified end, r.grade_written) as grade,
    r.division, ${placeSql('r.division')}, r.address, r.phone, r.status as certificate_status, r.valid_from, r.valid_to,
    r.household, r.guardian, r.guardian_identity, r.household_type, r.row,
    r.issued, r.guardian_phone, r.guardian_relation
  from register_row r left join register_left l on l.row = r.row
  where l.row is null`;

/** County, town and village of a division code of 6, 9 or 12 digits. */
export function placeSql(division: string): string {
  return `substr(${division}, 1, 6) as county, case when length(${division}) >= 9 then substr(${division}, 1, 9) end as town,
    case when length(${division}) = 12 then ${division} end as village`;
}
