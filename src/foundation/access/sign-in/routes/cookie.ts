import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refusal } from '../../../platform/http/index.ts';
import type { SignIn } from '../room.ts';
import type { Shown } from '../sessions/authenticate.ts';
import type { Opened } from '../sessions/open-session.ts';
import { ownSession, type OwnSession } from '../sessions/own-session.ts';
import { NO_SESSION } from '../sessions/second-step.ts';
import type { Visit } from '../sessions/session.ts';

/** Where people reach this server: the address of the settings, or the one the request was sent to. */
export function addressOf({ address }: Pick<SignIn, 'address'>, c: Context): string {
  return address === null ? new URL(c.req.url).origin : new URL(address).origin;
}

function isSecure(signIn: Pick<SignIn, 'address'>, c: Context): boolean {
  return addressOf(signIn, c).startsWith('https:');
}

/** With https the name itself forbids a neighbouring host or a plain page to set it (RFC 6265bis 4.1.3.2). */
function cookieName(signIn: Pick<SignIn, 'address'>, c: Context): string {
  return isSecure(signIn, c) ? '__Host-jinbao' : 'jinbao';
}

/** Hands the token to the browser, out of reach of scripts and of other sites. It lasts as long as the browser is open, the session no longer than the server says. */
export function giveCookie(signIn: SignIn, c: Context, { token }: Pick<Opened, 'token'>): void {
  setCookie(c, cookieName(signIn, c), token, { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(signIn, c) });
}

export function takeCookie(signIn: SignIn, c: Context): void {
  deleteCookie(c, cookieName(signIn, c), { path: '/', secure: isSecure(signIn, c) });
}

/** The session token a request shows. */
export function tokenOf(signIn: Pick<SignIn, 'address'>, c: Context): string | null {
  return getCookie(c, cookieName(signIn, c)) ?? null;
}

/** What a request shows of itself. A page that asks by a timer says so in `jinbao-background`, and keeps no session alive by it. */
export function shownBy(signIn: Pick<SignIn, 'address'>, c: Context): Shown {
  const bearer = /^Bearer (\S{20,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
  return { cookie: tokenOf(signIn, c), bearer, background: c.req.header('jinbao-background') !== undefined };
}

/** The session of the request, at whatever stage; refused where there is none. */
export async function ownSessionOf(signIn: SignIn, c: Context): Promise<OwnSession> {
  const own = await ownSession(signIn, tokenOf(signIn, c));
  if (!own) throw new Refusal(NO_SESSION);
  return own;
}

/** Who asks, from where. */
export function visitOf({ proxyHeader }: Pick<SignIn, 'proxyHeader'>, c: Context): Visit {
  // What stands before the last comma was told by the browser, who may say anything; the proxy adds behind it.
  const told = proxyHeader === null ? undefined : c.req.header(proxyHeader)?.split(',').at(-1)?.trim();
  return { source: told ?? addressOfConnection(c), agent: c.req.header('user-agent') ?? '', requestId: requestIdOf(c) };
}

function addressOfConnection(c: Context): string {
  const environment: unknown = c.env;
  const connected = typeof environment === 'object' && environment !== null && 'incoming' in environment;
  return (connected ? getConnInfo(c).remote.address : undefined) ?? 'local';
}

export function requestIdOf(c: Context): string | null {
  const id: unknown = c.get('requestId');
  return typeof id === 'string' ? id : null;
}
