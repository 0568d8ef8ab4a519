import { expect, test } from 'vitest';
import { actorOfToken, codeOf, own, PASSWORD, person, refusalOf, testSignIn, usualRights, visit, type Person } from '../sign-in.fixtures.ts';
import { ownSession } from '../sessions/own-session.ts';
import { showSecondFactor } from '../sessions/second-step.ts';
import { signInByPassword } from '../sessions/sign-in.ts';
import { changePassword } from '../passwords/change-password.ts';
import { acceptSecondFactor } from './accept.ts';
import { confirmSecret, offerSecret, renewRecoveryCodes } from './enrol.ts';

const signIn = await testSignIn();
/** A new session a little later than the one before, so that which is the oldest is certain. */
const begin = async ({ signInName }: Person) => {
  signIn.pass(0.01);
  return own(signIn, await signInByPassword(signIn, { name: signInName, password: PASSWORD, visit }));
};
const officer = await person(signIn, 'officer', usualRights('county_officer'));

test('of many requests with one code at the same moment one gets in', async () => {
  signIn.pass(1);
  const code = codeOf(signIn, officer.secret ?? '');
  const sessions = [await begin(officer), await begin(officer), await begin(officer)];
  const answers = await Promise.all(sessions.map((session) => refusalOf(showSecondFactor(signIn, session, code, visit))));
  expect(answers.toSorted()).toEqual(['none', 'second_factor_refused', 'second_factor_refused']);
});

test('looked at together before any of them is taken, a code still counts once', async () => {
  signIn.pass(15);
  const code = codeOf(signIn, officer.secret ?? '');
  const taken = await Promise.all([1, 2, 3, 4, 5].map(() => acceptSecondFactor(signIn, officer.id, code)));
  expect(taken.filter((means) => means === 'totp')).toHaveLength(1);
});

test('five wrong codes use up the tries of the account and end the session', async () => {
  signIn.pass(15);
  const opened = await signInByPassword(signIn, { name: officer.signInName, password: PASSWORD, visit });
  const session = await own(signIn, opened);
  for (let i = 0; i < 5; i += 1) expect(await refusalOf(showSecondFactor(signIn, session, '000000', visit))).toBe('second_factor_refused');
  expect(await ownSession(signIn, opened.token)).not.toBeNull();
  expect(await refusalOf(showSecondFactor(signIn, session, codeOf(signIn, officer.secret ?? ''), visit))).toBe('not_signed_in');
  expect(await ownSession(signIn, opened.token)).toBeNull();
  const again = await begin(officer);
  expect(await refusalOf(showSecondFactor(signIn, again, codeOf(signIn, officer.secret ?? ''), visit))).toBe('not_signed_in');
  signIn.pass(15);
  expect(await refusalOf(showSecondFactor(signIn, await begin(officer), codeOf(signIn, officer.secret ?? ''), visit))).toBe('none');
});

test('each of ten recovery codes lets in once, however it is typed; new ones make the old void', async () => {
  const leader = await person(signIn, 'leader', usualRights('city_leader'));
  const session = await own(signIn, leader);
  expect(await refusalOf(renewRecoveryCodes(signIn, session, 'wrong', visit))).toBe('password_wrong');
  const codes = await renewRecoveryCodes(signIn, session, PASSWORD, visit);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){5}$/);
  const [first = '', second = '', third = ''] = codes;
  expect(await refusalOf(showSecondFactor(signIn, await begin(leader), ` ${first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')}`, visit))).toBe('none');
  expect(await refusalOf(showSecondFactor(signIn, await begin(leader), first, visit))).toBe('second_factor_refused');
  const same = await Promise.all([await begin(leader), await begin(leader)].map((each) => refusalOf(showSecondFactor(signIn, each, second, visit))));
  expect(same.toSorted()).toEqual(['none', 'second_factor_refused']);
  await renewRecoveryCodes(signIn, session, PASSWORD, visit).catch(() => undefined);
  const kept = await signIn.database.pool.query<{ n: number }>('select count(*) as n from sign_in.recovery_code where account = $1', [leader.id]);
  expect(kept.rows[0]?.n).toBe(10);
  expect(await refusalOf(showSecondFactor(signIn, await begin(leader), third, visit))).toBe('second_factor_refused');
});

test('a new app takes the place of the old one only with the password and a code of the new one', async () => {
  const auditor = await person(signIn, 'auditor', usualRights('auditor'));
  const session = await own(signIn, auditor);
  expect(await refusalOf(offerSecret(signIn, session, null, visit))).toBe('password_wrong');
  expect(await refusalOf(offerSecret(signIn, session, 'wrong', visit))).toBe('password_wrong');
  const { secret } = await offerSecret(signIn, session, PASSWORD, visit);
  signIn.pass(1);
  expect(await refusalOf(confirmSecret(signIn, session, codeOf(signIn, auditor.secret ?? ''), visit))).toBe('code_wrong');
  const confirmed = await confirmSecret(signIn, session, codeOf(signIn, secret), visit);
  expect(await actorOfToken(signIn, auditor.token)).toBeNull();
  expect(await actorOfToken(signIn, confirmed.token)).toMatchObject({ id: auditor.id });
  signIn.pass(1);
  expect(await refusalOf(showSecondFactor(signIn, await begin(auditor), codeOf(signIn, auditor.secret ?? ''), visit))).toBe('second_factor_refused');
  expect(await refusalOf(showSecondFactor(signIn, await begin(auditor), codeOf(signIn, secret), visit))).toBe('none');
});

test('the password is asked for five times, then whoever sits at the open session is put out', async () => {
  const auditor = await person(signIn, 'guessed', usualRights('auditor'));
  const session = await own(signIn, auditor);
  for (let i = 0; i < 3; i += 1) expect(await refusalOf(renewRecoveryCodes(signIn, session, `guess ${i}`, visit))).toBe('password_wrong');
  for (let i = 0; i < 2; i += 1) expect(await refusalOf(changePassword(signIn, session, { old: `guess ${i}`, password: 'another long sentence of mine' }, visit))).toBe('password_wrong');
  expect(await refusalOf(offerSecret(signIn, session, PASSWORD, visit))).toBe('not_signed_in');
  expect(await actorOfToken(signIn, auditor.token)).toBeNull();
});

test('a secret that was shown and not confirmed in time counts never', async () => {
  const auditor = await person(signIn, 'late', usualRights('auditor'));
  const session = await own(signIn, auditor);
  const { secret } = await offerSecret(signIn, session, PASSWORD, visit);
  signIn.pass(16);
  expect(await refusalOf(confirmSecret(signIn, session, codeOf(signIn, secret), visit))).toBe('code_wrong');
});
