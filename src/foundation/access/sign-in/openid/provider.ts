import { readFile } from 'node:fs/promises';
import { allowInsecureRequests, ClientSecretPost, discovery, None, type Configuration } from 'openid-client';
import { Refusal } from '../../../platform/http/index.ts';

/** An OpenID Connect provider people may sign in with. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** File that holds the client's secret; null: a public client, which PKCE alone protects. */
  readonly clientSecretFile: string | null;
}

const UNREACHABLE = { kind: 'unavailable', code: 'openid_unreachable', zh: '统一身份认证暂时连不上，请用账号口令登录。', en: 'The identity provider cannot be reached now: sign in by name and password.' } as const;

/** What the provider says of itself, asked at the first sign-in and then remembered; asked again when it could not be reached. */
export function providerOf({ issuer, clientId, clientSecretFile }: OpenIdSettings): () => Promise<Configuration> {
  let asked: Promise<Configuration> | null = null;
  const ask = async () => {
    const secret = clientSecretFile === null ? null : (await readFile(clientSecretFile, 'utf8')).trim();
    const server = new URL(issuer);
    return discovery(server, clientId, {}, secret === null ? None() : ClientSecretPost(secret), { execute: isLoopback(server) ? [allowInsecureRequests] : [], timeout: 10 });
  };
  return () => {
    asked ??= ask().catch((cause: unknown) => {
      asked = null;
      throw new Refusal(UNREACHABLE, { cause });
    });
    return asked;
  };
}

/** Plain http is for a provider on this machine only. */
function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
