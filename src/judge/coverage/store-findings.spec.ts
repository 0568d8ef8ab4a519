import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/postgres.ts';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { registerMigrations } from '../../know/register/index.ts';
import type { VerdictCount } from '../policy/index.ts';
import { coverageMigrations } from './migrations.ts';
import { storeFindings } from './store-findings.ts';
import { withdrawFindings } from './withdraw-findings.ts';

const database = await testDatabase([registerMigrations, coverageMigrations]);
const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'store-findings-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => database.pool.query('truncate coverage.finding_event, coverage.finding, coverage.check_run restart identity cascade'));

const LAMP = '00000000-0000-4000-8000-000000000001';
const RIVER = '00000000-0000-4000-8000-000000000002';
const RULE = 'living_allowance_missed';

type Said = { person: string; verdict: 'yes' | 'cannot_tell'; list?: string; grade?: number };

/** One run of the check: what it said, and whether some list was missing for the whole county. */
async function run(asOf: string, said: readonly Said[], cause: string | null = null) {
  const verdicts = join(folder, 'verdicts.parquet');
  const population = join(folder, 'population.parquet');
  const rows = (list: string) => JSON.stringify([{ list, as_of: asOf, row: 7 }]);
  await engine.load('v', { rule: 'varchar', kind: 'varchar', person_id: 'varchar', verdict: 'varchar', reason: 'varchar', rows: 'varchar' },
    said.map(({ person, verdict, list }) => [RULE, 'missed', person, verdict, `截至 ${asOf}`, rows(list ?? 'minimum_living')]));
  await engine.load('p', { person_id: 'varchar', county: 'varchar', town: 'varchar', village: 'varchar', category: 'integer', grade: 'integer', birth: 'date', certificate_status: 'varchar' },
    [LAMP, RIVER].map((person) => [person, '341522', null, null, 4, said.find((one) => one.person === person)?.grade ?? 2, '1970-07-01', 'valid']));
  await engine.writeParquet('select * from v', verdicts);
  await engine.writeParquet('select * from p', population);
  const { rows: [begun] } = await database.pool.query<{ id: number }>(
    "insert into coverage.check_run (as_of, pack, lists) values ($1, 'luan', '[]') returning id", [asOf]);
  const counts: VerdictCount[] = [{ rule: RULE, kind: 'missed', county: '341522', verdict: cause ? 'cannot_tell' : 'no', cause, people: 9 }];
  return storeFindings(database, engine, { run: begun?.id ?? 0, asOf, verdicts, population, counts, folder });
}

async function status(person: string): Promise<string | undefined> {
  const { rows } = await database.pool.query<{ status: string }>('select status from coverage.finding where person_id = $1', [person]);
  return rows[0]?.status;
}

async function history(person: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ action: string }>(
    'select e.action from coverage.finding_event e join coverage.finding f on f.id = e.finding_id where person_id = $1 order by e.id', [person]);
  return rows.map(({ action }) => action);
}

const exclude = (person: string) => database.pool.query("update coverage.finding set status = 'excluded' where person_id = $1", [person]);

test('the same verdicts twice change nothing', async () => {
  expect(await run('2018-06-30', [{ person: LAMP, verdict: 'yes' }])).toMatchObject({ opened: 1, unchanged: 0 });
  expect(await run('2018-06-30', [{ person: LAMP, verdict: 'yes' }])).toMatchObject({ opened: 0, closed: 0, unchanged: 1 });
  expect(await history(LAMP)).toEqual(['opened']);
});

test('the next snapshot that shows the remedy closes, one that contradicts reopens', async () => {
  await run('2018-06-30', [{ person: LAMP, verdict: 'yes' }]);
  expect(await run('2018-07-31', [])).toMatchObject({ closed: 1 });
  expect(await run('2018-08-31', [{ person: LAMP, verdict: 'yes' }])).toMatchObject({ reopened: 1, opened: 0, unchanged: 0 });
  expect(await history(LAMP)).toEqual(['opened', 'closed', 'reopened']);
});

test('a check taken back leaves what people decided: what it closed stands confirmed again, what it opened is closed', async () => {
  await run('2018-06-30', [{ person: LAMP, verdict: 'yes' }]);
  await database.pool.query("update coverage.finding set status = 'confirmed' where person_id = $1", [LAMP]);
  expect(await run('2018-07-31', [{ person: RIVER, verdict: 'yes' }])).toMatchObject({ opened: 1, closed: 1 });
  await run('2018-06-30', [{ person: LAMP, verdict: 'yes' }, { person: RIVER, verdict: 'cannot_tell' }]);
  expect(await withdrawFindings(database.pool, { run: 2, by: 3 })).toBe(1);
  expect([await status(LAMP), await history(LAMP)]).toEqual(['confirmed', ['opened', 'closed', 'reopened', 'confirmed']]);
  expect([await status(RIVER), await history(RIVER)]).toEqual(['closed', ['opened', 'closed']]);
  expect(await withdrawFindings(database.pool, { run: 2, by: 3 })).toBe(0);
});

test('what cannot be told closes nothing: neither a row at the desk nor a missing list', async () => {
  await run('2018-06-30', [{ person: LAMP, verdict: 'yes' }, { person: RIVER, verdict: 'yes' }]);
  await run('2018-07-31', [{ person: LAMP, verdict: 'cannot_tell' }], 'minimum_living:stale');
  expect([await status(LAMP), await status(RIVER)]).toEqual(['open', 'open']);
});

test('an exclusion outlives every run that sees the same facts, and is asked again when they change', async () => {
  await run('2018-06-30', [{ person: LAMP, verdict: 'yes' }]);
  await exclude(LAMP);
  await run('2018-07-31', [{ person: LAMP, verdict: 'yes' }]);
  expect(await status(LAMP)).toBe('excluded');
  expect(await run('2018-08-31', [{ person: LAMP, verdict: 'yes', grade: 1 }])).toMatchObject({ askedAgain: 1 });
  expect(await status(LAMP)).toBe('asked_again');
  await run('2018-09-30', [{ person: LAMP, verdict: 'yes', grade: 1 }]);
  expect(await history(LAMP)).toEqual(['opened', 'asked_again']);
});
