import { expect, test } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { refusalOf, scope } from './small-scope.fixtures.ts';

/** Where in the text, why, what is near, and what the author of a rule reads in either language. */
test.each([
  ['certificate.grad <= 2', '0 unknown_fact [certificate.grade]', '没有名为 certificate.grad 的事实', 'there is no fact named certificate.grad'],
  ['banana', '0 unknown_fact', '没有名为 banana 的事实', 'there is no fact named banana'],
  ['aid.lised', '0 unknown_fact [aid.listed]', '没有名为 aid.lised 的事实', 'there is no fact named aid.lised'],
  ['has(person.agee)', '4 unknown_fact [person.age]', '没有名为 person.agee 的事实', 'there is no fact named person.agee'],
  ['aid.amount < parameter.aid.standart', '13 unknown_parameter [aid.standard]', '没有名为 aid.standart 的参数', 'there is no parameter named aid.standart'],
  ['parameter.nothing > yuan(1)', '0 unknown_parameter', '没有名为 nothing 的参数', 'there is no parameter named nothing'],
  ['certificate.status == "frosen"', '22 unknown_code [frozen]', 'certificate.status 没有取值 frosen（可取：valid、frozen、cancelled）', 'certificate.status never is frosen (it is one of: valid, frozen, cancelled)'],
  ['certificate.status in ["valid", "paid"]', '32 unknown_code [valid]', 'certificate.status 没有取值 paid（可取：valid、frozen、cancelled）', 'certificate.status never is paid (it is one of: valid, frozen, cancelled)'],
  ['"frozn" == certificate.status', '0 unknown_code [frozen]', 'certificate.status 没有取值 frozn（可取：valid、frozen、cancelled）', 'certificate.status never is frozn (it is one of: valid, frozen, cancelled)'],
  ['"paid" == aid.listed', '10 different_types', '不能比较 text 与 bool', 'cannot compare text with bool'],
  ['knwon(person.age)', '0 unknown_function [known]', '没有函数 knwon', 'there is no function knwon'],
  ['today() == as_of', '0 unknown_function', '没有函数 today', 'there is no function today'],
  ['in2(person.age)', '0 unknown_function', '没有函数 in2', 'there is no function in2'],
  ['person.age == "16"', '14 different_types', '不能比较 int 与 text', 'cannot compare int with text'],
  ['aid.amount > 94', '13 different_types [yuan(94)]', '不能比较 money 与 int', 'cannot compare money with int'],
  ['aid.amount == person.age', '14 different_types [yuan(...)]', '不能比较 money 与 int', 'cannot compare money with int'],
  ['aid.amount == "94"', '14 different_types', '不能比较 money 与 text', 'cannot compare money with text'],
  ['person.birth > 5', '15 different_types', '不能比较 date 与 int', 'cannot compare date with int'],
  ['certificate.status == 5', '22 different_types', '不能比较 code 与 int', 'cannot compare code with int'],
  ['5 == certificate.status', '5 different_types', '不能比较 int 与 code', 'cannot compare int with code'],
  ['person.age == yuan(16)', '14 different_types', '不能比较 int 与 money', 'cannot compare int with money'],
  ['certificate.valid > false', '18 no_order', 'bool 没有大小之分', 'bool values have no order'],
  ['certificate.valid <= true', '18 no_order', 'bool 没有大小之分', 'bool values have no order'],
  ['aid.note >= "a"', '9 no_order', 'text 没有大小之分', 'text values have no order'],
  ['certificate.status < "valid"', '19 no_order', 'code 没有大小之分', 'code values have no order'],
  ['days(1) < days(2)', '7 no_order', 'days 没有大小之分', 'days values have no order'],
  ['person.age && certificate.valid', '0 wrong_type', '此处应为 bool，实为 int', 'expected bool here, found int'],
  ['certificate.valid || 1', '21 wrong_type', '此处应为 bool，实为 int', 'expected bool here, found int'],
  ['!person.age', '1 wrong_type', '此处应为 bool，实为 int', 'expected bool here, found int'],
  ['certificate.valid ? 1 : aid.amount', '24 different_types', '不能比较 int 与 money', 'cannot compare int with money'],
  ['person.age ? true : false', '0 wrong_type', '此处应为 bool，实为 int', 'expected bool here, found int'],
  ['person.age in [1, aid.amount]', '18 different_types', '不能比较 int 与 money', 'cannot compare int with money'],
  ['person.birth + 3 > as_of', '13 no_such_sum', 'date 与 int 不能作 + 运算', 'date + int has no meaning'],
  ['aid.amount * aid.amount > yuan(0)', '11 no_such_sum', 'money 与 money 不能作 * 运算', 'money * money has no meaning'],
  ['-person.birth == as_of', '0 no_such_sum', 'date 不能取负', 'date has no negative'],
  ['-aid.listed', '0 no_such_sum', 'bool 不能取负', 'bool has no negative'],
  ['age_on(person.birth) > 1', '0 wrong_number_of_arguments', 'age_on 需要 2 个参数，实有 1 个', 'age_on takes 2 arguments, found 1'],
  ['age_on(person.birth, as_of, as_of) > 1', '0 wrong_number_of_arguments', 'age_on 需要 2 个参数，实有 3 个', 'age_on takes 2 arguments, found 3'],
  ['age_on(person.birth, aid.month) > 1', '21 wrong_type', '此处应为 date，实为 month', 'expected date here, found month'],
  ['known() && certificate.valid', '0 wrong_number_of_arguments', 'known 需要 1 个参数，实有 0 个', 'known takes 1 arguments, found 0'],
  ['date("2018-02-30") < as_of', '0 bad_date', '2018-02-30 不是日期（年-月-日）', '2018-02-30 is not a date (YYYY-MM-DD)'],
  ['date(person.birth) < as_of', '0 not_a_constant', 'date 只接受带引号的常量', 'date takes a quoted constant only'],
  ['date(5) < as_of', '0 not_a_constant', 'date 只接受带引号的常量', 'date takes a quoted constant only'],
  ['date() < as_of', '0 wrong_number_of_arguments', 'date 需要 1 个参数，实有 0 个', 'date takes 1 arguments, found 0'],
  ['month("2018-13") == aid.month', '0 bad_month', '2018-13 不是月份（年-月）', '2018-13 is not a month (YYYY-MM)'],
  ['month(5) == aid.month', '0 not_a_constant', 'month 只接受带引号的常量', 'month takes a quoted constant only'],
  ['month(aid.month) == aid.month', '6 wrong_type', '此处应为 date，实为 month', 'expected date here, found month'],
  ['yuan("94.505") > aid.amount', '0 bad_money', '94.505 不是金额', '94.505 is not an amount of money'],
  ['yuan(aid.amount) > aid.amount', '0 not_a_constant', 'yuan 只接受带引号的常量', 'yuan takes a quoted constant only'],
  ['yuan(true) > aid.amount', '0 not_a_constant', 'yuan 只接受带引号的常量', 'yuan takes a quoted constant only'],
  ['days(aid.amount) == days(1)', '5 wrong_type', '此处应为 int，实为 money', 'expected int here, found money'],
  ['days(1, 2) == days(1)', '0 wrong_number_of_arguments', 'days 需要 1 个参数，实有 2 个', 'days takes 1 arguments, found 2'],
  ['person.age > 9007199254740992', '13 too_big', '整数过大', 'the number is too big to be exact'],
  ['person.age / 2 > 8', '11 not_in_language', '除法（/）不在本语言内', 'division (/) is not part of the language'],
  ['person.age % 2 == 0', '11 not_in_language', '取余（%）不在本语言内', 'remainder (%) is not part of the language'],
  ['[1, 2][0] == 1', '6 not_in_language', '下标（[ ]）不在本语言内', 'an index ([ ]) is not part of the language'],
  ['certificate.status.startsWith("v")', '18 not_in_language', '方法调用（startsWith）不在本语言内', 'a method call (startsWith) is not part of the language'],
  ['[1, 2] == person.age', '0 not_in_language', '列表（只能出现在 in 的右边）（listExpr）不在本语言内', 'a list (allowed only to the right of `in`) (listExpr) is not part of the language'],
  ['{"a": 1} == {"a": 1}', '0 not_in_language', '映射（structExpr）不在本语言内', 'a map or message (structExpr) is not part of the language'],
  ['person.age > 1.5', '13 not_in_language', '小数（金额请用 yuan("...")）（doubleValue）不在本语言内', 'a decimal number (for money use yuan("...")) (doubleValue) is not part of the language'],
  ['person.age > 16u', '13 not_in_language', '无符号整数（uint64Value）不在本语言内', 'an unsigned integer (uint64Value) is not part of the language'],
  ['certificate.status == b"x"', '22 not_in_language', '字节串（bytesValue）不在本语言内', 'bytes (bytesValue) is not part of the language'],
  ['certificate.status == null', '22 not_in_language', '空值（请用 known(...)）（nullValue）不在本语言内', 'null (ask known(...) instead) (nullValue) is not part of the language'],
  ['size(aid.rows).x > 1', '14 not_in_language', '对结果取字段（select）不在本语言内', 'a field of a computed value (select) is not part of the language'],
  ['person.age in certificate.grade', '11 not_a_list', 'in 的右边应为 [值, 值, ...]', 'the right side of `in` must be [value, value, ...]'],
  ['person.age in []', '11 not_a_list', 'in 的右边应为 [值, 值, ...]', 'the right side of `in` must be [value, value, ...]'],
  ['aid.rows', '0 rows_alone', 'aid.rows 只能接 .exists(...)、.all(...)，或写在 size(...)、sum(...) 中', 'aid.rows stands before .exists(...) or .all(...), or inside size(...) or sum(...)'],
  ['known(aid.rows)', '6 rows_alone', 'aid.rows 只能接 .exists(...)、.all(...)，或写在 size(...)、sum(...) 中', 'aid.rows stands before .exists(...) or .all(...), or inside size(...) or sum(...)'],
  ['school.rows', '0 unknown_fact', '没有名为 school.rows 的事实', 'there is no fact named school.rows'],
  ['ait.rows.exists(r, r.amount > yuan(0))', '0 unknown_list [aid.rows]', '没有可逐行查看的名单 ait', 'there is no list ait whose rows can be looked at'],
  ['school.rows.exists(r, r.month == aid.month)', '0 unknown_list', '没有可逐行查看的名单 school', 'there is no list school whose rows can be looked at'],
  ['size(ait.rows) > 1', '5 unknown_list [aid.rows]', '没有可逐行查看的名单 ait', 'there is no list ait whose rows can be looked at'],
  ['size(ait.rows.filter(r, true)) > 1', '5 unknown_list [aid.rows]', '没有可逐行查看的名单 ait', 'there is no list ait whose rows can be looked at'],
  ['certificate.valid && sum(ait.rows.map(r, r.amount)) > yuan(1)', '25 unknown_list [aid.rows]', '没有可逐行查看的名单 ait', 'there is no list ait whose rows can be looked at'],
  ['aid.rows.exists(r, r.amout > yuan(0))', '19 unknown_column [amount]', 'aid 没有可用的列 amout', 'aid has no column amout to look at'],
  ['aid.rows.exists(r, r.month.day == 1)', '19 unknown_column', 'aid 没有可用的列 month.day', 'aid has no column month.day to look at'],
  ['aid.rows.exists(r, r.state == "payed")', '30 unknown_code [paid]', 'aid.rows.state 没有取值 payed（可取：paid、returned）', 'aid.rows.state never is payed (it is one of: paid, returned)'],
  ['aid.rows.all(r, r.amount)', '16 wrong_type', '此处应为 bool，实为 money', 'expected bool here, found money'],
  ['aid.rows.exists(r, known(r))', '25 row_alone', 'r 是一行，请写出列名', 'r is a row: name a column of it'],
  ['aid.rows.exists(aid, aid.amount > yuan(0))', '8 reserved', '变量不能叫 aid', 'a variable cannot be called aid'],
  ['aid.rows.exists(as_of, true)', '8 reserved', '变量不能叫 as_of', 'a variable cannot be called as_of'],
  ['aid.rows.exists(parameter, true)', '8 reserved', '变量不能叫 parameter', 'a variable cannot be called parameter'],
  ['aid.rows.exists(r, aid.rows.exists(r, r.row > 1))', '27 reserved', '变量不能叫 r', 'a variable cannot be called r'],
  ['size(aid.rows.filter(aid, true)) > 1', '13 reserved', '变量不能叫 aid', 'a variable cannot be called aid'],
  ['aid.rows.exists_one(r, r.amount > yuan(0))', '8 not_in_language', '此处的循环宏（exists_one）不在本语言内', 'a loop macro in this place (exists_one) is not part of the language'],
  ['aid.rows.filter(r, r.amount > yuan(0))', '8 not_in_language', '此处的循环宏（filter）不在本语言内', 'a loop macro in this place (filter) is not part of the language'],
  ['person.age.exists(r, r > 0)', '10 not_in_language', '此宏只能用于名单的各行（名单.rows）：exists', 'this macro goes through the rows of a list (list.rows) only: exists'],
  ['[1, 2].exists(x, x == person.age)', '6 not_in_language', '此宏只能用于名单的各行（名单.rows）：exists', 'this macro goes through the rows of a list (list.rows) only: exists'],
  ['size(person.age.filter(r, true)) > 1', '15 not_in_language', '此宏只能用于名单的各行（名单.rows）：filter', 'this macro goes through the rows of a list (list.rows) only: filter'],
  ['size(certificate.status) > 1', '0 not_rows', 'size 只数名单的行：size(名单.rows) 或 size(名单.rows.filter(r, ...))', 'size counts rows: size(list.rows) or size(list.rows.filter(r, ...))'],
  ['size(aid.rows.map(r, r.amount)) > 1', '0 not_rows', 'size 只数名单的行：size(名单.rows) 或 size(名单.rows.filter(r, ...))', 'size counts rows: size(list.rows) or size(list.rows.filter(r, ...))'],
  ['size(aid.rows.filter(r, r.amount)) > 1', '24 wrong_type', '此处应为 bool，实为 money', 'expected bool here, found money'],
  ['size(aid.rows, aid.rows) > 1', '0 wrong_number_of_arguments', 'size 需要 1 个参数，实有 2 个', 'size takes 1 arguments, found 2'],
  ['sum(aid.rows) > yuan(1)', '0 not_rows', 'sum 只加名单各行：sum(名单.rows.map(r, r.列))', 'sum adds up rows: sum(list.rows.map(r, r.column))'],
  ['sum(aid.rows.filter(r, true)) > 1', '0 not_rows', 'sum 只加名单各行：sum(名单.rows.map(r, r.列))', 'sum adds up rows: sum(list.rows.map(r, r.column))'],
  ['sum(aid.rows.map(r, r.note)) > 1', '20 wrong_type', '此处应为 int / money，实为 text', 'expected int / money here, found text'],
  ['sum(aid.rows.map(r, r.amount, r.row)) > 1', '20 wrong_type', '此处应为 bool，实为 money', 'expected bool here, found money'],
  ['sum(aid.rows.map(r, r.amount), 1) > 1', '0 wrong_number_of_arguments', 'sum 需要 1 个参数，实有 2 个', 'sum takes 1 arguments, found 2'],
  ['certificate.grade = 2', '18 syntax [==]', '此处不能用 =', '= cannot stand here'],
  ['certificate.valid and aid.listed', '18 syntax [&&]', '此处不能用 and', 'and cannot stand here'],
  ['certificate.valid OR aid.listed', '18 syntax [||]', '此处不能用 OR', 'OR cannot stand here'],
  ['not aid.listed', '0 syntax [!]', '此处不能用 not', 'not cannot stand here'],
  ['certificate.status == “valid”', '22 syntax ["]', '此处不能用 “', '“ cannot stand here'],
  ['（person.age > 16）', '0 syntax [(]', '此处不能用 （', '（ cannot stand here'],
  ['person.age > 16）', '15 syntax [)]', '此处不能用 ）', '） cannot stand here'],
  ['known(aid.note)， aid.listed', '15 syntax [,]', '此处不能用 ，', '， cannot stand here'],
  ['！aid.listed', '0 syntax [!]', '此处不能用 ！', '！ cannot stand here'],
  ['person.age ＝ 16', '11 syntax [==]', '此处不能用 ＝', '＝ cannot stand here'],
  ['person.age ≥ 16', '11 syntax [>=]', '此处不能用 ≥', '≥ cannot stand here'],
  ['person.age ≤ 16', '11 syntax [<=]', '此处不能用 ≤', '≤ cannot stand here'],
  ['person.age ≠ 16', '11 syntax [!=]', '此处不能用 ≠', '≠ cannot stand here'],
  ['person。age == 16', '6 syntax [.]', '此处不能用 。', '。 cannot stand here'],
  ['aid.listed & visit.listed', '11 syntax [&&]', '此处不能用 &', '& cannot stand here'],
  ['aid.listed | visit.listed', '11 syntax [||]', '此处不能用 |', '| cannot stand here'],
  ['aid.note == "和 and 或 = “引号”" and aid.listed', '29 syntax [&&]', '此处不能用 and', 'and cannot stand here'],
  ['known(person.age', '5 syntax', '括号没有配对', 'this bracket has no partner'],
  ['person.age in [1, 2', '14 syntax', '括号没有配对', 'this bracket has no partner'],
  ['person.age > 16)', '15 syntax', '括号没有配对', 'this bracket has no partner'],
  ['person.age > 16]', '15 syntax', '括号没有配对', 'this bracket has no partner'],
  ['(person.age > 16) && (aid.listed', '21 syntax', '括号没有配对', 'this bracket has no partner'],
  ['(person.age in [1, 2', '15 syntax', '括号没有配对', 'this bracket has no partner'],
  ['(person.age > 16) &&', '18 syntax', '从此处起读不懂', 'the text cannot be read from here on'],
  ['person.age >', '11 syntax', '从此处起读不懂', 'the text cannot be read from here on'],
  ['person.age > > 16', '11 syntax', '从此处起读不懂', 'the text cannot be read from here on'],
])('%s', (text, where, zh, en) => expect(refusalOf(text)).toBe(`${where}: ${zh} / ${en}`));

