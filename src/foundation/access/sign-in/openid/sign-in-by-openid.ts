import { z } from '@hono/zod-openapi';
import { authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState, type Configuration } from 'openid-client';
import { Refusal } from '../../../platform/http/index.ts';
import { isUsable } from '../accounts/account.ts';
import { note, type SignIn } from '../room.ts';
import type { Opened } from '../sessions/open-session.ts';
import type { Visit } from '../sessions/session.ts';
import { findAccount, openFirst } from '../sessions/sign-in.ts';

/** Minutes a person may take at the provider. */
export const OPENID_MINUTES = 10;

const REFUSED = {
  kind: 'unauthenticated', code: 'openid_refused',
  zh: '统一身份认证没有通过，或者这里没有与之对应的账号。', en: 'The identity provider did not vouch for you, or no account here belongs to you there.',
} as const;

/** What is remembered in the browser, sealed, between going to the provider and coming back. */
const Pending = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), until: z.number() });
const FIELD = 'sign_in.openid.pending';

/** Where the browser is sent, and what it keeps meanwhile: state, nonce and the PKCE verifier, which only this browser brings back. */
export async function goToProvider({ seals, clock }: SignIn, configuration: Configuration, returnTo: string): Promise<{ url: string; pending: string }> {
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo, scope: 'openid', response_type: 'code', state, nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  });
  const until = clock.now().getTime() + OPENID_MINUTES * 60_000;
  return { url: url.href, pending: seals.seal(FIELD, JSON.stringify({ state, nonce, verifier, until })).toString('base64url') };
}

/**
 * Takes the provider's answer. Its subject must be the external id of a usable account: none is made, and no name or address is
 * compared, which the provider's users may change. The second factor of the role is still asked for.
 */
export async function comeFromProvider(signIn: SignIn, configuration: Configuration, { pending, answer, visit }: { pending: string | null; answer: URL; visit: Visit }): Promise<Opened> {
  const subject = await subjectOf(signIn, configuration, pending, answer);
  const account = subject === null ? null : await findAccount(signIn, 'external_id', subject);
  if (account && isUsable(account, signIn.clock.today())) return openFirst(signIn, account, visit, 'openid');
  await note(signIn, {
    doer: { id: account?.id ?? 'nobody', role: account?.role ?? 'nobody', division: account?.division ?? null, actingFor: null },
    action: 'sign_in:failed', outcome: 'failed', detail: { means: 'openid', vouched: subject !== null }, requestId: visit.requestId,
  });
  throw new Refusal(REFUSED);
}

/** The subject the provider vouches for; null: for nobody, or the answer is not to the question of this browser. */
async function subjectOf({ seals, clock }: SignIn, configuration: Configuration, pending: string | null, answer: URL): Promise<string | null> {
  try {
    const { state, nonce, verifier, until } = Pending.parse(JSON.parse(seals.open(FIELD, Buffer.from(pending ?? '', 'base64url'))));
    if (until < clock.now().getTime()) return null;
    const tokens = await authorizationCodeGrant(configuration, answer, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
    return tokens.claims()?.sub ?? null;
  } catch {
    return null;
  }
}
