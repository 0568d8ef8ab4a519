import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { loadDivisions } from '../divisions/index.ts';
import { loadSourceDefinitions, takeSnapshot } from './index.ts';

const engine = await openDuckdb();
const definitions = await loadSourceDefinitions([join(import.meta.dirname, '../../../packs/nation')]);
const divisions = loadDivisions(join(import.meta.dirname, '../../../packs/luan/divisions'));
const folder = await mkdtemp(join(tmpdir(), 'sources-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

function definition(list: string) {
  const found = definitions.get(list);
  if (!found) throw new Error(`no definition of ${list}`);
  return found;
}

test('a csv with title rows, subtotals and notes becomes a typed snapshot', async () => {
  const file = join(folder, 'minimum_living@2018-06-15.csv');
  await writeFile(file, [
    '六安市2018年6月最低生活保障对象花名册,,,,,,', '填报单位：六安市民政局,,,,,单位：元,',
    '序号,保障对象姓名,性别,身份证号码,县（区）,乡镇（街道）,月保障金额（元）',
    '1,赵一禾,男,34150219900101005X,金安区,木厂镇,"1,234.50"', '2,钱二苗,女,341502199001010017,金安区,木厂镇,365', '小计,木厂镇,,,2人,,1599.5', ',,,,,,',
    '3,孙三穗,女,342401800101123,裕安区,苏埠镇,94元', '注：本表由各县区民政局汇总上报。,,,,,,',
  ].join('\n'));
  const snapshot = await takeSnapshot(engine, { definition: definition('minimum_living'), file, asOf: '2018-06-15', outDir: join(folder, 'lake'), divisions });
  expect(snapshot).toMatchObject({ rows: 3, rejectedRows: 0, excluded: { blank: 1, subtotal: 1, note: 1 }, encoding: 'utf-8', expiresOn: '2019-07-20' });
  const rows = await engine.rows(`select row, identity, name, sex, division, amount from read_parquet('${snapshot.parquet}') order by row`);
  expect(rows).toEqual([
    { row: 1, identity: '34150219900101005X', name: '赵一禾', sex: 'male', division: expect.stringMatching(/^341502\d{3}$/), amount: 123_450 },
    { row: 2, identity: '341502199001010017', name: '钱二苗', sex: 'female', division: expect.stringMatching(/^341502\d{3}$/), amount: 36_500 },
    { row: 3, identity: '342401800101123', name: '孙三穗', sex: 'female', division: expect.stringMatching(/^341503\d{3}$/), amount: 9400 },
  ]);
});

test('rows keep their numbers when a large file is read on several threads', async () => {
  const file = join(folder, 'large.csv');
  const lines = Array.from({ length: 400_000 }, (_, i) => `${i + 1},某某,34150219900101005X,木厂镇,${i + 1}`);
  lines.splice(200_000, 0, '小计,,,,', '', '注：以上为第一批,,,,');
  await writeFile(file, ['序号,姓名,身份证号,乡镇,缴费金额', ...lines].join('\n'));
  const snapshot = await takeSnapshot(engine, { definition: definition('resident_insurance'), file, asOf: '2018-06-30', outDir: join(folder, 'large'), divisions });
  expect(snapshot).toMatchObject({ rows: 400_000, excluded: { subtotal: 1, blank: 1, note: 1 } });
  const wrong = await engine.rows(`select count(*) as n from read_parquet('${snapshot.parquet}') where paid <> row * 100 or not identity_sound`);
  expect(wrong).toEqual([{ n: 0 }]);
});
