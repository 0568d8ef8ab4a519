import { expect, test } from 'vitest';
import { cleanDigits, saysNothing, withDigitLookalikes } from './digits.ts';

test.each(['', '0', '无', '無', '空', '暂无', '没有', '不详', '未知', '无证', '无身份证', '/', '\\', 'NULL', 'NONE', 'NA', 'N/A', '111111', '000000', 'XXXXXX'])('%j says that there is no number', (text) => {
  expect(saysNothing(text)).toBe(true);
});

test.each(['1', '11111', '111112', '123456', '有', 'N'])('%j may be a number', (text) => expect(saysNothing(text)).toBe(false));

test.each([
  ['341502199001010017', '341502199001010017', []],
  ['ABZ', 'ABZ', []],
  ['az', 'AZ', ['lower_case']],
  ['`{', '{', ['quotes']],
  ['{', '{', []],
  ['é', 'é', []],
  ['\uFF01', '!', ['full_width']],
  ['\uFF5E', '~', ['full_width']],
  ['\uFF5F', '\uFF5F', []],
  ['\uFF41\uFF5A', 'AZ', ['full_width', 'lower_case']],
  ['1 2', '12', ['spaces']],
  ['1\u3000\u200B2', '12', ['spaces', 'invisible']],
  ['1-2_3', '123', ['hyphens']],
  ["'12\"", '12', ['quotes']],
  ['1\u00D7', '1X', ['lookalike_x']],
  ['1号', '1号', []],
  ['号A', '号A', []],
])('%j is cleaned to %j', (raw, text, repairs) => {
  expect(cleanDigits(raw)).toEqual({ text, repairs });
});

test.each([
  ['O1', '01'], ['\u041E', '0'], ['\u043E', '0'], ['\u039F', '0'], ['\u3007', '0'], ['I', '1'], ['L', '1'], ['|', '1'], ['\u0406', '1'], ['2X', '2X'],
])('%j was meant as %j', (text, digits) => expect(withDigitLookalikes(text)).toBe(digits));
