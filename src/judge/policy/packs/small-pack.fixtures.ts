import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { loadPacks } from './load-packs.ts';

export const BASIS = '[{document: 某某办法, article: 第一条, source: 文本, mark: checked}]';

/** A small pack with nothing wrong: a list, its facts, an amount, a rule and a case. */
export const SOUND = {
  'pack.yaml': 'pack: small\nlabel: {zh: 小, en: Small}\nregion: ""\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: null\n',
  'facts/register.yaml': `list: register
label: {zh: 登记, en: Register}
max_age_days: null
facts:
  certificate.grade: {type: int, label: {zh: 等级, en: Grade}, from: {column: grade}}
  certificate.status:
    type: code
    values: {valid: {zh: 有效, en: Valid}, frozen: {zh: 冻结, en: Frozen}}
    label: {zh: 状态, en: Status}
    from: {column: certificate_status}
`,
  'facts/aid.yaml': `list: aid
label: {zh: 名单, en: List}
max_age_days: 62
facts:
  aid.listed: {type: bool, label: {zh: 列入, en: Listed}, from: listed}
  aid.amount: {type: money, label: {zh: 金额, en: Amount}, from: {sum: amount}}
`,
  'parameters/aid.amount.yaml': `parameter: aid.amount
label: {zh: 标准, en: Amount}
type: money
values:
  - {from: 2016-01-01, to: null, value: 94, status: active, basis: ${BASIS}}
`,
  'rules/aid_missed.yaml': `rule: aid_missed
kind: missed
benefit: aid
label: {zh: 漏, en: Missed}
status: active
effective: {from: 2016-01-01, to: null}
basis: ${BASIS}
applies_to:
  - id: severe
    label: {zh: 重度, en: Severe}
    when: certificate.grade <= 2
conditions:
  - id: unpaid
    label: {zh: 未领足, en: Not paid in full}
    when: >-
      !aid.listed
      || aid.amount < parameter.aid.amount
`,
  'rules/aid_missed.cases.yaml': 'rule: aid_missed\ncases:\n  - {name: 一, because: 第一条, as_of: 2018-06-30, facts: {certificate.grade: 1, aid.listed: false}, expect: yes}\n',
};

/** Loads the sound pack with some files changed, added, or (null) taken away, and lists its problems as `file:line:column code [hint]`. */
export async function problemsWith(dir: string, changed: Readonly<Record<string, string | Uint8Array | null>>): Promise<string[]> {
  for (const [name, text] of Object.entries({ ...SOUND, ...changed })) {
    if (text === null) continue;
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
  const loaded = await loadPacks([dir]);
  return loaded.ok ? [] : loaded.problems.map(({ file, line, column, code, near }) =>
    `${relative(dir, join(process.cwd(), file))}:${line}:${column} ${code}${near === null ? '' : ` [${near}]`}`);
}
