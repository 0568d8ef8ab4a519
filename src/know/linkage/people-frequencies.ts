import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';

/** How many imagined people of the whole region stand behind a village's surnames. */
const CLAN_PRIOR = 20;

/**
 * How often a stranger has a day of birth (half by its year, half by itself) or lives in a place, as logarithms: linkage_chance; and how much more
 * often a surname is met in a village than elsewhere (many villages are of few clans): linkage_clan.
 */
export async function countPeople(engine: AnalysisEngine): Promise<void> {
  const share = (field: string) => `select '${field}' as field, ${field} as value, ln(count(*) / (select cast(count(${field}) as double) from linkage_person)) as chance
    from linkage_person where ${field} is not null group by ${field}`;
  await engine.run(`create or replace temp table linkage_chance as
    ${share('village')} union all ${share('town')} union all ${share('county')}
    union all select 'birth', d.born, ln(0.5 * (y.people + 1) / 366 / y.total + 0.5 * d.people / y.total) from
      (select born, substr(born, 1, 4) as year, count(*) - 1 as people from linkage_person where born is not null group by born) d join
      (select substr(born, 1, 4) as year, count(*) as people, cast(sum(count(*)) over () as double) as total from linkage_person where born is not null group by 1) y
      on y.year = d.year`);
  await engine.run(`create or replace temp table linkage_clan as
    select v.village, v.surname, greatest(0, ln((v.people - 1 + ${CLAN_PRIOR} * s.share) / (t.people - 1 + ${CLAN_PRIOR}) / s.share)) as lift
    from (select village, substr(name, 1, 1) as surname, count(*) as people from linkage_person where village is not null and name is not null group by 1, 2) v
    join (select village, count(*) as people from linkage_person where village is not null and name is not null group by 1) t on t.village = v.village
    join (select substr(name, 1, 1) as surname, count(*) / (select cast(count(name) as double) from linkage_person) as share from linkage_person
      where name is not null group by 1) s on s.surname = v.surname`);
}
