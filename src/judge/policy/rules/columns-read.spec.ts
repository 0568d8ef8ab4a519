import { expect, test } from 'vitest';
import { columnsRead } from './columns-read.ts';
import { townPolicy } from './small-town.fixtures.ts';

test('the columns of each list that a rule looks at', () => {
  const read = (rule: string) => [...columnsRead(townPolicy(), rule)].map(([list, columns]) => `${list}: ${[...columns].join(', ')}`);
  expect(read('aid_missed')).toEqual(['register: grade, valid_to', 'aid: ', 'deaths: ']);
  expect(read('aid_underpaid')).toEqual(['aid: month, amount', 'register: household']);
  expect(read('aid_though_dead')).toEqual(['aid: month', 'deaths: death_date']);
  expect(read('unvisited')).toEqual(['aid: amount', 'register: ', 'visits: ']);
  expect(read('nothing')).toEqual([]);
});
