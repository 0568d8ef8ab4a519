import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { writeFindings } from './write-findings.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'findings-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const ROWS = '[{"list":"minimum_living","as_of":"2018-06-07","row":18204}]';

test('findings and what could not be told are written apart, with the rows that decided', async () => {
  const verdicts = join(folder, 'verdicts.parquet');
  await engine.load('v', { rule: 'varchar', kind: 'varchar', certificate: 'varchar', division: 'varchar', verdict: 'varchar', reason: 'varchar', rows: 'varchar' }, [
    ['living_allowance_missed', 'missed', 'A', '341522100200', 'yes', '在低保，未见发放', ROWS],
    ['living_allowance_missed', 'missed', 'C', null, 'yes', '每月 < 200 & > 0\u0001元', ROWS],
    ['living_allowance_missed', 'missed', 'B', '341522100200', 'cannot_tell', '低保名单过期', '[]'],
  ]);
  await engine.writeParquet('select * from v', verdicts);

  expect(await writeFindings(engine, verdicts, folder)).toBe(2);
  expect((await readFile(join(folder, 'findings.csv'), 'utf8')).trim().split('\n')).toEqual([
    'rule,certificate,division,verdict,reason,rows,kind',
    'living_allowance_missed,A,341522100200,yes,在低保，未见发放,minimum_living@2018-06-07:18204,missed',
    'living_allowance_missed,C,,yes,每月 < 200 & > 0\u0001元,minimum_living@2018-06-07:18204,missed',
  ]);
  expect(await readFile(join(folder, 'cannot-tell.csv'), 'utf8')).toContain('低保名单过期');
  const workbook = await readXlsx(await readFile(join(folder, 'findings.xlsx')));
  expect(workbook.sheets.map(({ name, rows }) => ({ name, rows }))).toEqual([{ name: '疑似发现', rows: [
    ['规则', '残疾人证号', '区划代码', '结论', '理由', '所据名单行', '种类'],
    ['living_allowance_missed', 'A', '341522100200', 'yes', '在低保，未见发放', 'minimum_living@2018-06-07:18204', '疑似未享受'],
    ['living_allowance_missed', 'C', null, 'yes', '每月 < 200 & > 0\u0001元', 'minimum_living@2018-06-07:18204', '疑似未享受'],
  ] }]);
});
