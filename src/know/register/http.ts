import { newRoutes, type Routes } from '../../foundation/platform/http/index.ts';
import { addChangeRoutes } from './changing/http.ts';
import { addConflictRoutes } from './people/conflict-http.ts';
import { addRecordRoute } from './people/record-http.ts';
import type { RegisterParts } from './register-parts.ts';
import { addSearchRoute } from './search/http.ts';

/** The routes of the register. */
export function registerRoutes(parts: RegisterParts): Routes {
  const routes = newRoutes();
  addChangeRoutes(routes, parts);
  addConflictRoutes(routes, parts);
  addRecordRoute(routes, parts);
  addSearchRoute(routes, parts);
  return routes;
}
