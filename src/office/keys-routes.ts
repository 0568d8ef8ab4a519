import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, showing } from '../foundation/access/index.ts';
import { changeKeys, keysStatus, SUITES, type Keeper, type KeyStep, type SealedFiles } from '../foundation/platform/crypto/index.ts';
import type { Connections } from '../foundation/platform/database/index.ts';
import { newRoutes, problems, Refusal, type Routes } from '../foundation/platform/http/index.ts';
import { SEALED_ROOMS } from './open-keys.ts';

export interface KeysRoom {
  /** The owner's: the application's role has no right on keys. */
  readonly connections: Connections;
  readonly keeper: Keeper;
  readonly files: SealedFiles;
  /** How long other processes need to take note of a new key. */
  readonly settleMs: number;
  /** Told when a change that runs by itself fails. */
  readonly report: (error: unknown) => void;
}

const suite = z.enum(SUITES);
const statusShape = z.object({
  keys: z.array(z.object({
    id: z.int(), purpose: z.enum(['data', 'index', 'signing']), suite, state: z.enum(['active', 'decrypt_only', 'retired']), madeAt: z.iso.datetime(),
    usedIn: z.array(z.string()).describe('Columns, and `files`, that hold anything of it.'),
  })),
  changing: z.object({ suite, since: z.iso.datetime(), running: z.boolean().describe('False: it was interrupted, and the next change goes on with it.') }).nullable(),
}).openapi('Keys');
export type KeysAnswer = z.infer<typeof statusShape>;

const STEPS = ['keys_made', 'sealing_with_new', 'looked_anew', 'resealing', 'resealed', 'files_resealed', 'retired'] as const satisfies readonly KeyStep[];
const progressShape = z.object({
  running: z.boolean(), suite: suite.nullable(), step: z.enum(STEPS).nullable().describe('The last step that is done; null before the first.'),
  values: z.int().describe('Values sealed anew so far.'), files: z.int(), failed: z.boolean().describe('The last change of this server stopped half way.'),
}).openapi('KeyChange');
export type KeyChangeAnswer = z.infer<typeof progressShape>;

const statusRoute = createRoute({
  method: 'get', path: '/api/keys', ...may('keys', 'read'),
  responses: { 200: { content: { 'application/json': { schema: statusShape } }, description: 'The keys, without their secrets, and what is under them.' }, ...problems(401, 403) },
});
const progressRoute = createRoute({
  method: 'get', path: '/api/keys/change', ...may('keys', 'read'),
  responses: { 200: { content: { 'application/json': { schema: progressShape } }, description: 'How far the change is that this server began last.' }, ...problems(401, 403) },
});
const changeRoute = createRoute({
  method: 'post', path: '/api/keys/change', ...may('keys', 'rotate'),
  request: { body: { content: { 'application/json': { schema: z.object({ suite: suite.describe('Of the new keys; the present one for a rotation.') }) } }, required: true } },
  responses: { 202: { content: { 'application/json': { schema: z.object({ suite }) } }, description: 'Begun; it goes on by itself while people work.' }, ...problems(400, 401, 403, 409) },
});

/** The routes of the keys, for the system administrator: how they stand, and their change. */
export function keysRoutes({ connections, keeper, files, settleMs, report }: KeysRoom): Routes {
  const routes = newRoutes();
  let change: KeyChangeAnswer = { running: false, suite: null, step: null, values: 0, files: 0, failed: false };
  const took = (step: KeyStep, done: number) => {
    const values = step === 'resealing' ? change.values + done : change.values;
    change = { ...change, step, values, files: step === 'files_resealed' ? done : change.files };
  };
  routes.openapi(statusRoute, async (c) => {
    const { keys, changing } = await keysStatus(connections, files);
    return c.json({
      keys: keys.map(({ madeAt, usedIn, ...key }) => ({ ...key, madeAt: madeAt.toISOString(), usedIn: [...usedIn] })),
      changing: changing && { suite: changing.suite, since: changing.since.toISOString(), running: change.running },
    }, 200);
  });
  routes.openapi(progressRoute, (c) => c.json(change, 200));
  routes.openapi(changeRoute, async (c) => {
    if (change.running) throw new Refusal({ kind: 'conflict', code: 'keys_changing', zh: '密钥正在更换，请等它完成。', en: 'The keys are being changed; wait until that is done.' });
    const wanted = c.req.valid('json');
    change = { running: true, suite: wanted.suite, step: null, values: 0, files: 0, failed: false };
    showing(c, { detail: { suite: wanted.suite } });
    changeKeys({ connections, keeper, suite: wanted.suite, actor: actorOf(c).id, rooms: SEALED_ROOMS, files, settleMs, onStep: took }).catch((error: unknown) => {
      change = { ...change, failed: true };
      report(error);
    }).finally(() => { change = { ...change, running: false }; });
    return c.json(wanted, 202);
  });
  return routes;
}
