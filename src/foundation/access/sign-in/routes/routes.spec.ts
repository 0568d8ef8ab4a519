import { expect, test } from 'vitest';
import { z } from '@hono/zod-openapi';
import { buildServer, listen } from '../../../platform/http/index.ts';
import { standing, type Role } from '../../walls/index.ts';
import { newSetUpCode } from '../first-start/set-up.ts';
import { authenticator, sameOrigin, signInRoutes } from '../index.ts';
import { codeOf, PASSWORD, testSignIn, usualRights } from '../sign-in.fixtures.ts';

const signIn = await testSignIn();
const app = buildServer({
  routes: signInRoutes(signIn),
  before: [sameOrigin(signIn), standing({ authenticate: authenticator(signIn), record: async (deed) => void signIn.deeds.push(deed) })],
  ready: async () => ({ ready: true }), consoleFolder: '/nonexistent',
});

const Next = z.object({ next: z.string() });

/** A browser of our own pages: keeps the cookie, says where it comes from. */
function browser() {
  let cookie: string | null = null;
  const send = async (method: string, path: string, sent?: unknown, headers: Record<string, string> = {}) => {
    const answer = await app.request(`http://jinbao.test${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie === null ? {} : { cookie }), ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    const given = answer.headers.get('set-cookie');
    if (given !== null) cookie = given.includes('Max-Age=0') ? null : (given.split(';')[0] ?? null);
    return answer;
  };
  return {
    send,
    get cookie() { return cookie; },
    code: async (method: string, path: string, sent?: unknown, headers?: Record<string, string>) => {
      const answer = await send(method, path, sent, headers);
      return answer.ok ? answer.status : `${answer.status} ${z.object({ code: z.string() }).parse(await answer.json()).code}`;
    },
    json: async <Shape extends z.ZodType>(shape: Shape, method: string, path: string, sent?: unknown) => {
      const answer = await send(method, path, sent);
      expect(answer.status, path).toBe(200);
      return shape.parse(await answer.json());
    },
  };
}

type Browser = ReturnType<typeof browser>;

/** From the password on, through every step the server asks for, to the open session. */
async function begin(who: Browser, name: string, first: string, secret?: string): Promise<string | null> {
  let { next } = await who.json(Next, 'POST', '/api/session', { name, password: first });
  let kept = secret ?? null;
  if (next === 'second_factor' && kept !== null) {
    signIn.pass(1);
    ({ next } = await who.json(Next, 'POST', '/api/session/second-factor', { code: codeOf(signIn, kept) }));
  }
  if (next === 'password_change') ({ next } = await who.json(Next, 'POST', '/api/me/password', { old: first, password: PASSWORD }));
  if (next === 'enrolment') {
    const offered = await who.json(z.object({ secret: z.string() }), 'POST', '/api/me/second-factor', {});
    kept = offered.secret;
    ({ next } = await who.json(Next, 'POST', '/api/me/second-factor/confirmation', { code: codeOf(signIn, kept) }));
  }
  expect(next).toBe('open');
  return kept;
}

const [system, security, audit] = [browser(), browser(), browser()];

/** Made by the system administrator, given its rights by the security administrator, taken through its first sign-in. */
async function member(name: string, role: Role, change: Partial<ReturnType<typeof usualRights>> = {}) {
  const made = await system.json(z.object({ id: z.uuid(), oneTimePassword: z.string() }), 'POST', '/api/accounts', { signInName: name, shownName: `甲${name}`, validFrom: '2026-01-01' });
  expect(await security.code('PUT', `/api/accounts/${made.id}/rights`, { ...usualRights(role), ...change })).toBe(204);
  const own = browser();
  const secret = await begin(own, name, made.oneTimePassword);
  return { id: made.id, own, secret };
}

test('a new office has no account: the code of the terminal makes three administrators, once', async () => {
  const code = await newSetUpCode(signIn);
  const who = (name: string) => ({ signInName: name, shownName: name, password: PASSWORD });
  const first = { division: '341500', accounts: { system_administrator: who('sys'), security_administrator: who('sec'), audit_administrator: who('aud') } };
  expect(await browser().json(z.object({ setUp: z.boolean(), next: z.null() }), 'GET', '/api/session')).toEqual({ setUp: true, next: null });
  expect(await browser().code('POST', '/api/session/first', { ...first, code: 'wrong' })).toBe('401 set_up_refused');
  expect(await browser().code('POST', '/api/session/first', { ...first, code, accounts: { ...first.accounts, audit_administrator: who('sec') } })).toBe('400 administrators_same');
  expect(await browser().code('POST', '/api/session/first', { ...first, code: code?.toUpperCase() })).toBe(204);
  expect(await browser().code('POST', '/api/session/first', { ...first, code })).toBe('401 set_up_refused');
  expect(await newSetUpCode(signIn)).toBeNull();
  await begin(system, 'sys', PASSWORD);
  await begin(security, 'sec', PASSWORD);
  await begin(audit, 'aud', PASSWORD);
});

test('one makes accounts, another gives rights; neither can do the other\'s, a third neither', async () => {
  const data = { signInName: 'li.si', shownName: '李四', validFrom: '2026-01-01' };
  expect(await security.code('POST', '/api/accounts', data)).toBe('403 not_allowed');
  expect(await audit.code('POST', '/api/accounts', data)).toBe('403 not_allowed');
  const { id, oneTimePassword } = await system.json(z.object({ id: z.uuid(), oneTimePassword: z.string() }), 'POST', '/api/accounts', data);
  expect(await browser().code('POST', '/api/session', { name: 'li.si', password: oneTimePassword })).toBe('401 sign_in_refused');
  expect(await system.code('PUT', `/api/accounts/${id}/rights`, usualRights('county_officer'))).toBe('403 not_allowed');
  expect(await audit.code('PUT', `/api/accounts/${id}/rights`, usualRights('county_officer'))).toBe('403 not_allowed');
  expect(await security.code('PUT', `/api/accounts/${id}/rights`, { ...usualRights('county_officer'), division: '341500' })).toBe('400 rights_misfit');
  expect(await security.code('PUT', `/api/accounts/${id}/rights`, usualRights('county_officer'))).toBe(204);
  expect(await system.code('POST', '/api/accounts', data)).toBe('409 account_taken');
  const officer = browser();
  await begin(officer, 'li.si', oneTimePassword);
  expect(await officer.json(z.object({ role: z.string(), division: z.string(), expiresInSeconds: z.int() }), 'GET', '/api/me')).toEqual({ role: 'county_officer', division: '341522', expiresInSeconds: 1800 });
});

test('how one reads is one\'s own at every machine, and nothing else is taken for it', async () => {
  const Me = z.object({ reading: z.object({ size: z.string() }).nullable() });
  const reading = { language: 'zh', theme: 'contrast', size: 'larger', density: 'compact' };
  expect(await security.json(Me, 'GET', '/api/me')).toEqual({ reading: null });
  expect(await security.code('PUT', '/api/me/reading', { ...reading, size: 'enormous' })).toBe('400 invalid_request');
  expect(await security.code('PUT', '/api/me/reading', reading)).toBe(204);
  expect(await security.json(Me, 'GET', '/api/me')).toEqual({ reading: { size: 'larger' } });
  expect(await system.json(Me, 'GET', '/api/me')).toEqual({ reading: null });
});

test('nobody gives himself rights or leaves the office without an administrator', async () => {
  const Me = z.object({ id: z.uuid() });
  const { id } = await security.json(Me, 'GET', '/api/me');
  expect(await security.code('PUT', `/api/accounts/${id}/rights`, usualRights('city_leader'))).toBe('403 own_account');
  expect(await security.code('PUT', `/api/accounts/${id}/state`, { state: 'closed' })).toBe('403 own_account');
  expect(await system.code('PUT', `/api/accounts/${id}`, { signInName: 'sec', shownName: 'sec', validFrom: '2026-01-01', validTo: '2026-01-02' })).toBe('403 administrators_days');
  const { id: aud } = await audit.json(Me, 'GET', '/api/me');
  expect(await security.code('PUT', `/api/accounts/${aud}/rights`, usualRights('auditor'))).toBe('409 last_administrator');
  expect(await security.code('PUT', `/api/accounts/${aud}/state`, { state: 'suspended' })).toBe('409 last_administrator');
  expect(await system.code('POST', `/api/accounts/${(await system.json(Me, 'GET', '/api/me')).id}/one-time-password`)).toBe('403 own_account');
});

test('a text that no database keeps is refused like any other', async () => {
  expect(await browser().code('POST', '/api/session', { name: 'sys\u0000', password: PASSWORD })).toBe('400 invalid_request');
  expect(await browser().code('POST', '/api/session', { name: 'sys', password: `${PASSWORD}\u0000` })).toBe('401 sign_in_refused');
  expect(await system.code('GET', '/api/accounts?search=%00')).toBe('400 invalid_request');
});

test('accounts are found by part of a name, and changed by who may', async () => {
  const Items = z.object({ total: z.int(), items: z.array(z.object({ id: z.uuid(), signInName: z.string(), hasPassword: z.boolean(), hasSecondFactor: z.boolean() })) });
  const { total, items } = await security.json(Items, 'GET', '/api/accounts?search=s&size=1');
  expect([total, items.length]).toEqual([3, 1]);
  const found = await system.json(Items, 'GET', '/api/accounts?search=%E6%9D%8E');
  expect(found.items).toEqual([{ id: expect.anything(), signInName: 'li.si', hasPassword: true, hasSecondFactor: true }]);
  const change = { signInName: 'li.si', shownName: '李四（调岗）', validFrom: '2026-01-01', externalId: 'staff-7' };
  expect(await system.code('PUT', `/api/accounts/${found.items[0]?.id}`, change)).toBe(204);
  expect(await system.code('PUT', `/api/accounts/${found.items[0]?.id}`, { ...change, signInName: 'sys' })).toBe('409 account_taken');
  expect(await security.code('PUT', `/api/accounts/${found.items[0]?.id}`, change)).toBe('403 not_allowed');
  expect(await audit.code('GET', '/api/accounts')).toBe('403 not_allowed');
  expect(await system.json(z.object({ externalId: z.string() }), 'GET', `/api/accounts/${found.items[0]?.id}`)).toEqual({ externalId: 'staff-7' });
});

test('who lost the second factor needs both administrators', async () => {
  const { id, own } = await member('lost', 'county_officer');
  expect(await own.code('GET', '/api/me')).toBe(200);
  expect(await system.code('DELETE', `/api/accounts/${id}/second-factor`)).toBe('403 not_allowed');
  expect(await security.code('POST', `/api/accounts/${id}/one-time-password`)).toBe('403 not_allowed');
  const { oneTimePassword } = await system.json(z.object({ oneTimePassword: z.string() }), 'POST', `/api/accounts/${id}/one-time-password`);
  expect(await own.code('GET', '/api/me')).toBe('401 not_signed_in');
  expect(await browser().json(Next, 'POST', '/api/session', { name: 'lost', password: oneTimePassword })).toEqual({ next: 'second_factor' });
  expect(await security.code('DELETE', `/api/accounts/${id}/second-factor`)).toBe(204);
  await begin(browser(), 'lost', oneTimePassword);
});

test('a locked account is unlocked by the security administrator alone', async () => {
  const { id } = await member('locked', 'town_clerk');
  for (let i = 0; i < 5; i += 1) await browser().code('POST', '/api/session', { name: 'locked', password: 'wrong' });
  expect(await browser().code('POST', '/api/session', { name: 'locked', password: PASSWORD })).toBe('401 sign_in_refused');
  expect(await system.code('POST', `/api/accounts/${id}/unlock`)).toBe('403 not_allowed');
  expect(await security.code('POST', `/api/accounts/${id}/unlock`)).toBe(204);
  expect(await browser().code('POST', '/api/session', { name: 'locked', password: PASSWORD })).toBe(200);
});

test('what is revoked is over at the very next request', async () => {
  const { id, own } = await member('zhao', 'town_clerk');
  expect(await own.code('GET', '/api/me')).toBe(200);
  expect(await security.code('DELETE', `/api/accounts/${id}/sessions`)).toBe(204);
  expect(await own.code('GET', '/api/me')).toBe('401 not_signed_in');
  await begin(own, 'zhao', PASSWORD);
  expect(await security.code('PUT', `/api/accounts/${id}/rights`, usualRights('village_worker'))).toBe(204);
  expect(await own.code('GET', '/api/me')).toBe('401 not_signed_in');
  await begin(own, 'zhao', PASSWORD);
  expect(await security.code('PUT', `/api/accounts/${id}/state`, { state: 'suspended' })).toBe(204);
  expect(await own.code('GET', '/api/me')).toBe('401 not_signed_in');
  expect(await own.code('POST', '/api/session', { name: 'zhao', password: PASSWORD })).toBe('401 sign_in_refused');
});

test('one sees and ends one\'s own sessions, and nobody else\'s', async () => {
  const { own: first } = await member('qian', 'town_clerk');
  const second = browser();
  await begin(second, 'qian', PASSWORD);
  const Items = z.object({ items: z.array(z.object({ id: z.uuid(), current: z.boolean() })) });
  const { items } = await second.json(Items, 'GET', '/api/me/sessions');
  expect(items.filter(({ current }) => current)).toHaveLength(1);
  const other = items.find(({ current }) => !current)?.id ?? '';
  const { own: stranger } = await member('sun', 'town_clerk');
  expect(await stranger.code('DELETE', `/api/me/sessions/${other}`)).toBe('404 session_unknown');
  expect(await second.code('DELETE', `/api/me/sessions/${other}`)).toBe(204);
  expect(await first.code('GET', '/api/me')).toBe('401 not_signed_in');
  expect(await second.code('DELETE', '/api/session')).toBe(204);
  expect(second.cookie).toBeNull();
});

test('every step of a sign-in gives a new token, and the one before opens nothing', async () => {
  const { secret } = await member('li.wu', 'county_officer');
  const own = browser();
  const seen = new Set<string | null>();
  expect(await own.json(Next, 'POST', '/api/session', { name: 'li.wu', password: PASSWORD })).toEqual({ next: 'second_factor' });
  seen.add(own.cookie);
  const before = own.cookie ?? '';
  expect(await own.code('GET', '/api/me')).toBe('401 not_signed_in');
  expect(await own.code('POST', '/api/me/password', { old: PASSWORD, password: 'another long sentence of mine' })).toBe('401 not_signed_in');
  expect(await own.code('POST', '/api/me/second-factor', { password: PASSWORD })).toBe('401 not_signed_in');
  signIn.pass(1);
  const code = codeOf(signIn, secret ?? '');
  expect(await own.code('POST', '/api/session/second-factor', { code })).toBe(200);
  seen.add(own.cookie);
  expect(seen.size).toBe(2);
  expect(await browser().code('GET', '/api/me', undefined, { cookie: before })).toBe('401 not_signed_in');
  expect(await own.code('GET', '/api/me')).toBe(200);
  const again = browser();
  await again.send('POST', '/api/session', { name: 'li.wu', password: PASSWORD });
  expect(await again.code('POST', '/api/session/second-factor', { code })).toBe('400 second_factor_refused');
});

test('over the wire: where a session was opened from is kept with it', async () => {
  const server = await listen(app, { port: 0 });
  try {
    const headers = { 'content-type': 'application/json', origin: server.url, 'user-agent': `a browser ${'x'.repeat(300)}` };
    const answer = await fetch(`${server.url}/api/session`, { method: 'POST', headers, body: JSON.stringify({ name: 'sun', password: PASSWORD }) });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const Items = z.object({ items: z.array(z.object({ current: z.boolean(), source: z.string(), agent: z.string() })) });
    const { items } = Items.parse(await (await fetch(`${server.url}/api/me/sessions`, { headers: { cookie } })).json());
    const here = items.find(({ current }) => current);
    expect(here?.source).toMatch(/^(::ffff:)?127\.0\.0\.1$/);
    expect(here?.agent).toHaveLength(200);
  } finally {
    await server.close();
  }
});

test('behind a proxy of ours its word for the address counts, and not what the browser put before it', async () => {
  const behind = buildServer({ routes: signInRoutes({ ...signIn, proxyHeader: 'x-forwarded-for' }), ready: async () => ({ ready: true }), consoleFolder: '/nonexistent' });
  const from = async (address: string) => (await behind.request('/api/session', {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': address }, body: JSON.stringify({ name: `guess${Math.random()}`, password: 'x' }),
  })).status;
  for (let i = 0; i < 21; i += 1) expect(await from(`10.0.0.${i}, 192.0.2.7`)).toBe(401);
  expect(await from('198.51.100.1, 192.0.2.7')).toBe(429);
  expect(await from('192.0.2.7, 198.51.100.1')).toBe(401);
});

test('the cookie is out of reach of scripts and other sites, and with https bound to this host', async () => {
  const plain = await browser().send('POST', '/api/session', { name: 'sun', password: PASSWORD });
  expect(plain.headers.get('set-cookie')).toMatch(/^jinbao=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const secure = buildServer({ routes: signInRoutes({ ...signIn, address: 'https://jinbao.test' }), ready: async () => ({ ready: true }), consoleFolder: '/nonexistent' });
  const answer = await secure.request('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'sun', password: PASSWORD }) });
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-jinbao=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
});

test.each([
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }, '403 foreign_page'],
  ['a page of a neighbouring host', { 'sec-fetch-site': 'same-site', origin: 'http://evil.jinbao.test' }, '403 foreign_page'],
  ['an old browser on another page', { 'sec-fetch-site': '', origin: 'http://evil.test' }, '403 foreign_page'],
  ['our own page', { 'sec-fetch-site': 'same-origin' }, 204],
])('a change sent from %s', async (_, headers, expected) => {
  const own = browser();
  await begin(own, 'sun', PASSWORD);
  expect(await own.code('DELETE', '/api/me/sessions', undefined, headers)).toBe(expected);
});

test('where the browser tells only its origin, that decides; a cookie without either is refused', async () => {
  const own = browser();
  await begin(own, 'sun', PASSWORD);
  const send = (headers: Record<string, string>) => app.request('http://jinbao.test/api/me/sessions', { method: 'DELETE', headers: { cookie: own.cookie ?? '', ...headers } });
  expect((await send({ origin: 'http://jinbao.test' })).status).toBe(204);
  expect((await send({ origin: 'http://evil.test' })).status).toBe(403);
  expect((await send({ origin: 'https://jinbao.test', host: 'jinbao.test' })).status).toBe(204);
  expect((await send({})).status).toBe(403);
});

test('a deputy works with the absentee\'s role and place, and is named himself', async () => {
  const { own: officer } = await member('absent', 'county_officer');
  const { id: deputyId, own: deputy } = await member('deputy', 'county_officer', { division: '341524' });
  const until = '2026-12-31';
  expect(await officer.code('POST', '/api/delegations', { deputy: 'nobody', from: '2026-03-02', until: '2026-05-01' })).toBe('400 deputy_unknown');
  expect(await officer.code('POST', '/api/delegations', { deputy: 'sec', from: '2026-03-02', until: '2026-05-01' })).toBe('400 deputy_unknown');
  expect(await officer.code('POST', '/api/delegations', { deputy: 'deputy', from: '2026-03-02', until })).toBe('400 delegation_dates');
  const today = signIn.clock.today();
  const { id } = await officer.json(z.object({ id: z.uuid() }), 'POST', '/api/delegations', { deputy: 'deputy', from: today, until: today });
  const Me = z.object({ id: z.uuid(), division: z.string(), actingFor: z.object({ name: z.string() }).nullable(), mayActFor: z.array(z.object({ delegation: z.uuid() })) });
  expect(await deputy.json(Me, 'GET', '/api/me')).toMatchObject({ division: '341524', actingFor: null, mayActFor: [{ delegation: id }] });
  expect(await deputy.code('POST', '/api/session/acting-for', { delegation: id })).toBe(204);
  expect(await deputy.json(Me, 'GET', '/api/me')).toMatchObject({ id: deputyId, division: '341522', actingFor: { name: '甲absent' } });
  expect(await deputy.code('POST', '/api/delegations', { deputy: 'li.si', from: today, until: today })).toBe('403 not_for_deputies');
  expect(signIn.deeds.at(-1)).toMatchObject({ actor: deputyId, division: '341522', action: 'delegations:grant', outcome: 'refused', actingFor: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(await deputy.code('DELETE', `/api/delegations/${id}`)).toBe('403 not_for_deputies');
  expect(await officer.code('DELETE', `/api/delegations/${id}`)).toBe(204);
  expect(await deputy.json(Me, 'GET', '/api/me')).toMatchObject({ division: '341524', actingFor: null, mayActFor: [] });
  expect(await deputy.code('POST', '/api/session/acting-for', { delegation: id })).toBe('404 delegation_unknown');
});

test('a device acts as the village worker it was enrolled for, until it is revoked', async () => {
  const { id: worker } = await member('worker', 'village_worker');
  const { own: clerk } = await member('clerk', 'town_clerk');
  const { own: neighbour } = await member('neighbour', 'town_clerk', { division: '341522102' });
  expect(await neighbour.code('POST', '/api/devices/enrolments', { worker })).toBe('404 worker_unknown');
  expect(await security.code('POST', '/api/devices/enrolments', { worker })).toBe('403 not_allowed');
  const { payload } = await clerk.json(z.object({ payload: z.string() }), 'POST', '/api/devices/enrolments', { worker });
  expect(payload).toMatch(/^http:\/\/jinbao\.test\/field#enrol=[\w-]{43}$/);
  const code = payload.split('=')[1];
  const device = await browser().json(z.object({ id: z.uuid(), token: z.string() }), 'POST', '/api/devices', { code, name: '红色手机' });
  expect(await browser().code('POST', '/api/devices', { code, name: 'again' })).toBe('401 enrolment_refused');
  const bearer = { authorization: `Bearer ${device.token}` };
  const me = await browser().send('GET', '/api/me', undefined, bearer);
  expect(await me.json()).toMatchObject({ id: worker, role: 'village_worker', division: '341522101001', expiresInSeconds: null });
  expect(await browser().code('POST', '/api/me/recovery-codes', { password: PASSWORD }, bearer)).toBe('401 not_signed_in');
  expect(await neighbour.code('DELETE', `/api/devices/${device.id}`)).toBe('404 device_unknown');
  expect(await clerk.code('DELETE', `/api/devices/${device.id}`)).toBe(204);
  expect(await browser().code('GET', '/api/me', undefined, bearer)).toBe('401 not_signed_in');
  const late = await clerk.json(z.object({ payload: z.string() }), 'POST', '/api/devices/enrolments', { worker });
  signIn.pass(11);
  expect(await browser().code('POST', '/api/devices', { code: late.payload.split('=')[1], name: 'late' })).toBe('401 enrolment_refused');
});
