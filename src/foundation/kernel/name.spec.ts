import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { maskName } from './mask.ts';
import { cleanName, nameNeedsReview } from './name.ts';

describe('names', () => {
  test.each([
    ['张\u3000伟', '张伟'],
    [' 王  五 ', '王五'],
    ['欧阳 娜娜', '欧阳娜娜'],
    ['阿依古丽\u2022买买提', '阿依古丽·买买提'],
    ['阿依古丽\u30FB买买提', '阿依古丽·买买提'],
    ['阿依古丽\uFF65买买提', '阿依古丽·买买提'],
    ['阿依古丽\u2027买买提', '阿依古丽·买买提'],
    ['阿依古丽\uFF0E买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['阿依古丽 · 买买提', '阿依古丽·买买提'],
    ['阿依古丽 买买提', '阿依古丽·买买提'],
    ['J. Smith', 'J. Smith'],
    ['Ｊｏｈｎ　Ｓｍｉｔｈ', 'John Smith'],
    ['张\uE863', '张䶮'],
    ['王\uE816', '王\u{20087}'],
    ['\u2F08民', '人民'],
    ['\uFEFF李\u200B强', '李强'],
    ['𠮷田', '𠮷田'],
    ['㛃', '㛃'],
  ])('%j is kept as %s', (text, name) => {
    expect(cleanName(text)).toBe(name);
  });

  test.each(['张?', '李□', '刘⿰氵力', '王yan', '赵*英', '孙伟2', '周红(已故)', '吴\uF8FF', '郑、王'])('%s needs a look', (text) => {
    expect(nameNeedsReview(text)).toBe(true);
  });

  test.each(['张䶮', '张\uE863', '阿依古丽•买买提', 'J. Smith', '𠮷田', '堃', ''])('%j needs none', (text) => {
    expect(nameNeedsReview(text)).toBe(false);
  });

  test.each([
    ['赵丽英', '赵*英'],
    ['李强', '李*'],
    ['𠮷强', '𠮷*'],
    ['欧阳娜娜', '欧**娜'],
    ['张　伟', '张*'],
    ['李', '*'],
    ['', ''],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test('cleaning twice changes nothing', () => {
    const pieces = fc.constantFrom('张', '伟', '阿', '依', '·', '•', '.', ' ', '\u3000', 'J', '．', '\uE863', '\u2F08', "'", '(', '\u200B', '𠮷');
    fc.assert(fc.property(fc.oneof(fc.array(pieces).map((list) => list.join('')), fc.string({ unit: 'binary' })), (text) => cleanName(cleanName(text)) === cleanName(text)), {
      numRuns: 2000,
    });
  });
});
