import { expect, test } from 'vitest';
import { parameterValue } from '../packs/parameter-value.ts';
import { layDraft } from './lay-draft.ts';

const lay = (text: string, asOf = '2026-06-30') => layDraft({ dirs: ['packs'], pack: 'luan', draft: [{ file: 'draft.yaml', text }], asOf });

test('an amount in two lines: the rest is what the running policy says, and the value before it ends', async () => {
  const laid = await lay('parameter: living_allowance.amount\nvalues: [{value: 120, from: 2026-04-01, region: "3415"}]\n');
  if (!laid.ok) throw new Error(JSON.stringify(laid.problems));
  const told = (policy: typeof laid.before, day: string) => parameterValue(policy, 'living_allowance.amount', day, '341522')?.amount;
  expect(told(laid.before, '2026-06-30')).toEqual({ kind: 'fixed', value: 9400 });
  expect(told(laid.after, '2026-03-31')).toEqual({ kind: 'fixed', value: 9400 });
  expect(told(laid.after, '2026-04-01')).toEqual({ kind: 'fixed', value: 12_000 });
});

test('a value with an end gives the time after it back to the one before', async () => {
  const text = 'parameter: care_allowance.lowest_grade\nvalues: [{value: 3, from: 2026-01-01, to: 2026-12-31}]\n';
  const head = 'pack: trial\nlabel: {zh: 试, en: Trial}\nregion: "3415"\nperiod: {from: 2026-01-01, to: null}\nbuilds_on: luan\n---\n';
  const laid = await lay(head + text);
  if (!laid.ok) throw new Error(JSON.stringify(laid.problems));
  const values = [2025, 2026, 2027].map((year) => parameterValue(laid.after, 'care_allowance.lowest_grade', `${year}-06-30`, '341522')?.amount);
  expect(values).toEqual([2, 3, 2].map((value) => ({ kind: 'fixed', value })));
});

test('a rule in its clauses alone: what it can do without and how far it looks ahead is as in the running one', async () => {
  const clause = "[{id: a, label: {zh: 甲, en: A}, when: '!deaths.listed'}]";
  const laid = await lay(`rule: care_service_lapsing\napplies_to: ${clause}\nconditions: [{id: b, label: {zh: 乙, en: B}, when: person.age <= 58}]\n`);
  if (!laid.ok) throw new Error(JSON.stringify(laid.problems));
  expect(laid.after.rules.find(({ id, pack }) => id === 'care_service_lapsing' && pack === 'draft')).toMatchObject({ kind: 'lapsing', aheadDays: 60, ifGiven: ['deaths'] });
});

test.each([
  ['an unknown parameter in a rule', 'rule: x_missed\nkind: missed\nbenefit: x\nlabel: {zh: 漏, en: Missed}\napplies_to: [{id: a, label: {zh: 甲, en: A}, when: certificate.valid}]\nconditions:\n  - {id: b, label: {zh: 乙, en: B}, when: certificate.grade <= parameter.care_allowance.lowest_grad}\n', 'draft.yaml:7:63 unknown_parameter care_allowance.lowest_grade'],
  ['a wrong type, in the second document', 'parameter: living_allowance.amount\nvalues: [{value: 120}]\n---\nparameter: care_allowance.lowest_grade\nvalues: [{value: three}]\n', 'draft.yaml:5:18 wrong_type null'],
  ['bad YAML', 'parameter: [\n', 'draft.yaml:2:1 yaml null'],
  ['something that is no pack text', 'paramter: living_allowance.amount\n', 'draft.yaml:1:1 unknown_document parameter'],
  ['nothing at all', '# nothing\n', 'draft.yaml:1:1 empty_draft null'],
  ['a new parameter without its type', 'parameter: living_allowance.amuont\nvalues: [{value: 120}]\n', 'draft.yaml:1:1 missing null'],
  ['a day that does not exist', 'parameter: living_allowance.amount\nvalues: [{value: 120, from: 2026-02-30}]\n', 'draft.yaml:2:29 wrong_shape null'],
  ['another base', 'pack: trial\nlabel: {zh: 试, en: Trial}\nregion: "3415"\nperiod: {from: 2026-01-01, to: null}\nbuilds_on: nation\n', 'draft.yaml:5:12 draft_base luan'],
])('%s is refused at its place', async (_, text, expected) => {
  const laid = await lay(text);
  expect(laid.ok ? [] : laid.problems.map(({ file, line, column, code, near }) => `${file}:${line}:${column} ${code} ${near}`)).toContain(expected);
});
