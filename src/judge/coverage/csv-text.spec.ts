import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

test.each([
  ['赵*英', '赵*英'], ['-5', '-5'], ['', ''], ['a,b', '"a,b"'], ['说"好"', '"说""好"""'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'], ['+1', "'+1"], ['@sum', "'@sum"], ['-cmd', "'-cmd"], ['\t=1', "'\t=1"],
])('%j is written as %j, never as a formula', (cell, written) => {
  expect(csvText([[cell]])).toBe(`\uFEFF${written}\r\n`);
});
