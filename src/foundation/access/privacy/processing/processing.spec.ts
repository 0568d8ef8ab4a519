import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ROLES } from '../../walls/index.ts';
import { FIELD_NAMES } from './fields.ts';
import { mayReveal, type RevealRequest } from './may-reveal.ts';
import { readProcessing } from './read-processing.ts';

const NATION = join(import.meta.dirname, '../../../../../packs/nation');
const folder = await mkdtemp(join(tmpdir(), 'jinbao-processing-'));
afterAll(() => rm(folder, { recursive: true }));

const { processing: { purposes, requests, keeping }, problems } = await readProcessing([NATION]);
const all = new Set(purposes.keys());
const ask = (change: Partial<RevealRequest>): RevealRequest => ({
  purpose: 'verification_visit', field: 'phone', role: 'town_clerk', birth: '1960-05-01', asOf: '2026-11-24', ...change,
});
const codeOf = (change: Partial<RevealRequest>, assessed: ReadonlySet<string> = all) => {
  const answer = mayReveal(purposes, assessed, ask(change));
  return answer.ok ? 'ok' : answer.notice.code;
};

test('the register of the nation loads: every purpose in force names a checked document', () => {
  expect(problems).toEqual([]);
  expect([...purposes.values()].filter(({ status }) => status === 'draft').map(({ purpose }) => purpose)).toEqual(['face_check', 'low_income_sharing']);
  for (const { status, basis } of purposes.values()) if (status === 'active') expect(basis.some(({ mark }) => mark === 'checked')).toBe(true);
  expect([...requests.keys()].sort()).toEqual(['access', 'complaint', 'copy', 'correction', 'deletion', 'explanation', 'objection']);
  expect(keeping.get('log_file')).toMatchObject({ keep_days: 200, at_least_days: 183 });
});

test.each([
  ['what is needed, by whom it is open to', {}, 'ok'],
  ['a field that the purpose does not need', { field: 'bank_card' }, 'field_not_needed'],
  ['a role it is not open to', { role: 'auditor' }, 'purpose_not_yours'],
  ['an administrator', { role: 'system_administrator' }, 'purpose_not_yours'],
  ['a purpose nobody declared', { purpose: 'curiosity' }, 'purpose_unknown'],
  ['a field nobody declared', { field: 'secrets' }, 'purpose_unknown'],
  ['a draft', { purpose: 'face_check', role: 'county_officer', field: 'name' }, 'purpose_not_in_force'],
  ['a day before the law', { asOf: '2021-10-31' }, 'purpose_not_in_force'],
  ['a child', { birth: '2015-01-01' }, 'second_reason_missing'],
  ['a child, and why', { birth: '2015-01-01', secondReason: '家长托村里代为联系' }, 'approval_needed'],
  ['a child, and why, and a superior approved', { birth: '2015-01-01', secondReason: '家长托村里代为联系', approved: true }, 'ok'],
  ['a child in danger, and why', { birth: '2015-01-01', purpose: 'life_and_safety', secondReason: '孩子走失，联系家人' }, 'ok'],
  ['a child, and blanks', { birth: '2015-01-01', secondReason: '      ' }, 'second_reason_missing'],
  ['somebody whose birth nobody knows', { birth: null }, 'second_reason_missing'],
  ['the day before the fourteenth birthday', { birth: '2012-11-25' }, 'second_reason_missing'],
  ['the fourteenth birthday', { birth: '2012-11-24' }, 'ok'],
  ['a child to an employer', { purpose: 'employment_service', role: 'employer', field: 'name', birth: '2015-01-01', secondReason: '核实是否安排就业' }, 'minor_closed'],
] as const)('%s', (_, change, code) => {
  expect(codeOf(change)).toBe(code);
});

test('without an assessment in force nothing is shown, but in an emergency', () => {
  expect(codeOf({}, new Set())).toBe('assessment_missing');
  expect(codeOf({ purpose: 'life_and_safety' }, new Set())).toBe('ok');
});

test('nothing opens that the register does not name, and no administrator sees anything', () => {
  fc.assert(fc.property(
    fc.constantFrom(...purposes.keys()), fc.constantFrom(...FIELD_NAMES), fc.constantFrom(...ROLES),
    fc.constantFrom('1950-01-01', '2016-02-29', null), fc.constantFrom('2022-06-01', '2026-11-24'),
    (purpose, field, role, birth, asOf) => {
      const declared = purposes.get(purpose);
      const answer = mayReveal(purposes, all, { purpose, field, role, birth, asOf, secondReason: '另有理由如下', approved: true });
      if (answer.ok) expect(declared?.status === 'active' && declared.fields.includes(field) && declared.roles.includes(role) && !role.endsWith('administrator')).toBe(true);
    },
  ));
});

test.each([
  ['a mistyped field', (text: string) => text.replace('fields: [name, phone', 'fields: [name, phonne'), 'unknown_value', 'phone'],
  ['a role there is not', (text: string) => text.replace('village_worker]', 'vilage_worker]'), 'unknown_value', 'village_worker'],
  ['an administrator who would see people', (text: string) => text.replace('village_worker]', 'system_administrator]'), 'administrator', null],
  ['no basis', (text: string) => text.replace(/^basis:\n(?: .*\n)+/m, ''), 'missing', null],
  ['a basis nobody checked', (text: string) => text.replaceAll('mark: checked', 'mark: unverified'), 'unverified', null],
  ['days without a basis', (text: string) => text.replace('effective: {from: 2021-11-01', 'effective: {from: 2008-01-01'), 'basis_gap', null],
  ['a stray entry', (text: string) => `${text}note: 备注\n`, 'unknown_key', null],
  ['no such day', (text: string) => text.replace('effective: {from: 2021-11-01', 'effective: {from: 2021-02-30'), 'wrong_shape', null],
  ['another name than its file', (text: string) => text.replace('purpose: verification_visit', 'purpose: visit'), 'wrong_name', 'verification_visit'],
  ['broken text', (text: string) => text.replace('status: active', 'status: [active'), 'yaml', null],
] as const)('%s is refused with its place and what to do', async (name, spoil, code, near) => {
  const pack = join(folder, name.replaceAll(' ', '-'));
  await mkdir(join(pack, 'processing'), { recursive: true });
  const sound = await readFile(join(NATION, 'processing/verification_visit.yaml'), 'utf8');
  const spoilt = spoil(sound);
  expect(spoilt).not.toBe(sound);
  await writeFile(join(pack, 'processing/verification_visit.yaml'), spoilt);
  const [first] = (await readProcessing([pack])).problems;
  expect(first).toMatchObject({ code, near });
  expect(first?.file).toMatch(/verification_visit\.yaml$/);
  expect(first?.line).toBeGreaterThan(0);
});

test('what the law wants kept is not kept shorter', async () => {
  const pack = join(folder, 'short');
  await mkdir(join(pack, 'processing/keeping'), { recursive: true });
  const sound = await readFile(join(NATION, 'processing/keeping/log_file.yaml'), 'utf8');
  await writeFile(join(pack, 'processing/keeping/log_file.yaml'), sound.replace('keep_days: 200', 'keep_days: 90'));
  expect((await readProcessing([pack])).problems).toMatchObject([{ code: 'too_short', line: 4, zh: '依法至少保存 183 天，不能少于此数' }]);
});
