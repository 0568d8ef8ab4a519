import { expect, test } from 'vitest';
import { allListsAtHand } from '../facts/list-state.ts';
import { policyFrom } from '../packs/packs-in-memory.fixtures.ts';
import { listsLacking, rulesNotRun } from './not-run.ts';
import { forEveryone } from './rules-on.ts';
import { NATION, ruleTexts, townPolicy } from './small-town.fixtures.ts';

const AS_OF = '2018-06-30';
const notRun = (given: readonly string[]) => rulesNotRun(townPolicy(), given, AS_OF).map(({ rule, lists }) => `${rule}: ${lists.join(', ')}`);

test('a rule is not run without a list that a clause rests on alone', () => {
  expect(notRun(['aid', 'deaths', 'visits'])).toEqual([]);
  expect(notRun(['aid', 'deaths'])).toEqual(['unvisited: visits']);
  expect(notRun(['aid', 'visits'])).toEqual(['aid_though_dead: deaths']);
  // What can do without the deaths is run; what is worked out from a list rests on it.
  expect(notRun(['deaths'])).toEqual(['aid_missed: aid', 'aid_underpaid: aid', 'aid_though_dead: aid', 'unvisited: aid, visits']);
  expect(notRun([])).toEqual(['aid_missed: aid', 'aid_underpaid: aid', 'aid_though_dead: aid, deaths', 'unvisited: aid, visits']);
});

/** What keeps a rule with one clause from being run where nothing was handed over. */
test.each([
  ['aid.listed', ['aid']],
  ['aid.listed || deaths.listed', ['aid', 'deaths']],
  // The register may still say yes.
  ['aid.listed || certificate.grade <= 2', []],
  ['aid.listed && certificate.grade <= 2', []],
  ['certificate.grade <= 2', []],
  ['certificate.current', []],
  // Nothing is unknown about what is not known.
  ['!known(aid.listed)', []],
  ['person.paid', ['aid']],
  ['aid.rows.exists(r, r.amount > yuan(0))', ['aid']],
  ['as_of > date("2018-01-01")', []],
])('%s lacks %j', (when, lists) => {
  const policy = policyFrom({ ...NATION, ...ruleTexts('tried', { kind: 'wrong', about: { known: ['有等级', 'known(certificate.grade)'] }, asked: { tried: ['试', when] } }) });
  const rule = policy.rules.find(({ id }) => id === 'tried');
  expect(rule && listsLacking(forEveryone(rule), policy, allListsAtHand(policy, ['aid', 'deaths', 'visits']))).toEqual(lists);
  expect(rule && listsLacking(forEveryone(rule), policy, allListsAtHand(policy))).toEqual([]);
});

test('a version that is run is enough for the rule to be run', () => {
  const rests = ruleTexts('tried', { kind: 'wrong', about: { known: ['有等级', 'known(certificate.grade)'] }, asked: { tried: ['试', 'aid.listed'] } });
  const rule = (region: string, builds: string) => ({
    'pack.yaml': `pack: p${region}\nlabel: {zh: 试, en: Trial}\nregion: "${region}"\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: ${builds}\n`,
    ...ruleTexts('tried', { kind: 'wrong', about: { known: ['有等级', 'known(certificate.grade)'] }, asked: { tried: ['试', 'certificate.grade <= 2'] } }),
  });
  expect(rulesNotRun(policyFrom({ ...NATION, ...rests }), ['deaths', 'visits'], AS_OF).map((one) => one.rule)).toContain('tried');
  expect(rulesNotRun(policyFrom({ ...NATION, ...rests }, rule('34', 'nation')), ['deaths', 'visits'], AS_OF).map((one) => one.rule)).not.toContain('tried');
});
