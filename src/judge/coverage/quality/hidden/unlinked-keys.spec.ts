import { expect, test } from 'vitest';
import { identityCheckDigit } from '../../../../foundation/kernel/index.ts';
import { keyUnlinked, type UnlinkedRow } from './unlinked-keys.ts';

const number = (birth: string, order: string) => `341502${birth}${order}${identityCheckDigit(`341502${birth}${order}`)}`;
const row = (identity: string | null, name: string, birth: string | null): UnlinkedRow =>
  ({ list: '1', identity, identity_numeric: false, name, birth, division: '341502101201' });
const keys = (...rows: UnlinkedRow[]) => keyUnlinked(rows).map(({ key }) => key);

test('the same sound number is the same person, however it is spaced', () => {
  const one = number('19800101', '123');
  const [first, second] = keys(row(one, '石桥', null), row(` ${one.slice(0, 6)} ${one.slice(6)}`, '石桥', null));
  expect(first).toBe(second);
});

test('a row without a sound number is the one person of its name and day of birth; two such, or no day, and nobody can tell', () => {
  const [numbered, bare, blank] = keys(row(number('19800101', '123'), '石桥', null), row(null, '石 桥', '1980-01-01'), row(null, '石桥', null));
  expect(bare).toBe(numbered);
  expect(blank).toBeNull();
  expect(keys(row(number('19800101', '123'), '石桥', null), row(number('19800101', '345'), '石桥', null), row('不详', '石桥', '1980-01-01'))[2]).toBeNull();
});
