import { expect, test } from 'vitest';
import { DIALECTS } from './dialect.ts';
import { literalSql } from './nodes/literal.ts';
import { SQL_TYPE } from './value.ts';

const { duckdb, trino } = DIALECTS;
const CELLS = [{ name: 'row', sql: 'n', type: 'bigint' }, { name: 'month', sql: 'm', type: 'varchar' }] as const;

test('each engine is called by its name and lacks nothing', () => {
  expect(Object.entries(DIALECTS).map(([name, dialect]) => [name, dialect.name, dialect.lacks])).toEqual([['duckdb', 'duckdb', {}], ['trino', 'trino', {}]]);
});

/** Of each thing that engines spell differently, both spellings. */
test.each([
  ['rows of a group', duckdb.gatherRows('n'), 'list(n)', trino.gatherRows('n'), 'array_agg(n)'],
  ['the last that says it', duckdb.latest('c', 'n'), 'max_by(c, n) filter (where c is not null)', trino.latest('c', 'n'), 'max_by(c, n) filter (where c is not null)'],
  ['a row', duckdb.rowOf(CELLS), `{'row': cast(n as bigint), 'month': cast(m as varchar)}`, trino.rowOf(CELLS), 'cast(row(cast(n as bigint), cast(m as varchar)) as row("row" bigint, "month" varchar))'],
  ['no row', duckdb.noRow(CELLS), 'cast(null as struct("row" bigint, "month" varchar))', trino.noRow(CELLS), 'cast(null as row("row" bigint, "month" varchar))'],
  ['no rows', duckdb.noRows, '[]', trino.noRows, 'array[]'],
  ['a file', duckdb.parquet(`it's.parquet`), `read_parquet('it''s.parquet')`, trino.parquet('a "b".parquet'), '"a ""b"".parquet"'],
])('%s', (_, first, inDuckdb, second, inTrino) => expect([first, second]).toEqual([inDuckdb, inTrino]));

test.each([
  ['bool', true, 'true'], ['bool', null, 'cast(null as boolean)'], ['int', 16, '16'], ['int', null, 'cast(null as bigint)'], ['money', 9400, '9400'],
  ['money', null, 'cast(null as bigint)'], ['date', '2018-06-30', `date '2018-06-30'`], ['date', null, 'cast(null as date)'], ['month', '2018-06', `'2018-06'`],
  ['month', null, 'cast(null as varchar)'], ['text', `it's`, `'it''s'`], ['text', null, 'cast(null as varchar)'], ['code', 'valid', `'valid'`], ['code', null, 'cast(null as varchar)'],
] as const)('%s %s as a literal', (type, value, sql) => expect(literalSql(type, value)).toBe(sql));

test('spans are numbers', () => expect([SQL_TYPE.days, SQL_TYPE.months]).toEqual(['bigint', 'bigint']));
