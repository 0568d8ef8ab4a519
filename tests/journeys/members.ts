import { generateSync } from 'otplib';
import { z } from 'zod';
import type { DemoCity } from './demo-city.ts';

/** What everybody of the demo city chooses in place of their one-time password. */
export const PASSWORD = '村口老槐树下有三只花猫在睡觉';

/** A member of the demo city by sign-in name: 'office', 'county', 'system'... */
export type Member = 'leader' | 'office' | 'rehabilitation' | 'county' | 'neighbour' | 'town' | 'village' | 'auditor' | 'system' | 'security' | 'audit';

const Next = z.object({ next: z.enum(['second_factor', 'password_change', 'enrolment', 'open']) });
const Secret = z.object({ secret: z.string() });

/** The code an authenticator app shows `ahead` steps of 30 s from now; a code counts once, and the one after next is not believed. */
export function codeOf(secret: string, ahead = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * ahead });
}

/** Sends as the console would, keeping the session's cookie. */
function sender(url: string) {
  let cookie = '';
  return {
    cookie: () => cookie,
    post: async <Shape extends z.ZodType>(shape: Shape, path: string, body: object): Promise<z.infer<Shape>> => {
      const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie }, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return shape.parse(await answer.json());
    },
  };
}

/** Signs a member in for the first time, through all that is asked of one; answers the cookie of the session, 'name=value'. */
async function firstSignIn({ url, passwords }: DemoCity, member: Member): Promise<string> {
  const { cookie, post } = sender(url);
  const old = passwords.get(member);
  if (old === undefined) throw new Error(`the demo city has no account ${member}`);
  let { next } = await post(Next, '/api/session', { name: member, password: old });
  if (next === 'password_change') ({ next } = await post(Next, '/api/me/password', { old, password: PASSWORD }));
  if (next === 'enrolment') {
    const { secret } = await post(Secret, '/api/me/second-factor', {});
    ({ next } = await post(Next, '/api/me/second-factor/confirmation', { code: codeOf(secret) }));
  }
  if (next !== 'open') throw new Error(`${member} is still to do ${next}`);
  return cookie();
}

/** The sessions of members, each begun when first asked for. */
export function membersOf(city: DemoCity): (member: Member) => Promise<string> {
  const begun = new Map<Member, Promise<string>>();
  return (member) => {
    const session = begun.get(member) ?? firstSignIn(city, member);
    begun.set(member, session);
    return session;
  };
}
