import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDemo } from '../../demo/index.ts';
import { gateFor } from '../../tests/support/gate.ts';
import { testKeeper } from '../../tests/support/keeper.ts';
import { testDatabase } from '../../tests/support/postgres.ts';
import { sessionOf, theOffice } from '../foundation/access/index.ts';
import { oneAtATime } from '../foundation/platform/engine/index.ts';
import { buildServer } from '../foundation/platform/http/index.ts';
import { checkOffice, coverageRoutes, type FindingItem, type Office, type PersonPage, type Why } from '../judge/coverage/index.ts';
import { importRegister } from '../know/register/index.ts';
import { processingOf } from './load-processing.ts';
import { ROOMS } from './open-office.ts';
import { openWorkshop } from './open-workshop.ts';
import { runRetention, type RetentionParts } from './retention.ts';

const AS_OF = '2018-06-30';
const owner = await testDatabase(ROOMS);
const { keeper } = await testKeeper(owner);
const folder = await mkdtemp(join(tmpdir(), 'gone-'));
const workshop = await openWorkshop();
const office: Office = { ...workshop, database: owner.within(sessionOf(theOffice(), '')), keeper, engine: oneAtATime(workshop.engine), lake: join(folder, 'lake') };
const server = buildServer({ before: [gateFor()], routes: [coverageRoutes(office)], ready: async () => ({ ready: true }), consoleFolder: join(folder, 'console') });
const parts: RetentionParts = { office, data: folder, processing: { ...await processingOf(workshop), keeping: new Map() }, signIn: owner.pool, actor: 'office' };
const LISTS = ['minimum_living@2018-06-15.csv', 'living_allowance@2018-06-20.xlsx', 'care_allowance@2018-06-20.xlsx', 'deaths@2018-06-25.xls'];

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await server.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json() as Promise<Answer>;
}

const whyOf = ({ personId, rule }: FindingItem) => get<Why>(`/api/people/${personId}/why/${rule}`);
/** What an explanation says, without how the rows were linked and what else stood in them. */
const said = ({ verdict, conditions, changes, citizen }: Why) => ({
  verdict, changes, citizen,
  conditions: conditions.map(({ id, value, facts }) => ({ id, value, facts: facts.map(({ name, shown, asOf, rows }) => ({ name, shown, asOf, rows: rows.map(({ row }) => row) })) })),
});
let items: FindingItem[] = [];
let before: Why[] = [];

beforeAll(async () => {
  await buildDemo({ out: join(folder, 'city'), scale: 'small', seed: 3, people: 2000, residents: 6000 });
  const definition = workshop.definitions.get('register');
  if (!definition) throw new Error('no register');
  await importRegister(office, workshop.engine, { definition, file: join(folder, 'city/register.csv'), asOf: AS_OF, outDir: office.lake, divisions: office.divisions, actor: 'spec', reason: 'spec' });
  const files = await readdir(join(folder, 'city'));
  await checkOffice(office, {
    asOf: AS_OF,
    lists: LISTS.map((name) => name.split('@')[0] ?? '').flatMap((list) => files.filter((file) => file.startsWith(`${list}@`)).map((file) => ({ list, file: join(folder, 'city', file), asOf: file.slice(file.indexOf('@') + 1, file.lastIndexOf('.')) }))),
  });
  const { items: all } = await get<{ items: FindingItem[] }>('/api/findings?size=200');
  items = [...Map.groupBy(all, ({ rule }) => rule).values()].flatMap((some) => some.slice(0, 2));
  before = await Promise.all(items.map(whyOf));
}, 300_000);

afterAll(async () => {
  workshop.engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** Receipts in the order of their lists. */
const byList = ([a]: readonly (string | null)[], [b]: readonly (string | null)[]) => ((a ?? '') < (b ?? '') ? -1 : 1);

test('before anything expires, nothing is told as gone', () => {
  expect(new Set(items.map(({ kind }) => kind)).size).toBeGreaterThan(1);
  expect(before.flatMap(({ gone }) => gone)).toEqual([]);
});

test('after every list has expired a finding is explained from the cells that decided, word for word, and says which lists are gone and by which receipt', async () => {
  const { deleted } = await runRetention(parts, '2030-01-01');
  expect(deleted.length).toBeGreaterThanOrEqual(LISTS.length);
  const receipts = new Map(deleted.map(({ id, list }) => [list, id]));
  for (const [i, item] of items.entries()) {
    const [was, now] = [before[i], await whyOf(item)];
    if (!was) throw new Error('nothing was said before');
    expect([item.rule, said(now)]).toEqual([item.rule, said(was)]);
    const lists = new Set(was.conditions.flatMap(({ facts }) => facts.flatMap(({ list, asOf }) => (list !== null && list !== 'register' && asOf !== null ? [list] : []))));
    expect([item.rule, now.gone.map(({ list, receipt, deletedOn }) => [list, receipt, deletedOn]).sort(byList)]).toEqual([item.rule, [...lists].sort().map((list) => [list, receipts.get(list), '2030-01-01'])]);
    // Of a cell that names somebody nothing was kept.
    expect(now.conditions.flatMap(({ facts }) => facts.flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.keys(cells))))).not.toContain('identity');
    const { verdicts } = await get<PersonPage>(`/api/people/${item.personId}`);
    expect(verdicts.find(({ rule }) => rule === item.rule)?.verdict).toBe(was.verdict);
  }
  expect((await readdir(office.lake)).filter((name) => name.startsWith('stand-in'))).toEqual([]);
}, 120_000);

test('what nothing was found of is not explained from a list that is gone', async () => {
  const { personId, rule } = items[0] ?? { personId: '', rule: '' };
  const { verdicts } = await get<PersonPage>(`/api/people/${personId}`);
  const other = verdicts.find((one) => one.rule !== rule && !items.some((item) => item.personId === personId && item.rule === one.rule));
  if (!other) throw new Error('one rule only');
  expect((await get<Why>(`/api/people/${personId}/why/${other.rule}`)).gone).toEqual([]);
});
