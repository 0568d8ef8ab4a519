import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { UNLIKE } from './comparison-model.ts';
import { nameKey } from './name-key.ts';
import type { NameLevel } from './name-likeness.ts';
import { compareNumber, readRowNumber } from './number-likeness.ts';
import { dayText } from './prepare-register.ts';
import type { FilledColumns } from './sift-rows.ts';

/**
 * Compares the cells of each candidate pair: linkage_compared, one row a pair, a level for each field (see `comparison-model`) and `chance`, the
 * logarithm of how often a stranger would agree on this name, day and place; names count as often as list and register together have them.
 */
export async function comparePairs(
  engine: AnalysisEngine, { rows, every }: FilledColumns, people: number, compareNames: (a: string, b: string) => NameLevel,
): Promise<void> {
  await readNumbers(engine);
  await compareSpellings(engine, compareNames);
  await engine.run(`create or replace temp table linkage_levels as
    select r.row, q.p, c.owned, coalesce(r.identity <> r.number and strlen(r.identity) < 20, false) as repaired,
      ${numberLevel} as number,
      case when r.identity is null or r.certificate is null then 'none' when substr(r.certificate, 1, 20) = substr(q.certificate, 1, 20) then 'same'
        when substr(r.certificate, 1, 18) in (q.number, q.number2) then 'same' else 'other' end as certificate,
      case when r.n = q.n then 'same' else coalesce(names.level, 'other') end as name,
      ${placeLevel} as place,
      case when r.phone is null or q.phone is null then 'none' when r.phone = q.phone then 'same' else 'other' end as phone,
      case when r.sex is null or q.sex is null then 'none' when r.sex = q.sex then 'same' else 'other' end as sex,
      ${dayText('r.birth')} as noted_born,
      case when strlen(r.number) = 18 then substr(r.number, 7, 8) end as number_born,
      q.n, q.namesakes, substr(q.name, 1, 1) as surname, q.born, q.village, q.town, q.county, q.left_register
    from linkage_pair c join linkage_row r on r.row = c.row join linkage_person q on q.p = c.p
    left join linkage_doubtful d on d.row = c.row and d.p = c.p
    left join linkage_relative f on f.number = r.number and f.p = c.p
    left join linkage_name_level names on names.one = r.spelled and names.two = q.name`);
  await engine.run(`create or replace temp table linkage_claim as
    select owner as p from linkage_sifted where owner is not null union select p from linkage_levels where number = 'same' and name = 'same'`);
  // Of a big list some of the rows are counted.
  await engine.run(`create or replace temp table linkage_drawn_name as select n, count(*) as times from linkage_named where row % ${every} = 0 group by n`);
  await engine.run(`create or replace temp table linkage_compared as
    select l.row, l.p, l.owned, l.left_register, l.repaired, l.number, l.certificate, l.name, l.sex, case when borrowed then 'none' else l.phone end as phone,
      case when l.phone = 'same' and l.birth = 'same' then 'same_kin' else l.birth end as birth,
      case when (l.phone = 'same' or borrowed) and l.place in ('village', 'town', 'county') then 'none' else l.place end as place,
      case when l.number in ('same', 'relative') or l.phone = 'same' then 'kin ' || l.name
        when l.place = 'village' and l.name <> 'same' then 'village ' || l.name else 'none' end as circle,
      case when l.number = 'same' and l.name = 'same' then 'none' when claim.p is not null then 'claimed' else 'free' end as claim,
      case when l.name = 'same' then ln(greatest(coalesce(drawn.times, 0) + l.namesakes - ${1 / every}, 0.5) / ${rows / every + people})
          + case when l.place = 'village' then coalesce(clan.lift, 0) else 0 end else 0 end
        + case when l.birth = 'same' and l.phone <> 'same' then birth_chance.chance else 0 end
        + case when l.phone = 'same' or borrowed then 0 when l.place = 'village' then village_chance.chance when l.place in ('town', 'village_town') then town_chance.chance
          when l.place in ('county', 'village_county', 'town_county') then county_chance.chance else 0 end as chance
    from (select *, ${birthLevel} as birth, number = 'same' and name in (${UNLIKE}) as borrowed from linkage_levels) l
    left join linkage_claim claim on claim.p = l.p
    left join linkage_drawn_name drawn on drawn.n = l.n
    left join linkage_clan clan on clan.village = l.village and clan.surname = l.surname
    left join linkage_chance birth_chance on birth_chance.field = 'birth' and birth_chance.value = l.born
    left join linkage_chance village_chance on village_chance.field = 'village' and village_chance.value = l.village
    left join linkage_chance town_chance on town_chance.field = 'town' and town_chance.value = l.town
    left join linkage_chance county_chance on county_chance.field = 'county' and county_chance.value = l.county`);
}

