import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { newRoutes, problems, Refusal, type Routes } from '../../../platform/http/index.ts';
import { open } from '../../walls/index.ts';
import { providerOf, type OpenIdSettings } from '../openid/provider.ts';
import { comeFromProvider, goToProvider, OPENID_MINUTES } from '../openid/sign-in-by-openid.ts';
import type { SignIn } from '../room.ts';
import { addressOf, giveCookie, visitOf } from './cookie.ts';

const RETURN = '/api/session/openid/return';
const COOKIE = 'jinbao-openid';

const goRoute = createRoute({
  method: 'get', path: '/api/session/openid', ...open('signs in'), responses: { 302: { description: 'To the provider.' }, ...problems(503) },
});
const returnRoute = createRoute({
  method: 'get', path: RETURN, ...open('signs in'), request: { query: z.looseObject({}) },
  responses: { 302: { description: 'To the console, signed in or on its way; or to the sign-in page with ?refused=.' } },
});

/** Signing in with an OpenID Connect provider. */
export function openIdRoutes(signIn: SignIn, settings: OpenIdSettings): Routes {
  const routes = newRoutes();
  const provider = providerOf(settings);
  const options = (c: Context) => ({ path: '/api/session/openid', secure: addressOf(signIn, c).startsWith('https:') });
  routes.openapi(goRoute, async (c) => {
    const { url, pending } = await goToProvider(signIn, await provider(), addressOf(signIn, c) + RETURN);
    // Lax, not Strict: the way back comes from the provider's site.
    setCookie(c, COOKIE, pending, { ...options(c), httpOnly: true, sameSite: 'Lax', maxAge: OPENID_MINUTES * 60 });
    return c.redirect(url, 302);
  });
  routes.openapi(returnRoute, async (c) => {
    const pending = getCookie(c, COOKIE) ?? null;
    deleteCookie(c, COOKIE, options(c));
    try {
      const answer = new URL(addressOf(signIn, c) + RETURN + new URL(c.req.url).search);
      giveCookie(signIn, c, await comeFromProvider(signIn, await provider(), { pending, answer, visit: visitOf(signIn, c) }));
      return c.redirect('/', 302);
    } catch (error) {
      if (error instanceof Refusal) return c.redirect(`/sign-in?refused=${error.notice.code}`, 302);
      throw error;
    }
  });
  return routes;
}
