import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BASIS = '[{document: 试, article: 第一条, source: 文本, mark: checked}]';
const LABEL = '{zh: 试, en: Trial}';
const VALID = ['certificate.valid', '!deaths.listed'];

interface Form {
  readonly kind: 'missed' | 'underpaid' | 'lapsing';
  readonly clauses: readonly string[];
  readonly aheadDays?: number;
}

/** Rules of the packs again at other limits, so that with theirs there are sixty. */
export const MORE_RULES: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...[18, 25, 35, 45, 55, 60].map((age): [string, Form] => [`pension_from_${age}`, { kind: 'missed', clauses: [...VALID, `person.age >= ${age}`, '!pension_insurance.listed'] }]),
  ...[1, 3, 4].map((grade): [string, Form] => [`care_to_grade_${grade}`, { kind: 'missed', clauses: [...VALID, `certificate.grade <= ${grade}`, '!care_allowance.listed', '!special_support.listed'] }]),
  ...[30, 90, 120].map((days): [string, Form] => [`certificate_within_${days}`, { kind: 'lapsing', aheadDays: days, clauses: ['certificate.status == "valid"', '!deaths.listed', 'certificate.valid_to >= as_of'] }]),
  ...([[3, 5], [16, 18], [19, 22]] as const).map(([from, to]): [string, Form] => [`school_${from}_to_${to}`, { kind: 'missed', clauses: [...VALID, `person.age >= ${from} && person.age <= ${to}`, '!school_enrolment.listed'] }]),
  ...[100, 200, 300, 400, 500].map((limit): [string, Form] => [`minimum_living_below_${limit}`, { kind: 'underpaid', clauses: [...VALID, 'minimum_living.listed', `minimum_living.amount < yuan(${limit})`] }]),
  ...[100, 200, 300].map((limit): [string, Form] => [`fuel_below_${limit}`, { kind: 'underpaid', clauses: ['fuel_subsidy.listed', `fuel_subsidy.amount < yuan(${limit})`] }]),
  ...[18, 60].map((age): [string, Form] => [`care_need_from_${age}`, { kind: 'missed', clauses: [...VALID, `person.age >= ${age}`, 'certificate.grade <= 2', 'certificate.category in [4, 5, 6]', 'needs_survey.care_need'] }]),
]);

/** Writes them as a pack that builds on the city's, in a folder of its own. */
export async function writeMoreRules(folder: string): Promise<string> {
  const dir = join(folder, 'more');
  await mkdir(join(dir, 'rules'), { recursive: true });
  await writeFile(join(dir, 'pack.yaml'), `pack: more\nlabel: ${LABEL}\nregion: "3415"\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: luan\nbenefits: {trial: ${LABEL}}\n`);
  for (const [rule, { kind, clauses, aheadDays }] of MORE_RULES) {
    const [about = [], asked = []] = [clauses.slice(0, -1), clauses.slice(-1)].map((texts, part) => texts.map((when, i) => `  - {id: clause_${part}_${i}, label: ${LABEL}, when: ${JSON.stringify(when)}}`));
    await writeFile(join(dir, 'rules', `${rule}.yaml`), [
      `rule: ${rule}`, `kind: ${kind}`, ...(aheadDays === undefined ? [] : [`ahead_days: ${aheadDays}`]), 'benefit: trial', `label: ${LABEL}`, 'status: active',
      'effective: {from: 2016-01-01, to: null}', `basis: ${BASIS}`, 'applies_to:', ...about, 'conditions:', ...asked, '',
    ].join('\n'));
    await writeFile(join(dir, 'rules', `${rule}.cases.yaml`), `rule: ${rule}\ncases: [{name: 不明, because: 试, as_of: 2018-06-30, expect: cannot_tell}]\n`);
  }
  return dir;
}
