import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import {
  auditRoutes, authenticator, firstStart, keeperSigner, openAuditLog, openSignIn, sameOrigin, sessionOf, signInRoutes, standing,
  type DemoAccount, type OpenAuditLog, type SignIn,
} from '../foundation/access/index.ts';
import { shortCode } from '../foundation/kernel/index.ts';
import { systemClock } from '../foundation/platform/clock/index.ts';
import { sealedFilesIn } from '../foundation/platform/crypto/index.ts';
import type { OwnersDatabase } from '../foundation/platform/database/index.ts';
import type { Routes } from '../foundation/platform/http/index.ts';
import type { Settings } from '../foundation/platform/settings/index.ts';
import type { Office } from '../judge/coverage/index.ts';
import { keysRoutes } from './keys-routes.ts';

/** A command beside the office looks for new keys every five seconds, as the office does. */
const SETTLE_MS = 12_000;

/** Who may come in, and the book in which it is written. */
export interface OpenAccess {
  /** What stands before the rooms' routes. */
  readonly before: readonly MiddlewareHandler[];
  readonly routes: readonly Routes[];
  readonly audit: OpenAuditLog;
  readonly signIn: SignIn;
  /** Accounts a demo city has been given by this start, with their one-time passwords; none later. */
  readonly accounts: readonly DemoAccount[];
  readonly close: () => Promise<void>;
}

export interface AccessParts {
  readonly office: Office;
  readonly database: OwnersDatabase;
  readonly settings: Settings;
  /** Whether this is a demo city: its accounts are made here, and no second factor is asked unless the settings want it. */
  readonly demo: boolean;
  readonly say: (line: string) => void;
  readonly report: (error: unknown) => void;
}

/** Opens the audit chain and the sign-in, and makes what a first start needs. */
export async function openAccess({ office, database, settings, demo, say, report }: AccessParts): Promise<OpenAccess> {
  const { keeper, divisions, policy: { region } } = office;
  const folder = join(settings.data, 'audit');
  const audit = await openAuditLog({
    database, folder, signer: keeperSigner(keeper), digest: () => (keeper.suite === 'sm' ? 'sm3' : 'sha256'), clock: systemClock, report,
  });
  const signIn = openSignIn({ connections: database.signIn, seals: keeper, audit, clock: systemClock, demo, settings });
  const accounts = await firstStart(signIn, { demo: demo ? demoPlaces(divisions, shortCode(region)) : null, say }).catch(async (error: unknown) => {
    await audit.close();
    throw error;
  });
  return {
    audit, signIn, accounts,
    before: [sameOrigin(signIn), standing({ authenticate: authenticator(signIn), record: (deed) => audit.append(deed) })],
    routes: [
      ...signInRoutes(signIn),
      keysRoutes({ connections: database.pool, keeper, files: sealedFilesIn(office.lake, keeper), settleMs: SETTLE_MS, report }),
      auditRoutes({ folder, connectionsOf: (actor) => office.database.within(sessionOf(actor, region)).pool }),
    ],
    close: () => audit.close(),
  };
}

/** A county with a town and a village of it, and a county beside it. */
function demoPlaces(divisions: Office['divisions'], city: string) {
  const [county, neighbour] = divisions.counties().map(({ code }) => code.slice(0, 6));
  const town = divisions.within(county ?? city, 'town')[0]?.code.slice(0, 9);
  const village = divisions.within(town ?? city, 'village')[0]?.code.slice(0, 12);
  return { city, county: county ?? city, neighbour: neighbour ?? city, town: town ?? city, village: village ?? city };
}
