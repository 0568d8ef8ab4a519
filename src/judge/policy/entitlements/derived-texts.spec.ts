import { expect, test } from 'vitest';
import { policyFrom } from '../packs/packs-in-memory.fixtures.ts';
import { clausesOf, type Rule } from '../packs/policy.ts';
import { BASIS, caseOf, NATION_ONLY, SMALL, smallPacks } from './small-packs.fixtures.ts';

const AID = 'small/entitlements/aid.yaml';
const PENSION = 'small/overlaps/pension.yaml';
const NORTH_ROWS = 'north/overlaps/pension.yaml';

/** Each rule of the small packs with some texts changed: whom it is about and what is asked, word for word. */
function rulesOf(changes: Readonly<Record<string, readonly (readonly [string, string])[]>>, added: Readonly<Record<string, string | null>> = {}): readonly Rule[] {
  const changed = Object.entries(changes).map(([file, pairs]): [string, string] => [file, pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    return text.replace(from, () => to);
  }, SMALL[file] ?? '')]);
  return policyFrom(...smallPacks({ ...Object.fromEntries(changed), ...added })).rules;
}
const told = (rules: readonly Rule[], id: string, pack = 'small') => {
  const rule = rules.find((one) => one.id === id && one.pack === pack);
  return rule && [...rule.appliesTo.map((one) => `about ${one.id}: ${one.text}`), ...rule.conditions.map((one) => `asked ${one.id}: ${one.text}`)];
};
const words = (rules: readonly Rule[], id: string, pack = 'small') => rules.filter((one) => one.id === id && one.pack === pack).flatMap(clausesOf).map(({ label }) => `${label.zh} / ${label.en}`);

const HIGHER = '!(pension.listed && pension.amount >= parameter.aid.amount)';
const DUE = 'parameter.aid.amount * (known(aid.months) ? aid.months : 1)';

test('both directions of one text', () => {
  const rules = rulesOf({});
  expect(told(rules, 'aid_missed')).toEqual(['about severe: certificate.grade <= 2', 'about alive: !deaths.listed', 'asked not_aid: !aid.listed', `asked no_higher_pension: ${HIGHER}`]);
  expect(told(rules, 'aid_mild')).toEqual(['about in_aid: aid.listed', 'asked mild: !(certificate.grade <= 2)']);
  expect(told(rules, 'aid_though_dead')).toEqual(['about in_aid: aid.listed', 'asked dead: deaths.listed', 'asked paid_on: month(deaths.date) < (known(aid.month) ? aid.month : month(aid.as_of))']);
  expect(told(rules, 'aid_with_pension')).toEqual(['about in_aid: aid.listed', 'asked in_pension: pension.listed']);
  expect(told(rules, 'aid_underpaid')).toEqual([
    'about severe: certificate.grade <= 2', 'about alive: !deaths.listed', 'about in_aid: aid.listed', `asked no_higher_pension: ${HIGHER}`, `asked paid_less: aid.amount < ${DUE}`,
  ]);
  expect(told(rules, 'aid_overpaid')?.at(-1)).toBe(`asked paid_more: aid.amount > ${DUE}`);
  expect(words(rules, 'aid_missed')).toEqual(['重度 / Severe', '不在死亡名单内 / Is alive', '不在补助名单内 / Is not on the aid payroll', '未领取更高的养老金 / Draws no higher amount of: Pension']);
  expect(words(rules, 'aid_underpaid').at(-1)).toBe('低于标准 / Less than due');
});

test('in the north both may be drawn: nothing is asked, and drawing both is never wrong', () => {
  const rules = rulesOf({});
  expect(told(rules, 'aid_missed', 'north')).toEqual(['about severe: certificate.grade <= 2', 'about alive: !deaths.listed', 'asked not_aid: !aid.listed']);
  expect(told(rules, 'aid_with_pension', 'north')).toEqual(['about in_aid: aid.listed', 'asked in_pension: pension.listed', 'asked excluded_by_pension: false']);
  expect(words(rules, 'aid_with_pension', 'north').at(-1)).toBe('与养老金不可同时领取 / May not be drawn beside: Pension');
});

test('where only the other one stays, whoever draws it may not have this one', () => {
  const rules = rulesOf({ [PENSION]: [['keeps: higher', 'keeps: pension']] });
  expect(told(rules, 'aid_missed')?.at(-1)).toBe('asked not_pension: !pension.listed');
  expect(told(rules, 'aid_with_pension')).toEqual(['about in_aid: aid.listed', 'asked in_pension: pension.listed']);
});

