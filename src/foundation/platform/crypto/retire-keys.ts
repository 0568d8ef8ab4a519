import type { KeyChange } from './change-keys.ts';
import { lockKeys, storedKeys } from './key-store.ts';
import { columnsUnder } from './sealed-columns.ts';
import { seeingAll } from './walk-rows.ts';

/**
 * Retires the keys under which nothing is left, in any column of bytes or any sealed file; their secrets are gone with that. Whoever writes
 * numbers is waited for, so that nothing they are about to keep is lost. Answers how many keys.
 */
export async function retireKeys({ connections, keeper, rooms, files }: Pick<KeyChange, 'connections' | 'keeper' | 'rooms' | 'files'>): Promise<number> {
  const retired = await seeingAll(connections, async (client) => {
    for (const room of rooms) await room.lock?.(client);
    await lockKeys(client);
    const { rows: [open] } = await client.query<{ keys: number[] }>('select array[data_key, index_key, signing_key] as keys from keys.rotation where done_at is null');
    const idle = (await storedKeys(client)).filter(({ id, state, purpose }) => state === 'decrypt_only' && purpose !== 'signing' && !open?.keys.includes(id));
    const inFiles = await files.keysInUse();
    let count = 0;
    for (const { id } of idle) {
      if (inFiles.has(id) || (await columnsUnder(client, id)).length > 0) continue;
      await client.query("update keys.key set state = 'retired', state_at = now(), wrapped = null where id = $1", [id]);
      count += 1;
    }
    return count;
  });
  await keeper.refresh();
  return retired;
}
