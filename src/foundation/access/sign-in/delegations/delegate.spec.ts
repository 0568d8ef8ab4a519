import { expect, test } from 'vitest';
import { readAccount } from '../accounts/list-accounts.ts';
import { giveRights, setState } from '../accounts/give-rights.ts';
import { addDays } from '../../../kernel/index.ts';
import { isAdministrator, ruleOf } from '../role-rules.ts';
import { ROLES, type Role } from '../../walls/index.ts';
import { actor, actorOfToken, person, refusalOf, signInFully, testSignIn, usualRights, type Person } from '../sign-in.fixtures.ts';
import { actFor, delegate, listDelegations, revokeDelegation } from './delegate.ts';

const signIn = await testSignIn();
const security = await person(signIn, 'security', usualRights('security_administrator'));
const people = new Map<Role, Person>([['security_administrator', security]]);
for (const role of ROLES) if (!people.has(role)) people.set(role, await person(signIn, role.replaceAll('_', '.'), usualRights(role)));
const holder = (role: Role): Person => people.get(role) ?? security;
const loan = (deputy: Person, days = 5) => ({ deputy: deputy.signInName, from: signIn.clock.today(), until: addDays(signIn.clock.today(), days) });
const actorNow = async (who: Person) => actor(signIn, await signInFully(signIn, who));

test('who may stand in for whom: staff for staff, the same outside kind for itself, an administrator never and for nobody', async () => {
  const chief = await actorNow(security);
  const second = new Map<Role, Person>();
  for (const role of ['institution', 'employer', 'evaluator', 'auditor'] as const) second.set(role, await person(signIn, `second.${role}`, usualRights(role)));
  for (const absentee of ROLES) {
    for (const deputy of ROLES) {
      const who = absentee === deputy ? (second.get(deputy) ?? null) : holder(deputy);
      if (who === null) continue;
      const lent = await refusalOf(delegate(signIn, chief, await readAccount(signIn, holder(absentee).id), loan(who), null));
      const expected = isAdministrator(absentee) ? 'not_to_be_lent' : ruleOf(absentee).deputies.includes(deputy) ? 'none' : 'deputy_unknown';
      expect(lent, `${deputy} for ${absentee}`).toBe(expected);
      if (isAdministrator(deputy)) expect(lent).not.toBe('none');
    }
  }
});

test('a deputy has what the absentee has now: less as soon as he has less, nothing once he is suspended', async () => {
  const absentee = await person(signIn, 'absentee', usualRights('county_officer'));
  const deputy = holder('county_officer');
  const id = await delegate(signIn, await actorNow(absentee), await readAccount(signIn, absentee.id), loan(deputy), null);
  const opened = await signInFully(signIn, deputy);
  await actFor(signIn, await actor(signIn, opened), id, null);
  expect(await actor(signIn, opened)).toMatchObject({ id: deputy.id, division: '341522', role: 'county_officer', actingFor: absentee.id });
  const chief = await actorNow(security);
  await setState(signIn, chief, absentee.id, 'suspended', null);
  expect(await actor(signIn, opened)).toMatchObject({ id: deputy.id, actingFor: null });
  await setState(signIn, chief, absentee.id, 'open', null);
  expect(await actor(signIn, opened)).toMatchObject({ actingFor: absentee.id });
  await giveRights(signIn, chief, absentee.id, usualRights('town_clerk'), null);
  expect(await actor(signIn, opened)).toMatchObject({ division: '341522', actingFor: null });
  expect(await listDelegations(signIn, { of: absentee.id, over: false })).toEqual([]);
});

test('it begins on its first day and ends with its last, in China', async () => {
  const absentee = await person(signIn, 'traveller', usualRights('town_clerk'));
  const deputy = await person(signIn, 'colleague', usualRights('town_clerk'));
  const [from, until] = [addDays(signIn.clock.today(), 1), addDays(signIn.clock.today(), 2)];
  const id = await delegate(signIn, await actorNow(absentee), await readAccount(signIn, absentee.id), { deputy: deputy.signInName, from, until }, null);
  const take = async () => {
    const opened = await signInFully(signIn, deputy);
    return { ...opened, answer: await refusalOf(actFor(signIn, await actor(signIn, opened), id, null)) };
  };
  expect((await take()).answer).toBe('delegation_unknown');
  while (signIn.clock.today() < from) signIn.pass(30);
  const { token, answer } = await take();
  expect(answer).toBe('none');
  while (signIn.clock.today() <= until) {
    expect(await actorOfToken(signIn, (await take()).token)).toMatchObject({ actingFor: absentee.id });
    signIn.pass(180);
  }
  expect((await take()).answer).toBe('delegation_unknown');
  expect(await actorOfToken(signIn, token)).toBeNull();
});

test('at midnight of its last day who acts for somebody is himself again, in the midst of his session', async () => {
  const [absentee, deputy] = [await person(signIn, 'night.off', usualRights('town_clerk')), await person(signIn, 'night.on', usualRights('village_worker'))];
  const id = await delegate(signIn, await actorNow(absentee), await readAccount(signIn, absentee.id), loan(deputy, 0), null);
  const today = signIn.clock.today();
  while (signIn.clock.now().getTime() < Date.parse(`${today}T23:50:00+08:00`)) signIn.pass(5);
  const opened = await signInFully(signIn, deputy);
  await actFor(signIn, await actor(signIn, opened), id, null);
  expect(await actor(signIn, opened)).toMatchObject({ role: 'town_clerk', actingFor: absentee.id });
  signIn.pass(11);
  expect(await actor(signIn, opened)).toMatchObject({ role: 'village_worker', division: '341522101001', actingFor: null });
});

test('only who lent, who borrowed or the security administrator ends it; only who borrowed uses it', async () => {
  const [absentee, deputy, stranger] = [holder('department_officer'), holder('city_leader'), holder('village_worker')];
  const id = await delegate(signIn, await actorNow(absentee), await readAccount(signIn, absentee.id), loan(deputy), null);
  const strange = await actorNow(stranger);
  expect(await refusalOf(actFor(signIn, strange, id, null))).toBe('delegation_unknown');
  expect(await refusalOf(revokeDelegation(signIn, strange, id, strange.id, null))).toBe('delegation_unknown');
  expect(await refusalOf(revokeDelegation(signIn, await actorNow(absentee), id, absentee.id, null))).toBe('none');
  expect(await refusalOf(actFor(signIn, await actorNow(deputy), id, null))).toBe('delegation_unknown');
});

test('who has shown no second factor does not act for a role that needs one', async () => {
  const [absentee, deputy] = [holder('county_officer'), holder('town_clerk')];
  const id = await delegate(signIn, await actorNow(absentee), await readAccount(signIn, absentee.id), loan(deputy), null);
  const opened = await signInFully(signIn, deputy);
  expect(await refusalOf(actFor(signIn, await actor(signIn, opened), id, null))).toBe('second_factor_needed');
  expect(await actor(signIn, opened)).toMatchObject({ actingFor: null });
});
