import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OidcProvider from 'oidc-provider';
import { afterAll, expect, test } from 'vitest';
import { buildServer } from '../../../platform/http/index.ts';
import { signInRoutes } from '../index.ts';
import { actorOfToken, person, testSignIn, usualRights } from '../sign-in.fixtures.ts';

const HERE = 'http://jinbao.test';
const secretFile = join(mkdtempSync(join(tmpdir(), 'jinbao-oidc-')), 'secret');
writeFileSync(secretFile, 'a secret of the client\n');

const server = createServer();
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
server.on('request', new OidcProvider(issuer, {
  clients: [{ client_id: 'jinbao', client_secret: 'a secret of the client', redirect_uris: [`${HERE}/api/session/openid/return`], token_endpoint_auth_method: 'client_secret_post' }],
}).callback());
afterAll(() => void server.close());

const signIn = await testSignIn();
const openId = { issuer, clientId: 'jinbao', clientSecretFile: secretFile };
const app = buildServer({ routes: signInRoutes({ ...signIn, openId }), ready: async () => ({ ready: true }), consoleFolder: '/nonexistent' });

const clerk = await person(signIn, 'clerk', usualRights('town_clerk'));
const officer = await person(signIn, 'officer', usualRights('county_officer'));
await person(signIn, 'leaver', usualRights('town_clerk'));
await signIn.database.pool.query('alter table sign_in.account disable trigger keep_administrators_apart');
await signIn.database.pool.query(`update sign_in.account set external_id = 'staff-' || sign_in_name, state = case sign_in_name when 'leaver' then 'closed' else 'open' end`);
await signIn.database.pool.query('alter table sign_in.account enable trigger keep_administrators_apart');

/** Goes from our page to the provider, signs in there as `login`, agrees, and answers the address it is sent back to, with our cookie. */
async function visitProvider(login: string): Promise<{ back: URL; cookie: string; asked: URL }> {
  const away = await app.request(`${HERE}/api/session/openid`);
  const cookie = away.headers.get('set-cookie')?.split(';')[0] ?? '';
  const asked = new URL(away.headers.get('location') ?? '');
  const jar = new Map<string, string>();
  let [at, form]: [URL, URLSearchParams | null] = [asked, null];
  for (let steps = 0; steps < 12; steps += 1) {
    const answer: Response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form ? { method: 'POST', body: form } : {}) });
    for (const set of answer.headers.getSetCookie()) jar.set(set.split('=')[0] ?? '', (set.split(';')[0] ?? '').split('=').slice(1).join('='));
    const location = answer.headers.get('location');
    form = null;
    if (location === null) {
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      at = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', at);
      form = new URLSearchParams({ prompt, login, password: 'whatever' });
      continue;
    }
    at = new URL(location, at);
    if (at.origin === HERE) return { back: at, cookie, asked };
  }
  throw new Error('the provider did not send us back');
}

const comeBack = async ({ back, cookie }: { back: URL; cookie: string }) => {
  const answer = await app.request(back.href, { headers: { cookie } });
  const token = answer.headers.getSetCookie().map((set) => /^jinbao=([\w-]+)/.exec(set)?.[1]).find((value) => value !== undefined) ?? null;
  return { location: answer.headers.get('location'), token };
};

test('who the provider vouches for is signed in to the account that is his there', async () => {
  const visited = await visitProvider('staff-clerk');
  expect(Object.fromEntries(visited.asked.searchParams)).toMatchObject({ code_challenge_method: 'S256', response_type: 'code', scope: 'openid', nonce: expect.stringMatching(/.{20}/), state: expect.stringMatching(/.{20}/) });
  const { location, token } = await comeBack(visited);
  expect(location).toBe('/');
  expect(await actorOfToken(signIn, token ?? '')).toMatchObject({ id: clerk.id, role: 'town_clerk' });
  expect(await comeBack(visited)).toEqual({ location: '/sign-in?refused=openid_refused', token: null });
});

test('the second factor of the role is asked for all the same', async () => {
  const { token } = await comeBack(await visitProvider('staff-officer'));
  expect(await actorOfToken(signIn, token ?? '')).toBeNull();
  const state = await app.request(`${HERE}/api/session`, { headers: { cookie: `jinbao=${token}` } });
  expect(await state.json()).toMatchObject({ next: 'second_factor', openId: true });
  expect(officer.secret).not.toBeNull();
});

test.each(['clerk', 'somebody-else', 'staff-leaver'])('%s of the provider has no account here, and none is made', async (login) => {
  expect(await comeBack(await visitProvider(login))).toEqual({ location: '/sign-in?refused=openid_refused', token: null });
  expect((await signIn.database.pool.query<{ n: number }>('select count(*) as n from sign_in.account')).rows[0]?.n).toBe(3);
});

test('an answer to another browser\'s question, or a doctored one, opens nothing', async () => {
  const [mine, his] = [await visitProvider('staff-clerk'), await visitProvider('staff-officer')];
  const refused = { location: '/sign-in?refused=openid_refused', token: null };
  expect(await comeBack({ back: his.back, cookie: mine.cookie })).toEqual(refused);
  expect(await comeBack({ back: mine.back, cookie: '' })).toEqual(refused);
  const doctored = new URL(mine.back);
  doctored.searchParams.set('state', his.back.searchParams.get('state') ?? '');
  expect(await comeBack({ back: doctored, cookie: mine.cookie })).toEqual(refused);
  signIn.pass(11);
  expect(await comeBack(mine)).toEqual(refused);
});

test('a provider that cannot be reached is said so, and asked again later', async () => {
  const away = buildServer({ routes: signInRoutes({ ...signIn, openId: { ...openId, issuer: 'http://127.0.0.1:9' } }), ready: async () => ({ ready: true }), consoleFolder: '/nonexistent' });
  expect((await away.request('/api/session/openid')).status).toBe(503);
  expect((await away.request('/api/session/openid')).status).toBe(503);
});
