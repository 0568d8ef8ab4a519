import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { main } from '../../src/commands/main.ts';
import { permissionsOf, type Role } from '../../src/foundation/access/index.ts';
import { openLog } from '../../src/foundation/platform/log/index.ts';
import { readSettings } from '../../src/foundation/platform/settings/index.ts';
import { serve, type Serving } from '../../src/office/serve.ts';

interface Operation { readonly method: string; readonly path: string; readonly access: string | undefined; readonly because: string | undefined }
interface Someone { readonly name: string; readonly role: Role; readonly cookie: string }

const data = await mkdtemp(join(tmpdir(), 'every-route-'));
/** Everything that was logged and every answer that was not a good one, in one text each. */
const logged: string[] = [];
const errorPages: string[] = [];
let office: Serving;
let everybody: Someone[] = [];
let operations: Operation[] = [];
const by = (name: string): Someone => everybody.find((one) => one.name === name) ?? everybody[0] ?? { name, role: 'employer', cookie: '' };

/** A request as a browser page of ours sends it. */
async function ask(path: string, { method = 'GET', cookie = '', body }: { method?: string; cookie?: string; body?: unknown } = {}) {
  const answer = await fetch(`${office.url}${path}`, {
    method, headers: { origin: office.url, 'sec-fetch-site': 'same-origin', ...(cookie === '' ? {} : { cookie }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) errorPages.push(text);
  return { status: answer.status, text, code: text.startsWith('{"type"') ? String(JSON.parse(text).code) : null, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie };
}

/** Signs in with the one-time password and chooses one's own. */
async function signIn(name: string, once: string): Promise<string> {
  const first = await ask('/api/session', { method: 'POST', body: { name, password: once } });
  const second = await ask('/api/me/password', { method: 'POST', cookie: first.cookie, body: { old: once, password: `steady lantern of ${name}` } });
  expect([name, second.status, JSON.parse(second.text)]).toEqual([name, 200, { next: 'open' }]);
  return second.cookie;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** An address of a route with nobody's and nothing's keys in it. */
function addressOf({ path }: Operation, keys: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => keys[name] ?? (/(?:^id|list)$/i.test(name) ? '999999' : name === 'rule' ? 'school_missed' : NOBODY));
}

beforeAll(async () => {
  const settings = readSettings({ JINBAO_DATA: data, PORT: '0', JINBAO_LOG: 'silent' });
  const destination = new Writable({ write: (chunk, _, done) => { logged.push(String(chunk)); done(); } });
  office = await serve({ settings, log: openLog({ level: 'debug', destination }), demo: { scale: 'small', seed: 5, people: 1200, residents: 4000 } });
  await office.ready;
  everybody = await Promise.all(office.accounts.map(async ({ signInName, role, oneTimePassword }) => ({ name: signInName, role, cookie: await signIn(signInName, oneTimePassword) })));
  const { paths } = JSON.parse((await ask('/api/openapi.json')).text);
  operations = Object.entries<Record<string, Record<string, string>>>(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(), path, access: operation['x-access'], because: operation['x-open-because'],
  })));
}, 300_000);

afterAll(async () => {
  await office.close();
  await rm(data, { recursive: true, force: true });
});

test('every route says what it needs, or why it is open', () => {
  expect(operations.length).toBeGreaterThan(50);
  expect(operations.filter(({ access, because }) => access === undefined || (access === 'open' && (because ?? '') === ''))).toEqual([]);
});

test('nobody who is not signed in gets anything from a route that is not open', async () => {
  const answers = await Promise.all(operations.filter(({ access }) => access !== 'open').map(async (operation) => {
    const { status, code } = await ask(addressOf(operation), { method: operation.method, ...(operation.method === 'GET' ? {} : { body: {} }) });
    return [operation.method, operation.path, status, code];
  }));
  expect(answers.filter(([, , status]) => status !== 401)).toEqual([]);
});

/** Ends the session it is asked with: tried at the end, by hand. */
const ENDS = new Set(['DELETE /api/session', 'DELETE /api/me/sessions']);