test('where this one stays, nothing is asked', () => {
  const rules = rulesOf({ [PENSION]: [['keeps: higher', 'keeps: aid']] }, NATION_ONLY);
  expect(told(rules, 'aid_missed')?.at(-1)).toBe('asked not_aid: !aid.listed');
  expect(told(rules, 'aid_with_pension')?.at(-1)).toBe('asked excluded_by_pension: false');
});

test('a draft of the matrix asks nothing of who is missed, and makes its own rule a draft', () => {
  const rules = rulesOf({ [PENSION]: [['status: active', 'status: draft']] }, NATION_ONLY);
  expect(told(rules, 'aid_missed')?.at(-1)).toBe('asked not_aid: !aid.listed');
  expect(rules.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'aid_missed active', 'aid_mild active', 'aid_though_dead active', 'aid_with_pension draft', 'aid_underpaid active', 'aid_overpaid active',
  ]);
});

test('a draft stop asks nothing, and makes its own rule a draft', () => {
  const rules = rulesOf({ [AID]: [['    status: active\n    when: deaths.listed', '    status: draft\n    when: deaths.listed']] });
  expect(told(rules, 'aid_missed')).toEqual(['about severe: certificate.grade <= 2', 'asked not_aid: !aid.listed', `asked no_higher_pension: ${HIGHER}`]);
  expect(rules.find(({ id }) => id === 'aid_though_dead')?.status).toBe('draft');
});

test('a draft entitlement, and a rule that is asked for as a draft, give drafts', () => {
  const statuses = (rules: readonly Rule[]) => rules.filter(({ pack }) => pack === 'small').map(({ status }) => status).join(' ');
  expect(statuses(rulesOf({ [AID]: [['status: active', 'status: draft']] }, NATION_ONLY))).toBe('draft draft draft draft draft draft');
  expect(statuses(rulesOf({ [AID]: [['kind: missed', 'kind: missed, status: draft']] }))).toBe('draft active active active active active');
});

test('a stop in the month itself, and one that ends at once', () => {
  expect(told(rulesOf({ [AID]: [['ends: next_month', 'ends: same_month']] }), 'aid_though_dead')?.at(-1)).toBe('asked paid_on: month(deaths.date) <= (known(aid.month) ? aid.month : month(aid.as_of))');
  const lines = (SMALL[AID] ?? '').split('\n').filter((line) => /^ {4}(since|ends|past):/.test(line)).map((line): [string, string] => [`${line}\n`, '']);
  expect(told(rulesOf({ [AID]: lines }), 'aid_though_dead')).toEqual(['about in_aid: aid.listed', 'asked dead: deaths.listed']);
});

test('a payroll without months is for one', () => {
  const rules = rulesOf({ [AID]: [['  months: "known(aid.months) ? aid.months : 1"\n', '']] });
  expect(told(rules, 'aid_underpaid')?.at(-1)).toBe('asked paid_less: aid.amount < parameter.aid.amount');
});

test('parts that are more than a name stand in brackets', () => {
  const rules = rulesOf({ [AID]: [['paid: aid.amount', 'paid: aid.amount + yuan(1)'], ['amount: parameter.aid.amount', 'amount: parameter.aid.amount - yuan(2)'], ['months: "known(aid.months) ? aid.months : 1"', 'months: aid.months']] });
  expect(told(rules, 'aid_underpaid')?.at(-1)).toBe('asked paid_less: (aid.amount + yuan(1)) < (parameter.aid.amount - yuan(2)) * aid.months');
  expect(told(rules, 'aid_missed')?.at(-1)).toBe('asked no_higher_pension: !(pension.listed && pension.amount >= (parameter.aid.amount - yuan(2)))');
});

test('rules that look ahead ask of those who are paid, or of those who are not yet', () => {
  const rules = rulesOf({ [AID]: [['derive:\n', 'derive:\n  - {rule: aid_ends, kind: lapsing, ahead_days: 60, label: {zh: 将止, en: Ends}}\n  - {rule: aid_begins, kind: gaining, ahead_days: 30, label: {zh: 将起, en: Begins}}\n']] }, {
    'small/entitlements/aid_ends.cases.yaml': caseOf('aid_ends'), 'small/entitlements/aid_begins.cases.yaml': caseOf('aid_begins'),
    'north/overlaps/aid_ends.cases.yaml': caseOf('aid_ends'), 'north/overlaps/aid_begins.cases.yaml': caseOf('aid_begins'),
  });
  expect(told(rules, 'aid_ends')).toEqual(['about in_aid: aid.listed', 'asked severe: certificate.grade <= 2', 'asked alive: !deaths.listed', `asked no_higher_pension: ${HIGHER}`]);
  expect(told(rules, 'aid_begins')).toEqual(['about severe: certificate.grade <= 2', 'about alive: !deaths.listed', 'asked not_aid: !aid.listed', `asked no_higher_pension: ${HIGHER}`]);
  expect(rules.filter(({ aheadDays }) => aheadDays !== null).map(({ id, pack, aheadDays }) => `${id} ${pack} ${aheadDays}`)).toEqual(['aid_ends small 60', 'aid_begins small 30', 'aid_ends north 60', 'aid_begins north 30']);
});

