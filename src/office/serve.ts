import { join } from 'node:path';
import { CONSOLE_FOLDER, DEFAULT_PACK, PACKS_FOLDER } from './places.ts';
import { standing, theOffice, type Gate } from '../foundation/access/index.ts';
import { buildServer, listen, type Listening } from '../foundation/platform/http/index.ts';
import { openLog, type Log } from '../foundation/platform/log/index.ts';
import type { Settings } from '../foundation/platform/settings/index.ts';
import { coverageRoutes, lastRun, qualityRoutes, whatIfRoutes, type Office } from '../judge/coverage/index.ts';
import { loadDemo, type DemoCity } from './load-demo.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

export interface ServeOptions {
  readonly settings: Settings;
  /** Loads this demo city when nothing has been checked yet. */
  readonly demo?: DemoCity;
  /** Progress in plain words, for the terminal. */
  readonly say?: (line: string) => void;
}

export interface Serving {
  readonly url: string;
  /** Resolves when the server can do its work; rejects when loading the demo city failed. */
  readonly ready: Promise<void>;
  /** Reads the packs anew and puts them to use; what is wrong with them comes back, and then the running ones stay. */
  readonly reload: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/** Opens the office on its data folder and answers on its port. `/readyz` says 503 until the demo city, where one is asked for, is loaded. */
export async function serve({ settings, demo, say = () => {} }: ServeOptions): Promise<Serving> {
  const log = openLog({ level: settings.logLevel });
  const { office, estimates, reload, close } = await openOffice(settings, { demo: demo !== undefined });
  try {
    const state: { reason: string | null } = { reason: '正在装入示范城市 / the demo city is being loaded' };
    const ready = prepare(office, settings, demo, say).then(() => void (state.reason = null));
    ready.catch((error: unknown) => {
      state.reason = '示范城市未能装入，见日志 / the demo city could not be loaded, see the log';
      log.error({ err: error }, 'the demo city could not be loaded');
    });
    const server = await answer({ office, estimates }, settings, log, () => state.reason);
    return {
      url: server.url,
      ready,
      reload,
      close: async () => {
        await server.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepare(office: Office, settings: Settings, demo: DemoCity | undefined, say: (line: string) => void): Promise<void> {
  if (demo && !(await lastRun(office.database.pool))) await loadDemo(office, join(settings.data, 'demo'), demo, say);
}

/** Everybody is the office until people sign in. */
const gate: Gate = { authenticate: async () => theOffice(), record: async () => undefined };

function answer({ office, estimates }: Pick<OpenOffice, 'office' | 'estimates'>, settings: Settings, log: Log, reason: () => string | null): Promise<Listening> {
  const app = buildServer({
    before: [standing(gate)],
    routes: [coverageRoutes(office), qualityRoutes(office, estimates), whatIfRoutes(office, { dirs: [PACKS_FOLDER], pack: DEFAULT_PACK })],
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
