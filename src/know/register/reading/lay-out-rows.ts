import { literal, type AnalysisEngine, type ColumnType } from '../../../foundation/platform/engine/index.ts';
import { birthSql, sexSql } from './number-sql.ts';
import { readOddCells } from './read-odd-cells.ts';

/** The columns of a register snapshot that are used; one that a file did not have is NULL. */
const COLUMNS = {
  row: 'bigint', certificate: 'varchar', certificate_numeric: 'boolean', identity: 'varchar', identity_numeric: 'boolean', identity_sound: 'boolean', name: 'varchar',
  sex: 'varchar', birth: 'date', phone: 'varchar', division: 'varchar', address: 'varchar',
  category: 'varchar', grade: 'varchar', status: 'varchar', issued: 'date', valid_from: 'date', valid_to: 'date',
  guardian: 'varchar', guardian_identity: 'varchar', guardian_phone: 'varchar', guardian_relation: 'varchar', household: 'varchar', household_type: 'varchar',
} as const satisfies Record<string, ColumnType>;

/**
 * Lays a snapshot of the register out as the temporary table register_row: one row a row of the file, numbers and names read, columns compared
 * with nothing yet. `identity` is the best number there is (a sound column, else the number inside the certificate, else what fails its check).
 */
export async function layOutRows(engine: AnalysisEngine, snapshot: string, asOf: string): Promise<void> {
  const file = `read_parquet(${literal(snapshot)})`;
  const present = new Set((await engine.rows<{ name: string }>(`select column_name as name from (describe select * from ${file})`)).map(({ name }) => name));
  const columns = Object.entries(COLUMNS).map(([name, type]) => `cast(${present.has(name) ? name : 'null'} as ${type}) as ${name}`);
  const written = `(select ${columns.join(', ')} from ${file})`;
  await readOddCells(engine, written, asOf);
  await engine.run(`create or replace temp table register_row as
    select *, coalesce(identity_date, birth_written, ${birthSql('identity')}) as birth, coalesce(identity_sex, sex_written) as sex
    from (select *, case when identity_passes then ${birthSql('identity')} end as identity_date, case when identity_passes then ${sexSql('identity')} end as identity_sex
      from (select *, coalesce(case when identity_state = 'valid' then identity_read end, case when certificate_passes then contained end, identity_read, contained) as identity,
          identity_state = 'valid' or certificate_passes as identity_passes
        from (${readRows(written, asOf)}) read) numbered) dated`);
}

/** The rows with what the kernel read in place of what is written; what it was not asked about is sound as it stands. */
function readRows(written: string, asOf: string): string {
  const certificate = 'case when k.text is null then c.certificate else k.number end';
  return `select c.row, coalesce(n.name, c.name) as name, replace(coalesce(n.name, c.name), '·', '') as name_key, coalesce(n.review, false) as name_review,
      ${certificate} as certificate,
      case when c.certificate is null then 'missing' else coalesce(k.state, 'valid') end as certificate_state,
      c.certificate is not null and coalesce(k.state, 'valid') in ('valid', 'bad_category', 'bad_grade') as certificate_passes,
      substr(${certificate}, 1, 18) as contained, substr(${certificate}, 1, 20) as certificate_base,
      case when i.text is null then c.identity else i.number end as identity_read,
      case when c.identity is null then 'missing' else coalesce(i.state, 'valid') end as identity_state,
      try_cast(substr(${certificate}, 19, 1) as integer) as category_certified, try_cast(substr(${certificate}, 20, 1) as integer) as grade_certified,
      try_cast(c.category as integer) as category_written, try_cast(c.grade as integer) as grade_written,
      c.sex as sex_written, c.birth as birth_written, c.phone, c.division, c.address, c.household, c.household_type,
      coalesce(c.status, case when coalesce(k.state, 'valid') = 'missing' or c.certificate is null then 'none'
        when c.valid_to < cast(${literal(asOf)} as date) then 'expired' else 'valid' end) as status,
      c.issued, coalesce(c.valid_from, c.issued) as valid_from, c.valid_to,
      c.guardian, case when g.text is null then c.guardian_identity else g.number end as guardian_identity, c.guardian_phone, c.guardian_relation
    from ${written} c
    left join register_odd_name n on n.text = c.name
    left join register_odd_certificate k on k.text = c.certificate and k.numeric = coalesce(c.certificate_numeric, false)
    left join register_odd_identity i on i.text = c.identity and i.numeric = coalesce(c.identity_numeric, false)
    left join register_odd_identity g on g.text = c.guardian_identity and not g.numeric`;
}
