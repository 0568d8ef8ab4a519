import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { openBrowser, openPage } from '../../tests/journeys/browser.ts';
import { membersOf } from '../../tests/journeys/members.ts';
import { buildConsole } from '../../web/console/build.ts';
import type { Bench } from '../bench.ts';
import { buildCity } from '../cities/city.ts';
import { DIVISIONS } from '../cities/styles.ts';
import { startServer, type BenchServer } from '../office-server.ts';
import { progress, printTable, seconds } from '../table.ts';
import { prober } from '../probe.ts';

const CITY = { people: 200_000, rows: 6_000_000, otherRows: 0 };
const NAME = 'resident_insurance@2018-06-07.csv';
const DAY = '2018-07-31';
const Lists = z.object({ items: z.array(z.object({ list: z.string(), asOf: z.string(), rows: z.number(), rejected: z.number() })) });
const PATIENCE = { timeout: 600_000 };

/** A list of 6 M rows through a real browser: the server is killed while the file arrives and while it is judged, and somebody else reads all the while. */
export async function browserImport(bench: Bench): Promise<void> {
  const dir = join(bench.data, 'browser-import');
  mkdirSync(dir, { recursive: true });
  const file = join(dir, NAME);
  if (!existsSync(file)) await buildCity({ ...CITY, out: dir, seed: bench.seed, style: 'a', divisions: DIVISIONS });
  await buildConsole();
  const data = join(dir, 'office');
  rmSync(data, { recursive: true, force: true });
  const server = await startServer(data);
  const browser = await openBrowser();
  try {
    const session = await membersOf(server.city)('office');
    const probe = prober(server.city.url, session);
    const page = await openPage(browser, server.city.url, session);
    const lines = await importOne(page, server, file, probe.phase);
    const reads = await probe.end();
    printTable(
      `import through the browser: ${(statSync(file).size / 1e6).toFixed(0)} MB, the server killed twice on the way (somebody else's reads: the first findings, and why of a person, every 250 ms)`,
      ['', 'time', 'reads', 'median', '95 %', 'longest'],
      lines.map(({ name, took }) => [name, seconds(took), ...(reads.get(name) ?? ['', '', '', ''])]),
    );
    const { items } = Lists.parse(await (await page.request.get('/api/lists')).json());
    const kept = items.find(({ list, asOf }) => list === 'resident_insurance' && asOf === DAY);
    console.log(`rows of the file ${CITY.rows.toLocaleString('en')}; kept and sent back ${((kept?.rows ?? 0) + (kept?.rejected ?? 0)).toLocaleString('en')}; lists of that day ${items.filter(({ asOf }) => asOf === DAY).length}`);
    if ((kept?.rows ?? 0) + (kept?.rejected ?? 0) !== CITY.rows) throw new Error('rows were lost or doubled on the way');
  } finally {
    await browser.close();
    await server.close();
    rmSync(data, { recursive: true, force: true });
    if (!bench.keep) rmSync(dir, { recursive: true, force: true });
  }
}

interface Line {
  readonly name: string;
  readonly took: number;
}

async function importOne(page: Page, server: BenchServer, file: string, phase: (name: string | null) => void): Promise<Line[]> {
  const lines: Line[] = [];
  const timed = async (name: string, act: () => Promise<unknown>) => {
    progress(name);
    const begun = performance.now();
    phase(name);
    await act();
    phase(null);
    lines.push({ name, took: (performance.now() - begun) / 1000 });
  };
  const region = (name: string | RegExp) => page.getByRole('region', { name });
  await timed('reads alone', () => page.waitForTimeout(5000));
  await page.goto('/imports');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chosen).setFiles(file);
  await page.getByLabel('名单说的是哪一天').fill(DAY);
  await page.getByRole('button', { name: '上传，先看一看' }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  const bar = region('正在上传').getByRole('progressbar');
  await timed('upload, to a third', () => page.waitForFunction(() => {
    const shown = document.querySelector('progress');
    return shown !== null && shown.value > shown.max / 3;
  }, undefined, PATIENCE));
  await timed('kill -9 and start', () => server.restart());
  await timed('upload, the rest', () => bar.waitFor({ ...PATIENCE, state: 'detached' }));
  await timed('looking at it', () => region('哪一列是什么').waitFor(PATIENCE));
  await page.getByRole('button', { name: '就这样，试算' }).click();
  await timed('trying out', () => region('试算结果').waitFor(PATIENCE));
  await page.getByRole('button', { name: '收入名单' }).click();
  await timed('taking in', () => region('正在重新判断').getByRole('progressbar').waitFor(PATIENCE));
  await page.waitForTimeout(1500);
  await timed('kill -9 and start again', () => server.restart());
  await timed('judging anew', () => region(/^已收入/).waitFor(PATIENCE));
  return lines;
}
