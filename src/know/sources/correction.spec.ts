import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { readXlsx } from 'hucre';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { loadDivisions } from '../divisions/index.ts';
import { QIAN, SUN, workbook, ZHAO } from './bad-input.fixtures.ts';
import { compareSnapshots, importCorrection, lastSnapshot, loadSourceDefinitions, RefusedFile, takeSnapshot, tryImport } from './index.ts';

const engine = await openDuckdb();
const definitions = await loadSourceDefinitions([join(import.meta.dirname, '../../../packs/nation')]);
const divisions = loadDivisions(join(import.meta.dirname, '../../../packs/luan/divisions'));
const folder = await mkdtemp(join(tmpdir(), 'correction-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const deaths = definitions.get('deaths');
const insurance = definitions.get('resident_insurance');
if (!deaths || !insurance) throw new Error('definitions are missing');
const rowsOf = (parquet: string) => engine.rows<{ row: number; name: string; day: string }>(`select row, name, death_date as day from read_parquet('${parquet}') order by row`);

test('wrong rows come back in the file’s own form, and the corrected file does only those rows', async () => {
  const outDir = join(folder, 'csv');
  const file = join(folder, 'deaths.csv');
  await writeFile(file, iconv.encode([
    '死亡人员名单,,,', '姓名;身份证号;死亡日期;备注', `${ZHAO.name};${ZHAO.identity};2018-02-30;"甲;乙"`, `${QIAN.name};${QIAN.identity};2018-03-01;`, '', ';;2018-03-02;',
  ].join('\r\n'), 'gb18030'));
  const snapshot = await takeSnapshot(engine, { definition: deaths, file, asOf: '2018-06-30', outDir, divisions });
  expect(snapshot).toMatchObject({ rows: 1, rejected: [1, 3], encoding: 'gb18030', delimiter: ';', excluded: { blank: 1 } });

  const returned = iconv.decode(await readFile(snapshot.returned ?? ''), 'gb18030').trim().split('\r\n');
  expect(returned).toHaveLength(3);
  expect(returned[0]).toBe('姓名;身份证号;死亡日期;备注;行号（请勿修改）;错误说明');
  expect(returned[1]).toMatch(/^赵一禾;34150219900101005X;2018-02-30;"甲;乙";1;死亡日期：日期不存在/);

  const corrected = join(folder, 'corrected.csv');
  await writeFile(corrected, iconv.encode([returned[0], returned[1]?.replace('2018-02-30', '2018-02-28'), returned[1]?.replace(';1;', ';2;')].join('\r\n'), 'gb18030'));
  const next = await importCorrection(engine, { definition: deaths, file: corrected, snapshot, outDir, divisions });
  expect(next).toMatchObject({ version: 2, rows: 2, rejected: [3], corrections: [{ file: 'corrected.csv', rows: 1 }] });
  expect(next.problems.map(({ code, row }) => [code, row])).toEqual([['no_name_no_number', 3], ['date_impossible_required', 2], ['row_number_unknown', 2]]);
  expect(await rowsOf(next.parquet)).toEqual([{ row: 1, name: ZHAO.name, day: '2018-02-28' }, { row: 2, name: QIAN.name, day: '2018-03-01' }]);
  expect(await lastSnapshot(outDir, 'deaths', '2018-12-31')).toEqual(next);

  const original = importCorrection(engine, { definition: deaths, file, snapshot, outDir, divisions }).catch((error: unknown) => error);
  expect(await original).toMatchObject({ problem: { code: 'not_a_correction' } });
  expect(await original).toBeInstanceOf(RefusedFile);
});

test('rows of a workbook come back on their sheets', async () => {
  const outDir = join(folder, 'xlsx');
  const file = join(folder, 'deaths.xlsx');
  const header = ['姓名', '身份证号', '死亡日期'];
  await writeFile(file, await workbook({ 金安区: [['名单'], header, [ZHAO.name, ZHAO.identity, '不知道']], 裕安区: [header, [QIAN.name, QIAN.identity, '2018.3.1'], [SUN.name, SUN.identity, '']] }));
  const snapshot = await takeSnapshot(engine, { definition: deaths, file, asOf: '2018-06-30', outDir, divisions });
  expect(snapshot).toMatchObject({ rows: 1, rejected: [1, 3], coverage: [{ county: '341503', rows: 1 }] });
  expect(snapshot.problems.map(({ sheet, row, line }) => [sheet, row, line])).toEqual([['金安区', 1, 3], ['裕安区', 3, 3]]);
  const back = await readXlsx(await readFile(snapshot.returned ?? ''));
  expect(back.sheets.map((sheet) => [sheet.name, sheet.rows.length, sheet.rows[1]?.[3]])).toEqual([['金安区', 2, '1'], ['裕安区', 2, '3']]);
});

const insured = (...people: { name: string; identity: string }[]) => ['姓名,身份证号,乡镇,缴费金额', ...people.map((one, i) => `${one.name},${one.identity},木厂镇,${180 + i}`)].join('\n');

test('a dry run says what is new, changed, the same, gone and wrong, and keeps nothing', async () => {
  const outDir = join(folder, 'dry');
  const [before, after] = [join(folder, 'before.csv'), join(folder, 'after.csv')];
  await writeFile(before, insured(ZHAO, QIAN));
  await writeFile(after, `${insured(ZHAO, SUN)}\n,,木厂镇,180`);
  const order = { definition: insurance, outDir, divisions };
  expect((await tryImport(engine, { ...order, file: before, asOf: '2018-05-31' })).comparison).toMatchObject({ new: 2, same: 0 });
  expect(existsSync(outDir) ? await readdir(outDir) : []).toEqual([]);
  const first = await takeSnapshot(engine, { ...order, file: before, asOf: '2018-05-31' });
  const dry = await tryImport(engine, { ...order, file: after, asOf: '2018-06-30' });
  expect(dry).toMatchObject({ wrong: 1, comparison: { new: 1, changed: 0, same: 1, gone: 1, counties: [{ county: '341502', new: 1, same: 1, gone: 1 }] } });
  const second = await takeSnapshot(engine, { ...order, file: after, asOf: '2018-06-30' });
  expect(await compareSnapshots(engine, first, second)).toEqual(dry.comparison);
  expect((await readdir(outDir)).sort()).toEqual(['2018-05-31', '2018-06-30'].flatMap((day) => ['.json', '.parquet', '.problems.parquet'].map((end) => `resident_insurance@${day}${end}`)).concat('resident_insurance@2018-06-30.returned.csv').sort());
});

test('a choice of columns is remembered for the next table of the same shape', async () => {
  const outDir = join(folder, 'chosen');
  const file = join(folder, 'odd.csv');
  await writeFile(file, `姓名,身份证号,身份证号码,缴费金额\n${ZHAO.name},,${ZHAO.identity},180`);
  const order = { definition: insurance, file, outDir, divisions };
  await expect(takeSnapshot(engine, { ...order, asOf: '2018-05-31' })).rejects.toMatchObject({ problem: { code: 'column_doubled' } });
  const chosen = await takeSnapshot(engine, { ...order, asOf: '2018-05-31', mapping: { identity: '身份证号码' } });
  expect(chosen.mapping).toMatchObject({ identity: '身份证号码' });
  await writeFile(file, `姓名,身份证号,身份证号码,缴费金额\n${QIAN.name},,${QIAN.identity},180`);
  expect(await takeSnapshot(engine, { ...order, asOf: '2018-06-30' })).toMatchObject({ rows: 1, mapping: { identity: '身份证号码' } });
});
