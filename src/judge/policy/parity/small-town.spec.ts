import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { townPolicy } from '../rules/small-town.fixtures.ts';
import { compareRules } from './compare-rules.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'small-town-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

test.each([1, 2])('in a small town too, walker, SQL, CEL and facts counted by hand say the same: draw %i', async (seed) => {
  const { differences, compared, answers } = await compareRules(engine, townPolicy(), { people: 60, asOf: '2018-06-30', seed, folder });
  expect(differences).toEqual([]);
  expect(Math.min(compared.facts, compared.verdicts, compared.byCel)).toBeGreaterThan(100);
  expect(answers.size).toBeGreaterThan(8);
});
