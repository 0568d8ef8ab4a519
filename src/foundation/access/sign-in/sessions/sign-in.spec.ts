import { argon2 } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { Connections } from '../../../platform/database/index.ts';
import { makeAccount } from '../accounts/make-account.ts';
import { makeAtTerminal } from '../first-start/set-up.ts';
import { changePassword } from '../passwords/change-password.ts';
import { hashPassword } from '../passwords/hash-password.ts';
import { actorOfToken, own, person, PASSWORD, refusalOf, signInFully, testSignIn, usualRights, visit } from '../sign-in.fixtures.ts';
import { signInByPassword } from './sign-in.ts';

vi.mock(import('node:crypto'), async (original) => {
  const crypto = await original();
  return { ...crypto, argon2: vi.fn<typeof argon2>(crypto.argon2) };
});

const signIn = await testSignIn();
const clerk = await person(signIn, 'clerk', usualRights('town_clerk'));

const tryName = (name: string, password: string, source = `10.1.0.${Math.floor(Math.random() * 1e9)}`) => signInByPassword(signIn, { name, password, visit: { ...visit, source } });

test('a one-time password opens only its own change, and is spent by it', async () => {
  const [first = ''] = await makeAtTerminal(signIn, [{ signInName: 'newcomer', shownName: '新', ...usualRights('village_worker') }]);
  const opened = await tryName('newcomer', first);
  expect(opened.stage).toBe('password_change');
  expect(await actorOfToken(signIn, opened.token)).toBeNull();
  signIn.pass(7 * 24 * 60);
  expect(await refusalOf(tryName('newcomer', first))).toBe('sign_in_refused');
});

test('after five wrong tries even the right password is refused, for fifteen minutes', async () => {
  for (let i = 0; i < 5; i += 1) expect(await refusalOf(tryName('clerk', 'wrong'))).toBe('sign_in_refused');
  expect(await refusalOf(tryName('clerk', PASSWORD))).toBe('sign_in_refused');
  signIn.pass(14);
  expect(await refusalOf(tryName('clerk', PASSWORD))).toBe('sign_in_refused');
  signIn.pass(1);
  expect(await refusalOf(tryName('clerk', PASSWORD))).toBe('none');
});

test('thirty guesses at once are no more than five', async () => {
  const guesses = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => tryName('clerk', i === 29 ? PASSWORD : `guess ${i}`)));
  expect(guesses.filter(({ status }) => status === 'fulfilled').length).toBe(0);
  signIn.pass(15);
  expect((await tryName('CLERK ', PASSWORD)).stage).toBe('open');
});

test('an address that fails again and again waits, ever longer, and its own successes do not wash that off', async () => {
  const source = '10.9.9.9';
  for (let i = 0; i < 20; i += 1) expect(await refusalOf(tryName(`nobody${i}`, 'x', source))).toBe('sign_in_refused');
  expect(await refusalOf(tryName('clerk', PASSWORD, source))).toBe('none');
  expect(await refusalOf(tryName('nobody', 'x', source))).toBe('sign_in_refused');
  expect(await refusalOf(tryName('clerk', PASSWORD, source))).toBe('too_many_tries');
  expect(await refusalOf(tryName('clerk', PASSWORD, '10.9.9.8'))).toBe('none');
  signIn.pass(1);
  for (let i = 0; i < 5; i += 1) {
    await refusalOf(tryName('nobody', 'x', source));
    signIn.pass(2 ** i / 60);
  }
  expect(await refusalOf(tryName('nobody', 'x', source))).toBe('sign_in_refused');
  signIn.pass(20 / 60);
  expect(await refusalOf(tryName('clerk', PASSWORD, source))).toBe('too_many_tries');
  signIn.pass(24 * 60);
  expect(await refusalOf(tryName('clerk', PASSWORD, source))).toBe('none');
});

test('whether the account exists, is locked, has no right or the password is wrong: one answer after one and the same work', async () => {
  const administrator = { id: (await person(signIn, 'sysadmin', usualRights('system_administrator'))).id, role: 'system_administrator', division: '341500', actingFor: null };
  const { oneTimePassword } = await makeAccount(signIn, administrator, { signInName: 'rightless', shownName: '无', validFrom: '2026-01-01', validTo: null, externalId: null }, null);
  await person(signIn, 'locked', usualRights('town_clerk'));
  for (let i = 0; i < 5; i += 1) await refusalOf(tryName('locked', 'wrong'));
  const work = async (name: string, password: string) => {
    const asked: string[] = [];
    const count = signIn.deeds.length;
    const watched: Connections = { ...signIn.connections, query: (text, values) => (asked.push(text), signIn.connections.query(text, values)) };
    vi.mocked(argon2).mockClear();
    const answer = await signInByPassword({ ...signIn, connections: watched }, { name, password, visit: { ...visit, source: `10.2.0.${name}` } }).catch((error: unknown) => error);
    const hashed = vi.mocked(argon2).mock.calls.map(([kind, { memory, passes }]) => `${kind} ${memory} KiB ${passes} passes`);
    const { actor: _, role: __, division: ___, detail: ____, ...deed } = signIn.deeds[count] ?? {};
    return { asked, answer: answer instanceof Error && 'notice' in answer ? answer.notice : 'none', deeds: signIn.deeds.length - count, deed, hashed };
  };
  const wrong = await work('clerk', 'wrong');
  expect(wrong.hashed).toEqual(['argon2id 19456 KiB 2 passes']);
  expect(wrong.asked.length).toBe(4);
  expect(await work('nobody-at-all', 'wrong')).toEqual(wrong);
  expect(await work('locked', PASSWORD)).toEqual(wrong);
  expect(await work('locked', 'wrong')).toEqual(wrong);
  expect(await work('rightless', oneTimePassword)).toEqual(wrong);
});

