import { newRoutes, type Routes } from '../../platform/http/index.ts';
import { addBreachRoutes } from './breach/http.ts';
import { addLookRoutes } from './looks/http.ts';
import { addProcessingRoutes } from './processing/http.ts';
import { addRequestRoutes } from './requests/http.ts';
import { addRetentionRoutes } from './retention/http.ts';
import type { PrivacyRoom } from './room.ts';

/** The routes of the law on personal information: the register of processing, requests of people, keeping and deleting, breaches, looks at minors. */
export function privacyRoutes(room: PrivacyRoom): Routes {
  const routes = newRoutes();
  addProcessingRoutes(routes, room);
  addRequestRoutes(routes, room);
  addRetentionRoutes(routes, room);
  addBreachRoutes(routes, room);
  addLookRoutes(routes, room);
  return routes;
}