test('every route as every role: let in where the matrix says so, and nowhere else', async () => {
  const unexpected: unknown[] = [];
  let tried = 0;
  let denied = 0;
  for (const { name, role, cookie } of everybody) {
    const may = new Set<string>(permissionsOf(role));
    for (const operation of operations) {
      const { access = '', method, path } = operation;
      if (access === 'open' || (may.has(access) && ENDS.has(`${method} ${path}`))) continue;
      const { status, code } = await ask(addressOf(operation), { method, cookie, ...(method === 'GET' ? {} : { body: {} }) });
      tried += 1;
      const refused = status === 403 && code === 'not_allowed';
      if (refused) denied += 1;
      // Let in: whatever the handler says of nobody's key and an empty form, but no failure of the server.
      if (refused === may.has(access) || status === 401 || status >= 500) unexpected.push([name, method, path, access, status, code]);
    }
  }
  console.log(`${tried} requests: ${operations.length} routes as ${everybody.length} accounts; ${denied} denied; ${unexpected.length} unexpected`);
  expect(unexpected).toEqual([]);
  const deniedSomewhere = operations.filter(({ access = '' }) => access !== 'open' && everybody.every(({ role }) => new Set<string>(permissionsOf(role)).has(access)));
  // One's own account is everybody's: nobody can be denied it but who is not signed in.
  expect([...new Set(deniedSomewhere.map(({ access }) => access))]).toEqual(['self:manage']);
}, 300_000);

interface Item { readonly id: string; readonly personId: string; readonly county: string; readonly town: string | null; readonly village: string | null; readonly rule: string }

async function findings(someone: Someone, filter = ''): Promise<{ total: number; items: Item[] }> {
  const all: Item[] = [];
  for (let page = 1; ; page += 1) {
    const { total, items }: { total: number; items: Item[] } = JSON.parse((await ask(`/api/findings?size=200&page=${page}${filter}`, { cookie: someone.cookie })).text);
    all.push(...items);
    if (items.length === 0 || all.length >= total) return { total, items: all };
  }
}

test('a county, a town and a village see their own; the neighbour, and what lies above, is as if it were not there', async () => {
  const city = await findings(by('office'));
  expect(city.items.length).toBe(city.total);
  const [county, neighbour, town, village] = [await findings(by('county')), await findings(by('neighbour')), await findings(by('town')), await findings(by('village'))];
  expect(county.total).toBeGreaterThan(0);
  expect(neighbour.total).toBeGreaterThan(0);
  const places = (page: { items: Item[] }) => [...new Set(page.items.map(({ county: name }) => name))];
  expect(places(county)).toHaveLength(1);
  expect(places(neighbour)).toHaveLength(1);
  expect(places(county)).not.toEqual(places(neighbour));
  expect(county.items.length).toBe(city.items.filter(({ county: name }) => name === places(county)[0]).length);
  for (const page of [town, village]) expect(page.items.every(({ county: name }) => name === places(county)[0])).toBe(true);
  expect(new Set(town.items.map((item) => item.town)).size).toBeLessThanOrEqual(1);
  const foreign = neighbour.items[0];
  const own = county.items[0];
  if (!foreign || !own) throw new Error('no finding');
  const order = { field: 'phone', purpose: 'verification_visit', reason: '入户核查前联系' };
  for (const [who, item, status] of [['county', own, 200], ['county', foreign, 404], ['town', foreign, 404], ['village', foreign, 404], ['neighbour', own, 404], ['neighbour', foreign, 200], ['office', foreign, 200]] as const) {
    const { cookie } = by(who);
    expect([who, (await ask(`/api/people/${item.personId}`, { cookie })).status]).toEqual([who, status]);
    expect([who, (await ask(`/api/people/${item.personId}/why/${item.rule}`, { cookie })).status]).toEqual([who, status]);
    if (status === 404) {
      expect((await ask(`/api/people/${item.personId}/reveal`, { method: 'POST', cookie, body: order })).status).toBe(404);
      expect((await ask(`/api/findings/${item.id}/decisions`, { method: 'POST', cookie, body: { decision: 'exclude', reason: '试一试' } })).status).toBe(who === 'village' ? 403 : 404);
    }
  }
  // A search, a filter and a total tell nothing either.
  expect((await findings(by('county'), `&county=341503`)).total).toBe(0);
  const whole = JSON.parse((await ask('/api/overview', { cookie: by('county').cookie })).text);
  expect([whole.counties.length, whole.spine.lists, whole.spine.findings]).toEqual([1, null, county.total]);
  expect(whole.matrix.every((row: { byCounty: Record<string, number> }) => Object.keys(row.byCounty).every((code) => code === '341502'))).toBe(true);
});

