import { join } from 'node:path';
import { literal, type AnalysisEngine } from '../../src/foundation/platform/engine/index.ts';
import type { Fact, ListInput, Policy } from '../../src/judge/policy/index.ts';

export interface City {
  readonly population: string;
  readonly lists: readonly ListInput[];
}

const COUNTIES = ['341502', '341503', '341504', '341522', '341523', '341524', '341525'];

/** Of a hundred people, how many a list names. */
const NAMED: Readonly<Record<string, number>> = {
  resident_insurance: 88, pension_insurance: 60, minimum_living: 22, living_allowance: 20, care_allowance: 30, poverty_register: 25, needs_survey: 70,
  school_enrolment: 6, medicine_subsidy: 6, employment: 8, deaths: 2,
};
/** Lists that say nothing of one county, and lists with rows that wait for a person. */
const UNCOVERED = new Set(['resident_insurance', 'minimum_living', 'pension_insurance']);
const WAITING = new Set(['deaths', 'care_allowance', 'living_allowance']);

/** Invents people and every list the policy knows of them, as the reading and linking rooms would hand them over: one in fifty cells is empty. The same every time. */
export async function inventCity(engine: AnalysisEngine, policy: Policy, people: number, asOf: string, folder: string): Promise<City> {
  const draw = (salt: string, below: number) => `cast(hash(i, ${literal(salt)}) % ${below} as bigint)`;
  const pick = (salt: string, choices: readonly string[]) => `[${choices.map(literal).join(', ')}][${draw(salt, choices.length)} + 1]`;
  const gappy = (salt: string, sql: string) => `case when ${draw(`${salt} gap`, 50)} > 0 then ${sql} end`;
  const day = (salt: string, before: number, after = 0) => `date '${asOf}' + ${after} - cast(${draw(salt, before + after)} as integer)`;
  await engine.run(`create or replace temp table invented as select i, 'p' || i as person_id, ${pick('county', COUNTIES)} as county from range(${people}) r (i)`);
  const population = join(folder, 'population.parquet');
  await engine.writeParquet(`select person_id, 'c' || i as certificate, ${gappy('county', 'county')} as county, county || '001001' as division, i + 1 as "row",
    ${gappy('birth', day('birth', 32_000))} as birth, ${gappy('sex', pick('sex', ['male', 'female']))} as sex, ${gappy('type', pick('type', ['rural', 'urban']))} as household_type,
    ${gappy('category', `${draw('category', 7)} + 1`)} as category, ${gappy('grade', `${draw('grade', 4)} + 1`)} as grade,
    ${gappy('status', pick('status', ['valid', 'valid', 'valid', 'valid', 'valid', 'valid', 'expired', 'frozen', 'cancelled', 'moved_out']))} as certificate_status,
    ${gappy('valid_to', day('valid_to', 300, 3300))} as valid_to from invented`, population);
  const cell = ({ name, type, values }: Fact) => {
    switch (type) {
      case 'bool': return `${draw(name, 2)} = 0`;
      case 'int': return `${draw(name, 12)} + 1`;
      case 'money': return `${draw(name, 600)} * 100`;
      case 'date': return day(name, 300);
      case 'month': return `strftime(${day(name, 60)}, '%Y-%m')`;
      default: return pick(name, Object.keys(values ?? { 甲: {} }));
    }
  };
  const lists: ListInput[] = [];
  for (const { list } of policy.lists.values()) {
    if (list === 'register') continue;
    const own = [...policy.facts.values()].filter((fact) => fact.list === list && typeof fact.from === 'object' && !fact.definition);
    const columns = new Map(own.map((fact) => [Object.values(fact.from)[0], fact]));
    const path = (kind: string) => join(folder, `${list}-${kind}.parquet`);
    const paid = list.endsWith('allowance') ? 2 : 1;
    await engine.run(`create or replace temp table listed as select row_number() over (order by i, n) as "row", i * 4 + n as i, person_id, i as person
      from invented cross join range(${paid}) m (n) where ${draw(list, 100)} < ${NAMED[list] ?? 3}
      and ${UNCOVERED.has(list) ? `county <> '${COUNTIES.at(-1)}'` : 'true'}`);
    const rows = await engine.writeParquet(`select "row"${[...columns].map(([column, fact]) => `, ${gappy(fact.name, cell(fact))} as "${column}"`).join('')} from listed order by "row"`, path('snapshot'));
    const waits = WAITING.has(list) ? 'person % 100 = 7' : 'false';
    await engine.writeParquet(`select ${literal(list)} as list, "row", cast(null as varchar) as certificate, case when not (${waits}) then person_id end as person_id,
      case when ${waits} then 'asked' else 'linked' end as status, 'number' as method, cast(1 as double) as probability from listed order by "row"`, path('links'));
    if (WAITING.has(list)) await engine.writeParquet(`select ${literal(list)} as list, "row", cast(null as varchar) as certificate, person_id, 'name' as method, 0.6 as probability from listed where ${waits}`, path('candidates'));
    lists.push({
      list, asOf, snapshot: path('snapshot'), links: path('links'), candidates: WAITING.has(list) ? path('candidates') : null, rows,
      coverage: (UNCOVERED.has(list) ? COUNTIES.slice(0, -1) : COUNTIES).map((county) => ({ county, rows: 1 })),
    });
  }
  return { population, lists };
}
