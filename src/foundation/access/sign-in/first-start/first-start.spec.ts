import { expect, test } from 'vitest';
import { resetAtTerminal } from '../accounts/reset-at-terminal.ts';
import { actorOfToken, own, PASSWORD, person, refusalOf, testSignIn, usualRights, visit } from '../sign-in.fixtures.ts';
import { changePassword } from '../passwords/change-password.ts';
import { signInByPassword } from '../sessions/sign-in.ts';
import { ROLES } from '../../walls/index.ts';
import { firstStart } from './first-start.ts';
import { openSignIn } from './open-sign-in.ts';
import { newSetUpCode, setUp } from './set-up.ts';

const places = { city: '341500', county: '341522', neighbour: '341524', town: '341522101', village: '341522101001' };
const first = (name: string) => ({ signInName: name, shownName: name, password: PASSWORD });
const three = { division: '341500', accounts: { system_administrator: first('system'), security_administrator: first('security'), audit_administrator: first('audit') } };

test('a demo city has an account for every role and one of a neighbouring county; the passwords are told once', async () => {
  const signIn = await testSignIn();
  const said: string[] = [];
  const made = await firstStart(signIn, { demo: places, say: (line) => said.push(line) });
  expect(new Set(made.map(({ role }) => role))).toEqual(new Set(ROLES));
  expect(made.filter(({ role }) => role === 'county_officer').map(({ division }) => division)).toEqual(['341522', '341524']);
  for (const { signInName, oneTimePassword } of made) expect(said.join('\n')).toContain(`${signInName.padEnd(15)} ${oneTimePassword}`);
  const { signInName, oneTimePassword } = made[0] ?? { signInName: '', oneTimePassword: '' };
  const opened = await signInByPassword(signIn, { name: signInName, password: oneTimePassword, visit });
  expect(opened.stage).toBe('password_change');
  await changePassword(signIn, await own(signIn, opened), { old: oneTimePassword, password: PASSWORD }, visit);
  expect(await refusalOf(signInByPassword(signIn, { name: signInName, password: oneTimePassword, visit }))).toBe('sign_in_refused');
  said.length = 0;
  expect(await firstStart(signIn, { demo: places, say: (line) => said.push(line) })).toEqual([]);
  expect(said).toEqual([]);
});

test('a real start has no account and prints a code; a new start makes the old one void', async () => {
  const signIn = await testSignIn();
  const said: string[] = [];
  expect(await firstStart(signIn, { demo: null, say: (line) => said.push(line) })).toEqual([]);
  const old = /: ([0-9a-z-]{19})$/.exec(said[0] ?? '')?.[1] ?? '';
  const code = await newSetUpCode(signIn);
  expect(await refusalOf(setUp(signIn, { ...three, code: old }, null))).toBe('set_up_refused');
  signIn.pass(24 * 60);
  expect(await refusalOf(setUp(signIn, { ...three, code: code ?? '' }, null))).toBe('set_up_refused');
  const fresh = (await newSetUpCode(signIn)) ?? '';
  expect(await refusalOf(setUp(signIn, { ...three, code: fresh, accounts: { ...three.accounts, audit_administrator: { ...first('audit'), password: 'password1234' } } }, null))).toBe('password_common');
  const answers = await Promise.all([1, 2, 3].map(() => refusalOf(setUp(signIn, { ...three, code: fresh }, null))));
  expect(answers.toSorted()).toEqual(['none', 'set_up_refused', 'set_up_refused']);
  expect((await signIn.database.pool.query<{ role: string }>('select role from sign_in.account order by role')).rows.map(({ role }) => role)).toEqual(['audit_administrator', 'security_administrator', 'system_administrator']);
});

test('ten wrong codes make the right one void', async () => {
  const signIn = await testSignIn();
  const code = (await newSetUpCode(signIn)) ?? '';
  for (let i = 0; i < 10; i += 1) expect(await refusalOf(setUp(signIn, { ...three, code: 'wrong' }, null))).toBe('set_up_refused');
  expect(await refusalOf(setUp(signIn, { ...three, code }, null))).toBe('set_up_refused');
});

test('the terminal lets somebody in again who lost everything', async () => {
  const signIn = await testSignIn();
  const officer = await person(signIn, 'officer', usualRights('county_officer'));
  for (let i = 0; i < 6; i += 1) await refusalOf(signInByPassword(signIn, { name: 'officer', password: 'wrong', visit }));
  const oneTimePassword = await resetAtTerminal(signIn, 'officer');
  expect(await actorOfToken(signIn, officer.token)).toBeNull();
  const opened = await signInByPassword(signIn, { name: 'officer', password: oneTimePassword, visit });
  expect(await own(signIn, opened)).toMatchObject({ stage: 'password_change', hasSecondFactor: false });
  expect(signIn.deeds).toContainEqual(expect.objectContaining({ actor: 'terminal', action: 'account:reset', detail: { account: officer.id } }));
  expect(await refusalOf(resetAtTerminal(signIn, 'nobody'))).toBe('account_unknown');
});

test('a second factor is relaxed for a demo city alone', async () => {
  const { connections, seals, audit, clock } = await testSignIn();
  const settings = { address: null, proxyHeader: null, secondFactor: 'relaxed', passwordDays: 90, openId: null } as const;
  expect(openSignIn({ connections, seals, audit, clock, settings, demo: true }).rules).toEqual({ secondFactor: 'relaxed', passwordDays: 90 });
  expect(openSignIn({ connections, seals, audit, clock, settings, demo: false }).rules).toEqual({ secondFactor: 'by_role', passwordDays: 90 });
});
