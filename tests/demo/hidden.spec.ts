import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildDemo } from '../../demo/index.ts';
import { readCsv } from './city.ts';

const root = mkdtempSync(join(tmpdir(), 'jinbao-hidden-'));
afterAll(() => rmSync(root, { recursive: true }));

const city = { scale: 'small', seed: 7, people: 3_000, residents: 20_000 } as const;

it('adds hidden people and changes nothing else, and tells who of them no list has', async () => {
  await buildDemo({ ...city, out: join(root, 'plain') });
  await buildDemo({ ...city, out: join(root, 'with'), hidden: true });
  const names = readdirSync(join(root, 'plain'));
  expect(readdirSync(join(root, 'with')).toSorted()).toEqual([...names, 'hidden'].toSorted());
  for (const name of names) expect([name, digest(join(root, 'with', name))]).toEqual([name, digest(join(root, 'plain', name))]);

  const hidden = join(root, 'with', 'hidden');
  const ill = readCsv(join(hidden, 'severe-mental-illness.csv'), 'utf-8').slice(1);
  const rows = readCsv(join(hidden, 'chronic_outpatient@2018-06-12.csv'), 'gb18030').slice(1);
  const filed = new Set(rows.filter((cells) => !['高血压', '糖尿病', '恶性肿瘤', '冠心病', '慢性肾功能不全'].includes(cells[8] ?? '')).map((cells) => cells[3]));
  expect(new Set(ill.map(([identity]) => identity)).size).toBeGreaterThan(ill.length - 3);
  // Four in ten file, and no list of the demo has the strangers among the ill beyond those of the health commission.
  expect(ill.filter(([identity]) => filed.has(identity)).length / ill.length).toBeCloseTo(0.4, 1);
  expect(ill.filter(([, certificate]) => certificate === '').length).toBeGreaterThan(20);
}, 60_000);

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
