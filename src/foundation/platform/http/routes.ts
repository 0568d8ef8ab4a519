import { OpenAPIHono } from '@hono/zod-openapi';
import { refuse } from './problem.ts';

/** What every handler finds in its context. */
export type HttpEnvironment = { Variables: { requestId: string } };

/** An empty set of routes for a room's http.ts; a request that fails its schema is answered as problem+json naming the field. */
export function newRoutes() {
  return new OpenAPIHono<HttpEnvironment>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const issue = result.error.issues[0];
      const where = [result.target, ...(issue?.path ?? [])].join('.');
      return refuse(c, { kind: 'invalid', code: 'invalid_request', zh: `“${where}”填得不对。`, en: `"${where}" is not valid: ${issue?.message ?? 'unreadable'}.`, where });
    },
  });
}

export type Routes = ReturnType<typeof newRoutes>;
