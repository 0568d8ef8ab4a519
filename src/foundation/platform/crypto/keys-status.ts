import type { Connections } from '../database/index.ts';
import { storedKeys, type KeyState, type Purpose } from './key-store.ts';
import { columnsUnder } from './sealed-columns.ts';
import type { SealedFiles } from './change-keys.ts';
import type { SuiteName } from './suite.ts';
import { seeingAll } from './walk-rows.ts';

export interface KeyStatus {
  readonly id: number;
  readonly purpose: Purpose;
  readonly suite: SuiteName;
  readonly state: KeyState;
  readonly madeAt: Date;
  /** Columns and files that hold anything of it; of keys that seal or find and are not retired. */
  readonly usedIn: readonly string[];
}

export interface KeysStatus {
  readonly keys: readonly KeyStatus[];
  /** A change that was begun and is not done. */
  readonly changing: { readonly suite: SuiteName; readonly actor: string; readonly since: Date } | null;
}

/** Every key with what is under it, and whether a change of keys is open. Reads the columns of bytes through: seconds for a city. */
export async function keysStatus(connections: Connections, files: Pick<SealedFiles, 'keysInUse'>): Promise<KeysStatus> {
  return seeingAll(connections, async (client) => {
    const { rows: made } = await client.query<{ id: number; madeAt: Date }>('select id, made_at as "madeAt" from keys.key');
    const inFiles = await files.keysInUse();
    const keys: KeyStatus[] = [];
    for (const { id, purpose, suite, state } of await storedKeys(client)) {
      const columns = state === 'retired' || purpose === 'signing' ? [] : await columnsUnder(client, id);
      const usedIn = [...columns.map(({ table, column }) => `${table}.${column}`), ...(inFiles.has(id) ? ['files'] : [])];
      keys.push({ id, purpose, suite, state, madeAt: made.find((one) => one.id === id)?.madeAt ?? new Date(0), usedIn });
    }
    const { rows: [changing = null] } = await client.query<{ suite: SuiteName; actor: string; since: Date }>('select suite, actor, begun_at as since from keys.rotation where done_at is null');
    return { keys, changing };
  });
}
