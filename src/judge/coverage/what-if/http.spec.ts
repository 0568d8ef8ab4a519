import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from '@hono/zod-openapi';
import { buildDemo } from '../../../../demo/index.ts';
import { gateFor } from '../../../../tests/support/gate.ts';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { oneAtATime } from '../../../foundation/platform/engine/index.ts';
import { buildServer } from '../../../foundation/platform/http/index.ts';
import { importRegister } from '../../../know/register/index.ts';
import { ROOMS } from '../../../office/open-office.ts';
import { openWorkshop } from '../../../office/open-workshop.ts';
import { checkOffice } from '../check-office.ts';
import type { Office } from '../office.ts';
import { whatIfRoutes } from './http.ts';
import type { adoptedShape, comparedShape, keptDraftShape, keptDraftsShape, turnedShape } from './http-shapes.ts';
import { tryDraft } from './try-draft.ts';

const AS_OF = '2018-06-30';
const database = await testDatabase(ROOMS);
const { keeper } = await testKeeper(database);
const folder = await mkdtemp(join(tmpdir(), 'what-if-'));
const workshop = await openWorkshop();
const office: Office = { database, keeper, engine: oneAtATime(workshop.engine), divisions: workshop.divisions, definitions: workshop.definitions, policy: workshop.policy, lake: join(folder, 'lake') };
const server = buildServer({ before: [gateFor()], routes: [whatIfRoutes(office, { dirs: ['packs'], pack: 'luan' })], ready: async () => ({ ready: true }), consoleFolder: join(folder, 'console') });
const LISTS = ['minimum_living@2018-06-15.csv', 'special_support@2018-06-15.xlsx', 'care_allowance@2018-06-20.xlsx', 'deaths@2018-06-25.xls'];

const post = (path: string, body: unknown) => server.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const draft = (text: string, name = '扩到三级') => ({ name, files: [{ file: 'draft.yaml', text }] });

async function told<Shape extends z.ZodType>(answer: Response | Promise<Response>): Promise<z.infer<Shape>> {
  const response = await answer;
  const said: z.infer<Shape> = await response.json();
  expect([response.status, said]).toEqual([200, said]);
  return said;
}

beforeAll(async () => {
  await buildDemo({ out: join(folder, 'city'), scale: 'small', seed: 3, people: 1000, residents: 3000 });
  const definition = workshop.definitions.get('register');
  if (!definition) throw new Error('no register');
  expect((await post('/api/what-if', draft('parameter: care_allowance.lowest_grade\nvalues: [{value: 3}]\n'))).status).toBe(409);
  await importRegister(office, workshop.engine, {
    definition, file: join(folder, 'city/register.csv'), asOf: AS_OF, outDir: office.lake, divisions: office.divisions, actor: 'spec', reason: 'spec',
  });
  await checkOffice(office, {
    asOf: AS_OF, lists: LISTS.map((name) => ({ list: name.split('@')[0] ?? '', file: join(folder, 'city', name), asOf: name.slice(name.indexOf('@') + 1, name.lastIndexOf('.')) })),
  });
}, 300_000);

afterAll(async () => {
  workshop.engine.close();
  await rm(folder, { recursive: true, force: true });
});

const THREE = 'parameter: care_allowance.lowest_grade\nvalues: [{value: 3}]\n---\nparameter: care_allowance.amount\nvalues: [{value: 60}]\n';
const FOUR = THREE.replace('value: 3', 'value: 4');

