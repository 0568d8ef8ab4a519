import { expect, test } from 'vitest';
import { checkExpression } from '../language/check-expression.ts';
import type { Fact, ListPolicy, Parameter } from './policy.ts';
import { policyScope } from './policy-scope.ts';
import { yamlFile } from './yaml-file.ts';

const label = { zh: '甲', en: 'A' };
const fact = (name: string, type: Fact['type'], rest: Partial<Fact> = {}): [string, Fact] =>
  [name, { name, type, list: 'register', label, values: null, from: { column: 'c' }, definition: null, mayRead: 'ordinary', fixed: false, ...rest }];
const facts = new Map([
  fact('person.birth', 'date'), fact('person.age', 'int'), fact('certificate.grade', 'int'), fact('certificate.valid', 'bool'),
  fact('certificate.status', 'code', { values: { valid: label, frozen: label, cancelled: label } }),
  fact('aid.listed', 'bool', { list: 'aid', from: 'listed' }), fact('aid.amount', 'money', { list: 'aid' }), fact('aid.month', 'month', { list: 'aid' }),
  fact('school.listed', 'bool', { list: 'school', from: 'listed' }),
]);
const parameters = new Map<string, Parameter>([['aid.standard', { name: 'aid.standard', type: 'money', label, unit: null, values: [] }]]);
const columns: ListPolicy['columns'] = new Map([
  ['row', { type: 'int', values: null }], ['month', { type: 'month', values: null }], ['amount', { type: 'money', values: null }],
  ['state', { type: 'code', values: ['paid', 'returned'] }], ['note', { type: 'text', values: null }],
]);
const lists = new Map<string, ListPolicy>([
  ['aid', { list: 'aid', label, maxAgeDays: null, columns }], ['school', { list: 'school', label, maxAgeDays: null, columns: new Map() }],
]);
const scope = policyScope(facts, parameters, lists);

/** `line:column code [hint]` of an expression written as a block of YAML, which begins at 2:3. */
function refusal(text: string): string {
  const checked = checkExpression(text.replaceAll('\n', ' '), scope);
  if (checked.ok) return 'accepted';
  const { source } = yamlFile('rule.yaml', `when: >-\n  ${text.replaceAll('\n', '\n  ')}\n`);
  const { line, column, code, near, zh, en } = source.refusal(['when'], checked.refusal);
  expect([zh, en].every((said) => said !== '' && !said.includes('undefined'))).toBe(true);
  return `${line}:${column} ${code}${near === null ? '' : ` [${near}]`}`;
}

