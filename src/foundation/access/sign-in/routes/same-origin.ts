import type { Context, MiddlewareHandler } from 'hono';
import { refuse } from '../../../platform/http/index.ts';
import type { SignIn } from '../room.ts';
import { addressOf, tokenOf } from './cookie.ts';

const FOREIGN = { kind: 'forbidden', code: 'foreign_page', zh: '这个操作不是从本系统的页面发出的。', en: 'This was not sent from a page of this system.' } as const;

/**
 * Refuses changes that another site's page sends with the cookie of ours. SameSite=Strict already keeps the cookie at home; this holds where a
 * neighbour under the same registered name, which counts as the same site, is hostile. Devices show no cookie and are let through.
 */
export function sameOrigin(signIn: Pick<SignIn, 'address'>): MiddlewareHandler {
  return async (c, next) => {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && isForeign(signIn, c)) return refuse(c, FOREIGN);
    await next();
    return undefined;
  };
}

/** Browsers tell `Sec-Fetch-Site` to https and localhost, and `Origin` with every change; who tells neither and has a cookie is no browser of ours. */
function isForeign(signIn: Pick<SignIn, 'address'>, c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return tokenOf(signIn, c) !== null;
  return origin !== addressOf(signIn, c) && (signIn.address !== null || hostOf(origin) !== c.req.header('host'));
}

/** Where no address is set a proxy may speak https to the browser and http to us: then the host decides. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
