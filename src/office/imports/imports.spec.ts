import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../foundation/platform/settings/index.ts';
import { serve, type Serving } from '../serve.ts';
import { TOWN } from '../../../tests/faults/town.ts';
import { importer, type Importer } from './testing/importer.ts';

const data = await mkdtemp(join(tmpdir(), 'imports-'));
let office: Serving;
let officer: Importer;

beforeAll(async () => {
  office = await serve({ settings: readSettings({ JINBAO_DATA: data, PORT: '0', JINBAO_LOG: 'error' }), demo: TOWN });
  await office.ready;
  officer = await importer(office, 'office');
}, 300_000);

afterAll(async () => {
  await office.close();
  await rm(data, { recursive: true, force: true });
});

/** The demo town's own list, some lines of it left out or changed. */
async function minimumLiving(change: (lines: string[]) => string[]): Promise<Buffer> {
  const name = (await readdir(join(data, 'demo'))).find((one) => one.startsWith('minimum_living@')) ?? '';
  const text = await readFile(join(data, 'demo', name), 'latin1');
  return Buffer.from(change(text.trimEnd().split('\n')).join('\n'), 'latin1');
}

test('a file is brought, its columns confirmed, its counts seen, and it counts; taken back, the findings follow', async () => {
  const before = await officer.findings();
  const file = await minimumLiving((lines) => lines.filter((_, i) => i % 10 !== 5));
  const id = await officer.bring({ list: 'minimum_living', asOf: '2018-07-31', fileName: '低保名单 2018年7月.csv' }, file);
  const found = await officer.rests(id, 'mapping');
  expect(found.found).toMatchObject({ format: 'csv', looksLike: null });
  expect(JSON.stringify(found.found?.samples)).not.toMatch(/\d{17}[\dX]/);
  await officer.confirm(found);
  const tried = await officer.rests(id, 'deciding');
  expect(tried.tried).toMatchObject({ new: 0, held: [], sameFile: null });
  expect(tried.tried?.gone).toBeGreaterThan(0);
  expect((await officer.lists()).map(({ asOf }) => asOf)).not.toContain('2018-07-31');
  expect(await officer.act(id, 'acceptance', { released: [] })).toBe(204);
  const done = await officer.rests(id, 'done');
  expect((await officer.lists()).map(({ asOf }) => asOf)).toContain('2018-07-31');
  expect(done.listId).not.toBeNull();
  expect(await readdir(join(data, 'uploads'))).toEqual([]);
  expect(await readdir(join(data, 'lake/incoming'))).toEqual([]);
  expect(await officer.act(id, 'stop')).toBe(204);
  const undone = await officer.rests(id, 'undone');
  expect(undone.history.map(({ state }) => state)).toEqual(['arriving', 'reading', 'mapping', 'trying', 'deciding', 'taking', 'judging', 'done', 'undoing', 'undone']);
  expect((await officer.lists()).map(({ asOf }) => asOf)).not.toContain('2018-07-31');
  expect(await officer.findings()).toEqual(before);
}, 120_000);
