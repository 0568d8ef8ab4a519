import { expect, test } from 'vitest';
import { readIdentity } from '../../foundation/kernel/index.ts';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { numberKeySql, passesCheckSql, unpaddedSql, wholeOf15Sql, wholeSql } from './identity-sql.ts';
import { nameKey } from './name-key.ts';
import { compareNames } from './name-likeness.ts';
import { compareNumber, oneSlipApart, readRowNumber } from './number-likeness.ts';

test.each([
  ['张伟', '张伟', 'same'], ['張偉', '张伟', 'variant'], ['张玮', '张伟', 'homophone'], ['章伟', '张伟', 'homophone'], ['单雄信', '善雄信', 'homophone'],
  ['柴?', '柴䶮', 'lost_character'], ['柴YAN', '柴䶮', 'homophone'], ['李明月', '李月明', 'swapped'], ['林建国', '凌建国', 'sounds_alike'], ['王小明', '王小朋', 'one_character'],
  ['江明', '汤明', 'given'], ['阿依古丽', '阿依古丽买买提', 'shortened'], ['张强', '张伟', 'surname'], ['赵云', '马超', 'other'], ['𠮷祥', '吉祥', 'variant_or_homophone'], ['', '张伟', 'none'],
])('%s and %s: %s', (one, two, level) => {
  const found = compareNames(nameKey(one), nameKey(two));
  if (level === 'variant_or_homophone') expect(['variant', 'homophone', 'given']).toContain(found);
  else expect(found).toBe(level);
});

test('names are compared without notes, dots and spaces', () => {
  for (const name of ['阿曼·巴特', '阿曼•巴特', '阿曼．巴特', '阿曼 巴特', '阿曼巴特（户主）', ' 阿曼巴特2']) expect(nameKey(name)).toBe('阿曼巴特');
});

const NUMBER = '342401198001011233';

test.each([
  ['342401198001011234', true], ['342401198001012133', true], ['34240119800101123', true], ['3424011980010111233', true], ['342401198001011233', false],
  ['342401198001021234', false], ['342401199001012133', false], ['3424011980010112', false],
])('one slip from the number: %s %s', (other, near) => {
  expect(oneSlipApart(other, NUMBER)).toBe(near);
  expect(oneSlipApart(NUMBER, other)).toBe(near);
});

test.each<[string, boolean, string]>([
  [NUMBER, false, 'same'], ['342401800101123', false, 'same'], [`${NUMBER}44`, false, 'same'], ['342401198001011234', false, 'slip'], ['342401198001011000', true, 'prefix'],
  ['342401198001011000', false, 'prefix'], ['341502199001010000', true, 'other_rounded'], ['3.42401E+17', false, 'none'], ['34150219900101005X', false, 'other_valid'],
  ['341502199001010051', false, 'other_failed'], ['无', false, 'none'],
])('a cell %s (number: %s) says %s', (cell, numeric, level) => {
  expect(compareNumber(readRowNumber(cell, numeric), [NUMBER])).toBe(level);
});

test('SQL tidies a number as the kernel reads it', async () => {
  const engine = await openDuckdb();
  const cells = [NUMBER, '３４２４０１１９８００１０１１２３３', ' 3424 0119 8001 0112 33', "'342401198001011233", '342401800101123', '34150219900101005x', '34150219900101005Ｘ', '34150219900101005×', '342401-19800101-1233', `${NUMBER}44B1`];
  await engine.load('cells', { cell: 'varchar' }, cells.map((cell) => [cell]));
  const tidied = await engine.rows<{ cell: string; number: string; passes: boolean }>(
    `select cell, number, ${passesCheckSql('number', wholeSql('number'))} as passes from (select cell, ${numberKeySql('clean', 'old')} as number from (select *, ${wholeOf15Sql('clean')} as old from (select cell, ${unpaddedSql('cell')} as clean from cells) c) o) n`);
  engine.close();
  expect(tidied).toHaveLength(cells.length);
  for (const { cell, number, passes } of tidied) {
    expect(number, cell).toBe(readIdentity(cell.endsWith('44B1') ? cell.slice(0, 18) : cell).number);
    expect(passes, cell).toBe(true);
  }
});
