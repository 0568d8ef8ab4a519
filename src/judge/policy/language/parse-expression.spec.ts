import { expect, test } from 'vitest';
import { parseExpression, withKeptTrees } from './parse-expression.ts';
import { read, refusalOf, sqlOf } from './small-scope.fixtures.ts';

const TEXTS = [
  'aid.listed && !(certificate.grade <= 2 || aid.amount < yuan(94))', 'certificate.grade in [1, 2] ? aid.amount * 2 > yuan("94.50") : known(aid.month)',
  'aid.rows.exists(x, visit.rows.all(y, x.month == y.month && x.amount > parameter.aid.standard))', 'size(aid.rows.filter(r, r.state == "paid")) > -1 && has(person.birth)',
  'sum(aid.rows.map(r, r.month == month(as_of), r.amount)) < parameter.aid.extra', 'age_on(person.birth, as_of + months(2)) >= 16',
];

/** Trees as they come back from a file. */
function keptInJson() {
  const trees = new Map<string, string>();
  const found: string[] = [];
  return {
    found,
    valueOf(text: string): unknown {
      const tree = trees.get(text);
      if (tree === undefined) return undefined;
      found.push(text);
      return JSON.parse(tree);
    },
    keep: (text: string, value: unknown) => void trees.set(text, JSON.stringify(value)),
  };
}

test('a tree that was kept means what the text means', () => {
  const trees = keptInJson();
  for (const text of TEXTS) {
    const fresh = [sqlOf(text), read(text).offset];
    expect([text, ...withKeptTrees(trees, () => [sqlOf(text), read(text).offset])]).toEqual([text, ...fresh]);
  }
  trees.found.length = 0;
  for (const text of TEXTS) expect(withKeptTrees(trees, () => sqlOf(text))).toBe(sqlOf(text));
  expect(trees.found).toEqual(TEXTS);
});

test('refusals stand where they stood, and a text that cannot be parsed is not kept', () => {
  const trees = keptInJson();
  for (const text of ['aid.listed && aid.rows.exists(r, r.amont > yuan(1))', 'aid.amount < 94', 'aid.listed &&', 'certificate.grade > 99999999999999999']) {
    const fresh = refusalOf(text);
    for (const _ of [1, 2]) expect(withKeptTrees(trees, () => refusalOf(text))).toBe(fresh);
  }
  expect(trees.found).not.toContain('aid.listed &&');
});

test('nothing is kept outside of such work, nor of what is not a tree', () => {
  const trees = { valueOf: () => 'broken', keep: () => undefined };
  expect(withKeptTrees(trees, () => sqlOf('aid.listed'))).toBe('"aid.listed"');
  expect(() => withKeptTrees(trees, () => parseExpression('('))).toThrow();
  const after = keptInJson();
  sqlOf('aid.listed');
  expect(after.found).toEqual([]);
});
