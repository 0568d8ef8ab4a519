import { join } from 'node:path';
import { CONSOLE_FOLDER, DEFAULT_PACK, PACKS_FOLDER } from './places.ts';
import { sweepAttempts, type DemoAccount } from '../foundation/access/index.ts';
import { today } from '../foundation/kernel/index.ts';
import { systemClock } from '../foundation/platform/clock/index.ts';
import { buildServer, listen, type Listening } from '../foundation/platform/http/index.ts';
import { openLog, type Log } from '../foundation/platform/log/index.ts';
import type { Settings } from '../foundation/platform/settings/index.ts';
import { coverageRoutes, deskRoutes, keepStanding, lendingRoutes, lastRun, qualityRoutes, whatIfRoutes } from '../judge/coverage/index.ts';
import { readingRoutes } from '../judge/policy/index.ts';
import { demoAssessments } from './demo-assessments.ts';
import { DEMO_DAY, loadDemo, type DemoCity } from './load-demo.ts';
import { openImports, type OpenImports } from './imports/index.ts';
import { openAccess, type OpenAccess } from './open-access.ts';
import { openOffice, type OpenOffice } from './open-office.ts';
import { openPrivacy, type OpenPrivacy } from './open-privacy.ts';
import { openRegister } from './open-register.ts';
import { everyDay } from './retention.ts';
import { rulesToRead } from './rules-to-read.ts';
import { workbenchRoutes } from './workbench/index.ts';

export interface ServeOptions {
  readonly settings: Settings;
  /** Loads this demo city when nothing has been checked yet. */
  readonly demo?: DemoCity;
  /** Where it is logged; standard error where not given. */
  readonly log?: Log;
  /** Progress in plain words, for the terminal. */
  readonly say?: (line: string) => void;
}

export interface Serving {
  readonly url: string;
  /** Accounts a demo city has been given by this start, with their one-time passwords. */
  readonly accounts: readonly DemoAccount[];
  /** Resolves when the server can do its work; rejects when loading the demo city failed. */
  readonly ready: Promise<void>;
  /** Reads the packs anew and puts them to use; what is wrong with them comes back, and then the running ones stay. */
  readonly reload: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/** Opens the office on its data folder and answers on its port. `/readyz` says 503 until the demo city, where one is asked for, is loaded. */
export async function serve({ settings, demo, log = openLog({ level: settings.logLevel }), say = () => {} }: ServeOptions): Promise<Serving> {
  const { office, working, database, processing, estimates, reload, close } = await openOffice(settings, { demo: demo !== undefined });
  try {
    const access = await openAccess({ office, database, settings, demo: demo !== undefined, say, report: (error) => log.error({ err: error }, 'the audit chain could not be signed') });
    const listDay = demo === undefined ? undefined : DEMO_DAY;
    const privacy = openPrivacy({
      office, database, data: settings.data, processing, today, listDay, record: (deed) => access.audit.append(deed),
    });
    const imports = await openImports({ working, database, data: settings.data, report: (error) => log.error({ err: error }, 'an import failed') });
    const state: { reason: string | null } = { reason: '正在装入示范城市 / the demo city is being loaded' };
    const server = await answer({ office, database, processing, estimates, access, privacy, imports, listDay }, settings, log, () => state.reason);
    const ready = prepare({ office, processing }, settings, demo, say).then(() => void (state.reason = null));
    ready.catch((error: unknown) => {
      state.reason = '示范城市未能装入，见日志 / the demo city could not be loaded, see the log';
      log.error({ err: error }, 'the demo city could not be loaded');
    });
    let stopRetaining = async () => {};
    ready.then(() => imports.begin()).catch((error: unknown) => log.error({ err: error }, 'imports could not go on'));
    ready.then(() => {
      stopRetaining = everyDay(async () => {
        // A check that is going on may need what is due: it is waited for.
        await working.engine(() => privacy.retain());
        await imports.sweep();
        await sweepAttempts(access.signIn);
        await keepStanding(office.database.pool, today());
      }, (error) => log.error({ err: error }, 'what is due could not be deleted'));
    }, () => undefined);
    return {
      url: server.url,
      accounts: access.accounts,
      ready,
      reload,
      close: async () => {
        await imports.close();
        await server.close();
        await stopRetaining();
        await access.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepare({ office, processing }: Pick<OpenOffice, 'office' | 'processing'>, settings: Settings, demo: DemoCity | undefined, say: (line: string) => void): Promise<void> {
  if (!demo) return;
  await demoAssessments(office, processing());
  if (!(await lastRun(office.database.pool))) await loadDemo(office, join(settings.data, 'demo'), demo, say);
}

interface Answering extends Pick<OpenOffice, 'office' | 'database' | 'processing' | 'estimates'> {
  readonly access: OpenAccess;
  readonly privacy: OpenPrivacy;
  readonly imports: OpenImports;
  readonly listDay: string | undefined;
}

function answer({ office, database, processing, estimates, access, privacy, imports, listDay }: Answering, settings: Settings, log: Log, reason: () => string | null): Promise<Listening> {
  const lending = { processing, clock: systemClock, folder: join(settings.data, 'exports') };
  const app = buildServer({
    before: access.before,
    routes: [...access.routes, privacy.routes, imports.routes, workbenchRoutes({ office, privacy: privacy.room, listDay }), coverageRoutes(office), deskRoutes(office), openRegister(office, database), lendingRoutes(office, lending), qualityRoutes(office, estimates), whatIfRoutes(office, { dirs: [PACKS_FOLDER], pack: DEFAULT_PACK }), readingRoutes(rulesToRead(office))],
    ready: async () => {
      const why = reason();
      if (why !== null) return { ready: false, reason: why };
      await office.database.pool.query('select 1');
      return { ready: true };
    },
    consoleFolder: CONSOLE_FOLDER,
    log: (entry) => log.debug(entry, 'answered'),
    onError: (error, requestId) => log.error({ err: error, requestId }, 'a request failed'),
  });
  return listen(app, { port: settings.port, host: settings.host });
}
