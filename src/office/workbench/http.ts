import { createRoute } from '@hono/zod-openapi';
import { actorOf, may, type PrivacyRoom } from '../../foundation/access/index.ts';
import { json, newRoutes, type Routes } from '../../foundation/platform/http/index.ts';
import { officeOf, type Office } from '../../judge/coverage/index.ts';
import { workbenchOf } from './workbench.ts';
import { workbenchShape } from './workbench-shape.ts';

export interface WorkbenchParts {
  readonly office: Office;
  readonly privacy: PrivacyRoom;
  /** See `DutyParts`. */
  readonly listDay?: string | undefined;
}

const workbenchRoute = createRoute({
  method: 'get', path: '/api/workbench', ...may('self', 'manage'), responses: json(workbenchShape, 'What waits for whoever asks, what has moved, how the counties stand.'),
});

/** What everybody is greeted with, each by rights and reach. */
export function workbenchRoutes({ office, privacy, listDay }: WorkbenchParts): Routes {
  const routes = newRoutes();
  routes.openapi(workbenchRoute, async (c) => {
    const [actor, today] = [actorOf(c), privacy.today()];
    return c.json(await workbenchOf({ seen: officeOf(office, actor), actor, privacy, today, listDay: listDay ?? today }), 200);
  });
  return routes;
}
