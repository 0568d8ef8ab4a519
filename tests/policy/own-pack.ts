import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const BASIS = `[{document: 某市残疾人乘车补贴办法, article: 第三条, source: 市政府公报, mark: checked}]`;

const FILES = {
  'pack.yaml': 'pack: bus\nlabel: {zh: 乘车补贴, en: Bus subsidy}\nregion: "3415"\nperiod: {from: 2020-01-01, to: null}\nbuilds_on: luan\n',
  'sources/bus_subsidy.yaml': `source: bus_subsidy
label: {zh: 乘车补贴发放名单, en: Bus subsidy payroll}
agency: {zh: 交通运输局, en: Transport bureau}
legal_basis: 某市残疾人乘车补贴办法第三条
purpose: 核对乘车补贴应享未享
keep_days: 400
rhythm: month
columns:
  identity: {role: identity, aliases: [身份证号]}
  certificate: {role: certificate, aliases: [残疾人证号]}
  name: {role: name, required: true, aliases: [姓名]}
  amount: {type: money, label: {zh: 发放金额, en: Amount}, aliases: [发放金额]}
`,
  'facts/bus_subsidy.yaml': `list: bus_subsidy
label: {zh: 乘车补贴发放名单, en: Bus subsidy payroll}
max_age_days: 62
facts:
  bus_subsidy.listed: {type: bool, label: {zh: 列入乘车补贴发放名单, en: Is in the bus subsidy payroll}, from: listed}
  bus_subsidy.amount: {type: money, label: {zh: 发放金额, en: Amount paid}, from: {sum: amount}}
`,
  'parameters/bus_subsidy.amount.yaml': `parameter: bus_subsidy.amount
label: {zh: 乘车补贴标准, en: Bus subsidy}
type: money
unit: 元/人·月
by: {grade: certificate.grade, age: person.age}
values:
  - from: 2020-01-01
    to: null
    table:
      - {when: {age: {to: 17}}, value: 20}
      - {when: {age: {from: 18}, grade: [1, 2]}, value: 60}
      - {when: {age: {from: 18}, grade: [3, 4]}, value: 30}
    status: active
    basis: ${BASIS}
`,
  'rules/bus_subsidy_missed.yaml': `rule: bus_subsidy_missed
kind: missed
benefit: bus_subsidy
label: {zh: 疑似应享未享乘车补贴, en: Suspected of missing the bus subsidy}
status: active
effective: {from: 2020-01-01, to: null}
basis: ${BASIS}
if_given: [deaths]
applies_to:
  - {id: valid_certificate, label: {zh: 持有效残疾人证, en: Holds a valid certificate}, when: certificate.valid}
  - {id: alive, label: {zh: 不在死亡名单内, en: Is not in the list of deaths}, when: "!deaths.listed"}
conditions:
  - {id: not_bus_subsidy, label: {zh: 不在乘车补贴发放名单内, en: Is not in the bus subsidy payroll}, when: "!bus_subsidy.listed"}
`,
  'rules/bus_subsidy_missed.cases.yaml': `rule: bus_subsidy_missed
common: {certificate.status: valid, certificate.valid_to: 2030-01-01, deaths.listed: false, bus_subsidy.listed: false}
cases:
  - {name: 持证未领, because: 第三条, as_of: 2025-06-30, expect: yes}
  - {name: 证件注销, because: 第三条, as_of: 2025-06-30, facts: {certificate.status: cancelled}, expect: no}
  - {name: 证件状态未登记, because: 第三条, as_of: 2025-06-30, facts: {certificate.status: null}, expect: cannot_tell}
  - {name: 已死亡, because: 第三条, as_of: 2025-06-30, facts: {deaths.listed: true}, expect: no}
  - {name: 死亡名单待确认, because: 第三条, as_of: 2025-06-30, facts: {deaths.listed: null}, expect: cannot_tell}
  - {name: 已领, because: 第三条, as_of: 2025-06-30, facts: {bus_subsidy.listed: true}, expect: no}
  - {name: 名单情况不明, because: 第三条, as_of: 2025-06-30, facts: {bus_subsidy.listed: null}, expect: cannot_tell}
`,
  'rules/bus_subsidy_underpaid.yaml': `rule: bus_subsidy_underpaid
kind: underpaid
benefit: bus_subsidy
label: {zh: 疑似乘车补贴少发, en: Suspected of being paid too little bus subsidy}
status: active
effective: {from: 2020-01-01, to: null}
basis: ${BASIS}
applies_to:
  - {id: in_bus_subsidy, label: {zh: 列入乘车补贴发放名单, en: Is in the bus subsidy payroll}, when: bus_subsidy.listed}
conditions:
  - {id: below, label: {zh: 低于标准, en: Is below the amount due}, when: bus_subsidy.amount < parameter.bus_subsidy.amount}
`,
  'rules/bus_subsidy_underpaid.cases.yaml': `rule: bus_subsidy_underpaid
common: {certificate.grade: 1, person.birth: 1980-01-01, bus_subsidy.listed: true, bus_subsidy.amount: 30}
cases:
  - {name: 一级只发 30 元, because: 第三条, as_of: 2025-06-30, expect: yes}
  - {name: 四级发 30 元, because: 第三条, as_of: 2025-06-30, facts: {certificate.grade: 4}, expect: no}
  - {name: 等级未登记, because: 第三条, as_of: 2025-06-30, facts: {certificate.grade: null}, expect: cannot_tell}
  - {name: 未列入, because: 第三条, as_of: 2025-06-30, facts: {bus_subsidy.listed: false}, expect: no}
  - {name: 名单情况不明, because: 第三条, as_of: 2025-06-30, facts: {bus_subsidy.listed: null}, expect: cannot_tell}
`,
};

/** Writes a whole benefit as a policy officer would, outside the project: a list, its facts, amounts by age and grade, two rules and their cases. */
export async function writeOwnPack(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** A parameter with one amount for everyone, written as given. */
export function parameterNamed(name: string, value: string): string {
  return `parameter: ${name}
label: {zh: 标准, en: Amount}
type: money
values:
  - from: 2020-01-01
    value: ${value}
    to: null
    status: active
    basis: ${BASIS}
`;
}
