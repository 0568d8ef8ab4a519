import { expect, test } from 'vitest';
import { townPolicy } from '../rules/small-town.fixtures.ts';
import { DIALECTS } from '../language/dialect.ts';
import { fromRegisterAlone, whenNotListed, withFoundations } from './fact-sources.ts';
import { bitOf, bitsColumn, isAmong, listNumbers, listOfPlace, maskOf, placeOfList, rowOfPlace } from './list-bits.ts';
import { allListsAtHand, listStates, type ListInput } from './list-state.ts';
import { wantedBy } from './wanted.ts';
import { checkExpression } from '../language/check-expression.ts';
import { policyScope } from '../packs/policy-scope.ts';

const policy = townPolicy();
const input = (list: string, asOf: string): ListInput => ({ list, asOf, snapshot: `${list}@${asOf}`, links: '', candidates: null, rows: 1, coverage: [] });
const state = (list: string, days: readonly string[], asOf = '2018-06-30') => {
  const found = listStates(policy, days.map((day) => input(list, day)), asOf).get(list);
  return [found?.input?.asOf ?? null, found?.gap];
};

test('how a list stands on a day: not there, too old, too late, or to be read', () => {
  expect(state('aid', [])).toEqual([null, 'not_given']);
  expect(state('aid', ['2018-06-30'])).toEqual(['2018-06-30', null]);
  expect(state('aid', ['2018-04-29'])).toEqual(['2018-04-29', null]);
  expect(state('aid', ['2018-04-28'])).toEqual(['2018-04-28', 'stale']);
  expect(state('aid', ['2018-07-01'])).toEqual(['2018-07-01', 'later']);
  expect(state('deaths', ['1998-01-01'])).toEqual(['1998-01-01', null]);
});

test('of several the newest that is not later', () => {
  expect(state('aid', ['2018-05-20', '2018-06-20', '2018-07-20', '2018-04-20'])).toEqual(['2018-06-20', null]);
  expect(state('aid', ['2018-08-20', '2018-07-20'])).toEqual(['2018-08-20', 'later']);
  expect(state('aid', ['2018-01-20', '2018-02-20'])).toEqual(['2018-02-20', 'stale']);
});

test('every list of the catalogue has a state, the register none', () => {
  expect([...listStates(policy, [input('aid', '2018-06-20'), input('unheard_of', '2018-06-20')], '2018-06-30').keys()]).toEqual(['aid', 'deaths', 'visits']);
  expect([...allListsAtHand(policy)].map(([list, { policy: own, input: from, gap }]) => [list, own.list, from, gap])).toEqual([['aid', 'aid', null, null], ['deaths', 'deaths', null, null], ['visits', 'visits', null, null]]);
  expect([...allListsAtHand(policy, ['deaths'])].map(([, { gap }]) => gap)).toEqual([null, 'not_given', null]);
});

test('a fact comes with what it stands on, that first, each once', () => {
  const names = (...of: string[]) => withFoundations(policy, of).map(({ name }) => name);
  expect(names('person.paid')).toEqual(['aid.listed', 'aid.amount', 'person.paid']);
  expect(names('person.age', 'person.birth', 'person.age', 'nothing')).toEqual(['person.birth', 'person.age']);
  expect(names('person.paid', 'aid.listed', 'certificate.current')).toEqual(['aid.listed', 'aid.amount', 'person.paid', 'certificate.valid_to', 'certificate.current']);
});

test('what the register tells alone', () => {
  expect(['person.birth', 'person.age', 'certificate.current', 'person.paid', 'aid.listed'].map((name) => fromRegisterAlone(policy, name))).toEqual([true, true, true, false, false]);
});

test.each([
  ['aid.listed', false], ['aid.returned', false], ['aid.amount', 0], ['aid.month', null], ['aid.first', null], ['aid.last', null], ['aid.as_of', null], ['person.birth', null], ['person.age', null],
])('of whom a complete list does not name, %s is %s', (name, value) => {
  const fact = policy.facts.get(name);
  expect(fact && whenNotListed(fact)).toBe(value);
});

test('what expressions ask for: facts in order, and of rows the columns looked at', () => {
  const scope = policyScope(policy.facts, policy.parameters, policy.lists);
  const wanted = (...texts: readonly string[]) => {
    const { facts, rows } = wantedBy(policy, texts.map((text) => {
      const checked = checkExpression(text, scope);
      if (!checked.ok) throw new Error(checked.refusal.en);
      return checked.node;
    }));
    return [facts, [...rows].map(([list, columns]) => [list, [...columns]])];
  };
  expect(wanted('person.age > 16 && aid.listed', 'aid.listed')).toEqual([['person.age', 'aid.listed'], []]);
  expect(wanted('aid.rows.exists(r, r.month == month(as_of) && r.amount > yuan(1))', 'sum(aid.rows.map(r, r.amount)) > yuan(1)')).toEqual([['aid.listed'], [['aid', ['month', 'amount']]]]);
  expect(wanted('size(aid.rows) > 1')).toEqual([['aid.listed'], [['aid', []]]]);
  expect(wanted('parameter.aid.standard > yuan(1)')).toEqual([['person.household'], []]);
});

test('fifty lists have their bits in one number, the next in another', () => {
  expect([1, 49, 50, 51, 99, 100].map((number) => [maskOf(number), bitOf(number)])).toEqual([[0, 2n], [0, 2n ** 49n], [1, 1n], [1, 2n], [1, 2n ** 49n], [2, 1n]]);
  expect([bitsColumn('listed', 0), bitsColumn('asked', 1), bitsColumn('held', 0), bitsColumn('uncovered', 2)]).toEqual(['"#listed0"', '"#asked1"', '"#held0"', '"#uncovered2"']);
  expect([...listNumbers(allListsAtHand(policy))]).toEqual([['aid', 1], ['deaths', 2], ['visits', 3]]);
  expect([placeOfList(3), listOfPlace('p', DIALECTS.duckdb), listOfPlace('p', DIALECTS.trino), rowOfPlace('p')]).toEqual([3_298_534_883_328, '(p >> 40)', 'bitwise_right_shift(p, 40)', 'p % 1099511627776']);
  expect(isAmong('l', new Map([[0, 'b']]), DIALECTS.duckdb)).toBe('((b >> l) & 1) <> 0');
  expect(isAmong('l', new Map([[1, 'b']]), DIALECTS.duckdb)).toBe('l between 50 and 99 and ((b >> (l % 50)) & 1) <> 0');
  expect(isAmong('l', new Map([[0, 'a'], [1, 'b']]), DIALECTS.duckdb)).toBe('l between 0 and 49 and ((a >> (l % 50)) & 1) <> 0 or l between 50 and 99 and ((b >> (l % 50)) & 1) <> 0');
});
