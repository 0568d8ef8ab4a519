import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { auditMigrations, privacyMigrations, sessionOf, signInMigrations, theOffice, type Processing } from '../foundation/access/index.ts';
import { departmentsOf } from './load-departments.ts';
import { estimatesOf } from './load-estimates.ts';
import { processingOf } from './load-processing.ts';
import { makeDemoKey, masterKeyOf } from './open-keys.ts';
import { openWorkshop } from './open-workshop.ts';
import { readPacks, runningPacks, type Packs } from './running-packs.ts';
import { openCabinet, openWorkingFolder, sealedEngine } from '../foundation/platform/cabinet/index.ts';
import { cryptoMigrations, openKeeper } from '../foundation/platform/crypto/index.ts';
import { migrate, openDatabase, type OwnersDatabase } from '../foundation/platform/database/index.ts';
import { oneAtATime, type EngineDesk } from '../foundation/platform/engine/index.ts';
import { jobsMigrations, prepareQueue } from '../foundation/platform/jobs/index.ts';
import type { Settings } from '../foundation/platform/settings/index.ts';
import { coverageMigrations, keepDepartments, standingMigrations, type DepartmentRule, type HiddenEstimate, type Office } from '../judge/coverage/index.ts';
import { linkageMigrations } from '../know/linkage/index.ts';
import { registerMigrations, sealOpenNumbers } from '../know/register/index.ts';
import { sourcesMigrations } from '../know/sources/index.ts';

/** The rooms that keep tables, in the order of the house. */
export const ROOMS = [
  jobsMigrations, cryptoMigrations, auditMigrations, signInMigrations, registerMigrations, privacyMigrations, sourcesMigrations, linkageMigrations, coverageMigrations, standingMigrations,
];

export interface OpenOffice {
  readonly office: Office;
  /** The same office for work that takes minutes, one piece after another: whoever reads meanwhile does not wait for it. */
  readonly working: Office;
  /** The database as its owner, for what no request does: the sign-in's own connections, the chain of the audit. */
  readonly database: OwnersDatabase;
  /** The register of processing that the running packs declare. */
  readonly processing: () => Processing;
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
  const database = await openDatabase(settings);
  try {
    await migrate(database.pool, ROOMS);
    await prepareQueue(database);
    if (demo) await makeDemoKey(settings);
    const keeper = await openKeeper({ ...masterKeyOf(settings), connections: database.pool, suite: settings.crypto });
    await sealOpenNumbers(database.pool, keeper);
    const working = await openWorkingFolder(settings.data, lake);
    // What the engine spills lies open: it is named as the working folder is, so that the next start finds what a killed process left.
    const spill = join(settings.data, 'tmp', basename(working));
    const { engine, divisions, ...packs } = await openWorkshop({ engine: settings.engine, tempDirectory: join(spill, 'spill') });
    const cabinet = await openCabinet({ folder: lake, working, keeper });
    const sealed = sealedEngine(engine, cabinet);
    const tidy = oneAtATime(sealed);
    const deskOf = (desk: EngineDesk): EngineDesk => (work) => desk((lent) => work(lent).finally(() => tidy(() => cabinet.tidy())));
    const walled = database.within(sessionOf(theOffice(), ''));
    const inForce = async (read: Packs) => {
      const whole = await whatElse(read);
      await keepDepartments(walled.pool, whole.departments);
      return whole;
    };
    const running = runningPacks(await inForce(packs), async () => inForce(await readPacks({})));
    const officeAt = (desk: EngineDesk): Office => ({
      database: walled, keeper, engine: deskOf(desk), divisions, lake,
      get policy() { return running.now().policy; },
      get definitions() { return running.now().definitions; },
    });
    return {
      database,
      office: officeAt(oneAtATime(sealed)),
      working: officeAt(oneAtATime(await sealed.beside())),
      processing: () => running.now().processing,
      estimates: () => running.now().estimates,
      reload: () => running.reload(),
      close: async () => {
        engine.close();
        keeper.close();
        for (const folder of [working, spill]) await rm(folder, { recursive: true, force: true });
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What packs declare besides the policy and the lists. */
async function whatElse(packs: Packs): Promise<Packs & { readonly estimates: readonly HiddenEstimate[]; readonly processing: Processing; readonly departments: readonly DepartmentRule[] }> {
  return { ...packs, estimates: await estimatesOf(packs), processing: await processingOf(packs), departments: await departmentsOf(packs) };
}
