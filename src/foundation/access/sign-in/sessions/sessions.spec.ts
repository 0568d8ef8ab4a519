import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '../../walls/index.ts';
import { ROLES } from '../../walls/index.ts';
import { ruleOf } from '../role-rules.ts';
import { actorOfToken, own, person, PASSWORD, signInFully, testSignIn, usualRights, visit, type Person } from '../sign-in.fixtures.ts';
import { ownSession } from './own-session.ts';
import { stageOf } from './session.ts';
import { signInByPassword } from './sign-in.ts';

const signIn = await testSignIn();
const clerk = await person(signIn, 'clerk', usualRights('town_clerk'));
const lastSeen = async (token: string) => (await signIn.database.pool.query<{ at: Date }>('select last_seen as at from sign_in.session where id = $1', [(await own(signIn, { token })).session])).rows[0]?.at;

test('unused for its role\'s minutes a session is over, used it goes on, to the hour its role allows', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), async (pauses) => {
    const { token } = await signInFully(signIn, clerk);
    const { idleMinutes, hours } = ruleOf('town_clerk');
    let [used, living] = [0, true];
    for (const pause of pauses) {
      signIn.pass(pause);
      used += pause;
      living &&= pause < idleMinutes && used < hours * 60;
      expect((await actorOfToken(signIn, token)) !== null).toBe(living);
      expect((await ownSession(signIn, token)) !== null).toBe(living);
    }
  }), { numRuns: 12 });
});

test('however busy, it is over after the hours of its role', async () => {
  const { token } = await signInFully(signIn, clerk);
  for (let i = 1; i <= 24; i += 1) {
    signIn.pass(29.9);
    expect(await actorOfToken(signIn, token)).not.toBeNull();
  }
  signIn.pass(2.4);
  expect(await actorOfToken(signIn, token)).toBeNull();
  expect(await ownSession(signIn, token)).toBeNull();
});

test('a session is noted as seen once a minute at most, and not by a timer of the page', async () => {
  const { token } = await signInFully(signIn, clerk);
  const at = await lastSeen(token);
  signIn.pass(0.9);
  await actorOfToken(signIn, token);
  expect(await lastSeen(token)).toEqual(at);
  signIn.pass(29);
  await actorOfToken(signIn, token, true);
  expect(await lastSeen(token)).toEqual(at);
  expect((await own(signIn, { token })).expiresInSeconds).toBe(6);
  await actorOfToken(signIn, token);
  expect(await lastSeen(token)).toEqual(signIn.clock.now());
  expect((await own(signIn, { token })).expiresInSeconds).toBe(1800);
});

test('one session more than the role allows ends the oldest, and no other', async () => {
  const tokens: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    tokens.push((await signInFully(signIn, clerk)).token);
    signIn.pass(1);
  }
  const living = await Promise.all(tokens.map((token) => actorOfToken(signIn, token)));
  expect(living.map((actor) => actor !== null)).toEqual([false, false, true, true, true]);
});

test('a token is nobody\'s but its own: none near it opens anything', async () => {
  const { token } = await signInFully(signIn, clerk);
  const flipped = fc.tuple(fc.integer({ min: 0, max: token.length - 2 }), fc.constantFrom(...Array.from('ABCxyz019-_'))).map(([at, letter]) => token.slice(0, at) + letter + token.slice(at + 1)).filter((other) => other !== token);
  await fc.assert(fc.asyncProperty(fc.oneof(flipped, fc.string(), fc.constant(token.slice(0, -1)), fc.constant(`${token}A`)), async (other) => {
    expect(await actorOfToken(signIn, other)).toBeNull();
  }), { numRuns: 60 });
});

test('the first thing to do comes first, whatever is to be done', () => {
  const bool = fc.boolean();
  fc.assert(fc.property(fc.constantFrom(...ROLES), bool, bool, bool, bool, (role: Role, hasSecondFactor, shownSecondFactor, mustChangePassword, relaxed) => {
    const stage = stageOf({ role, hasSecondFactor, shownSecondFactor, mustChangePassword }, { secondFactor: relaxed ? 'relaxed' : 'by_role', passwordDays: null });
    if (hasSecondFactor && !shownSecondFactor) expect(stage).toBe('second_factor');
    else if (mustChangePassword) expect(stage).toBe('password_change');
    else if (!hasSecondFactor && !relaxed && ruleOf(role).secondFactor) expect(stage).toBe('enrolment');
    else expect(stage).toBe('open');
  }));
});

test('a relaxed start asks nobody to set up a second factor, and whoever has one for it', async () => {
  const relaxed = { ...signIn, rules: { ...signIn.rules, secondFactor: 'relaxed' as const } };
  const officer: Person = await person(signIn, 'officer', usualRights('county_officer'));
  expect((await signInByPassword(relaxed, { name: 'officer', password: PASSWORD, visit })).stage).toBe('second_factor');
  await signIn.database.pool.query('delete from sign_in.second_factor where account = $1', [officer.id]);
  expect((await signInByPassword(signIn, { name: 'officer', password: PASSWORD, visit })).stage).toBe('enrolment');
  expect((await signInByPassword(relaxed, { name: 'officer', password: PASSWORD, visit })).stage).toBe('open');
});
