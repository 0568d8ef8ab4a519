import type { PackTexts } from '../packs/packs-in-memory.fixtures.ts';

export const BASIS = '[{document: 某某办法, article: 第一条, source: 文本, mark: checked}]';
const label = (zh: string, en: string) => `{zh: ${zh}, en: ${en}}`;

/** An imaginary aid of 94 yuan (120 in the north from 2020) that stops with death, of which and a pension the higher one may be drawn; for specs. */
export const SMALL: Readonly<Record<string, string>> = {
  'small/pack.yaml': `pack: small\nlabel: ${label('小', 'Small')}\nregion: ""\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: null\n`,
  'small/facts/register.yaml': `list: register
label: ${label('登记', 'Register')}
max_age_days: null
facts:
  certificate.grade: {type: int, label: ${label('等级', 'Grade')}, from: {column: grade}}
`,
  'small/facts/aid.yaml': `list: aid
label: ${label('补助名单', 'Aid payroll')}
max_age_days: 62
facts:
  aid.listed: {type: bool, label: ${label('列入补助名单', 'Is on the aid payroll')}, from: listed}
  aid.as_of: {type: date, label: ${label('名单日期', 'Day of the list')}, from: as_of}
  aid.amount: {type: money, label: ${label('金额', 'Amount')}, from: {sum: amount}}
  aid.month: {type: month, label: ${label('月份', 'Month')}, from: {max: month}}
  aid.months: {type: int, label: ${label('月数', 'Months')}, from: {max: months}}
`,
  'small/facts/pension.yaml': `list: pension
label: ${label('养老金名单', 'Pension list')}
max_age_days: 62
facts:
  pension.listed: {type: bool, label: ${label('列入养老金名单', 'Is on the pension list')}, from: listed}
  pension.amount: {type: money, label: ${label('养老金', 'Pension')}, from: {sum: amount}}
`,
  'small/facts/deaths.yaml': `list: deaths
label: ${label('死亡名单', 'Deaths')}
max_age_days: 62
facts:
  deaths.listed: {type: bool, label: ${label('列入死亡名单', 'Is in the list of deaths')}, from: listed}
  deaths.date: {type: date, label: ${label('死亡日期', 'Date of death')}, from: {min: death_date}}
`,
  'small/parameters/aid.amount.yaml': `parameter: aid.amount
label: ${label('补助标准', 'Aid')}
type: money
values:
  - {from: 2016-01-01, to: null, value: 94, status: active, basis: ${BASIS}}
`,
  'small/entitlements/aid.yaml': `entitlement: aid
label: ${label('补助', 'Aid')}
status: active
effective: {from: 2016-01-01, to: null}
basis: ${BASIS}
if_given: [pension]
payroll:
  list: aid
  otherwise: ${label('不在补助名单内', 'Is not on the aid payroll')}
  month: "known(aid.month) ? aid.month : month(aid.as_of)"
  paid: aid.amount
  months: "known(aid.months) ? aid.months : 1"
eligibility:
  - id: severe
    label: ${label('重度', 'Severe')}
    when: certificate.grade <= 2
    otherwise: {id: mild, label: ${label('非重度', 'Not severe')}}
amount: parameter.aid.amount
start: {from: application, label: ${label('申请当月', 'Month of application')}, basis: ${BASIS}}
stop:
  - id: dead
    label: ${label('列入死亡名单', 'Is dead')}
    status: active
    when: deaths.listed
    otherwise: {id: alive, label: ${label('不在死亡名单内', 'Is alive')}}
    since: month(deaths.date)
    ends: next_month
    past: {id: paid_on, label: ${label('死亡月份早于发放月份', 'Paid on')}}
    basis: ${BASIS}
  - {id: in_prison, label: ${label('服刑', 'In prison')}, status: draft, basis: ${BASIS}}
derive:
  - {rule: aid_missed, kind: missed, label: ${label('未领', 'Missed')}}
  - {rule: aid_mild, kind: wrong, because: severe, label: ${label('非重度领取', 'Paid though mild')}}
  - {rule: aid_though_dead, kind: wrong, because: dead, label: ${label('死亡后领取', 'Paid though dead')}}
  - {rule: aid_with_pension, kind: wrong, because: pension, label: ${label('与养老金同领', 'Paid beside a pension')}}
  - {rule: aid_underpaid, kind: underpaid, label: ${label('少发', 'Underpaid')}, condition: ${label('低于标准', 'Less than due')}}
  - {rule: aid_overpaid, kind: overpaid, label: ${label('多发', 'Overpaid')}, condition: ${label('高于标准', 'More than due')}}
`,
  'small/overlaps/pension.yaml': `overlap: pension
label: ${label('养老金', 'Pension')}
received:
  when: pension.listed
  label: ${label('领取养老金', 'Draws a pension')}
  otherwise: ${label('不领取养老金', 'Draws no pension')}
  amount: pension.amount
rows:
  - {with: aid, keeps: higher, status: active, effective: {from: 2016-01-01, to: null}, basis: ${BASIS}}
`,
  'north/pack.yaml': `pack: north\nlabel: ${label('北', 'North')}\nregion: "64"\nperiod: {from: 2020-01-01, to: null}\nbuilds_on: small\n`,
  'north/parameters/aid.amount.yaml': `parameter: aid.amount
label: ${label('补助标准', 'Aid')}
type: money
values:
  - {from: 2020-01-01, to: null, value: 120, status: active, basis: ${BASIS}}
`,
  'north/overlaps/pension.yaml': `overlap: pension
label: ${label('养老金', 'Pension')}
rows:
  - {with: aid, keeps: both, status: active, effective: {from: 2020-01-01, to: 2024-12-31}, basis: ${BASIS}}
`,
};

const CASED: readonly (readonly [string, readonly string[]])[] = [
  ['small/entitlements', ['aid_missed', 'aid_mild', 'aid_though_dead', 'aid_with_pension', 'aid_underpaid', 'aid_overpaid']],
  ['north/overlaps', ['aid_missed', 'aid_with_pension', 'aid_underpaid', 'aid_overpaid']],
];

/** For `smallPacks`: the north without its row, and so without rules of its own. */
export const NATION_ONLY: Readonly<Record<string, null>> = Object.fromEntries([
  'north/overlaps/pension.yaml', ...['aid_missed', 'aid_with_pension', 'aid_underpaid', 'aid_overpaid'].map((rule) => `north/overlaps/${rule}.cases.yaml`),
].map((file) => [file, null]));

/** A case of a rule, that knows nothing. */
export const caseOf = (rule: string, expected = 'cannot_tell') => `rule: ${rule}\ncases: [{name: 无从判断, because: 第一条, as_of: 2021-06-30, expect: ${expected}}]\n`;

/** The packs with some texts replaced, added or (null) taken away, and a case for each rule that comes out of them. */
export function smallPacks(replaced: Readonly<Record<string, string | null>> = {}): PackTexts[] {
  const cases = CASED.flatMap(([at, rules]) => rules.map((rule): [string, string] =>
    [`${at}/${rule}.cases.yaml`, caseOf(rule, rule === 'aid_with_pension' && at.startsWith('north') ? 'no' : 'cannot_tell')]));
  const texts = Object.entries({ ...SMALL, ...Object.fromEntries(cases), ...replaced }).flatMap(([file, text]) => (text === null ? [] : [[file, text] as const]));
  return ['small', 'north'].map((pack) => Object.fromEntries(texts.filter(([file]) => file.startsWith(`${pack}/`))));
}
