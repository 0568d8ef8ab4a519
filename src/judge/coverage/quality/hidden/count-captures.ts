import { literal, type AnalysisEngine } from '../../../../foundation/platform/engine/index.ts';
import type { LinkedFiles } from '../links/sample-cells.ts';
import type { CaptureTable } from './capture-table.ts';
import type { Capture, HiddenEstimate } from './estimate-shape.ts';
import { keyUnlinked, type UnlinkedRow } from './unlinked-keys.ts';

export interface Captured {
  /** Population Parquet as of the day. */
  readonly population: string;
  readonly asOf: string;
  readonly lists: readonly LinkedFiles[];
}

/** People by which lists have them, group by group; the lists are those of `captures` in their order. */
export interface CaptureCounts {
  readonly captures: readonly Capture[];
  readonly strata: ReadonlyMap<string, CaptureTable>;
  /** Rows of each list that may be anybody: they wait at the desk, bear nothing to know them by, or may not belong to the population. */
  readonly unknown: readonly number[];
}

const PERSON = { list: 'integer', key: 'varchar', county: 'varchar', birth: 'date' } as const;

/** Counts the people of an estimate by the lists that have them. Lists that did not come in are left out. */
export async function countCaptures(engine: AnalysisEngine, estimate: HiddenEstimate, input: Captured): Promise<CaptureCounts> {
  const filesOf = new Map(input.lists.map((files) => [files.list, files]));
  const captures = estimate.captures.filter(({ list }) => list === 'register' || filesOf.has(list));
  const excluding = estimate.excluding.flatMap((list) => filesOf.get(list) ?? []);
  const unlinked: UnlinkedRow[] = [];
  const unknown: number[] = [];
  const linked: string[] = [];
  for (const [i, capture] of captures.entries()) {
    const files = filesOf.get(capture.list);
    const table = files ? 's' : 'p';
    const such = capture.condition ? `(${capture.condition(input.asOf, table)})` : 'true';
    linked.push(files ? linkedSql(i, files, input.population, such) : `select ${i} as list, 'person ' || p.person_id as key, p.county, p.birth from read_parquet(${literal(input.population)}) p where ${such}`);
    unknown.push(await rowsThatMayBe(engine, files, input.population, such));
    if (files) unlinked.push(...(await unlinkedOf(engine, String(i), files, such)));
  }
  for (const files of excluding) {
    linked.push(linkedSql(-1, files, input.population, 'true'));
    unlinked.push(...(await unlinkedOf(engine, '-1', files, 'true')));
  }
  const keyed = keyUnlinked(unlinked);
  for (const row of keyed) if (row.key === null && row.list !== '-1') unknown[Number(row.list)] = (unknown[Number(row.list)] ?? 0) + 1;
  await engine.load('hidden_unlinked', PERSON, keyed.filter(({ key }) => key !== null).map(({ list, key, county, birth }) => [Number(list), key, county, birth]));
  const cells = await engine.rows<{ stratum: string | null; pattern: number; people: number }>(
    `select ${stratumSql(estimate, input.asOf)} as stratum, pattern, count(*) as people from (
       select key, min(county) as county, min(birth) as birth, sum(distinct case when list >= 0 then 1 << list else 0 end) as pattern, min(list) as first
       from (${[...linked, 'select list, key, county, birth from hidden_unlinked'].join(' union all ')}) seen group by key) person
     where first >= 0 group by all order by stratum, pattern`,
  );
  await engine.run('drop table hidden_unlinked');
  const size = 2 ** captures.length;
  const strata = new Map<string, CaptureTable>();
  for (const [stratum, found] of Map.groupBy(cells, (cell) => cell.stratum ?? '')) {
    const counts = Array.from({ length: size }, () => 0);
    for (const { pattern, people } of found) counts[pattern] = people;
    strata.set(stratum, { lists: captures.length, cells: counts });
  }
  return { captures, strata, unknown };
}

function linkedSql(list: number, files: LinkedFiles, population: string, such: string): string {
  return `select ${list} as list, 'person ' || l.person_id as key, p.county, p.birth from read_parquet(${literal(files.snapshot)}) s
    join read_parquet(${literal(files.links)}) l on l.row = s.row and l.status = 'linked'
    join read_parquet(${literal(population)}) p on p.person_id = l.person_id where ${such}`;
}

/** Rows that wait at the desk, and rows (or people of the register) of whom nobody can say whether they belong. */
async function rowsThatMayBe(engine: AnalysisEngine, files: LinkedFiles | undefined, population: string, such: string): Promise<number> {
  const [counted] = await engine.rows<{ rows: number }>(files
    ? `select count(*) as rows from read_parquet(${literal(files.snapshot)}) s join read_parquet(${literal(files.links)}) l on l.row = s.row
       where (l.status = 'asked' and coalesce(${such}, true)) or (l.status <> 'asked' and ${such} is null)`
    : `select count(*) as rows from read_parquet(${literal(population)}) p where ${such} is null`);
  return counted?.rows ?? 0;
}

function unlinkedOf(engine: AnalysisEngine, list: string, files: LinkedFiles, such: string): Promise<UnlinkedRow[]> {
  return engine.rows<UnlinkedRow>(
    `select ${literal(list)} as list, s.identity, coalesce(s.identity_numeric, false) as identity_numeric, s.name, s.birth, s.division
     from read_parquet(${literal(files.snapshot)}) s join read_parquet(${literal(files.links)}) l on l.row = s.row
     where l.status = 'nobody' and ${such}`,
  );
}

function stratumSql({ strata }: HiddenEstimate, asOf: string): string {
  if (strata === 'none') return "''";
  if (strata === 'county') return 'county';
  const age = `date_diff('year', birth, date ${literal(asOf)}) - case when strftime(birth, '%m%d') > strftime(date ${literal(asOf)}, '%m%d') then 1 else 0 end`;
  const bands = strata.ages.toSorted((a, b) => a - b);
  return `case when birth is null then null ${bands.map((to, i) => `when ${age} < ${to} then '${bands[i - 1] ?? 0}-${to - 1}'`).join(' ')} else '${bands.at(-1) ?? 0}+' end`;
}
