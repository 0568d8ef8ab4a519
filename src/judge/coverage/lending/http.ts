import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, assessedPurposes, may, showing, type Actor, type Processing, type Purpose } from '../../../foundation/access/index.ts';
import type { Clock } from '../../../foundation/platform/clock/index.ts';
import { body, json, newRoutes, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import { refuse } from '../http-parts.ts';
import { SHOWN_COLUMNS } from '../findings-csv.ts';
import { findingFilter } from '../findings/filter.ts';
import { ORDER_NAMES } from '../findings/orders.ts';
import { officeOf, type Office } from '../office.ts';
import { exportFindings, fetchExport } from './export-findings.ts';
import { askForLook, revealField, type RevealOrder } from './reveal-field.ts';

export interface LendingParts {
  readonly processing: () => Processing;
  readonly clock: Clock;
  /** Folder of exported files. */
  readonly folder: string;
}

const words = z.string().trim().min(4).max(200);
const revealBody = z.object({ field: z.string(), purpose: z.string(), reason: words, secondReason: words.optional(), guardianConsent: words.optional() });
const revealRoute = createRoute({
  method: 'post', path: '/api/people/{personId}/reveal', ...may('person', 'reveal'),
  request: {
    params: z.object({ personId: z.uuid() }),
    body: body(revealBody),
  },
  responses: { ...json(z.object({ value: z.string(), hideAfterSeconds: z.int() }), 'One field of one person, unmasked, for a purpose; written in the audit chain.'), ...problems(400, 401, 403, 404) },
});
const lookRoute = createRoute({
  method: 'post', path: '/api/people/{personId}/looks', ...may('person', 'reveal'), request: { params: z.object({ personId: z.uuid() }), body: body(revealBody) },
  responses: { ...json(z.object({ id: z.uuid() }), 'A superior is asked for a look at a field of somebody under fourteen.'), ...problems(400, 401, 403, 404, 409) },
});
const exportRoute = createRoute({
  method: 'post', path: '/api/exports', ...may('findings', 'export'),
  request: { body: body(z.object({ what: z.enum(['findings']), filter: findingFilter, order: z.enum(ORDER_NAMES).default('rule'), columns: z.array(z.enum(SHOWN_COLUMNS)).min(1).optional(), purpose: z.string() })) },
  responses: { ...json(z.object({ id: z.uuid(), rows: z.int(), expiresOn: z.string() }), 'A marked file of the findings, for a purpose.'), ...problems(400, 401, 403) },
});
const fetchRoute = createRoute({
  method: 'get', path: '/api/exports/{exportId}', ...may('findings', 'export'), request: { params: z.object({ exportId: z.uuid() }) },
  responses: { 200: { content: { 'text/csv': { schema: z.string() } }, description: 'The file, for whoever made it, until its time is over.' }, ...problems(401, 403, 404) },
});

/** Seconds an unmasked field stays on the screen. */
const HIDE_AFTER = 60;
const NO_PURPOSE = { kind: 'forbidden', code: 'purpose_not_yours', zh: '请选一个对您的岗位开放的目的。', en: 'Choose a purpose that is open to your role.', where: 'purpose' } as const;

/** What leaves the mask or the house: one field for a purpose, and files that say who took them. */
export function lendingRoutes(office: Office, { processing, clock, folder }: LendingParts): Routes {
  const routes = newRoutes();
  const termsOf = async (actor: Actor) => {
    const today = clock.today();
    return { processing: processing(), assessed: await assessedPurposes(office.database.pool, today), actor, today };
  };
  const shownBy = ({ personId, purpose, field }: RevealOrder) => ({ subjects: [personId], purpose: known(processing(), purpose), detail: { field: field.slice(0, 40).replaceAll(/[^a-z_]/g, '?') } });
  routes.openapi(revealRoute, async (c) => {
    const actor = actorOf(c);
    const inside = officeOf(office, actor);
    const order = { personId: c.req.valid('param').personId, ...c.req.valid('json') };
    showing(c, shownBy(order));
    return c.json({ value: await revealField(inside, await termsOf(actor), order), hideAfterSeconds: HIDE_AFTER }, 200);
  });
  routes.openapi(lookRoute, async (c) => {
    const actor = actorOf(c);
    const order = { personId: c.req.valid('param').personId, ...c.req.valid('json') };
    showing(c, shownBy(order));
    const id = await askForLook(officeOf(office, actor), await termsOf(actor), order);
    showing(c, { detail: { ...shownBy(order).detail, look: id } });
    return c.json({ id }, 200);
  });
  routes.openapi(exportRoute, async (c) => {
    const actor = actorOf(c);
    const { filter, order, columns, purpose: wanted } = c.req.valid('json');
    const purpose = processing().purposes.get(wanted);
    if (!purpose || !isOpen(purpose, actor.role, clock.today())) return refuse(NO_PURPOSE);
    const { people, ...made } = await exportFindings(officeOf(office, actor), { filter, order, columns, purpose, actor, clock, folder });
    showing(c, { subjects: people, count: made.rows, purpose: purpose.purpose, detail: { export: made.id } });
    return c.json(made, 200);
  });
  routes.openapi(fetchRoute, async (c) => {
    const { exportId } = c.req.valid('param');
    const { text, rows, purpose } = await fetchExport(officeOf(office, actorOf(c)), exportId, clock.today());
    showing(c, { count: rows, purpose, detail: { export: exportId } });
    return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="findings-${exportId.slice(0, 8)}.csv"` });
  });
  return routes;
}

function isOpen({ status, effective, roles }: Purpose, role: string, today: string): boolean {
  return status === 'active' && effective.from <= today && (effective.to === null || today <= effective.to) && roles.some((one) => one === role);
}

/** Only a purpose that is declared is written in the chain: anything else is whatever somebody typed. */
function known({ purposes }: Processing, purpose: string): string {
  return purposes.has(purpose) ? purpose : 'unknown';
}
