import type { Connections } from '../../platform/database/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Actor, Deed } from '../walls/index.ts';
import type { OpenIdSettings } from './openid/provider.ts';

/** What the sign-in needs of the keys: secrets sealed, names looked up under a key. */
export interface Seals {
  seal(field: string, text: string): Buffer;
  open(field: string, sealed: Buffer): string;
  lookup(field: string, text: string): Buffer;
}

export interface SignInRules {
  /** `relaxed` asks no role for a second factor (a demo city); who has one is still asked for it. */
  readonly secondFactor: 'by_role' | 'relaxed';
  /** A password must be changed after so many days; null: never. GB/T 22239-2019 8.1.4 asks for a change now and then, usually 90 days. */
  readonly passwordDays: number | null;
}

/** The sign-in with what it works on. */
export interface SignIn {
  /** As the role jinbao_sign_in: no other role reaches the schema. */
  readonly connections: Connections;
  readonly seals: Seals;
  /** The audit chain; an entry is durable when `append` resolves. It must not run over `connections`, which may be waiting for it. */
  readonly audit: { append(deed: Deed): Promise<void> };
  readonly clock: Clock;
  readonly rules: SignInRules;
  /** Address people reach Jinbao at, 'https://jinbao.example'; null: whatever the request says. */
  readonly address: string | null;
  /** Header in which the office's own proxy tells the address of the browser; null: there is no proxy between. */
  readonly proxyHeader: string | null;
  /** A provider people may sign in with, beside their password. */
  readonly openId: OpenIdSettings | null;
}

/** Somebody at work, as far as an entry in the chain names him. */
export type Doer = Pick<Actor, 'id' | 'actingFor'> & { readonly role: string; readonly division: string | null };

/** The owner of the machine, at its terminal. */
export const TERMINAL: Doer = { id: 'terminal', role: 'terminal', division: null, actingFor: null };

/** Puts what was done, or tried, into the chain; durable when it resolves. The detail holds no name and no number. */
export function note(
  { audit }: Pick<SignIn, 'audit'>,
  { doer, action, outcome = 'done', detail = {}, requestId }: { doer: Doer; action: string; outcome?: Deed['outcome']; detail?: Deed['detail']; requestId: string | null },
): Promise<void> {
  const { id: actor, role, actingFor, division } = doer;
  return audit.append({ actor, role, actingFor, action, route: null, subjects: [], count: null, purpose: null, division, outcome, detail, requestId });
}
