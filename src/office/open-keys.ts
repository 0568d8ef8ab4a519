import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeMasterKey, type MasterKeySource, type SealedRoom } from '../foundation/platform/crypto/index.ts';
import type { Settings } from '../foundation/platform/settings/index.ts';
import { registerSeals } from '../know/register/index.ts';

/** What rooms have to say when keys change, beyond sealing under `schema.table.column`. */
export const SEALED_ROOMS: readonly SealedRoom[] = [
  registerSeals,
  // A second factor that waits to be confirmed is sealed as what it will be.
  { fields: { 'sign_in.second_factor.waiting': "'sign_in.second_factor.secret'" } },
];

/** Where the master key comes from: the settings, else the data folder's own file. */
export function masterKeyOf({ keyFile, keyCommand, data }: Settings): MasterKeySource {
  return { keyFile: keyFile ?? join(data, 'keys', 'master.key'), keyCommand };
}

/** A demo makes its own master key where none is given: beside the data it opens, which is right for a demo alone. */
export async function makeDemoKey(settings: Settings): Promise<void> {
  const { keyFile, keyCommand } = masterKeyOf(settings);
  if (settings.keyFile === null && keyCommand === null && keyFile !== null && !existsSync(keyFile)) await makeMasterKey(keyFile);
}
