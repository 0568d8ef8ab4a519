import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { layDraft, type Policy } from '../../policy/index.ts';
import { buildVillage } from '../../policy/village/village.ts';
import { loadBreakdown } from './breakdown.ts';
import { DIMENSIONS } from './dimensions.ts';
import { NOBODY, together } from './tally.ts';
import { TURNS, whatIf } from './what-if.ts';

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

const loaded = await loadBreakdown((await laid('parameter: care_allowance.lowest_grade\nvalues: [{value: 2}]')).before);
if (!loaded.ok) throw new Error('the breakdown does not load');
const ask = (policies: { before: Policy; after: Policy }) => whatIf(engine, { ...policies, ...village, asOf: AS_OF, breakdown: loaded.breakdown, countyName: () => null });

const RUNNING = 'parameter: care_allowance.amount\nvalues: [{value: 60}]';
const WIDER = `${RUNNING.replace('60', '80')}\n---\nparameter: care_allowance.lowest_grade\nvalues: [{value: 4, region: "341502"}, {value: 0, region: "341525"}]`;

test('a draft that says what already holds touches nothing', async () => {
  const { after } = await laid('parameter: care_allowance.lowest_grade\nvalues: [{value: 2}]');
  expect(await ask({ before: after, after })).toMatchObject({ people: 7, questions: [] });
});

test('who gains and who loses, person by person, with the clause that turned', async () => {
  const result = await ask({ before: (await laid(RUNNING)).after, after: (await laid(WIDER)).after });
  const due = result.questions.find(({ question }) => question === 'due:care_allowance');
  expect(due?.money).toBe(true);
  const turns = await engine.rows<Record<'person_id' | 'was' | 'becomes' | 'outcome' | 'turned', string> & Record<'amount_was' | 'amount_becomes', number>>(
    `select * from ${TURNS} where question = 'due:care_allowance' order by person_id`,
  );
  const severe = '残疾等级在护理补贴范围内（一级、二级）';
  expect(turns.map((one) => [one.person_id, one.was, one.becomes, one.amount_was, one.amount_becomes, one.outcome, one.turned])).toEqual([
    ['p1', 'yes', 'yes', 6000, 8000, 'rises', '金额'],
    ['p2', 'yes', 'yes', 6000, 8000, 'rises', '金额'],
    ['p3', 'no', 'no', null, null, 'unchanged', null],
    ['p4', 'no', 'yes', null, 8000, 'enters', severe],
    ['p5', 'yes', 'no', 6000, null, 'leaves', severe],
    ['p6', 'cannot_tell', 'cannot_tell', null, null, 'cannot_tell', null],
    ['p7', 'no', 'no', null, null, 'unchanged', null],
  ]);
  expect(due?.total).toEqual({
    people: 7, outcomes: { enters: 1, leaves: 1, rises: 2, falls: 0, unchanged: 2, cannot_tell: 1 },
    before: { people: 3, fen: 18_000, unpriced: 0 }, after: { people: 3, fen: 24_000, unpriced: 0 }, difference: 6000,
  });
  expect(due?.transitions).toEqual({ 'yes>yes': 2, 'no>no': 2, 'no>yes': 1, 'yes>no': 1, 'cannot_tell>cannot_tell': 1 });
  expect(result.questions.map(({ question }) => question)).toContain('care_allowance_missed');
  expect(result.untouched).toContain('living_allowance_missed');
  for (const { total, groups } of result.questions) {
    for (const dimension of DIMENSIONS) expect(groups[dimension].reduce(together, NOBODY)).toEqual(total);
  }
});
