import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { certificateOf, identityOf, jinbao, writeList, writeRegister, type Townsman } from './town.ts';

// Every step is a process of its own, and they wait for each other on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const folder = await mkdtemp(join(tmpdir(), 'two-dates-'));
afterAll(() => rm(folder, { recursive: true }));

const person: Townsman = { name: '石小桥', birth: '1980-03-01', category: 4, grade: 3 };
const other: Townsman = { name: '柳长亭', birth: '1975-05-02', category: 1, grade: 4 };

/** The same person on the same footing, judged on a day: out of poverty, not in the minimum living allowance, not paid. */
async function judgedOn(asOf: string) {
  const register = await writeRegister(folder, [person, other]);
  const row = (one: Townsman, n: number) => [one.name, identityOf(one, n), '金寨县'];
  const lists = [
    await writeList(folder, 'poverty_register', asOf, ['姓名', '身份证号', '县区', '脱贫属性'], [[...row(person, 0), '已脱贫（享受政策）']]),
    await writeList(folder, 'minimum_living', asOf, ['姓名', '身份证号', '县区'], [row(other, 1)]),
    await writeList(folder, 'living_allowance', asOf, ['姓名', '身份证号', '县区'], [row(other, 1)]),
  ];
  const out = join(folder, asOf);
  const run = await jinbao('run', '--register', register, ...lists.flatMap((list) => ['--list', list]), '--as-of', asOf, '--out', out, '--json');
  expect([run.code, run.errors]).toEqual([0, '']);
  const explained = await jinbao('explain', certificateOf(person, 0), '--run', out, '--rule', 'living_allowance_missed', '--json');
  return JSON.parse(explained.out).rules[0];
}

test('one person, one question, two days: each answer is that of its own document', async () => {
  const then = await judgedOn('2018-06-30');
  expect(then.verdict).toBe('no');
  expect(then.pack).toBe('nation');
  expect(then.basis[0].document).toContain('国发〔2015〕52号');
  expect(then.clauses.filter((one: { decided: boolean }) => one.decided).map((one: { id: string }) => one.id)).toEqual(['poor_enough']);

  const now = await judgedOn('2025-06-30');
  expect(now.verdict).toBe('yes');
  expect(now.pack).toBe('anhui');
  expect(now.basis[0].document).toContain('皖民务字〔2022〕116号');
  expect(now.clauses.map((one: { id: string }) => one.id)).toContain('poor_enough');
});
