import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/postgres.ts';
import type { Refusal } from '../../../platform/http/index.ts';
import { sessionOf, theOffice, type Role } from '../../walls/index.ts';
import { privacyMigrations } from '../migrations.ts';
import { readProcessing } from '../processing/read-processing.ts';
import { assess, assessedPurposes, assessmentsOf, missingAssessments, withdraw, type NewAssessment } from './assessments.ts';

const { processing } = await readProcessing([join(import.meta.dirname, '../../../../../packs/nation')]);
const owner = await testDatabase([privacyMigrations]);
const as = (role: Role) => owner.within(sessionOf({ ...theOffice(), id: role, role, division: '341500' }, '341500')).pool;
const officer = as('department_officer');
const MADE: NewAssessment = {
  purpose: 'verification_visit', necessity: '法定职责所需，字段只有联系所需的几项', risk: '地址电话泄露会被骚扰', measures: '遮盖、按目的显示、留痕', conclusion: '可以进行',
  assessedOn: '2026-01-10', reviewBy: '2026-12-31',
};
const codeOf = (act: Promise<unknown>) => act.then(() => 'ok', (error: Refusal) => error.notice.code);

test('a purpose that needs an assessment and has none is told of, and closed where it says so', async () => {
  const missing = missingAssessments(processing, await assessedPurposes(officer, '2026-06-01'), '2026-06-01');
  expect(missing).toContainEqual({ purpose: 'verification_visit', label: { zh: '入户核实', en: 'Verification visit' }, closed: true });
  expect(missing).toContainEqual(expect.objectContaining({ purpose: 'life_and_safety', closed: false }));
  expect(missing.map(({ purpose }) => purpose)).not.toContain('statistics');
  expect(missing.map(({ purpose }) => purpose)).not.toContain('face_check');
});

test('it holds from its day to its review, and not a day longer', async () => {
  await assess(officer, processing, 'officer', MADE);
  const held = async (day: string) => (await assessedPurposes(officer, day)).has('verification_visit');
  expect([await held('2026-01-09'), await held('2026-01-10'), await held('2026-12-31'), await held('2027-01-01')]).toEqual([false, true, true, false]);
  expect((await assessmentsOf(officer))[0]).toMatchObject({ ...MADE, state: 'assessed', assessedBy: 'officer', keepUntil: '2029-12-31' });
});

test('what was declared on that day is kept with it', async () => {
  const { rows: [row] } = await owner.pool.query<{ declared: { fields: string[] } }>('select declared from privacy.assessment');
  expect(row?.declared.fields).toEqual(processing.purposes.get('verification_visit')?.fields);
});

test('one that was withdrawn no longer holds, and a later one does again', async () => {
  await withdraw(officer, processing, 'officer', { purpose: 'verification_visit', reason: '改用新的设备，须重评', day: '2026-02-01' });
  expect((await assessedPurposes(officer, '2026-02-01')).size).toBe(0);
  expect(await codeOf(withdraw(officer, processing, 'officer', { purpose: 'verification_visit', reason: '再撤', day: '2026-02-01' }))).toBe('no_assessment');
  await assess(officer, processing, 'officer', { ...MADE, assessedOn: '2026-02-02' });
  expect([...(await assessedPurposes(officer, '2026-02-02'))]).toEqual(['verification_visit']);
});

test.each([
  ['a purpose nobody declared', { purpose: 'curiosity' }, 'purpose_unknown'],
  ['a review before it', { reviewBy: '2026-01-10' }, 'review_day'],
  ['a review in three years', { reviewBy: '2029-01-10' }, 'review_day'],
])('%s is refused', async (_, change, code) => {
  expect(await codeOf(assess(officer, processing, 'officer', { ...MADE, ...change }))).toBe(code);
});

test('it is never changed, and an administrator or auditor writes none', async () => {
  for (const sql of ["update privacy.assessment set risk = ''", 'delete from privacy.assessment', 'truncate privacy.assessment']) {
    await expect(owner.pool.query(sql)).rejects.toThrow(/only ever appended/);
  }
  for (const role of ['system_administrator', 'security_administrator', 'audit_administrator', 'auditor', 'town_clerk'] as const) {
    await expect(assess(as(role), processing, role, MADE)).rejects.toThrow(/row-level security/);
  }
  expect((await owner.within({}).pool.query('select from privacy.assessment')).rowCount).toBe(0);
});