test.each([
  // Names.
  ['certificate.grad <= 2', '2:3 unknown_fact [certificate.grade]'],
  ['certificate.valid\n&& persn.age > 16', '3:6 unknown_fact [person.age]'],
  ['banana', '2:3 unknown_fact'],
  ['aid.amount < parameter.aid.standart', '2:16 unknown_parameter [aid.standard]'],
  ['certificate.status == "frosen"', '2:25 unknown_code [frozen]'],
  ['certificate.status in ["valid", "paid"]', '2:35 unknown_code [valid]'],
  ['knwon(person.age)', '2:3 unknown_function [known]'],
  ['today() == as_of', '2:3 unknown_function'],
  ['matches(certificate.status, "v.*")', '2:3 unknown_function'],
  // Types.
  ['person.age == "16"', '2:17 different_types'],
  ['aid.amount > 94', '2:16 different_types [yuan(94)]'],
  ['person.birth < aid.month', '2:18 different_types'],
  ['certificate.valid > false', '2:21 no_order'],
  ['certificate.status < "valid"', '2:22 no_order'],
  ['person.age && certificate.valid', '2:3 wrong_type'],
  ['!person.age', '2:4 wrong_type'],
  ['certificate.valid ? 1 : aid.amount', '2:27 different_types'],
  ['person.age ? true : false', '2:3 wrong_type'],
  ['person.age in [1, aid.amount]', '2:21 different_types'],
  ['person.birth + 3 > as_of', '2:16 no_such_sum'],
  ['aid.amount * aid.amount > yuan(0)', '2:14 no_such_sum'],
  ['-person.birth == as_of', '2:3 no_such_sum'],
  ['aid.month + days(3) == aid.month', '2:13 no_such_sum'],
  ['age_on(person.birth, aid.month) > 1', '2:24 wrong_type'],
  ['month(aid.month) == aid.month', '2:9 wrong_type'],
  ['days(aid.amount) == days(1)', '2:8 wrong_type'],
  // Arguments and constants.
  ['age_on(person.birth) > 1', '2:3 wrong_number_of_arguments'],
  ['known() && certificate.valid', '2:3 wrong_number_of_arguments'],
  ['date("2018-02-30") < as_of', '2:3 bad_date'],
  ['date("2018/06/30") < as_of', '2:3 bad_date'],
  ['date(person.birth) < as_of', '2:3 not_a_constant'],
  ['month("2018-13") == aid.month', '2:3 bad_month'],
  ['yuan("94.505") > aid.amount', '2:3 bad_money'],
  ['yuan(aid.amount) > aid.amount', '2:3 not_a_constant'],
  ['person.age > 9007199254740993', '2:16 too_big'],
  // What CEL has and the language leaves out.
  ['person.age / 2 > 8', '2:14 not_in_language'],
  ['person.age % 2 == 0', '2:14 not_in_language'],
  ['[1, 2][0] == 1', '2:9 not_in_language'],
  ['certificate.status.startsWith("v")', '2:21 not_in_language'],
  ['{"a": 1} == {"a": 1}', '2:3 not_in_language'],
  ['person.age > 1.5', '2:16 not_in_language'],
  ['person.age > 16u', '2:16 not_in_language'],
  ['certificate.status == b"x"', '2:25 not_in_language'],
  ['certificate.status == null', '2:25 not_in_language'],
  ['person.age in certificate.grade', '2:14 not_a_list'],
  ['person.age in []', '2:14 not_a_list'],
  // Slips of the hand.
  ['certificate.grade = 2', '2:21 syntax [==]'],
  ['certificate.valid and aid.listed', '2:21 syntax [&&]'],
  ['not aid.listed', '2:3 syntax [!]'],
  ['certificate.status == “valid”', '2:25 syntax ["]'],
  ['（person.age > 16）', '2:3 syntax [(]'],
  ['person.age ≥ 16', '2:14 syntax [>=]'],
  ['known(person.age', '2:8 syntax'],
  ['person.age > 16)', '2:18 syntax'],
  ['person.age >', '2:14 syntax'],
  ['person.age > 16\n&& (certificate.grade <= 2\n|| aid.listed', '3:6 syntax'],
  // Rows.
  ['aid.rows', '2:3 rows_alone'],
  ['known(aid.rows)', '2:9 rows_alone'],
  ['ait.rows.exists(r, r.amount > yuan(0))', '2:3 unknown_list [aid.rows]'],
  ['school.rows.exists(r, r.month == aid.month)', '2:3 unknown_list'],
  ['aid.rows.exists(r, r.amout > yuan(0))', '2:22 unknown_column [amount]'],
  ['aid.rows.exists(r, r.state == "payed")', '2:33 unknown_code [paid]'],
  ['aid.rows.exists(r, r.amount)', '2:22 wrong_type'],
  ['aid.rows.exists(r, known(r))', '2:28 row_alone'],
  ['aid.rows.exists(aid, aid.amount > yuan(0))', '2:11 reserved'],
  ['aid.rows.exists(r, aid.rows.exists(r, r.row > 1))', '2:30 reserved'],
  ['aid.rows.exists_one(r, r.amount > yuan(0))', '2:11 not_in_language'],
  ['aid.rows.filter(r, r.amount > yuan(0))', '2:11 not_in_language'],
  ['person.age.exists(r, r.amount > yuan(0))', '2:13 not_in_language'],
  ['[1, 2].exists(x, x == person.age)', '2:9 not_in_language'],
  ['size(certificate.status) > 1', '2:3 not_rows'],
  ['size(aid.rows.map(r, r.amount)) > 1', '2:3 not_rows'],
  ['sum(aid.rows) > yuan(1)', '2:3 not_rows'],
  ['sum(aid.rows.map(r, r.note)) > 1', '2:23 wrong_type'],
  ['sum(aid.rows.map(r, r.amount, r.row)) > 1', '2:23 wrong_type'],
  ['aid.rows.filter(r, r.row > 1).size() > 1', '2:32 not_in_language'],
  ['r.amount > yuan(0)', '2:3 unknown_fact'],
])('%s', (text, expected) => expect(refusal(text)).toBe(expected));

test('too deep and too long are refused where they go too far', () => {
  expect(refusal(`${'known('.repeat(30)}aid.listed${')'.repeat(30)}`)).toBe('2:147 too_deep');
  expect(refusal(`aid.listed || ${'x'.repeat(2000)}`)).toBe('2:2003 too_long');
});
