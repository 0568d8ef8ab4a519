import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { generateSync } from 'otplib';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { OwnersDatabase } from '../../platform/database/index.ts';
import type { Deed, Role } from '../walls/index.ts';
import { ruleOf, type Rights } from './role-rules.ts';
import { makeAtTerminal } from './first-start/set-up.ts';
import { signInMigrations } from './migrations.ts';
import { changePassword } from './passwords/change-password.ts';
import type { Seals, SignIn } from './room.ts';
import { confirmSecret, offerSecret } from './second-factor/enrol.ts';
import { actorOfTokens } from './sessions/authenticate.ts';
import { ownSession, type OwnSession } from './sessions/own-session.ts';
import { showSecondFactor } from './sessions/second-step.ts';
import type { Visit } from './sessions/session.ts';
import { signInByPassword } from './sessions/sign-in.ts';
import type { Opened } from './sessions/open-session.ts';

/** A sign-in over a database of its own, with a clock that only the spec moves and every entry of the chain kept in `deeds`. */
export interface TestSignIn extends SignIn {
  readonly database: OwnersDatabase;
  readonly deeds: Deed[];
  pass(minutes: number): void;
}

export const visit: Visit = { source: '10.0.0.7', agent: 'spec', requestId: 'r1' };
export const PASSWORD = '村口老槐树下有三只花猫在睡觉';

export async function testSignIn(): Promise<TestSignIn> {
  const database = await testDatabase([signInMigrations]);
  const deeds: Deed[] = [];
  const time = { now: Date.parse('2026-03-02T09:00:00+08:00') };
  const now = () => new Date(time.now);
  return {
    database, deeds,
    connections: database.signIn,
    seals: testSeals(),
    audit: { append: async (deed) => void deeds.push(deed) },
    clock: { now, today: () => new Date(time.now + 8 * 3_600_000).toISOString().slice(0, 10) },
    rules: { secondFactor: 'by_role', passwordDays: null },
    address: null, proxyHeader: null, openId: null,
    pass: (minutes) => void (time.now += minutes * 60_000),
  };
}

function testSeals(): Seals {
  const key = randomBytes(32);
  return {
    seal: (field, text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(field));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (field, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(field)).setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
    lookup: (field, text) => createHmac('sha256', key).update(`${field}\n${text}`).digest(),
  };
}

const DIVISIONS: Partial<Record<Role, string>> = { county_officer: '341522', town_clerk: '341522101', village_worker: '341522101001' };

/** The usual reach of a role: Huoqiu county and a town and village of it, else the city. */
export function usualRights(role: Role): Rights {
  return {
    role, division: DIVISIONS[role] ?? '341500',
    department: ruleOf(role).department ? 'rehabilitation' : null,
    institution: ruleOf(role).institution ? 'home-1' : null,
  };
}

/** An account at work: its own password set and, where the role needs it, its second factor. */
export interface Person {
  readonly id: string;
  readonly signInName: string;
  readonly secret: string | null;
  readonly token: string;
}

/** Makes an account of a role and takes it through its first sign-in. */
export async function person(signIn: TestSignIn, signInName: string, rights: Rights): Promise<Person> {
  const [first = ''] = await makeAtTerminal(signIn, [{ signInName, shownName: `甲${signInName}`, ...rights }]);
  const opened = await signInByPassword(signIn, { name: signInName, password: first, visit });
  const changed = await changePassword(signIn, await own(signIn, opened), { old: first, password: PASSWORD }, visit);
  const { account } = await own(signIn, changed);
  if (changed.stage === 'open') return { id: account.id, signInName, secret: null, token: changed.token };
  const { secret } = await offerSecret(signIn, await own(signIn, changed), null, visit);
  const { token } = await confirmSecret(signIn, await own(signIn, changed), codeOf(signIn, secret), visit);
  return { id: account.id, signInName, secret, token };
}

/** Signs a person in through all stages. */
export async function signInFully(signIn: TestSignIn, who: Person): Promise<Opened> {
  const opened = await signInByPassword(signIn, { name: who.signInName, password: PASSWORD, visit });
  if (who.secret === null) return opened;
  signIn.pass(1);
  return showSecondFactor(signIn, await own(signIn, opened), codeOf(signIn, who.secret), visit);
}

export function codeOf(signIn: SignIn, secret: string): string {
  return generateSync({ secret, epoch: Math.floor(signIn.clock.now().getTime() / 1000) });
}

export async function own(signIn: SignIn, { token }: { token: string }): Promise<OwnSession> {
  const session = await ownSession(signIn, token);
  if (!session) throw new Error('no session');
  return session;
}

export function actorOfToken(signIn: SignIn, token: string, background = false) {
  return actorOfTokens(signIn, { cookie: token, bearer: null, background });
}

/** The actor of a token that has one. */
export async function actor(signIn: SignIn, { token }: { token: string }) {
  const found = await actorOfToken(signIn, token);
  if (!found) throw new Error('no actor');
  return found;
}

/** The code of the refusal that an act ends in; 'none' where it ends well. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
  return act.then(() => 'none', (error: unknown) => (error instanceof Error && 'notice' in error ? (error.message.split(':')[0] ?? '') : Promise.reject(error)));
}

