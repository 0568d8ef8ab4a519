import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { problemLine } from '../packs/problem.ts';
import { screen } from './screen.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'screen-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

test('packs load', async () => {
  const loaded = await loadPacks(['packs']);
  expect(loaded.ok ? [] : loaded.problems.map((one) => problemLine(one, 'en'))).toEqual([]);
  if (!loaded.ok) return;
  await engine.run(`copy (select 'p' || i as person_id, 'c' || i as certificate, '341502' as county, '341502' as division, i as "row", date '1990-01-01' as birth, 'male' as sex,
    'rural' as household_type, 1 as category, i % 4 + 1 as grade, 'valid' as certificate_status, date '2024-01-01' as valid_to from range(20) t(i)) to '${folder}/population.parquet' (format parquet)`);
  await engine.run(`copy (select 'care_allowance' as list, i as "row", 'p' || i as person_id, 'linked' as status from range(5) t(i)) to '${folder}/links.parquet' (format parquet)`);
  await engine.run(`copy (select 'care_allowance' as list, 9 as "row", 'p9' as person_id) to '${folder}/candidates.parquet' (format parquet)`);
  const result = await screen(engine, {
    policy: loaded.policy, population: `${folder}/population.parquet`, asOf: '2018-06-30', out: `${folder}/verdicts.parquet`,
    lists: [{ list: 'care_allowance', asOf: '2018-06-10', snapshot: '', links: `${folder}/links.parquet`, candidates: `${folder}/candidates.parquet`, rows: 5, coverage: [{ county: '341502', rows: 5 }] }],
  });
  const people = (verdict: string) => result.counts.filter((one) => one.rule === 'care_allowance_missed' && one.verdict === verdict).map((one) => one.people);
  expect([people('yes'), people('cannot_tell'), people('no')]).toEqual([[6], [1], [13]]);
});