test('a password hashed with less than today is hashed anew when it is next used', async () => {
  await person(signIn, 'old', usualRights('town_clerk'));
  const old = await hashPassword(PASSWORD, { memory: 1024, passes: 1, parallelism: 1 });
  const kept = async () => (await signIn.database.pool.query<{ hash: string }>(`select hash from sign_in.password p join sign_in.account a on a.id = p.account where sign_in_name = 'old'`)).rows[0]?.hash;
  await signIn.database.pool.query(`update sign_in.password set hash = $1 where account = (select id from sign_in.account where sign_in_name = 'old')`, [old]);
  expect(await refusalOf(tryName('old', 'wrong'))).toBe('sign_in_refused');
  expect(await kept()).toBe(old);
  await tryName('old', PASSWORD);
  expect(await kept()).toContain('m=19456,t=2');
  expect(await refusalOf(tryName('old', PASSWORD))).toBe('none');
});

test('a change of password ends every other session and renews the token of this one', async () => {
  const changer = await person(signIn, 'changer', usualRights('town_clerk'));
  const [other, here] = [await signInFully(signIn, changer), await signInFully(signIn, changer)];
  const session = await own(signIn, here);
  const next = 'quiet-lantern-over-the-river';
  expect(await refusalOf(changePassword(signIn, session, { old: 'wrong', password: next }, visit))).toBe('password_wrong');
  expect(await refusalOf(changePassword(signIn, session, { old: PASSWORD, password: PASSWORD }, visit))).toBe('password_same');
  expect(await refusalOf(changePassword(signIn, session, { old: PASSWORD, password: 'password1234' }, visit))).toBe('password_common');
  expect(await actorOfToken(signIn, other.token)).not.toBeNull();
  const { token } = await changePassword(signIn, session, { old: PASSWORD, password: next }, visit);
  expect(await Promise.all([changer.token, other.token, here.token].map((each) => actorOfToken(signIn, each)))).toEqual([null, null, null]);
  expect(await actorOfToken(signIn, token)).toMatchObject({ id: changer.id });
  expect(await refusalOf(tryName('changer', PASSWORD))).toBe('sign_in_refused');
  expect(await refusalOf(tryName('changer', next))).toBe('none');
});

test('with a number of days set, an older password must be changed, and only then', async () => {
  const strict = { ...signIn, rules: { ...signIn.rules, passwordDays: 90 } };
  await person(signIn, 'aged', usualRights('town_clerk'));
  signIn.pass(89 * 24 * 60);
  expect((await signInByPassword(strict, { name: 'aged', password: PASSWORD, visit })).stage).toBe('open');
  signIn.pass(24 * 60);
  expect((await signInByPassword(strict, { name: 'aged', password: PASSWORD, visit })).stage).toBe('password_change');
  expect((await signInByPassword(signIn, { name: 'aged', password: PASSWORD, visit })).stage).toBe('open');
});

test('an account out of its time signs nobody in, and a session of it ends with it', async () => {
  const leaving = await person(signIn, 'leaving', usualRights('town_clerk'));
  const { token } = await signInFully(signIn, leaving);
  await signIn.database.pool.query('alter table sign_in.account disable trigger keep_administrators_apart');
  await signIn.database.pool.query('update sign_in.account set valid_to = $2 where id = $1', [leaving.id, signIn.clock.today()]);
  await signIn.database.pool.query('alter table sign_in.account enable trigger keep_administrators_apart');
  expect(await actorOfToken(signIn, token)).toMatchObject({ id: leaving.id });
  signIn.pass(15 * 60);
  expect(await refusalOf(tryName('leaving', PASSWORD))).toBe('sign_in_refused');
  expect(await actorOfToken(signIn, token)).toBeNull();
});

test('no entry of the chain holds a name, a password or a token', async () => {
  const { token } = await signInFully(signIn, clerk);
  const written = JSON.stringify(signIn.deeds);
  for (const secret of [PASSWORD, token, 'clerk', 'nobody-at-all', '甲']) expect(written.replaceAll('town_clerk', '')).not.toContain(secret);
  expect((await own(signIn, { token })).account.id).toBe(clerk.id);
});
