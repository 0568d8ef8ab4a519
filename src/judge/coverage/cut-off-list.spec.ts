import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildDemo } from '../../../demo/index.ts';
import { openWorkshop } from '../../office/open-workshop.ts';
import { checkFiles } from './check-files.ts';
import { stageClock } from './stage-clock.ts';
import { countsByRule } from './write-run.ts';

const folder = await mkdtemp(join(tmpdir(), 'cut-off-'));
const workshop = await openWorkshop();
afterAll(async () => {
  workshop.engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function insurance(file: string, lake: string) {
  await mkdir(lake, { recursive: true });
  const asOf = '2018-06-30';
  const checked = await checkFiles(workshop, stageClock(), {
    register: { list: 'register', file: join(folder, 'city/register.csv'), asOf }, lists: [{ list: 'resident_insurance', file, asOf: '2018-06-07' }], asOf, lake,
  });
  const counts = countsByRule(checked.screened.counts)['resident_insurance_missed'] ?? {};
  const people = (verdict: string) => Object.values(counts[verdict] ?? {}).reduce((sum, n) => sum + n, 0);
  return { yes: people('yes'), cannotTell: people('cannot_tell') };
}

test('a list cut off in the middle makes nobody missed: whoever is not in what is left cannot be told about', async () => {
  await buildDemo({ out: join(folder, 'city'), scale: 'small', seed: 5, people: 1500, residents: 4000, lists: ['resident_insurance'] });
  const whole = join(folder, 'city/resident_insurance@2018-06-07.csv');
  const bytes = await readFile(whole);
  const half = join(folder, 'resident_insurance@2018-06-07.csv');
  // In the middle of a line.
  await writeFile(half, bytes.subarray(0, Math.floor(bytes.length / 2)));

  const all = await insurance(whole, join(folder, 'whole'));
  expect(all.yes).toBeGreaterThan(0);
  expect(all.cannotTell).toBe(0);
  const cut = await insurance(half, join(folder, 'half'));
  expect(cut.yes).toBe(0);
  expect(cut.cannotTell).toBeGreaterThan(all.yes);
});
