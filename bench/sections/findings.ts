import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../src/foundation/access/index.ts';
import { makeMasterKey, openKeeper } from '../../src/foundation/platform/crypto/index.ts';
import { migrate, openDatabase, type OwnersDatabase } from '../../src/foundation/platform/database/index.ts';
import { oneAtATime } from '../../src/foundation/platform/engine/index.ts';
import { countBy } from '../../src/judge/coverage/findings/count-findings.ts';
import type { FindingFilter } from '../../src/judge/coverage/findings/filter.ts';
import { inventFindings } from '../../src/judge/coverage/findings/invent-findings.ts';
import { countFindings, listFindings } from '../../src/judge/coverage/findings/list-findings.ts';
import { officeOf, type Office } from '../../src/judge/coverage/office.ts';
import { ROOMS } from '../../src/office/open-office.ts';
import { openWorkshop } from '../../src/office/open-workshop.ts';
import type { Bench } from '../bench.ts';
import { printTable, progress, ratio } from '../table.ts';

const PEOPLE = 150_000;
const COUNTIES = ['341502', '341503', '341504', '341522', '341523', '341524', '341525'];
const RULES = [['care_allowance_missed', 'missed'], ['school_missed', 'missed'], ['deaths_wrong', 'wrong']] as const;
const TIMES = 40;
/** Times of what nothing is compared with. */
const FEW = 10;
/** Rows of a piece, as the list asks for them. */
const ROWS = 100;

const someone = (role: Actor['role'], division: string): Actor => ({ id: 'bench', name: 'bench', role, division, department: null, institution: null, session: null, actingFor: null });
const CITY = someone('department_officer', '341500');
const COUNTY = someone('county_officer', '341522');

/** A filter as an officer asks it, and the same by hand over a plain copy of the findings with an index made for it: no walls, no names. */
const ASKED: readonly { readonly name: string; readonly as: Actor; readonly filter: FindingFilter; readonly bare: string; readonly index: string }[] = [
  { name: 'everything, the city', as: CITY, filter: {}, bare: "status <> 'closed'", index: "(rule, place, id) where status <> 'closed'" },
  { name: 'everything, a county', as: COUNTY, filter: {}, bare: "county = '341522' and status <> 'closed'", index: "(county, rule, place, id) where status <> 'closed'" },
  { name: 'rule and county', as: CITY, filter: { rule: 'school_missed', county: '341523' }, bare: "rule = 'school_missed' and county = '341523' and status <> 'closed'", index: "(rule, county, place, id) where status <> 'closed'" },
  { name: 'rule, county, grade, open', as: CITY, filter: { rule: 'care_allowance_missed', county: '341522', grade: '1', status: 'open' }, bare: "rule = 'care_allowance_missed' and county = '341522' and grade = 1 and status = 'open'", index: '(rule, county, grade, status, place, id)' },
  { name: 'a town', as: COUNTY, filter: { town: '341522003' }, bare: "town = '341522003' and status <> 'closed'", index: "(town, rule, place, id) where status <> 'closed'" },
  { name: 'grades 1 and 2, aged 80 and over', as: CITY, filter: { grade: '1,2', age: '80-' }, bare: "grade in (1, 2) and age >= 80 and status <> 'closed'", index: "(grade, age, rule, place, id) where status <> 'closed'" },
  { name: 'decided and confirmed', as: CITY, filter: { status: 'confirmed' }, bare: "status = 'confirmed'", index: '(status, rule, place, id)' },
  { name: 'found in a month, a category', as: CITY, filter: { month: '2018-05', category: '6' }, bare: "opened_on >= '2018-05-01' and opened_on < '2018-06-01' and category = 6 and status <> 'closed'", index: "(category, opened_on, rule, place, id) where status <> 'closed'" },
];