/** A number that ends in 000 and passes its check by chance (one in eleven does) may be rounded all the same. */
const numberLevel = `case when d.level is not null then d.level when r.number is null or q.number is null then 'none'
        when r.number in (q.number, q.number2) then 'same' when f.p is not null then 'relative'
        when substr(r.number, 16, 3) = '000' and substr(r.number, 1, 15) in (substr(q.number, 1, 15), substr(q.number2, 1, 15)) then 'prefix'
        when r.passes and not r.numeric then case when substr(r.number, 7, 8) = q.born then 'other_same_day' else 'other_valid' end else 'none' end`;

const placeLevel = `case when r.division is null or q.county is null then 'none'
        when strlen(r.division) >= 12 and q.village is not null then
          case when r.division = q.village then 'village' when substr(r.division, 1, 9) = q.town then 'village_town'
            when substr(r.division, 1, 6) = q.county then 'village_county' else 'village_other' end
        when strlen(r.division) >= 9 and q.town is not null then
          case when substr(r.division, 1, 9) = q.town then 'town' when substr(r.division, 1, 6) = q.county then 'town_county' else 'town_other' end
        when substr(r.division, 1, 6) = q.county then 'county' else 'county_other' end`;

/** Two parts of the date agree and the third differs, or day and month are exchanged. */
const nearly = (a: string) => `(substr(${a}, 1, 6) = substr(born, 1, 6) or substr(${a}, 5, 4) = substr(born, 5, 4)
        or (substr(${a}, 1, 4) = substr(born, 1, 4) and (substr(${a}, 7, 2) = substr(born, 7, 2)
          or (substr(${a}, 5, 2) = substr(born, 7, 2) and substr(${a}, 7, 2) = substr(born, 5, 2)))))`;

/** Birth lies inside the number: where the number agrees it has been counted, and only a noted day that contradicts it says something more. */
const birthLevel = `case when born is null then 'none'
        when number in ('same', 'slip', 'prefix') then
          case when noted_born is null then 'none' when noted_born = born then 'confirmed' else 'contradicts' end
        when number = 'relative' and coalesce(noted_born, number_born) = number_born then 'none'
        when coalesce(noted_born, number_born) is null then 'none'
        when noted_born = born or (noted_born is null and number_born = born) then 'same'
        when ${nearly('coalesce(noted_born, number_born)')} then 'near' else 'other' end`;

/** Where one slip lies between two numbers of 18, their first eight or their last eight characters are the same. */
const mayBeSlip = `(substr(r.number, 1, 8) = substr(q.number, 1, 8) or substr(r.number, 11) = substr(q.number, 11))`;

/**
 * Numbers that pass their check, and the person's number as it stands, are told in SQL (half of the others were that, of 1,000,000 rows); the few
 * others are read and compared one by one. What ends in 000 may be rounded.
 */
async function readNumbers(engine: AnalysisEngine): Promise<void> {
  const doubtful = await engine.rows<{ row: number; p: number; cell: string; numeric: boolean; number: string; number2: string | null }>(
    `select c.row, c.p, coalesce(r.identity, r.certificate) as cell,
       r.numeric, q.number, q.number2
     from linkage_pair c join linkage_row r on r.row = c.row join linkage_person q on q.p = c.p
     where coalesce(r.identity, r.certificate) is not null and q.number is not null
       and (r.numeric or r.number like '%000' or not coalesce(r.number in (q.number, q.number2), false))
       and (not r.passes or r.numeric or (not q.number_passes and r.number <> q.number and ${mayBeSlip})) order by c.row, c.p`,
  );
  await engine.load('linkage_doubtful', { row: 'bigint', p: 'integer', level: 'varchar' }, doubtful.map((pair) => {
    const numbers = pair.number2 === null ? [pair.number] : [pair.number, pair.number2];
    return [pair.row, pair.p, compareNumber(readRowNumber(pair.cell, pair.numeric), numbers)];
  }));
}

/** Different spellings are compared once for each pair of names, and only where they share a character in place or the number already agrees. */
async function compareSpellings(engine: AnalysisEngine, compareNames: (a: string, b: string) => NameLevel): Promise<void> {
  const pairs = await engine.rows<{ one: string; two: string }>(
    `select distinct r.spelled as one, q.name as two
     from linkage_pair c join linkage_row r on r.row = c.row join linkage_person q on q.p = c.p
     left join linkage_doubtful d on d.row = c.row and d.p = c.p and d.level in ('same', 'slip', 'prefix')
     where r.spelled is not null and q.name is not null and coalesce(r.n <> q.n, true) and (d.row is not null or r.number in (q.number, q.number2)
       or substr(r.spelled, 1, 1) = substr(q.name, 1, 1) or substr(r.spelled, 2, 1) = substr(q.name, 2, 1)
       or substr(r.spelled, length(r.spelled), 1) = substr(q.name, length(q.name), 1) or strlen(r.spelled) <> 3 * length(r.spelled))`,
  );
  await engine.load('linkage_name_level', { one: 'varchar', two: 'varchar', level: 'varchar' },
    pairs.map(({ one, two }) => [one, two, compareNames(nameKey(one), two)]));
}