test('a department sees its own rules, and an export holds what the screen shows, fetched by its maker alone', async () => {
  const rules = [...new Set((await findings(by('rehabilitation'))).items.map(({ rule }) => rule))];
  expect(rules.filter((rule) => /^(living_allowance|care_allowance|school|certificate)/.test(rule))).toEqual([]);
  const paid = (await findings(by('office'), '&kind=wrong')).items.find(({ rule }) => rule.startsWith('living_allowance'));
  const happened = async (name: string) => JSON.parse((await ask(`/api/people/${paid?.personId}/timeline`, { cookie: by(name).cookie })).text).items.map(({ said }: { said: { zh: string } }) => said.zh).join('\n');
  expect(await happened('office')).toContain('困难残疾人生活补贴');
  expect(await happened('rehabilitation')).toMatch(/^进入登记库/m);
  expect(await happened('rehabilitation')).not.toContain('困难残疾人生活补贴');
  const county = by('county');
  const made = await ask('/api/exports', { method: 'POST', cookie: county.cookie, body: { what: 'findings', filter: {}, purpose: 'checking_entitlement' } });
  expect(made.status).toBe(200);
  const { id, rows } = JSON.parse(made.text);
  expect(rows).toBe((await findings(county)).total);
  const file = await ask(`/api/exports/${id}`, { cookie: county.cookie });
  expect(file.text.trim().split('\r\n')).toHaveLength(rows + 2);
  for (const other of ['neighbour', 'office']) expect((await ask(`/api/exports/${id}`, { cookie: by(other).cookie })).status).toBe(404);
  expect((await ask('/api/exports', { method: 'POST', cookie: county.cookie, body: { what: 'findings', filter: {}, purpose: 'no_such_purpose' } })).code).toBe('purpose_not_yours');
  // A piece of it that turns up somewhere: whose it was.
  const piece = join(data, 'piece.csv');
  await writeFile(piece, file.text.split('\r\n').slice(4, 12).join('\n'));
  vi.stubEnv('JINBAO_DATA', data);
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await main(['audit', 'trace', piece, '--json'])).toBe(0);
  expect(JSON.parse(String(said.mock.calls.at(-1)?.[0]))).toMatchObject({ exports: [{ export: id, entries: [{ role: 'county_officer', purpose: 'checking_entitlement', count: rows }, {}] }] });
  expect(await main(['audit', 'trace', join(data, 'demo/register.csv')])).toBe(1);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('what was seen is in the chain, with whom, and the chain holds', async () => {
  const { cookie } = by('auditor');
  const seen = JSON.parse((await ask('/api/audit?size=200&action=person:read', { cookie })).text);
  expect(seen.total).toBeGreaterThan(5);
  expect(seen.items.filter(({ outcome, subjects }: { outcome: string; subjects: string[] }) => outcome === 'done' && subjects.length !== 1)).toEqual([]);
  expect(JSON.parse((await ask('/api/audit?outcome=refused', { cookie })).text).total).toBeGreaterThan(100);
  expect(JSON.parse((await ask('/api/audit/verify', { cookie })).text)).toMatchObject({ ok: true, faults: [] });
});

test('no number of anybody stands in what was logged, in an error page, or in the log of the database', async () => {
  const register = await readFile(join(data, 'demo/register.csv'), 'utf8');
  const numbers = [...new Set(register.match(/(?<!\d)\d{17}[\dX]/g))];
  expect(numbers.length).toBeGreaterThan(1000);
  // Numbers in an address, a search, a form, a path: what is sent must not be told again.
  const [number = ''] = numbers;
  const { cookie } = by('office');
  for (const [path, body] of [[`/api/findings?q=${number}`], [`/api/findings?page=${number}`], [`/api/people/${number}`], [`/api/people/${NOBODY}/why/${number}`], [`/api/lists/${number}`], [`/nowhere/${number}`], [`/api/${number}`],
    ['/api/desk/decisions', { list: number, row: 1, answer: 'same', personId: null }], ['/api/what-if', { name: number, files: [{ file: number, text: `rule: ${number}` }] }],
    [`/api/people/${NOBODY}/reveal`, { field: number, purpose: number, reason: number }], ['/api/session', { name: number, password: number }]] as const) {
    await ask(path, { cookie, ...(body === undefined ? {} : { method: 'POST', body }) });
  }
  const [log, pages, postgres] = [logged.join(''), errorPages.join('\n'), await readFile(join(data, 'pg.log'), 'utf8')];
  expect(log.length).toBeGreaterThan(100_000);
  const told = numbers.filter((one) => log.includes(one) || postgres.includes(one) || (one !== number && pages.includes(one)));
  expect(told).toEqual([]);
  // A refused form may quote the name it was sent, never to anybody else and never in the log.
  console.log(`${logged.length} lines logged, ${errorPages.length} error pages, ${postgres.split('\n').length} lines of the database: ${numbers.length} numbers searched, ${told.length} found`);
});
