import { expect, test } from 'vitest';
import { maskCells } from './mask-cells.ts';

test('whatever names or reaches a person is masked, amounts and days are not, empty cells are left out', () => {
  const shown = maskCells({
    row: 7, name: '石小满', identity: '342401196202280027', identity_numeric: false, phone: '13900000000', address: '灯塔村 3 组', amount: 23000, birth: '1962-02-28', sex: null,
  });
  expect(Object.keys(shown)).toEqual(['name', 'identity', 'phone', 'address', 'amount', 'birth']);
  expect(JSON.stringify(shown)).not.toMatch(/石小满|19620228|13900000000|灯塔村/);
  expect(shown).toMatchObject({ amount: 23000, birth: '1962-02-28' });
});
