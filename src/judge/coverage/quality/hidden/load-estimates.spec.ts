import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadSourceDefinitions } from '../../../../know/sources/index.ts';
import { loadEstimates } from './load-estimates.ts';

const NATION = join(import.meta.dirname, '../../../../../packs/nation');
const definitions = await loadSourceDefinitions([NATION]);
const folder = await mkdtemp(join(tmpdir(), 'estimates-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const GOOD = `estimate: rehabilitation
label: {zh: 需康复儿童, en: Children in need of rehabilitation}
entitled_to: {zh: 康复救助, en: Rehabilitation}
captures:
  - list: register
    where: age_on(birth, as_of) < 7
    comes_by: {zh: 申请, en: They apply}
  - list: school_enrolment
    comes_by: {zh: 入学, en: They enrol}
`;

async function load(text: string) {
  await mkdir(join(folder, 'estimates'), { recursive: true });
  await writeFile(join(folder, 'estimates', 'rehabilitation.yaml'), text);
  const { estimates, problems } = await loadEstimates([folder], definitions);
  return { estimates, problems: problems.map(({ line, column, code, near }) => [line, column, code, near]) };
}

test('the estimates of the packs are sound', async () => {
  const { estimates, problems } = await loadEstimates([NATION], definitions);
  expect(problems).toEqual([]);
  expect(estimates.map(({ id, captures }) => [id, captures.length])).toContainEqual(['severe_mental_illness', 3]);
});

test('a new estimate needs no code', async () => {
  expect((await load(GOOD)).estimates).toMatchObject([{ id: 'rehabilitation', strata: 'none', captures: [{ where: 'age_on(birth, as_of) < 7' }, { where: null }] }]);
});

test('what is wrong is told by line and column, with what is near it', async () => {
  expect((await load(GOOD.replace('birth, as_of', 'birht, as_of'))).problems).toEqual([[6, 19, 'unknown_fact', 'birth']]);
  expect((await load(GOOD.replace('school_enrolment', 'school'))).problems).toEqual([[8, 11, 'unknown_list', null]]);
  expect((await load(GOOD.replace('age_on(birth, as_of) < 7', 'age_on(birth, as_of)'))).problems).toEqual([[6, 12, 'not_bool', null]]);
  expect((await load(GOOD.replace('estimate: rehabilitation', 'estimate: other'))).problems).toEqual([[1, 11, 'wrong_name', null]]);
  expect((await load(GOOD.split('  - list: school')[0] ?? '')).problems.map(([line]) => line)).toEqual([5]);
});