const nested = (depth: number) => `${'known('.repeat(depth)}aid.listed${')'.repeat(depth)}`;

test('nested 24 deep is read, 25 deep is not', () => {
  expect(refusalOf(nested(23))).toBe('accepted');
  expect(refusalOf(nested(25))).toBe('144 too_deep: 表达式嵌套超过 24 层 / the expression is nested deeper than 24');
});

test('depth is not length: many clauses side by side are not deep', () => {
  expect(refusalOf(Array.from({ length: 40 }, () => 'known(aid.listed)').join(' && '))).toBe('accepted');
});

test('2,000 characters are read, one more is not', () => {
  const long = (length: number) => `aid.note != "${'x'.repeat(length - 14)}"`;
  expect(long(2000)).toHaveLength(2000);
  expect(refusalOf(long(2000))).toBe('accepted');
  expect(refusalOf(long(2001))).toBe('2000 too_long: 表达式超过 2000 个字符 / the expression is longer than 2000 characters');
});

test('a code may be held against a text that is not written out', () => {
  expect([refusalOf('certificate.status == aid.note'), refusalOf('aid.note == certificate.status')]).toEqual(['accepted', 'accepted']);
});

test('a failure of the scope itself is not taken for a refusal', () => {
  const broken = { ...scope, fact: () => { throw new RangeError('the catalogue is broken'); } };
  expect(() => checkExpression('aid.listed', broken)).toThrow('the catalogue is broken');
});
