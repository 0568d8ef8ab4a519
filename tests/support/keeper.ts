import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { makeMasterKey, openKeeper, type Keeper, type SuiteName } from '../../src/foundation/platform/crypto/index.ts';
import type { Database } from '../../src/foundation/platform/database/index.ts';

export interface TestKeeper {
  readonly keeper: Keeper;
  readonly keyFile: string;
}

/** Keys for a spec's own database (made with `cryptoMigrations`), under a master key of its own. */
export async function testKeeper(database: Database, suite: SuiteName = 'aes'): Promise<TestKeeper> {
  const folder = await mkdtemp(join(tmpdir(), 'jinbao-test-keys-'));
  const keyFile = join(folder, 'master.key');
  await makeMasterKey(keyFile);
  const keeper = await openKeeper({ connections: database.pool, keyFile, keyCommand: null, suite });
  afterAll(async () => {
    keeper.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { keeper, keyFile };
}
