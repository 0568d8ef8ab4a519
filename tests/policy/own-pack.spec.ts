import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeOwnPack } from './own-pack.ts';
import { certificateOf, identityOf, jinbao, writeList, writeRegister, type Townsman } from './town.ts';

// Every step is a process of its own, and they wait for each other on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const folder = await mkdtemp(join(tmpdir(), 'own-pack-'));
const own = join(folder, 'bus');
const out = join(folder, 'out');
const people: readonly Townsman[] = [
  { name: '石小桥', birth: '1980-03-01', category: 4, grade: 1 },
  { name: '柳长亭', birth: '1975-05-02', category: 1, grade: 4 },
  { name: '云在天', birth: '2012-07-03', category: 5, grade: 2 },
  { name: '江半月', birth: '1990-09-04', category: 6, grade: 2 },
];
const certificate = (n: number) => { const one = people[n]; return one ? certificateOf(one, n) : ''; };

beforeAll(() => writeOwnPack(own));
afterAll(() => rm(folder, { recursive: true }));

test('a benefit written as YAML in a folder of one’s own is checked with its cases', async () => {
  const check = await jinbao('policy', 'check', '--packs', own, '--json');
  const { ok, counts, problems } = JSON.parse(check.out);
  expect({ code: check.code, ok, problems, untried: counts.untried }).toEqual({ code: 0, ok: true, problems: [], untried: 0 });
  expect(counts.packs).toEqual(['nation', 'anhui', 'luan', 'bus']);
  const tried = await jinbao('policy', 'test', '--packs', own, '--json');
  const cases = JSON.parse(tried.out).cases.filter((one: { rule: string }) => one.rule.startsWith('bus_'));
  expect(cases).toHaveLength(12);
  expect(cases.every((one: { passed: boolean }) => one.passed)).toBe(true);
  const compiled = JSON.parse((await jinbao('policy', 'compile', '--packs', own, '--json')).out);
  expect(compiled.find((one: { rule: string }) => one.rule === 'bus_subsidy_underpaid')?.sql).toContain('6000');
});

test('it is run on files: who misses it, and who is paid too little by age and grade', async () => {
  const register = await writeRegister(folder, people);
  const paid = await writeList(folder, 'bus_subsidy', '2025-06-05', ['姓名', '身份证号', '发放金额'], people.slice(0, 3).map((one, n) => [one.name, identityOf(one, n), '30.00']));
  const run = await jinbao('run', '--register', register, '--list', paid, '--packs', own, '--as-of', '2025-06-30', '--out', out, '--json');
  expect([run.code, run.errors]).toEqual([0, '']);
  const { byRule, packs } = JSON.parse(run.out);
  expect(packs).toEqual(['nation', 'anhui', 'luan', 'bus']);
  expect(byRule.bus_subsidy_missed.yes).toEqual({ 341524: 1 });
  expect(byRule.bus_subsidy_underpaid.yes).toEqual({ 341524: 1 });
});

test('it is explained to the person, from the run alone, citing its own document', async () => {
  const underpaid = JSON.parse((await jinbao('explain', certificate(0), '--run', out, '--rule', 'bus_subsidy_underpaid', '--json')).out);
  expect(underpaid.rules[0]).toMatchObject({ verdict: 'yes', basis: [{ document: '某市残疾人乘车补贴办法', article: '第三条' }] });
  const missed = await jinbao('explain', certificate(3), '--run', out, '--rule', 'bus_subsidy_missed');
  expect(missed.out).toContain('疑似应享未享乘车补贴：是（2025-06-30）');
  expect(missed.out).toContain('某市残疾人乘车补贴办法 第三条');
});

test('the project’s own rules go on beside it', async () => {
  const all = JSON.parse((await jinbao('explain', certificate(0), '--run', out, '--json')).out).rules.map((one: { rule: string }) => one.rule);
  expect(all).toContain('bus_subsidy_missed');
  expect(all).toContain('certificate_past_expiry');
  expect(all).not.toContain('fuel_subsidy_missed');
});

test('a fault in it is told with file, line and column, and nothing is judged by it', async () => {
  await writeFile(join(own, 'sources/bus_subsidy.yaml'), 'source: bus_subsidy\nagency: 交通局\n');
  const check = await jinbao('policy', 'check', '--packs', own, '--lang', 'en');
  expect(check.code).not.toBe(0);
  expect(check.out).toMatch(/sources\/bus_subsidy\.yaml:2:9 wrong_shape agency/);
  expect(check.out).toContain('nothing is loaded');
  const run = await jinbao('run', '--register', join(folder, 'register.csv'), '--packs', own, '--out', join(folder, 'none'));
  expect(run.code).not.toBe(0);
  expect(run.errors).toMatch(/sources\/bus_subsidy\.yaml:2:9/);
  const nowhere = await jinbao('run', '--register', join(folder, 'register.csv'), '--packs', join(folder, 'typo'), '--out', join(folder, 'none'));
  expect(nowhere.errors).toContain('there is no pack (pack.yaml) here');
});
