import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import type { Policy } from '../packs/policy.ts';
import { buildVillage } from '../village/village.ts';
import { judgeBoth } from './judge-both.ts';
import { layDraft } from './lay-draft.ts';

const AS_OF = '2018-06-30';
const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'what-if-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const village = await buildVillage(engine, folder);

async function laid(text: string): Promise<{ before: Policy; after: Policy }> {
  const draft = await layDraft({ dirs: ['packs'], pack: 'luan', draft: [{ file: 'draft.yaml', text }], asOf: AS_OF });
  if (!draft.ok) throw new Error(JSON.stringify(draft.problems));
  return draft;
}

async function turns(policies: { before: Policy; after: Policy }, question: string) {
  const { touched, untouched } = await judgeBoth(engine, { ...policies, ...village, asOf: AS_OF, table: 'turns' });
  const rows = await engine.rows<Record<'person_id' | 'was' | 'becomes' | 'outcome' | 'turned', string> & Record<'amount_was' | 'amount_becomes', number>>(
    `select * from turns where question = '${question}' order by person_id`,
  );
  return {
    touched: touched.map(({ id }) => id), untouched: untouched.map(({ id }) => id),
    people: rows.map((one) => [one.person_id, one.was, one.becomes, one.amount_was, one.amount_becomes, one.outcome, one.turned]),
  };
}

const RUNNING = 'parameter: care_allowance.amount\nvalues: [{value: 60}]';
const WIDER = `${RUNNING.replace('60', '80')}\n---\nparameter: care_allowance.lowest_grade\nvalues: [{value: 4, region: "341502"}, {value: 0, region: "341525"}]`;

test('a draft that says what already holds touches nothing', async () => {
  const { after } = await laid('parameter: care_allowance.lowest_grade\nvalues: [{value: 2}]');
  expect(await turns({ before: after, after }, 'due:care_allowance')).toMatchObject({ touched: [], people: [] });
});

test('who gains and who loses, person by person, with the clause that turned', async () => {
  const result = await turns({ before: (await laid(RUNNING)).after, after: (await laid(WIDER)).after }, 'due:care_allowance');
  const severe = '残疾等级在护理补贴范围内（一级、二级）';
  expect(result.people).toEqual([
    ['p1', 'yes', 'yes', 6000, 8000, 'rises', '金额'],
    ['p2', 'yes', 'yes', 6000, 8000, 'rises', '金额'],
    ['p4', 'no', 'yes', null, 8000, 'enters', severe],
    ['p5', 'yes', 'no', 6000, null, 'leaves', severe],
    ['p6', 'cannot_tell', 'cannot_tell', null, null, 'cannot_tell', null],
  ]);
  expect(result.touched).toContain('care_allowance_missed');
  expect(result.untouched).toContain('living_allowance_missed');
});

test('an amount that only one side knows leaves the difference unknown', async () => {
  const { people } = await turns(await laid(RUNNING), 'due:care_allowance');
  expect(people.filter(([, was]) => was === 'yes')).toEqual(['p1', 'p2', 'p5'].map((person) => [person, 'yes', 'yes', null, 6000, 'cannot_tell', null]));
});

test('an entitlement drawn wider is a draft too', async () => {
  const entitlement = `entitlement: care_allowance
eligibility:
  - {id: valid_certificate, label: {zh: 证有效, en: Valid}, when: certificate.valid, otherwise: {id: no_valid_certificate, label: {zh: 证无效, en: Not valid}}}
  - {id: severe, label: {zh: 等级, en: Grade}, when: certificate.grade <= 4, otherwise: {id: not_severe, label: {zh: 等级不符, en: Other grade}}}
`;
  const wider = await turns(await laid(entitlement), 'due:care_allowance');
  expect(wider.people.filter(([, , , , , outcome]) => outcome === 'enters').map(([person]) => person)).toEqual(['p4']);
});
