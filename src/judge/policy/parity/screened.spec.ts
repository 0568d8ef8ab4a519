import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { explain } from '../explain/explain.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { screen } from '../rules/screen.ts';
import { inventPopulation } from './invented-population.ts';
import { writeTrialPack } from './trial-pack.ts';

const AS_OF = '2018-06-30';
const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'screened-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const loaded = await loadPacks(['packs', await writeTrialPack(folder)]);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const { policy } = loaded;
const city = await inventPopulation(engine, policy, 400, AS_OF, 3, folder);
// No list is too old here: what cannot be told lies with the people.
const lists = city.inputs.map((one) => ({ ...one, asOf: AS_OF }));
const { file } = await screen(engine, { policy, population: city.population, lists, asOf: AS_OF, out: join(folder, 'verdicts.parquet') });
const rows = await engine.rows<Record<'rule' | 'person_id' | 'verdict' | 'reason', string>>(
  `select rule, person_id, verdict, reason from read_parquet('${file}') where rule like 'trial_%' order by person_id, rule`,
);

test('everyone the trial rules speak of is explained with the same answer, tables, shares and rows among the grounds', async () => {
  const some = ['yes', 'cannot_tell'].flatMap((verdict) => rows.filter((row) => row.verdict === verdict).filter((_, i) => i % 7 === 0).slice(0, 12));
  for (const { rule, person_id: person, verdict } of some) {
    const why = await explain(engine, { policy, population: city.population, lists, asOf: AS_OF, person, rule });
    expect([person, rule, why?.rules[0]?.verdict]).toEqual([person, rule, verdict]);
  }
  expect(new Set(some.map(({ rule }) => rule)).size).toBeGreaterThan(1);
});

test('what a table asks for is among the facts of an explanation', async () => {
  const why = await explain(engine, { policy, population: city.population, lists, asOf: AS_OF, person: 'p1', rule: 'trial_underpaid' });
  const named = why?.rules[0]?.facts.map(({ fact }) => fact) ?? [];
  for (const fact of ['living_allowance.listed', 'certificate.grade', 'person.birth', 'person.household_type']) expect(named).toContain(fact);
});

test('a reason is given wherever nothing can be told', () => {
  const unclear = rows.filter(({ verdict }) => verdict === 'cannot_tell').map(({ reason }) => reason);
  expect(unclear.length).toBeGreaterThan(20);
  expect(unclear.filter((reason) => reason === '无法判定：')).toEqual([]);
  expect(unclear).toContain('无法判定：标准尚未录入，或名单某行有空项');
});
