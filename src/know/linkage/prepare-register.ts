import { stat } from 'node:fs/promises';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { passesCheckSql, wholeSql } from './identity-sql.ts';
import { nameKey, plainNameSql } from './name-key.ts';
import { countPeople } from './people-frequencies.ts';

/**
 * Lays the register out for linking, as temporary tables:
 * linkage_person  one row a person: p (a dense number in the order of the file), name key n, number (identity, else the first 18 of the certificate)
 * linkage_number  number -> p: every number a person is known by
 * linkage_relative number -> p: numbers of the guardian and of others of the household, which agencies note for
 *                  the person (left out where that relative has the person's name: then nothing tells them apart)
 * linkage_spelling name as written -> n: the register's names
 * linkage_owner, linkage_born_in_town, linkage_named_day, linkage_named_village, linkage_named_phone: what rows are sifted by
 * and the frequencies of `countPeople`.
 * Returns the number of people. Laid out once for all lists that are linked to the same population, which saves 1 s a list at 200,000 people.
 */
export async function prepareRegister(engine: AnalysisEngine, population: string): Promise<number> {
  const { mtimeMs, size } = await stat(population);
  const register = `${population} ${mtimeMs} ${size}`;
  const before = laidOut.get(engine);
  if (before?.register === register) return before.people;
  laidOut.delete(engine);
  const people = await layOutRegister(engine, population);
  laidOut.set(engine, { register, people });
  return people;
}

/** The register whose tables an engine holds. */
const laidOut = new WeakMap<AnalysisEngine, { readonly register: string; readonly people: number }>();

async function layOutRegister(engine: AnalysisEngine, population: string): Promise<number> {
  await engine.run(`create or replace temp view linkage_known as
    select cast(file_row_number as integer) as p, person_id, certificate, trim(name) as name, sex, phone, household, guardian, guardian_identity, certificate_status,
      case when strlen(certificate) >= 20 then substr(certificate, 1, 18) end as certified,
      upper(coalesce(identity, case when strlen(certificate) >= 20 then substr(certificate, 1, 18) end)) as number,
      birth, coalesce(village, case when strlen(division) = 12 then division end) as village,
      coalesce(town, substr(village, 1, 9), case when strlen(division) >= 9 then substr(division, 1, 9) end) as town,
      coalesce(county, substr(division, 1, 6)) as county
    from read_parquet(${literal(population)}, file_row_number = true)`);
  await keyNames(engine);
  await engine.run(`create or replace temp table linkage_person as
    select k.p, k.person_id, k.certificate, s.n, s.key as name, s.people as namesakes, k.number,
      case when k.certified <> k.number then k.certified end as number2, ${passesCheckSql('k.number', 'k.whole')} as number_passes,
      coalesce(${dayText('k.birth')}, case when strlen(k.number) = 18 then substr(k.number, 7, 8) end) as born, k.birth,
      k.village, k.town, k.county, k.sex, k.phone,
      coalesce(k.certificate_status, 'none') in ('cancelled', 'none', 'moved_out') as left_register
    from (select *, ${wholeSql('number')} as whole from linkage_known) k left join linkage_spelling s on s.name = k.name`);
  await engine.run(`create or replace temp table linkage_number as
    select number, p from linkage_person where number is not null union select number2, p from linkage_person where number2 is not null`);
  await engine.run(`create or replace temp table linkage_relative as
    select distinct number, p from (
      select guardian_identity as number, guardian as owner, p, name, number as own from linkage_known where guardian_identity is not null
      union all
      select o.number, o.name, a.p, a.name, a.number from linkage_known a join linkage_known o on o.household = a.household and o.p <> a.p) kin
    where number is not null and number <> coalesce(own, '') and coalesce(owner, '') <> name`);
  await layOutSieves(engine);
  await countPeople(engine);
  const [size] = await engine.rows<{ people: number }>('select count(*) as people from linkage_person');
  return size?.people ?? 0;
}

/** Each has a key once, so that a join with it keeps the number of rows. The owner is told where a number is one person's alone. */
async function layOutSieves(engine: AnalysisEngine): Promise<void> {
  await engine.run(`create or replace temp table linkage_owner as
    select k.number, q.p, q.n, q.birth, q.sex, q.county
    from (select number, case when count(p) = 1 then max(p) end as p
      from (select number, p from linkage_number union all select number, null from linkage_relative) numbers group by number) k
    left join linkage_person q on q.p = k.p and q.number = k.number`);
  await engine.run(`create or replace temp table linkage_born_in_town as
    select town, born, max(birth) as birth from linkage_person where town is not null and born is not null group by town, born`);
  await engine.run('create or replace temp table linkage_named_day as select n, born, max(birth) as birth from linkage_person where n is not null group by n, born');
  for (const field of ['village', 'phone']) {
    await engine.run(`create or replace temp table linkage_named_${field} as select distinct n, ${field} from linkage_person where n is not null and ${field} is not null`);
  }
}

/** A date as eight digits, the form it has inside an identity number. */
export function dayText(date: string): string {
  return `strftime(${date}, '%Y%m%d')`;
}

async function keyNames(engine: AnalysisEngine): Promise<void> {
  const unusual = await engine.rows<{ name: string }>(
    `select distinct name from linkage_known where name is not null and not ${plainNameSql('name')}`,
  );
  await engine.load('linkage_unusual', { name: 'varchar', key: 'varchar' }, unusual.map(({ name }) => [name, nameKey(name)]));
  await engine.run(`create or replace temp table linkage_key as
    select cast(row_number() over () as integer) as n, key, count(*) as people from (
      select name as key from linkage_known where ${plainNameSql('name')}
      union all select u.key from linkage_known k join linkage_unusual u on u.name = k.name where u.key <> '') names
    group by key`);
  await engine.run(`create or replace temp table linkage_spelling as
    select key as name, n, key, people from linkage_key
    union all select u.name, k.n, k.key, k.people from linkage_unusual u join linkage_key k on k.key = u.key where u.name <> u.key`);
}
