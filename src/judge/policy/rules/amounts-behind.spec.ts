import { expect, test } from 'vitest';
import { checkExpression } from '../language/check-expression.ts';
import type { Node } from '../language/node.ts';
import { policyScope } from '../packs/policy-scope.ts';
import { amountsBehind, parametersOf } from './amounts-behind.ts';
import { sharedColumns } from './shared-columns.ts';
import { townPolicy } from './small-town.fixtures.ts';

const policy = townPolicy();
const scope = policyScope(policy.facts, policy.parameters, policy.lists);

function read(text: string): Node {
  const checked = checkExpression(text, scope);
  if (!checked.ok) throw new Error(checked.refusal.en);
  return checked.node;
}

const behind = (texts: readonly string[], county: string, asOf = '2018-06-30') =>
  amountsBehind(policy, texts.map(read), asOf, county).map(({ parameter, label, value }) => `${parameter} ${label.zh}: ${value ? `${value.amount.kind} of '${value.region}'` : 'none'}`);

test('an amount is told with those it is a share of, each once, and the dated value that decides in the place', () => {
  expect(behind(['aid.amount < parameter.aid.standard'], '341502')).toEqual([`aid.standard 补助标准: table of '3415'`, `base 低保标准: fixed of ''`]);
  expect(behind(['aid.amount < parameter.aid.standard && parameter.base > yuan(1)', 'aid.amount > parameter.base'], '341502')).toEqual([
    `aid.standard 补助标准: table of '3415'`, `base 低保标准: fixed of ''`,
  ]);
  expect(behind(['aid.amount < parameter.aid.standard'], '420100')).toEqual(['aid.standard 补助标准: none', `base 低保标准: fixed of ''`]);
  expect(behind(['aid.amount < parameter.base'], '')).toEqual([`base 低保标准: fixed of ''`]);
  expect(behind(['aid.amount < parameter.aid.standard'], '')).toEqual([`aid.standard 补助标准: table of '3415'`, `base 低保标准: fixed of ''`]);
  expect(behind(['aid.listed'], '341502')).toEqual([]);
});

test('before an amount is in force nothing stands behind it', () => {
  expect(behind(['aid.amount < parameter.aid.standard'], '341502', '2015-12-31')).toEqual(['aid.standard 补助标准: none']);
  expect(parametersOf(policy, read('aid.amount < parameter.aid.standard'), '2015-12-31')).toEqual(['aid.standard']);
});

test('columns that many rules ask for are named once', () => {
  const columns = sharedColumns('c#');
  expect(['a', 'b', 'a', 'c'].map((sql) => columns.name(sql))).toEqual(['"c#1"', '"c#2"', '"c#1"', '"c#3"']);
  expect([...columns.all]).toEqual([['a', '"c#1"'], ['b', '"c#2"'], ['c', '"c#3"']]);
});
