import type { PoolClient } from 'pg';
import type { Attribute } from './attributes.ts';

/**
 * Writes new people, and the changed attributes of known ones from `asOf` on: what held until then ends the day before. What was said on that
 * same day before is replaced; what was corrected from a later day on is said from that day on. Of new people nothing earlier is known, so theirs begin with an open start.
 */
export async function applyAttributes(client: PoolClient, attributes: readonly Attribute[], asOf: string): Promise<void> {
  await client.query('insert into register.person (id, birth, sex) select person, birth, sex from staged where is_new');
  await client.query(`update register.person p set birth = s.birth, sex = s.sex from staged s join change h on h.person = s.person and h.subject = 'person' where p.id = s.person`);
  await client.query(`insert into register.household (number) select distinct household from staged s
    where household is not null and not exists (select from register.household h where h.number = s.household)`);
  for (const attribute of attributes) {
    await endPeriods(client, attribute.table, 'person_id', attribute.table, asOf);
    await begin(client, attribute, asOf);
  }
}

/** Ends the open periods of a table for the people with a change of this subject. */
export async function endPeriods(client: PoolClient, table: string, key: string, subject: string, asOf: string): Promise<void> {
  const those = `t.${key} = h.person and h.subject = '${subject}' and upper_inf(t.during)`;
  await client.query(`delete from register.${table} t using change h where ${those} and lower(t.during) >= $1`, [asOf]);
  await client.query(`update register.${table} t set during = daterange(lower(t.during), $1) from change h where ${those}`, [asOf]);
}

async function begin(client: PoolClient, { table, columns, sealed }: Attribute, asOf: string): Promise<void> {
  const said = Object.values(columns).map((column) => `s.${column}`);
  await client.query(
    `insert into register.${table} (person_id, during, ${[...Object.keys(columns), ...(sealed ? [sealed.column] : [])].join(', ')})
     select s.person, daterange(case when not s.is_new then greatest($1::date, (select max(upper(e.during)) from register.${table} e where e.person_id = s.person)) end, null),
       ${[...said, ...(sealed ? [`v.${sealed.from}`] : [])].join(', ')}
     from staged s ${sealed ? 'left join sealed v on v.row = s.row' : ''}
     where (s.is_new or exists (select from change h where h.person = s.person and h.subject = '${table}')) and num_nonnulls(${said.join(', ')}) > 0`,
    [asOf],
  );
}
