import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPacks } from '../../office/running-packs.ts';
import { loadDepartments } from './departments.ts';

const folder = await mkdtemp(join(tmpdir(), 'departments-'));
const { policy } = await readPacks({});
afterAll(() => rm(folder, { recursive: true }));

async function ofPack(file: string, text: string) {
  await rm(join(folder, 'departments'), { recursive: true, force: true });
  await mkdir(join(folder, 'departments'));
  await writeFile(join(folder, 'departments', file), text);
  return loadDepartments({ folders: [...policy.folders, folder], rules: policy.rules });
}

test('every rule of the packs is looked after by one department', async () => {
  const { rules, problems } = await loadDepartments(policy);
  expect(problems).toEqual([]);
  expect(rules.map(({ rule }) => rule).toSorted((a, b) => a.localeCompare(b))).toEqual(policy.rules.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b)));
});

test('a later pack replaces a department and leaves the others', async () => {
  const { rules, problems } = await ofPack('organisation.yaml', 'department: organisation\nrules: [certificate_lapsing]\n');
  expect(problems).toEqual([]);
  expect(rules.filter(({ department }) => department === 'organisation')).toEqual([{ department: 'organisation', rule: 'certificate_lapsing' }]);
  expect(rules.some(({ department }) => department === 'rights')).toBe(true);
});

test.each([
  ['rights.yaml', 'department: rights\nrules: [no_such_*]\n', 'unknown_rule', 2],
  ['other.yaml', 'department: rights\nrules: [school_missed]\n', 'wrong_name', 1],
  ['finance.yaml', 'department: finance\nrules: [school_missed]\n', null, 1],
  ['rights.yaml', 'department: [\n', null, 2],
])('%s is refused where it is wrong: %j', async (file, text, code, line) => {
  const { problems } = await ofPack(file, text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ line, ...(code === null ? {} : { code }), zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
});
