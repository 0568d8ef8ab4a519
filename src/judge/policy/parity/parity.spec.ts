import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { compareRules } from './compare-rules.ts';
import { writeTrialPack } from './trial-pack.ts';

const PEOPLE = Number(process.env['PARITY_PEOPLE'] ?? 600);
const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'parity-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const loaded = await loadPacks(['packs', await writeTrialPack(folder)]);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const { policy } = loaded;
const answers = new Set<string>();
const compared = { turningDays: 0, byCel: 0 };

// `npm run bench -- parity` compares 100,000.
test.each([
  [1, '2018-06-30'], [2, '2018-06-30'], [3, '2018-02-28'], [4, '2024-02-29'], [5, '2026-11-24'],
])('seed %i on %s: relation = rows counted by hand, SQL = walker = CEL, for everyone and every rule', async (seed, asOf) => {
  const one = await compareRules(engine, policy, { people: PEOPLE, asOf, seed, folder });
  expect(one.differences).toEqual([]);
  expect(Math.min(one.seen.yes, one.seen.no, one.seen.unknown)).toBeGreaterThan(0);
  for (const answer of one.answers) answers.add(answer);
  compared.turningDays += one.compared.turningDays;
  compared.byCel += one.compared.byCel;
});

test('rules over rows, tables and shares were answered with yes, no and cannot tell', () => {
  const ids = policy.rules.filter(({ pack }) => pack === 'trial').map(({ id }) => id);
  expect([...answers].filter((answer) => answer.startsWith('trial_')).sort()).toEqual(ids.flatMap((id) => ['false', 'null', 'true'].map((answer) => `${id} ${answer}`)).sort());
});

test('among them are people for whom a day ahead was named, and clauses that CEL could be asked', () => {
  expect(compared.turningDays).toBeGreaterThan(PEOPLE / 100);
  expect(compared.byCel).toBeGreaterThan(PEOPLE);
});
