import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildCity } from '../../../bench/cities/city.ts';
import { writeLinkingInput } from '../../../bench/cities/snapshot.ts';
import { DIVISIONS, type StyleName } from '../../../bench/cities/styles.ts';
import { literal, openDuckdb } from '../../foundation/platform/engine/index.ts';
import { linkSnapshot } from './link-snapshot.ts';

const engine = await openDuckdb({ threads: 2 });
const folders: string[] = [];
afterAll(async () => {
  engine.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

test.each<[StyleName, number]>([['a', 41], ['b', 42], ['c', 43]])('office %s, seed %i: 6,000 people in 60,000 rows, F1 of links at 0.95 over 0.999', async (style, seed) => {
  const out = await mkdtemp(join(tmpdir(), 'unseen-city-'));
  folders.push(out);
  await buildCity({ out, people: 6000, rows: 60_000, otherRows: 0, seed, style, divisions: DIVISIONS });
  const input = await writeLinkingInput(engine, out, 'resident_insurance', style, DIVISIONS);
  const { links } = await linkSnapshot(engine, { ...input, list: 'resident_insurance', out });
  const [score] = await engine.rows<{ hits: number; linked: number; known: number }>(
    `select count(*) filter (where l.certificate = t.certificate) as hits, count(l.certificate) as linked, count(nullif(t.certificate, '')) as known
     from read_csv(${literal(join(out, 'truth.csv'))}, all_varchar = true) t join read_parquet(${literal(links)}) l on l.row = cast(t.row as bigint)`,
  );
  const { hits = 0, linked = 0, known = 0 } = score ?? {};
  expect((2 * hits) / (linked + known)).toBeGreaterThan(0.999);
});
