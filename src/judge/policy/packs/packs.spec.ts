import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { checkPolicy, compilePolicy } from '../index.ts';

const check = await checkPolicy(['packs']);

test('all packs are sound', () => expect(check.problems).toEqual([]));

test('every case holds', () => {
  expect(check.test?.cases.filter(({ passed }) => !passed)).toEqual([]);
  expect(check.test?.cases.length).toBeGreaterThan(100);
});

test('every clause is drawn to yes, no and cannot tell by some case', () => expect(check.test?.untried).toEqual([]));

/** `npx vitest run src/judge/policy -u` writes them anew; the difference is what a reviewer reads. */
const compiled = check.policy ? [...compilePolicy(check.policy), ...compilePolicy(check.policy, 'trino')] : [];
test('a reviewed file stands beside every rule, and none without its rule', () => {
  const files = globSync('packs/*/{rules,entitlements}/golden/*.sql').map((file) => relative('.', file));
  expect([...new Set(files)].sort()).toEqual([...new Set(compiled.map(({ golden }) => relative('.', golden)))].sort());
});
test.each(compiled)('$pack/$rule compiles to the SQL that was reviewed in $golden', async ({ golden, sql }) => {
  await expect(sql).toMatchFileSnapshot(`${process.cwd()}/${golden}`);
});
