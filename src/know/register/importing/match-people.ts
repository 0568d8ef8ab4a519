import type { PoolClient } from 'pg';

/**
 * Gives every staged row its person: the holder of its certificate; else whoever has its identity number and its name, a certificate or not;
 * else a new person. A number alone never makes two names one person. No person is given twice.
 */
export async function matchPeople(client: PoolClient): Promise<void> {
  await client.query(`
    update staged s set person = m.person_id
    from (select distinct on (person_id) row, person_id from (
        select distinct on (s.row) s.row, c.person_id from staged s
        join register.certificate c on c.number_lookup = s.certificate_lookup
        order by s.row, upper_inf(c.during) desc, c.id desc) holder
      order by person_id, row) m
    where m.row = s.row`);
  await client.query('create unique index staged_by_person on staged (person) where person is not null');
  await client.query(`
    update staged s set person = m.person_id
    from (select distinct on (person_id) row, person_id from (
        select distinct on (s.row) s.row, i.person_id from staged s
        join register.identification i on i.number_lookup = s.identity_lookup and replace(i.name, '·', '') = replace(s.name, '·', '')
        where s.person is null and not exists (select from staged taken where taken.person = i.person_id)
        order by s.row, upper_inf(i.during) desc, i.person_id) known
      order by person_id, row) m
    where m.row = s.row`);
  await client.query('update staged set person = uuidv7(), is_new = true where person is null');
  await client.query('analyze staged');
}
