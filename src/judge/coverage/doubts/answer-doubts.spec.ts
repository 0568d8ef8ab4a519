import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityCheckDigit } from '../../../foundation/kernel/index.ts';
import { openWorkshop } from '../../../office/open-workshop.ts';
import { checkFiles, type ListFile } from '../check-files.ts';
import { stageClock } from '../stage-clock.ts';
import { answerDoubts } from './answer-doubts.ts';

const folder = await mkdtemp(join(tmpdir(), 'doubts-'));
const workshop = await openWorkshop();
const asOf = '2018-06-30';
afterAll(async () => {
  workshop.engine.close();
  await rm(folder, { recursive: true, force: true });
});

// Four people of Stone Bridge, invented: 1 died in April and is still paid, 2 is alive and paid, 3 has a cancelled certificate and is paid, 4 is in no list.
const PEOPLE = ['石桥一', '石桥二', '石桥三', '石桥四'].map((name, i) => {
  const first = `34150219500${i + 1}0100${i + 1}`;
  const identity = first + identityCheckDigit(first);
  return { name, identity, certificate: `${identity}41`, birth: `1950-0${i + 1}-01`, status: i === 2 ? '注销' : '有效' };
});
const [one, two, three] = PEOPLE;
const WHERE = '金安区,中市街道,迎宾居委会,341502001001';

async function list(name: string, lines: readonly string[]): Promise<ListFile> {
  const file = join(folder, `${name}.csv`);
  await writeFile(file, `${lines.join('\n')}\n`);
  return { list: name, file, asOf: '2018-06-20' };
}

let lists: ListFile[] = [];
beforeAll(async () => {
  await mkdir(join(folder, 'lake'), { recursive: true });
  const paid = PEOPLE.slice(0, 3).map(({ name, identity }) => `${name},${identity},60,2018-06`);
  lists = [
    await list('register', ['残疾人证号,姓名,性别,身份证号,出生日期,残疾类别,残疾等级,县（区）,乡镇（街道）,村（社区）,区划代码,证件状态,有效期止',
      ...PEOPLE.map(({ name, identity, certificate, birth, status }) => `${certificate},${name},男,${identity},${birth},肢体,一级,${WHERE},${status},2027-10-06`)]),
    await list('care_allowance', ['姓名,身份证号,发放金额,发放月份', ...paid]),
    await list('deaths', ['姓名,身份证号,死亡日期', `${one?.name},${one?.identity},2018-04-11`]),
  ];
});

const HEADER = ['序号', '疑点编号', '姓名', '身份证号', '疑点类型', '省级备注', '反馈期限'];
const doubted = (number: number, person: { name: string; identity: string } | undefined, kind: string) =>
  [String(number), `皖${number}`, person?.name ?? '', person?.identity ?? '', kind, '请核', '2018-09-30'];
const ROWS = [
  doubted(1, one, '死亡人员领取补贴'), doubted(2, two, '死亡人员领取补贴'), doubted(3, three, '无证领取补贴'),
  doubted(4, { name: '无此人', identity: '340104199001011014' }, '死亡人员领取补贴'), doubted(5, two, '说不上来的疑点'), doubted(6, two, '特困供养人员领取补贴'),
];

async function answered(file: string) {
  const [register, ...others] = lists;
  if (!register) throw new Error('no register');
  const lake = join(folder, 'lake');
  const checked = await checkFiles(workshop, stageClock(), { register, lists: [...others, { list: 'ministry_doubt', file, asOf: '2018-06-25' }], asOf, lake });
  const [answer] = await answerDoubts(workshop, checked, { asOf, lake, out: folder });
  if (!answer) throw new Error('nothing was answered');
  return answer;
}

test('a csv of doubts comes back as it came, with number, result and note beside each row', async () => {
  const file = join(folder, 'doubts.csv');
  await writeFile(file, `${[HEADER, ...ROWS].map((row) => row.join(',')).join('\n')}\n`);
  const { file: returned, answers } = await answered(file);
  const [header, ...lines] = (await readFile(returned, 'utf8')).replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(','));
  expect(header).toEqual([...HEADER, '行号（请勿修改）', '核对结果', '核对说明']);
  expect(lines.map((cells) => cells.slice(0, 7))).toEqual(ROWS);
  expect(lines.map((cells) => cells.slice(7, 9))).toEqual([
    ['1', '与疑点一致，待核实'], ['2', '与疑点不一致'], ['3', '与疑点一致，待核实'], ['4', '无法判定'], ['5', '无法判定'], ['6', '无法判定'],
  ]);
  expect(answers).toEqual({ same: 2, other: 1, cannot_tell: 3 });
});

test('a workbook comes back as a workbook, its title left out, and the note says why', async () => {
  const file = join(folder, 'doubts.xlsx');
  await writeFile(file, await writeXlsx({ sheets: [{ name: '疑点', rows: [['疑点数据核查表'], HEADER, ...ROWS] }] }));
  const { file: returned } = await answered(file);
  const [sheet] = (await readXlsx(await readFile(returned))).sheets;
  expect(sheet?.name).toBe('疑点');
  const notes = (sheet?.rows ?? []).slice(1).map((row) => String(row.at(-1)));
  expect(notes[0]).toContain('疑似死亡后仍领重度残疾人护理补贴：列入重度残疾人护理补贴发放名单；列入死亡名单；死亡月份早于发放月份');
  expect(notes[1]).toContain('不成立：列入死亡名单');
  expect(notes[3]).toBe('残疾人登记中查无此人');
  expect(notes[4]).toBe('疑点类型不明，没有可对照的规则');
  expect(notes[5]).toContain('未提供该名单');
});
