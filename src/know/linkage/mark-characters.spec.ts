import { expect, test } from 'vitest';
import { maskIdentity, maskName } from '../../foundation/kernel/index.ts';
import { markCharacters } from './mark-characters.ts';

const shown = (runs: readonly { text: string; differs: boolean }[]) => runs.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

test('one digit that differs is shown on both sides, the others stay masked', () => {
  const { written, held, differences } = markCharacters('34242619500104131X', '34242619580104131X', maskIdentity);
  expect([shown(written), shown(held)]).toEqual(['3424*****[0]****131X', '3424*****[8]****131X']);
  expect(differences).toEqual([{ at: 10, written: '0', held: '8' }]);
});

test('a digit that was lost does not move the others', () => {
  const { written, held, differences } = markCharacters('3424261950010413X', '34242619500104131X', maskIdentity);
  expect(differences).toEqual([{ at: 17, written: '', held: '1' }]);
  expect([shown(written), shown(held)]).toEqual(['3424*********413X', '3424**********13[1]X']);
});

test('two other numbers stay masked and unmarked', () => {
  const { written, held, differences } = markCharacters('34242619500104131X', '341503198309300034', maskIdentity);
  expect([shown(written), shown(held), differences]).toEqual(['3424**********131X', '3415**********0034', []]);
});

test('a name of rare characters is counted by characters', () => {
  const { written, held, differences } = markCharacters('赵𠮷英', '赵丽英', maskName);
  expect([shown(written), shown(held)]).toEqual(['赵[𠮷]英', '赵[丽]英']);
  expect(differences).toEqual([{ at: 2, written: '𠮷', held: '丽' }]);
  expect(shown(markCharacters('赵丽英', '赵丽英', maskName).held)).toBe('赵*英');
});
