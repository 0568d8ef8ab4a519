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
  return Buffer.from(`${change(text.replace(/\n$/, '').split('\n')).join('\n')}\n`, 'latin1');
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

test('what cannot be taken is refused with what to do, and nothing of it stays', async () => {
  const html = Buffer.from('<html><body><table><tr><td>姓名</td></tr></table></body></html>');
  const cases = [
    ['名单.xls', html, 'html_table'], ['空.csv', Buffer.from(' '), 'empty'], ['图.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), 'image'],
    ['没有表头.csv', Buffer.from('1,2,3\n4,5,6\n'), 'no_header'], ['空表.csv', Buffer.from('姓名,身份证号,保障金额\n'), 'no_rows'],
  ] as const;
  for (const [fileName, bytes, code] of cases) {
    const id = await officer.bring({ list: 'minimum_living', asOf: '2018-07-31', fileName }, bytes);
    const { problem } = await officer.rests(id, 'refused');
    expect([fileName, problem?.code, problem?.zh]).toEqual([fileName, code, expect.stringMatching(/。$/)]);
  }
  await expect.poll(() => readdir(join(data, 'uploads'))).toEqual([]);
}, 60_000);

test('a county that shrank is held until the agency confirms it; rows sent back come as the own file; the same file again is said; a wrong list is said', async () => {
  const whole = await minimumLiving((lines) => lines);
  const again = await officer.bring({ list: 'minimum_living', asOf: '2018-07-31', fileName: '低保.csv' }, whole);
  await officer.confirm(await officer.rests(again, 'mapping'));
  const day = (await officer.rests(again, 'deciding')).tried?.sameFile ?? '';
  expect(day).toMatch(/^2018-/);
  expect(await officer.act(again, 'stop')).toBe(204);
  expect((await officer.look(again)).state).toBe('cancelled');
  const twice = await officer.bring({ list: 'minimum_living', asOf: day, fileName: '低保.csv' }, whole);
  await officer.confirm(await officer.rests(twice, 'mapping'));
  await officer.rests(twice, 'deciding');
  expect([await officer.act(twice, 'acceptance', { released: [] }), await officer.act(twice, 'stop')]).toEqual([409, 204]);
  const few = await minimumLiving((lines) => [...lines.slice(0, 12), ',,,,,,,', ...lines.slice(12, 40)]);
  const id = await officer.bring({ list: 'minimum_living', asOf: '2018-07-31', fileName: '低保.csv' }, few);
  await officer.confirm(await officer.rests(id, 'mapping'));
  const { tried } = await officer.rests(id, 'deciding');
  expect(tried?.held.length).toBeGreaterThan(0);
  expect(await officer.act(id, 'acceptance', { released: [tried?.held[0]?.county ?? ''] })).toBe(204);
  await officer.rests(id, 'done');
  const list = (await officer.lists()).find(({ asOf }) => asOf === '2018-07-31');
  expect(list?.held.map(({ county }) => county)).toEqual(tried?.held.slice(1).map(({ county }) => county));
  expect(await officer.act(id, 'stop')).toBe(204);
  await officer.rests(id, 'undone');
  const wrong = await officer.bring({ list: 'school_enrolment', asOf: '2018-07-31', fileName: '学籍.csv' }, whole);
  expect((await officer.rests(wrong, 'mapping')).found?.looksLike?.list).toBe('minimum_living');
  expect(await officer.act(wrong, 'stop')).toBe(204);
}, 120_000);

test('rows nobody can use come back in the own file with what is wrong', async () => {
  const rows = ['姓名,身份证号,保障金额,备注', '张三丰,341502199001011234,400,', ',,500,已核', '李四光,341502198505052345,300,'];
  const id = await officer.bring({ list: 'minimum_living', asOf: '2018-07-30', fileName: '低保.csv' }, Buffer.from(rows.join('\n')));
  await officer.confirm(await officer.rests(id, 'mapping'));
  expect((await officer.rests(id, 'deciding')).tried).toMatchObject({ wrong: 1, returned: true });
  const returned = await officer.ask(`/api/imports/${id}/returned`);
  expect(decodeURIComponent(returned.headers.get('content-disposition') ?? '')).toContain('低保-退回.csv');
  expect(await returned.text()).toMatch(/^.?姓名,身份证号,保障金额,备注,行号（请勿修改）,错误说明\r\n,,500,已核,2,姓名和证件号码都是空的/);
  // Columns changed, tried again: the amount is left out.
  expect(await officer.confirm(await officer.look(id), { amount: '' })).toBe(204);
  await officer.rests(id, 'deciding');
  expect(await officer.confirm(await officer.look(id), { amount: 'no such header' })).toBe(400);
  expect(await officer.act(id, 'stop')).toBe(204);
}, 60_000);

test('an upload broken off goes on where it was; what two tell at once counts once; a leader looks and may not do', async () => {
  const file = await minimumLiving((lines) => lines.slice(0, 200));
  const id = await officer.begin({ list: 'minimum_living', asOf: '2018-07-31', fileName: '../../etc/低保.csv' }, file.length);
  expect(await officer.send(id, file.subarray(0, 100))).toBe(204);
  expect(await officer.send(id, file.subarray(50), 50)).toBe(409);
  expect((await officer.look(id)).fileName).toBe('低保.csv');
  const leader = await importer(office, 'leader');
  expect((await leader.look(id)).state).toBe('arriving');
  expect([await leader.send(id, file.subarray(100), 100), await leader.act(id, 'stop')]).toEqual([403, 403]);
  expect(await officer.send(id, file.subarray(100), 100)).toBe(204);
  const one = await officer.rests(id, 'mapping');
  expect((await Promise.all([officer.confirm(one), officer.confirm(one), officer.act(id, 'again')])).sort((a, b) => a - b)).toEqual([204, 409, 409]);
  await officer.rests(id, 'deciding');
  expect((await Promise.all([officer.act(id, 'stop'), officer.act(id, 'stop')])).sort((a, b) => a - b)).toEqual([204, 409]);
  expect([await readdir(join(data, 'uploads')), await readdir(join(data, 'lake/incoming'))]).toEqual([[], []]);
}, 60_000);

test('uploading, accepting, cancelling and undoing are in the audit chain', async () => {
  const auditor = await importer(office, 'auditor');
  const { items }: { items: { detail: { act?: string } }[] } = await (await auditor.ask('/api/audit?size=200&action=imports:run')).json();
  const acts = new Set(items.map(({ detail }) => detail.act));
  for (const act of ['upload', 'accept', 'cancel', 'undo', 'columns', 'returned']) expect([act, acts.has(act)]).toEqual([act, true]);
});
