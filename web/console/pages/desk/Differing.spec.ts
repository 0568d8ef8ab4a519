import { expect, test } from 'vitest';
import { runsOf } from './Differing.tsx';

test('characters that differ are told apart, masked ones are not', () => {
  expect(runsOf('赵*因', '赵*英')).toEqual([
    { text: '赵*', differs: false, at: 0 },
    { text: '英', differs: true, at: 2 },
  ]);
});

test('a character outside the basic plane is one character', () => {
  expect(runsOf('𠮷明', '𠮷民').map(({ text, differs }) => [text, differs])).toEqual([
    ['𠮷', false],
    ['民', true],
  ]);
});