test('a draft is tried, kept, opened again and compared; its people can be opened, masked', async () => {
  const three = await told<typeof keptDraftShape>(post('/api/what-if?whole=true', draft(THREE)));
  const due = three.result.questions.find(({ question }) => question === 'due:care_allowance');
  expect(due?.total.outcomes.enters).toBeGreaterThan(50);
  expect(due?.total.cost?.difference).toBe((due?.total.outcomes.enters ?? 0) * 6000);
  const four = await told<typeof keptDraftShape>(post('/api/what-if?whole=true', draft(FOUR, '扩到四级')));

  expect((await told<typeof keptDraftsShape>(server.request('/api/what-if'))).items.map(({ name }) => name)).toEqual(['扩到四级', '扩到三级']);
  expect(await told<typeof keptDraftShape>(server.request(`/api/what-if/${three.id}?whole=true`))).toEqual(three);

  const compared = await told<typeof comparedShape>(server.request(`/api/what-if/compare?a=${three.id}&b=${four.id}&whole=true`));
  expect(compared).toMatchObject({ samePolicy: true, sameDay: true });
  const pair = compared.questions.find(({ question }) => question === 'due:care_allowance');
  expect(pair?.b?.outcomes.enters).toBeGreaterThan(pair?.a?.outcomes.enters ?? 0);

  const people = await told<typeof turnedShape>(server.request(`/api/what-if/${three.id}/people?question=due:care_allowance&outcome=enters&size=10`));
  expect([people.total, people.items.length]).toEqual([due?.total.outcomes.enters, 10]);
  for (const person of people.items) expect([person.certificate, person.amountBecomes, person.turned.length > 0]).toEqual([expect.stringContaining('******'), 6000, true]);
});

test('drafts that were set against different policies are told as such, also where only the age a list may have differs', async () => {
  const packs = join(folder, 'packs');
  await cp('packs', packs, { recursive: true });
  const tried = () => tryDraft(office, { dirs: [packs], pack: 'luan' }, { name: '扩到三级', draft: draft(THREE).files, actor: 'spec' });
  const [first, second] = [await tried(), await tried()];
  const file = join(packs, 'nation/facts/care_allowance.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/max_age_days: .*/, 'max_age_days: 61'));
  const third = await tried();
  const compared = (a: number, b: number) => told<typeof comparedShape>(server.request(`/api/what-if/compare?a=${a}&b=${b}`));
  expect(await compared(first, second)).toMatchObject({ samePolicy: true, sameDay: true });
  expect(await compared(first, third)).toMatchObject({ samePolicy: false, sameDay: true });
  await database.pool.query('delete from coverage.what_if where id = any($1)', [[first, second, third]]);
});

test('who may not see people is told of no small group', async () => {
  const { items: [kept] } = await told<typeof keptDraftsShape>(server.request('/api/what-if'));
  const { result } = await told<typeof keptDraftShape>(server.request(`/api/what-if/${kept?.id}`));
  expect(result.smallestGroup).toBe(5);
  const numbers = result.questions.flatMap(({ groups }) => Object.values(groups).flat()).flatMap(({ people, outcomes }) => [people, ...Object.values(outcomes)]);
  expect(numbers.filter((number) => number !== null && number > 0 && number < 5)).toEqual([]);
  expect(numbers).toContain(null);
});

test('a bad draft is refused at its place and nothing of it is kept', async () => {
  const before = (await told<typeof keptDraftsShape>(server.request('/api/what-if'))).items.length;
  const answer = await post('/api/what-if', draft('parameter: care_allowance.lowest_grade\nvalues: [{value: three}]\n'));
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'bad_draft', where: 'draft.yaml:2:18', zh: expect.stringContaining('draft.yaml:2:18 wrong_type') }]);
  expect((await told<typeof keptDraftsShape>(server.request('/api/what-if'))).items.length).toBe(before);
  expect((await server.request('/api/what-if/999')).status).toBe(404);
});

test('a kept draft is turned into a dated change with its document, and that is noted', async () => {
  const { items: [kept] } = await told<typeof keptDraftsShape>(server.request('/api/what-if'));
  const basis = { document: '某市民〔2026〕1号', article: '第一条', source: '文本', mark: 'checked' };
  const adopted = await told<typeof adoptedShape>(post(`/api/what-if/${kept?.id}/adopt`, { pack: 'luan_2026', from: '2026-07-01', basis }));
  expect(adopted.files.map(({ file }) => file)).toEqual(['luan_2026/pack.yaml', 'luan_2026/parameters/care_allowance.lowest_grade.yaml', 'luan_2026/parameters/care_allowance.amount.yaml']);
  expect(adopted.files[1]?.text).toContain('document: 某市民〔2026〕1号');
  const again = await told<typeof keptDraftsShape>(server.request('/api/what-if'));
  expect(again.items[0]?.adoptions).toMatchObject([{ pack: 'luan_2026', from: '2026-07-01', to: null }]);
  expect((await post(`/api/what-if/${kept?.id}/adopt`, { pack: 'luan_2026', from: '2026-07-01', basis: { ...basis, mark: 'unverified' } })).status).toBe(400);
});
