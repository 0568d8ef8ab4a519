import { createRoute, z } from '@hono/zod-openapi';
import { json, newRoutes, problems, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, open, ROLE } from '../../walls/index.ts';
import { listDevices, listWorkers, redeemEnrolment, revokeDevice, startEnrolment } from '../devices/devices.ts';
import type { SignIn } from '../room.ts';
import { addressOf, requestIdOf } from './cookie.ts';
import { code, done, form, line } from './route-parts.ts';

const worker = z.object({ id: z.uuid(), name: z.string(), division: z.string() });
export type WorkerAnswer = z.infer<typeof worker>;
const device = z.object({
  id: z.uuid(), name: z.string(), worker: z.uuid(), workerName: z.string(), division: z.string(), madeAt: z.string(), expiresAt: z.string(), lastSeen: z.string(),
});
export type DeviceAnswer = z.infer<typeof device>;
const started = z.object({ payload: z.string(), expiresAt: z.string() });
export type EnrolmentAnswer = z.infer<typeof started>;

const listRoute = createRoute({ method: 'get', path: '/api/devices', ...may('devices', 'read'), responses: { ...json(z.object({ items: z.array(device) }), 'Devices in use, within one\'s area.'), ...problems(401, 403) } });
const workersRoute = createRoute({ method: 'get', path: '/api/devices/workers', ...may('devices', 'enrol'), responses: { ...json(z.object({ items: z.array(worker) }), 'For whom a device can be enrolled.'), ...problems(401, 403) } });
const startRoute = createRoute({
  method: 'post', path: '/api/devices/enrolments', ...may('devices', 'enrol'), request: form(z.object({ worker: z.uuid() })),
  responses: { ...json(started, 'What the QR code says; ten minutes, once.'), ...problems(400, 401, 403, 404) },
});
const redeemRoute = createRoute({
  method: 'post', path: '/api/devices', ...open('the device has nothing but the code yet'), request: form(z.object({ code, name: line(60) })),
  responses: { ...json(z.object({ id: z.uuid(), token: z.string(), worker, expiresAt: z.string() }), 'The device\'s own token, told this once.'), ...problems(400, 401) },
});
const revokeRoute = createRoute({
  method: 'delete', path: '/api/devices/{deviceId}', ...may('devices', 'enrol'), request: { params: z.object({ deviceId: z.uuid() }) },
  responses: { ...done('Over at its next request.'), ...problems(401, 403, 404) },
});

/** Devices of the field app. */
export function deviceRoutes(signIn: SignIn): Routes {
  const routes = newRoutes();
  routes.openapi(listRoute, async (c) => {
    const { role, division } = actorOf(c);
    const everywhere = role === 'office' || ROLE[role].level === 'none';
    const items = await listDevices(signIn, everywhere ? null : division);
    return c.json({ items: items.map((item) => ({ ...item, madeAt: item.madeAt.toISOString(), expiresAt: item.expiresAt.toISOString(), lastSeen: item.lastSeen.toISOString() })) }, 200);
  });
  routes.openapi(workersRoute, async (c) => c.json({ items: await listWorkers(signIn, actorOf(c)) }, 200));
  routes.openapi(startRoute, async (c) => {
    const { payload, expiresAt } = await startEnrolment(signIn, actorOf(c), c.req.valid('json').worker, addressOf(signIn, c), requestIdOf(c));
    return c.json({ payload, expiresAt: expiresAt.toISOString() }, 200);
  });
  routes.openapi(redeemRoute, async (c) => {
    const { expiresAt, ...enrolled } = await redeemEnrolment(signIn, c.req.valid('json'), requestIdOf(c));
    return c.json({ ...enrolled, expiresAt: expiresAt.toISOString() }, 200);
  });
  routes.openapi(revokeRoute, async (c) => {
    await revokeDevice(signIn, actorOf(c), c.req.valid('param').deviceId, requestIdOf(c));
    return c.body(null, 204);
  });
  return routes;
}