/** Filters over the findings of 150,000 people in PostgreSQL: total and first piece within the walls, against a bare indexed query; then pieces far down, names, and counts. */
export async function findings(bench: Bench): Promise<void> {
  const data = join(bench.data, 'findings');
  rmSync(data, { recursive: true, force: true });
  const database = await openDatabase({ databaseUrl: null, data });
  const workshop = await openWorkshop();
  workshop.engine.close();
  try {
    await migrate(database.pool, ROOMS);
    const keyFile = join(data, 'master.key');
    await makeMasterKey(keyFile);
    const keeper = await openKeeper({ connections: database.pool, keyFile, keyCommand: null, suite: 'aes' });
    const office: Office = { database, keeper, engine: oneAtATime(workshop.engine), divisions: workshop.divisions, definitions: workshop.definitions, policy: workshop.policy, lake: data };
    await inventFindings(database.pool, { people: PEOPLE, counties: COUNTIES, rules: RULES });
    await database.pool.query('vacuum analyze');
    progress('the people are there');
    await filters(office, database);
    await beyond(office);
    keeper.close();
  } finally {
    await database.close();
    if (!bench.keep) rmSync(data, { recursive: true });
  }
}

async function filters(office: Office, database: OwnersDatabase): Promise<void> {
  await database.pool.query('create table public.plain as select * from coverage.finding');
  const lines: string[][] = [];
  for (const { name, as, filter, bare, index } of ASKED) {
    await database.pool.query(`create index made_for_it on public.plain ${index}; analyze public.plain`);
    await database.pool.query('vacuum public.plain');
    const seen = officeOf(office, as);
    const found = await countFindings(seen, { filter });
    const ours = await timed(() => Promise.all([countFindings(seen, { filter }), listFindings(seen, { filter }, { order: 'rule', offset: 0, limit: ROWS })]));
    const plain = await timed(() => Promise.all([database.pool.query(`select count(*) from public.plain where ${bare}`), database.pool.query(`select * from public.plain where ${bare} order by rule, place, id limit ${ROWS}`)]));
    lines.push([name, found.toLocaleString('en'), ms(ours.middle), ms(ours.worst), ms(plain.middle), ms(plain.worst), ratio(ours.middle, plain.middle), ratio(ours.worst, plain.worst)]);
    if (ours.middle > 10 * plain.middle) process.exitCode = 1;
    await database.pool.query('drop index public.made_for_it');
  }
  printTable(`total and first ${ROWS} rows of a filter, as jinbao_app within the walls, and a bare indexed query as the owner; ${TIMES} times each`, ['', 'found', 'p50', 'p95', 'bare p50', 'bare p95', 'ratio p50', 'ratio p95'], lines);
}

async function beyond(office: Office): Promise<void> {
  const [city, county] = [officeOf(office, CITY), officeOf(office, COUNTY)];
  const far = await listFindings(city, { filter: {} }, { order: 'rule', offset: 150_000, limit: 1 });
  const ways: [string, () => Promise<unknown>][] = [
    ['row 150,000 and on, jumped to', () => listFindings(city, { filter: {} }, { order: 'rule', offset: 150_000, limit: ROWS })],
    ['row 150,000 and on, behind a key', () => listFindings(city, { filter: {} }, { order: 'rule', offset: 0, limit: ROWS, after: far.last ?? '' })],
    ['newest first', () => listFindings(city, { filter: {} }, { order: 'newest', offset: 0, limit: ROWS })],
    ['eldest first', () => listFindings(city, { filter: {} }, { order: 'eldest', offset: 0, limit: ROWS })],
    ['part of a name, the city', () => Promise.all([countFindings(city, { filter: { q: '小兰' } }), listFindings(city, { filter: { q: '小兰' } }, { order: 'rule', offset: 0, limit: ROWS })])],
    ['part of a name, a county', () => Promise.all([countFindings(county, { filter: { q: '小兰' } }), listFindings(county, { filter: { q: '小兰' } }, { order: 'rule', offset: 0, limit: ROWS })])],
    ['counts by county', () => countBy(city, { filter: {} }, 'county')],
    ['counts by town, a county', () => countBy(county, { filter: {} }, 'town')],
    ['counts by month', () => countBy(city, { filter: {} }, 'month')],
  ];
  const lines: string[][] = [];
  for (const [name, act] of ways) {
    const { middle, worst } = await timed(act, FEW);
    lines.push([name, ms(middle), ms(worst)]);
  }
  printTable(`the rest of the page, within the walls; ${FEW} times each`, ['', 'p50', 'longest'], lines);
}

async function timed(act: () => Promise<unknown>, times = TIMES): Promise<{ readonly middle: number; readonly worst: number }> {
  const waits: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await act();
    waits.push(performance.now() - start);
  }
  waits.sort((a, b) => a - b);
  return { middle: waits[Math.floor(times / 2)] ?? 0, worst: waits[Math.floor(times * 0.95)] ?? 0 };
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
