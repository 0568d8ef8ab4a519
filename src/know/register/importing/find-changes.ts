import type { PoolClient } from 'pg';
import { CERTIFICATE, type Attribute } from './attributes.ts';

/**
 * Compares staged rows with what holds now. Leaves the temporary table `change(person, subject, before, after, sealed_before)`: one row a person and
 * table that differs; subject 'gone' for people whose county the file covers and who are not in it. New people are in `staged` alone.
 */
export async function findChanges(client: PoolClient, attributes: readonly Attribute[], heldCounties: readonly string[]): Promise<void> {
  await client.query('create temp table change (person uuid not null, subject text not null, before jsonb, after jsonb, sealed_before bytea) on commit drop');
  for (const attribute of attributes) await compare(client, attribute, '');
  await compare(client, CERTIFICATE, "and s.certificate_status <> 'none'");
  await client.query(`insert into change
    select s.person, 'certificate', ${json('t', told(CERTIFICATE))}, null, t.number
    from staged s join register.certificate t on t.person_id = s.person and upper_inf(t.during) where s.certificate_status = 'none'`);
  await client.query(`insert into change (person, subject, before, after)
    select s.person, 'certificate_status', jsonb_build_object('status', t.status), jsonb_build_object('status', s.certificate_status)
    from staged s join register.certificate c on c.person_id = s.person and upper_inf(c.during)
    left join register.certificate_status t on t.certificate_id = c.id and upper_inf(t.during)
    where not s.is_new and s.certificate_status <> 'none' and s.certificate_status is distinct from t.status
      and not exists (select from change h where h.person = s.person and h.subject = 'certificate')`);
  await client.query(`insert into change (person, subject, before, after)
    select s.person, 'known_person', ${json('t', ['category', 'grade', 'basis'])},
      case when s.certificate_status = 'none' then jsonb_build_object('category', s.category, 'grade', s.grade, 'basis', 'register') end
    from staged s left join register.known_person t on t.person_id = s.person and upper_inf(t.during)
    where not s.is_new and case when s.certificate_status = 'none' then t.person_id is null or row(t.category, t.grade) is distinct from row(s.category, s.grade)
      else t.person_id is not null end`);
  await client.query(`insert into change (person, subject, before, after)
    select s.person, 'person', jsonb_build_object('birth', p.birth, 'sex', p.sex), jsonb_build_object('birth', s.birth, 'sex', s.sex)
    from staged s join register.person p on p.id = s.person where row(p.birth, p.sex) is distinct from row(s.birth, s.sex)`);
  await client.query(`insert into change (person, subject, before, after)
    select r.person_id, 'gone', null, null from register.residence r
    where upper_inf(r.during) and left(r.division, 6) in (select distinct county from staged where county is not null) and left(r.division, 6) <> all ($1)
      and not exists (select from staged s where s.person = r.person_id)
      and (exists (select from register.certificate c where c.person_id = r.person_id and upper_inf(c.during))
        or exists (select from register.known_person k where k.person_id = r.person_id and upper_inf(k.during) and k.basis = 'register'))`, [heldCounties]);
  await client.query('create index on change (subject, person)');
  await client.query('analyze change');
}

async function compare(client: PoolClient, attribute: Attribute, where: string): Promise<void> {
  const { table, columns, sealed } = attribute;
  const names = Object.keys(columns);
  const old = names.map((name) => `t.${name}`).join(', ');
  const said = names.map((name) => `s.${columns[name]}`).join(', ');
  await client.query(`insert into change
    select s.person, '${table}', ${json('t', told(attribute))}, jsonb_build_object(${told(attribute).map((name) => `'${name}', s.${columns[name]}`).join(', ')}),
      ${sealed ? `t.${sealed.column}` : 'null'}
    from staged s left join register.${table} t on t.person_id = s.person and upper_inf(t.during)
    where not s.is_new ${where} and row(${said}) is distinct from row(${old})`);
}

function json(alias: string, names: readonly string[]): string {
  return `case when ${alias}.person_id is not null then jsonb_build_object(${names.map((name) => `'${name}', ${alias}.${name}`).join(', ')}) end`;
}

/** What an event tells openly: not the look-ups, which a change of keys makes anew. */
function told({ columns }: Attribute): string[] {
  return Object.keys(columns).filter((name) => !name.endsWith('_lookup'));
}
