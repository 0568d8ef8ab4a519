import { join } from 'node:path';
import { keeperSigner, openAuditLog, type AuditLog } from '../foundation/access/index.ts';
import { systemClock } from '../foundation/platform/clock/index.ts';
import { KeyError, openKeeper, type Keeper } from '../foundation/platform/crypto/index.ts';
import { FolderInUseError, joinDatabase, NoDatabaseError, type OwnersDatabase } from '../foundation/platform/database/index.ts';
import { readSettings, SettingsError, type Settings } from '../foundation/platform/settings/index.ts';
import { InputError } from './input-error.ts';

/** What a verb works with beside the running office, or without it. */
export interface BesideOffice {
  readonly settings: Settings;
  readonly database: OwnersDatabase;
  readonly keeper: Keeper;
  /** What is done is in the audit chain like everything else. */
  readonly audit: AuditLog;
}

/** Opens database, keys and audit chain for one act, and closes them. Throws InputError where they cannot be opened. */
export async function besideOffice<Answer>(act: (beside: BesideOffice) => Promise<Answer>): Promise<Answer> {
  try {
    const settings = readSettings();
    const database = await joinDatabase(settings);
    try {
      const keeper = await openKeeper({ connections: database.pool, keyFile: settings.keyFile ?? join(settings.data, 'keys', 'master.key'), keyCommand: settings.keyCommand, suite: settings.crypto });
      const audit = await openAuditLog({
        database, folder: join(settings.data, 'audit'), signer: keeperSigner(keeper), digest: () => (keeper.suite === 'sm' ? 'sm3' : 'sha256'), clock: systemClock,
        report: (error) => console.error(error instanceof Error ? error.message : String(error)),
      });
      try {
        return await act({ settings, database, keeper, audit });
      } finally {
        await audit.close();
        keeper.close();
      }
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof SettingsError || error instanceof FolderInUseError || error instanceof NoDatabaseError || error instanceof KeyError) throw new InputError(error.message);
    throw error;
  }
}
