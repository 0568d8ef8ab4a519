import { expect, test } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { DIALECTS } from './dialect.ts';
import type { Scope } from './node.ts';
import { unsupported } from './unsupported.ts';

const scope: Scope = {
  fact: (name) => (name === 'aid.listed' ? { type: 'bool', values: null } : null),
  parameter: () => null, dimensionsOf: () => [], factNames: () => ['aid.listed'], parameterNames: () => [],
  rows: (list) => (list === 'aid' ? { list, listed: 'aid.listed', columns: new Map([['amount', { type: 'money', values: null }]]) } : null),
  rowLists: () => ['aid'],
};

test('what an engine has no words for is refused by name, where it stands', () => {
  const checked = checkExpression('aid.listed && aid.rows.exists(r, r.amount > yuan(0))', scope);
  if (!checked.ok) throw new Error(checked.refusal.en);
  const poor = { ...DIALECTS.trino, lacks: { exists: { zh: '逐行查看', en: 'looking at rows one by one' } } };
  expect(unsupported(checked.node, poor)).toMatchObject({
    offset: 22, code: 'not_in_dialect', zh: 'trino 无法表达逐行查看', en: 'trino has no words for looking at rows one by one',
  });
  expect(Object.values(DIALECTS).map((dialect) => unsupported(checked.node, dialect))).toEqual([null, null]);
});