test('what a rule rests on: its own basis, else that of its reason, else of the entitlement', () => {
  const basis = (article: string) => BASIS.replace('第一条', article);
  const rules = rulesOf({
    [AID]: [
      [`basis: ${BASIS}\nif_given`, `basis: ${basis('总则')}\nif_given`],
      ['    otherwise: {id: mild, label: {zh: 非重度, en: Not severe}}', `    otherwise: {id: mild, label: {zh: 非重度, en: Not severe}}\n    basis: ${basis('对象')}`],
      ['在死亡名单内, en: Is alive}}', '在死亡名单内, en: Is alive}}'], [`    basis: ${BASIS}\n  - {id: in_prison`, `    basis: ${basis('停发')}\n  - {id: in_prison`],
      ['kind: overpaid', `kind: overpaid, basis: ${basis('多发')}`],
    ],
    [PENSION]: [[BASIS, basis('择高')]],
  }, NATION_ONLY);
  const articles = (id: string) => rules.find((one) => one.id === id)?.basis.map(({ article }) => article);
  expect(['aid_missed', 'aid_mild', 'aid_though_dead', 'aid_with_pension', 'aid_underpaid', 'aid_overpaid'].map(articles)).toEqual([['总则'], ['对象'], ['停发'], ['择高'], ['总则'], ['多发']]);
  const clauses = (id: string) => rules.filter((one) => one.id === id).flatMap(clausesOf).map((one) => `${one.id} ${one.basis.map(({ article }) => article).join()}`);
  expect(clauses('aid_missed')).toEqual(['severe 对象', 'alive 停发', 'not_aid ', 'no_higher_pension 择高']);
  expect(clauses('aid_mild')).toEqual(['in_aid ', 'mild ']);
  expect(clauses('aid_with_pension')).toEqual(['in_aid ', 'in_pension ']);
});

test('with a basis of its own a wrong keeps that of its reason beside it', () => {
  const own = BASIS.replace('第一条', '自有');
  const rules = rulesOf({
    [AID]: [
      ['    otherwise: {id: mild, label: {zh: 非重度, en: Not severe}}', `    otherwise: {id: mild, label: {zh: 非重度, en: Not severe}}\n    basis: ${BASIS}`],
      ['because: severe', `because: severe, basis: ${own}`], ['because: pension', `because: pension, basis: ${own}`], ['because: dead', `because: dead, basis: ${own}`],
    ],
  }, NATION_ONLY);
  const of = (id: string) => rules.find((one) => one.id === id);
  expect(['aid_mild', 'aid_though_dead', 'aid_with_pension'].map((id) => of(id)?.basis[0]?.article)).toEqual(['自有', '自有', '自有']);
  expect(['aid_mild', 'aid_with_pension'].map((id) => of(id)?.conditions.map((one) => one.basis.map(({ article }) => article).join()))).toEqual([['第一条'], ['第一条']]);
});

test('whoever can do without a list, only rules about those who are due say so', () => {
  const rules = rulesOf({});
  expect(rules.filter(({ pack }) => pack === 'small').map(({ id, ifGiven }) => `${id} ${ifGiven.join()}`)).toEqual([
    'aid_missed pension', 'aid_mild ', 'aid_though_dead ', 'aid_with_pension ', 'aid_underpaid pension', 'aid_overpaid pension',
  ]);
  expect(new Set(rules.map(({ benefit, derivedFrom }) => `${benefit} ${derivedFrom}`))).toEqual(new Set(['aid aid']));
  expect(new Set(rules.map(({ file, region }) => `${file} ${region}`))).toEqual(new Set([`${AID} `, `${NORTH_ROWS} 64`]));
});

test('a rule about two benefits begins with their row', () => {
  const rules = rulesOf({ [PENSION]: [['from: 2016-01-01', 'from: 2019-01-01']] }, { ...NATION_ONLY, 'small/entitlements/aid_missed.cases.yaml': caseOf('aid_missed') });
  expect(rules.filter(({ id }) => id === 'aid_missed' || id === 'aid_with_pension' || id === 'aid_mild').map(({ id, from, to }) => `${id} ${from} ${to}`)).toEqual([
    'aid_missed 2016-01-01 2018-12-31', 'aid_mild 2016-01-01 2018-12-31', 'aid_missed 2019-01-01 null', 'aid_mild 2019-01-01 null', 'aid_with_pension 2019-01-01 null',
  ]);
});
