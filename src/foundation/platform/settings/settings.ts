import { resolve } from 'node:path';
import { z } from 'zod';

/** An unset variable and an empty one mean the same: the default holds. */
const optional = (inner: z.ZodType<string, string>) => inner.optional();

/**
 * Every setting of Jinbao: one environment variable each, read once at start. Nothing else in the code reads the environment.
 * A setting that a deployment must choose has no default that would hide the choice.
 */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080)
    .describe('Port of the web server; 0 takes any free one.'),
  JINBAO_HOST: z.string().default('127.0.0.1')
    .describe('Address the web server listens on; 0.0.0.0 for every network of the machine.'),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'postgres://user:password@host:port/database'))
    .describe('A PostgreSQL 18 of your own. Absent: the embedded one, its files in JINBAO_DATA/pg.'),
  JINBAO_DATA: z.string().default('./data')
    .describe('Folder of everything that is kept: the embedded database and the lake.'),
  JINBAO_ENGINE: z.enum(['duckdb', 'trino']).default('duckdb')
    .describe('Where lists are linked and rules are run: in this process, or on a Trino cluster.'),
  TRINO_URL: optional(z.url({ protocol: /^https?$/ }))
    .describe('Coordinator of the Trino cluster; needed when JINBAO_ENGINE=trino.'),
  JINBAO_MEMORY_MB: z.coerce.number().int().min(256).default(3000)
    .describe('Memory the analysis engine may use before it spills to JINBAO_DATA/tmp.'),
  JINBAO_KEY_FILE: z.string().optional()
    .describe('File of the master key, readable by its owner alone. Absent: JINBAO_DATA/keys/master.key where there is one.'),
  JINBAO_KEY_COMMAND: z.string().optional()
    .describe('Command whose output is the master key, instead of a file: a vault or a password card.'),
  JINBAO_CRYPTO: z.enum(['aes', 'sm']).default('aes')
    .describe('Suite of the first keys: AES, SHA-256, Ed25519, or SM4, SM3, SM2. Later `npx jinbao keys switch` changes it.'),
  JINBAO_ADDRESS: optional(z.url({ protocol: /^https?$/ }))
    .describe('Address people reach the server at, https://jinbao.example. With https cookies are for https alone. Absent: as each request says.'),
  JINBAO_PROXY_HEADER: z.string().regex(/^[A-Za-z0-9-]+$/, 'a header, such as x-real-ip').optional()
    .describe('Header in which your own proxy tells the address of the browser, such as x-real-ip. Absent: the address of the connection. Failed sign-ins are counted by it.'),
  JINBAO_SECOND_FACTOR: z.enum(['by_role', 'relaxed']).optional()
    .describe('Whether the roles that need a second factor are asked for it. Absent: by_role, but relaxed in a demo city, where alone relaxed counts.'),
  JINBAO_PASSWORD_DAYS: z.coerce.number().int().min(1).optional()
    .describe('Days after which a password must be changed; classified protection usually asks for 90. Absent: never.'),
  JINBAO_OIDC_ISSUER: optional(z.url({ protocol: /^https?$/ }))
    .describe('OpenID Connect provider people may sign in with, beside their password. Plain http for one on this machine only.'),
  JINBAO_OIDC_CLIENT_ID: z.string().optional()
    .describe('What Jinbao is called there; needed with JINBAO_OIDC_ISSUER.'),
  JINBAO_OIDC_CLIENT_SECRET_FILE: z.string().optional()
    .describe('File with the secret agreed with the provider. Absent: a public client.'),
  JINBAO_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')
    .describe('How much is logged. Personal data is in none of the levels.'),
}).refine((env) => env.JINBAO_ENGINE !== 'trino' || env.TRINO_URL !== undefined, {
  path: ['TRINO_URL'],
  message: 'needed when JINBAO_ENGINE=trino',
}).refine((env) => env.JINBAO_OIDC_ISSUER === undefined || env.JINBAO_OIDC_CLIENT_ID !== undefined, {
  path: ['JINBAO_OIDC_CLIENT_ID'],
  message: 'needed with JINBAO_OIDC_ISSUER',
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Absolute folder. */
  readonly data: string;
  readonly engine: 'duckdb' | 'trino';
  readonly trinoUrl: string | null;
  readonly memoryMb: number;
  /** Absolute; null: the file of the data folder, where there is one. */
  readonly keyFile: string | null;
  readonly keyCommand: string | null;
  readonly crypto: 'aes' | 'sm';
  /** Origin people reach the server at; null: as each request says. */
  readonly address: string | null;
  /** Null: people connect without a proxy between. */
  readonly proxyHeader: string | null;
  /** Null: as a demo city or a real one wants it. */
  readonly secondFactor: 'by_role' | 'relaxed' | null;
  /** Null: passwords do not age. */
  readonly passwordDays: number | null;
  /** Null: no OpenID Connect provider. */
  readonly openId: { readonly issuer: string; readonly clientId: string; readonly clientSecretFile: string | null } | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** One or more settings cannot be used; the message names each with what it takes. Never shows a value: it may hold a password. */
export class SettingsError extends Error {}

/** Reads and checks the settings. Throws a SettingsError that names every wrong one at once. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(Environment.shape).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name}: ${issue.message}. ${describe(name)}`;
    });
    throw new SettingsError(`设置有误 / settings that cannot be used:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const data = resolve(env.JINBAO_DATA);
  return {
    port: env.PORT,
    host: env.JINBAO_HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    data,
    engine: env.JINBAO_ENGINE,
    trinoUrl: env.TRINO_URL ?? null,
    memoryMb: env.JINBAO_MEMORY_MB,
    keyFile: env.JINBAO_KEY_FILE === undefined ? null : resolve(env.JINBAO_KEY_FILE),
    keyCommand: env.JINBAO_KEY_COMMAND ?? null,
    crypto: env.JINBAO_CRYPTO,
    address: env.JINBAO_ADDRESS ?? null,
    proxyHeader: env.JINBAO_PROXY_HEADER ?? null,
    secondFactor: env.JINBAO_SECOND_FACTOR ?? null,
    passwordDays: env.JINBAO_PASSWORD_DAYS ?? null,
    openId: env.JINBAO_OIDC_ISSUER === undefined ? null : {
      issuer: env.JINBAO_OIDC_ISSUER, clientId: env.JINBAO_OIDC_CLIENT_ID ?? '', clientSecretFile: env.JINBAO_OIDC_CLIENT_SECRET_FILE ?? null,
    },
    logLevel: env.JINBAO_LOG,
  };
}

/** Name and meaning of every setting, in the order of this file: for `doctor` and the documentation. */
export function settingsHelp(): { name: string; meaning: string }[] {
  return Object.keys(Environment.shape).map((name) => ({ name, meaning: describe(name) }));
}

function describe(name: string): string {
  const field: z.ZodType | undefined = Object.entries(Environment.shape).find(([key]) => key === name)?.[1];
  return field?.description ?? '';
}
