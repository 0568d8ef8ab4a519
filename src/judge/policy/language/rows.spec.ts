import { expect, test } from 'vitest';
import { factsOf, nodesOf, type Row } from './node.ts';
import { answer, read } from './small-scope.fixtures.ts';
import type { Value } from './value.ts';

const row = (amount: number | null, month: string | null = '2018-06', state: string | null = 'paid'): Row => ({ row: 1, amount, month, state, note: null });
const aid = (text: string, rows?: readonly Row[]) => answer(text, rows ? { rows: { aid: rows } } : {});
const [enough, little, blank] = [row(9400), row(100), row(null)];

test.each<[string, readonly Row[] | undefined, Value, Value]>([
  ['none', [], false, true],
  ['one that is', [enough], true, true],
  ['one that is not', [little], false, false],
  ['one that is unknown', [blank], null, null],
  ['one that is and one unknown', [enough, blank], true, null],
  ['one unknown and one that is not', [blank, little], null, false],
  ['one that is and one that is not', [enough, little], true, false],
  ['nobody can tell', undefined, null, null],
])('rows %s: exists %s, all %s', (_, rows, exists, all) => {
  expect(aid('aid.rows.exists(r, r.amount >= yuan(94))', rows)).toBe(exists);
  expect(aid('aid.rows.all(r, r.amount >= yuan(94))', rows)).toBe(all);
});

test.each<[string, readonly Row[] | undefined, Value, Value]>([
  ['none', [], 0, 0],
  ['two', [enough, little], 2, 1],
  ['one unknown', [enough, blank], 2, null],
  ['only such as are not', [little, little, little], 3, 0],
  ['nobody can tell', undefined, null, null],
])('counting %s', (_, rows, whole, chosen) => {
  expect(aid('size(aid.rows)', rows)).toBe(whole);
  expect(aid('size(aid.rows.filter(r, r.amount >= yuan(94)))', rows)).toBe(chosen);
});

test.each<[string, readonly Row[] | undefined, Value, Value]>([
  ['none', [], 0, 0],
  ['two of one month', [enough, little], 9500, 9500],
  ['two of two months', [enough, row(300, '2018-05')], 9700, 9400],
  ['none of this month', [row(300, '2018-05')], 300, 0],
  ['an unknown amount of another month', [enough, row(null, '2018-05')], null, 9400],
  ['an unknown amount of this month', [blank, enough], null, null],
  ['an unknown month', [row(300, null)], 300, null],
  ['nobody can tell', undefined, null, null],
])('adding up %s', (_, rows, whole, chosen) => {
  expect(aid('sum(aid.rows.map(r, r.amount))', rows)).toBe(whole);
  expect(aid('sum(aid.rows.map(r, r.month == month(as_of), r.amount))', rows)).toBe(chosen);
});

test('a sum is of the type of what is added up', () => {
  expect(read('sum(aid.rows.map(r, r.amount))')).toMatchObject({ kind: 'sum', type: 'money', reads: { list: 'aid', column: null } });
  expect(read('sum(aid.rows.map(r, r.row))')).toMatchObject({ kind: 'sum', type: 'int' });
  expect(read('size(aid.rows)')).toMatchObject({ kind: 'size', type: 'int', reads: { list: 'aid', column: null }, children: [{ name: 'aid.listed', offset: 5 }] });
  expect(read('size(aid.rows.filter(r, r.row > 1))')).toMatchObject({ kind: 'size', type: 'int', children: [{ name: 'aid.listed' }, { kind: 'compare' }] });
});

test('a macro knows what it goes through, and a cell what it reads', () => {
  expect(read('aid.rows.exists(r, r.state == "paid")')).toMatchObject({
    kind: 'exists', type: 'bool', offset: 8, reads: { list: 'aid', column: null },
    children: [{ name: 'aid.listed', offset: 0 }, { children: [{ kind: 'cell', name: 'aid.rows.state', type: 'code', codes: ['paid', 'returned'], reads: { list: 'aid', column: 'state' } }, {}] }],
  });
  expect(read('aid.rows.all(r, r.row > 1)').kind).toBe('all');
});

test('a row may be held against the rows of another list, and against its own', () => {
  const visited = 'visit.rows.exists(v, aid.rows.exists(r, r.month == v.month && r.row > v.row))';
  const both = (month: string, number: number) => answer(visited, { rows: { aid: [row(1)], visit: [{ row: number, month }] } });
  expect([both('2018-06', 0), both('2018-06', 1), both('2018-07', 0)]).toEqual([true, false, false]);
  const twice = 'aid.rows.exists(r, aid.rows.exists(s, s.month == r.month && s.amount > r.amount))';
  expect([aid(twice, [enough, little]), aid(twice, [enough]), aid(twice, [enough, row(1, '2018-05')])]).toEqual([true, false, false]);
});

test('sums and counts inside one another keep their own rows apart', () => {
  const text = 'size(visit.rows.filter(v, sum(aid.rows.map(r, r.month == v.month, r.amount)) > yuan(1)))';
  const rows = { aid: [row(100), row(50), row(200, '2018-05')], visit: [{ row: 1, month: '2018-06' }, { row: 2, month: '2018-05' }, { row: 3, month: '2018-04' }] };
  expect(answer(text, { rows })).toBe(2);
});

test('a cell that is empty, and one that a row does not have, is unknown', () => {
  expect(aid('aid.rows.exists(r, known(r.note))', [enough])).toBe(false);
  expect(aid('aid.rows.exists(r, r.note == "补")', [{ row: 1 }])).toBe(null);
  expect(aid('aid.rows.exists(r, has(r.month))', [row(1, null)])).toBe(false);
  expect(aid('aid.rows.exists(r, has(r.month))', [enough])).toBe(true);
});

test('an expression names its facts once, in order, with those of the amounts it asks for', () => {
  expect(factsOf(read('person.age > 16 && (aid.listed || person.age < 60) && certificate.valid'))).toEqual(['person.age', 'aid.listed', 'certificate.valid']);
  expect(factsOf(read('aid.amount < parameter.aid.extra'))).toEqual(['aid.amount', 'certificate.grade', 'person.age']);
  expect(factsOf(read('aid.rows.exists(r, r.amount > aid.amount) && true'))).toEqual(['aid.listed', 'aid.amount']);
  expect(factsOf(read('as_of > date("2018-01-01")'))).toEqual([]);
  expect([...nodesOf(read('!(person.age in [1, 2])'))].map(({ kind }) => kind)).toEqual(['not', 'in', 'fact', 'literal', 'literal']);
});

test('an amount is asked for by its name', () => {
  const facts = { 'aid.amount': 9400 };
  expect(answer('aid.amount < parameter.aid.standard', { facts, parameters: { 'aid.standard': 9401 } })).toBe(true);
  expect(answer('aid.amount < parameter.aid.standard', { facts, parameters: { 'aid.standard': 9400 } })).toBe(false);
  expect(answer('aid.amount < parameter.aid.standard', { facts })).toBe(null);
  expect(answer('as_of == date("2018-06-30")')).toBe(true);
});
