import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BASIS = '[{document: 试, article: 第一条, source: 文本, mark: checked}]';
const LABEL = '{zh: 试, en: Trial}';

const PACK = `pack: trial
label: ${LABEL}
region: "3415"
period: {from: 2016-01-01, to: null}
builds_on: luan
`;

const PARAMETERS = {
  'trial.base': `by: {household: person.household_type}
values:
  - {from: 2016-01-01, to: null, status: active, basis: ${BASIS}, table: [{when: {household: rural}, value: 300.50}, {when: {household: urban}, value: 410}]}
  - {region: "341524", from: 2016-01-01, to: 2020-12-31, status: active, basis: ${BASIS}, value: 333.33}
`,
  'trial.amount': `by: {grade: certificate.grade, age: person.age, category: certificate.category}
values:
  - from: 2016-01-01
    to: null
    status: active
    basis: ${BASIS}
    table:
      - {when: {grade: 1, age: {to: 17}}, value: 120}
      - {when: {grade: [1, 2]}, share: {of: trial.base, percent: 30, round: yuan}}
      - {when: {grade: {from: 3}, category: [5, 6]}, share: {of: trial.base, percent: 12.5, round: jiao}}
      - {when: {grade: {from: 3}, category: [1, 2, 3, 4, 7]}, value: 40}
`,
};

/** Rules by the clauses they ask: tables, shares, and rows of lists looked at one by one. */
const RULES = {
  trial_underpaid: [['living_allowance.listed'], ['sum(living_allowance.rows.map(r, r.month == living_allowance.month, r.amount)) < parameter.trial.amount']],
  trial_paid_twice: [['living_allowance.rows.exists(x, living_allowance.rows.exists(y, x.row != y.row && x.month == y.month))'], ['known(certificate.grade)']],
  trial_in_two_lists: [['living_allowance.rows.exists(x, x.amount > yuan(20) && care_allowance.rows.exists(y, x.month == y.month))'], ['person.age > 16']],
  trial_every_row: [['care_allowance.rows.all(r, r.amount >= yuan(30) || r.month < month(as_of))'], ['size(care_allowance.rows.filter(r, r.amount < parameter.trial.amount)) >= 1 || size(care_allowance.rows) == 0']],
} satisfies Record<string, readonly (readonly string[])[]>;

/** Writes a city's pack whose parameters hang on the person and whose rules go through rows: what the packs of today may not yet use. */
export async function writeTrialPack(folder: string): Promise<string> {
  const dir = join(folder, 'trial');
  for (const sub of ['parameters', 'rules']) await mkdir(join(dir, sub), { recursive: true });
  await writeFile(join(dir, 'pack.yaml'), PACK);
  for (const [name, values] of Object.entries(PARAMETERS)) {
    await writeFile(join(dir, 'parameters', `${name}.yaml`), `parameter: ${name}\nlabel: ${LABEL}\ntype: money\n${values}`);
  }
  for (const [rule, [about = [], asked = []]] of Object.entries(RULES)) {
    const clauses = (texts: readonly string[], id: string) => texts.map((when, i) => `  - {id: ${id}${i}, label: ${LABEL}, when: ${JSON.stringify(when)}}\n`).join('');
    await writeFile(join(dir, 'rules', `${rule}.yaml`), `rule: ${rule}
kind: wrong
benefit: trial
label: ${LABEL}
status: active
effective: {from: 2016-01-01, to: null}
basis: ${BASIS}
if_given: [care_allowance]
applies_to:
${clauses(about, 'about')}conditions:
${clauses(asked, 'asked')}`);
    await writeFile(join(dir, 'rules', `${rule}.cases.yaml`), `rule: ${rule}\ncases: [{name: 不明, because: 试, as_of: 2018-06-30, expect: cannot_tell}]\n`);
  }
  return dir;
}
