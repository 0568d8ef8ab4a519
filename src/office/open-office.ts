import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sessionOf, theOffice } from '../foundation/access/index.ts';
import { estimatesOf } from './load-estimates.ts';
import { openWorkshop } from './open-workshop.ts';
import { readPacks, runningPacks, type Packs } from './running-packs.ts';
import { cryptoMigrations, makeMasterKey, openKeeper } from '../foundation/platform/crypto/index.ts';
import { migrate, openDatabase } from '../foundation/platform/database/index.ts';
import { oneAtATime } from '../foundation/platform/engine/index.ts';
import type { Settings } from '../foundation/platform/settings/index.ts';
import { coverageMigrations, type HiddenEstimate, type Office } from '../judge/coverage/index.ts';
import { linkageMigrations } from '../know/linkage/index.ts';
import { registerMigrations } from '../know/register/index.ts';
import { sourcesMigrations } from '../know/sources/index.ts';

/** The rooms that keep tables, in the order of the house. */
export const ROOMS = [cryptoMigrations, registerMigrations, sourcesMigrations, linkageMigrations, coverageMigrations];

export interface OpenOffice {
  readonly office: Office;
  /** The estimates of hidden people that the running packs declare. */
  readonly estimates: () => readonly HiddenEstimate[];
  /** Reads the packs anew; see `runningPacks`. */
  readonly reload: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the office on its data folder: database, keys, lake, engine, packs. Throws FolderInUseError while another process has it open, KeyError
 * without its master key; a demo makes one for itself.
 */
export async function openOffice(settings: Settings, { demo = false } = {}): Promise<OpenOffice> {
  const lake = join(settings.data, 'lake');
  await mkdir(lake, { recursive: true });
  const database = await openDatabase(settings);
  try {
    await migrate(database.pool, ROOMS);
    const keeper = await openKeeper({ connections: database.pool, keyFile: await keyFileOf(settings, demo), keyCommand: settings.keyCommand, suite: settings.crypto });
    const { engine, divisions, ...packs } = await openWorkshop({ engine: settings.engine, tempDirectory: join(settings.data, 'tmp') });
    const running = runningPacks(await withEstimates(packs), async () => withEstimates(await readPacks({})));
    return {
      office: {
        database: database.within(sessionOf(theOffice(), '')), keeper, engine: oneAtATime(engine), divisions, lake,
        get policy() { return running.now().policy; },
        get definitions() { return running.now().definitions; },
      },
      estimates: () => running.now().estimates,
      reload: () => running.reload(),
      close: async () => {
        engine.close();
        keeper.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The master key's file: the one of the settings, else the data folder's own. */
async function keyFileOf({ keyFile, keyCommand, data }: Settings, demo: boolean): Promise<string> {
  const own = join(data, 'keys', 'master.key');
  if (demo && keyFile === null && keyCommand === null && !existsSync(own)) await makeMasterKey(own);
  return keyFile ?? own;
}

async function withEstimates(packs: Packs) {
  return { ...packs, estimates: await estimatesOf(packs) };
}
