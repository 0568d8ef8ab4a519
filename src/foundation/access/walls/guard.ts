import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Refusal, refuse } from '../../platform/http/index.ts';
import type { Actor } from './actor.ts';
import type { Deed } from './deed.ts';
import { allowed, type ActionOf, type Resource } from './matrix.ts';

/** What stands before every route: who asks, and the book in which it is written. */
export interface Gate {
  /** Who sends the request; null where nobody is signed in. */
  readonly authenticate: (c: Context) => Promise<Actor | null>;
  /** Writes a deed; an answer leaves only after this. */
  readonly record: (deed: Deed) => Promise<void>;
}

/** What a handler adds to the deed that is written of its request. */
export interface Seen {
  /** The people whose data the answer holds: keys, never numbers or names. */
  readonly subjects?: readonly string[];
  /** How many people or rows the answer speaks of. */
  readonly count?: number;
  readonly purpose?: string;
  readonly detail?: Deed['detail'];
}

declare module 'hono' {
  interface ContextVariableMap {
    gate: Gate;
    actor: Actor;
    seen: Seen;
  }
}

const NOT_SIGNED_IN = { kind: 'unauthenticated', code: 'not_signed_in', zh: '请先登录。', en: 'Please sign in first.', where: '/sign-in' } as const;
const NOT_ALLOWED = { kind: 'forbidden', code: 'not_allowed', zh: '您的岗位没有这项权限。如工作需要，请向安全管理员申请。', en: 'Your role may not do this. If your work needs it, ask the security administrator.' } as const;
const NOT_WRITTEN = { kind: 'unavailable', code: 'audit_unavailable', zh: '审计日志暂时写不进去，因此不能给出结果。请稍后再试，并告诉系统管理员。', en: 'The audit log cannot be written just now, so nothing is shown. Try again later and tell the system administrator.' } as const;

/** Puts the gate before all routes. */
export function standing(gate: Gate): MiddlewareHandler {
  return async (c, next) => {
    c.set('gate', gate);
    await next();
  };
}

/**
 * What a route needs, spread into `createRoute`: who is not signed in gets 401, whose role may not gets 403 and an entry in the audit chain, and
 * whatever happens is written there before the answer leaves, but for looks at one's own account. That a person lies outside one's reach is the handler's 404.
 */
export function may<R extends Resource>(resource: R, action: ActionOf<R>) {
  return { middleware: guard(resource, action), 'x-access': `${resource}:${action}` };
}

/** A route that anybody may call, and why. */
export function open(why: string) {
  return { 'x-access': 'open', 'x-open-because': why };
}

/** Who sent the request; only behind `may`. */
export function actorOf(c: Context): Actor {
  return c.get('actor');
}

/** Says what the answer shows, for the entry that is written of it. */
export function showing(c: Context, seen: Seen): void {
  c.set('seen', { ...c.get('seen'), ...seen });
}

function guard<R extends Resource>(resource: R, action: ActionOf<R>): MiddlewareHandler {
  return async (c, next) => {
    const gate = c.get('gate');
    const actor = await gate.authenticate(c);
    if (!actor) return refuse(c, NOT_SIGNED_IN);
    const permission = `${resource}:${action}`;
    if (!allowed(actor.role, resource, action)) {
      await gate.record(deedOf(c, actor, permission, 'refused'));
      return refuse(c, NOT_ALLOWED);
    }
    c.set('actor', actor);
    await next();
    // What the handler threw is an answer by now: a refusal (4xx) or a failure.
    const outcome = c.res.status < 400 ? 'done' : c.res.status < 500 ? 'refused' : 'failed';
    // A look at one's own account shows nobody else's, and every page takes one.
    if (resource === 'self' && c.req.method === 'GET' && outcome === 'done') return undefined;
    try {
      await gate.record(deedOf(c, actor, permission, outcome));
    } catch (cause) {
      throw new Refusal(NOT_WRITTEN, { cause });
    }
    return undefined;
  };
}

function deedOf(c: Context, actor: Actor, action: string, outcome: Deed['outcome']): Deed {
  const seen: Seen = c.get('seen') ?? {};
  const person = c.req.param('personId');
  return {
    actor: actor.id, role: actor.role, actingFor: actor.actingFor, action, outcome,
    route: `${c.req.method} ${routePath(c)}`,
    subjects: seen.subjects ?? (person === undefined ? [] : [person]),
    count: seen.count ?? null, purpose: seen.purpose ?? null, division: actor.division,
    detail: seen.detail ?? {}, requestId: c.get('requestId') ?? null,
  };
}
