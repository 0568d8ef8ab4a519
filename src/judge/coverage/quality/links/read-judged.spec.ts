import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readJudged } from './read-judged.ts';
import { JUDGEMENT_COLUMN, sampleTable } from './sample-table.ts';

const table = (...lines: string[]) => [`${JUDGEMENT_COLUMN},名单,行号,备注`, ...lines].join('\r\n');
const drawn = (list: string, row: number) => list === 'minimum_living' && row <= 10;

test('words in either language, blanks counted, and what cannot be used told by its line', () => {
  const read = readJudged(Buffer.from(table('是,minimum_living,1,', 'nobody,minimum_living,2,', ',minimum_living,3,', '大概,minimum_living,4,', '是,minimum_living,11,')), drawn);
  expect(read.judged).toEqual([{ list: 'minimum_living', row: 1, judgement: 'same' }, { list: 'minimum_living', row: 2, judgement: 'nobody' }]);
  expect(read.blank).toBe(1);
  expect(read.problems.map(({ line, en }) => [line, en.split(' ').slice(0, 3).join(' ')])).toEqual([[5, 'the judgement is'], [6, 'this row is']]);
});

test('a table saved by a spreadsheet in GB 18030, with a column moved', () => {
  const moved = ['名单,行号,判断（是/是别人/库中无此人/无法判定）', 'minimum_living,7,是别人'].join('\n');
  expect(readJudged(iconv.encode(moved, 'gb18030'), drawn).judged).toEqual([{ list: 'minimum_living', row: 7, judgement: 'other' }]);
});

test('a table without the judgement column enters nothing', () => {
  expect(readJudged(Buffer.from('名单,行号\nminimum_living,1'), drawn)).toMatchObject({ judged: [], problems: [{ line: 1 }] });
});

test('the table to fill in keeps long numbers as text and says nothing of how a row was linked', () => {
  const text = sampleTable([{
    list: 'minimum_living', row: 5, row_name: '石"桥', row_identity: '341502198001011234', row_certificate: null, row_birth: '1980-01-01', row_division: null, row_address: '=1+1', row_phone: null,
    person_name: null, person_identity: null, person_certificate: null, person_birth: null, person_division: null, person_address: null, person_phone: null,
  }]);
  expect(text).toContain('\t341502198001011234');
  expect(text).toContain('"石""桥"');
  expect(text).toContain('\t=1+1');
  expect(text).not.toMatch(/linked|identity|层/);
});
