import type { PoolClient } from 'pg';
import type { Connections } from '../database/index.ts';
import type { Keeper } from './keeper.ts';
import { lookupText } from './keyring.ts';
import { lockKeys, PURPOSES, type Purpose } from './key-store.ts';
import { resealColumns } from './reseal-columns.ts';
import { retireKeys } from './retire-keys.ts';
import type { SuiteName } from './suite.ts';
import { seeingAll } from './walk-rows.ts';

/** What a room that keeps sealed data has to say when keys change. */
export interface SealedRoom {
  /** SQL that names the field of a value, by `schema.table.column`, where that is not the name itself. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Keeps everybody from writing what is looked up in this room, until the end of the transaction. */
  readonly lock?: (client: PoolClient) => Promise<void>;
  /** Writes every look-up of the room anew, in the transaction of the lock. Answers how many rows. Those written already are passed over. */
  readonly lookAnew?: (client: PoolClient, keeper: Keeper, lookup: (field: string, text: string) => Buffer) => Promise<number>;
}

/** Sealed files, wherever they are. */
export interface SealedFiles {
  /** Numbers of the keys they are sealed under. */
  keysInUse(): Promise<ReadonlySet<number>>;
  /** Seals under the active key what is sealed under another. Answers how many files. */
  reseal(): Promise<number>;
}

export interface KeyChange {
  /** The owner's. */
  readonly connections: Connections;
  readonly keeper: Keeper;
  /** Suite of the new keys: the same for a rotation, another for a switch. An interrupted change goes on with the one it began with. */
  readonly suite: SuiteName;
  readonly actor: string;
  readonly rooms: readonly SealedRoom[];
  readonly files: SealedFiles;
  /** How long other processes need to take note of a new key; 0 where there are none. */
  readonly settleMs: number;
  readonly onStep?: (step: KeyStep, done: number) => void;
}

export type KeyStep = 'keys_made' | 'sealing_with_new' | 'looked_anew' | 'resealing' | 'resealed' | 'files_resealed' | 'retired';

interface Rotation {
  readonly id: number;
  readonly suite: SuiteName;
  readonly data: number;
  readonly index: number;
  readonly signing: number;
}

/**
 * Makes new keys and seals everything under them while people work: reading goes on throughout, writing too, but for the minutes in which the
 * look-ups of a room are written anew. Every step may be done twice, so a change that was killed is simply started again and goes on where it
 * stood. The old keys are retired where nothing is left under them.
 */
export async function changeKeys(change: KeyChange): Promise<void> {
  const { connections, keeper, rooms, files, settleMs, onStep = () => undefined } = change;
  const rotation = await begin(change);
  onStep('keys_made', 3);
  // First everybody must be able to open and to find what is written under the new keys, then it is written.
  await settle(keeper, settleMs);
  await activate(connections, [rotation.data, rotation.signing]);
  await settle(keeper, settleMs);
  onStep('sealing_with_new', 2);
  onStep('looked_anew', await lookAnew(change, rotation));
  const fields = Object.assign({}, ...rooms.map((room) => room.fields ?? {}));
  onStep('resealed', await resealColumns({ connections, keeper, fields, onPiece: (_column, rows) => onStep('resealing', rows) }));
  onStep('files_resealed', await files.reseal());
  await connections.query('update keys.rotation set done_at = now() where id = $1', [rotation.id]);
  onStep('retired', await retireKeys({ connections, keeper, rooms, files }));
}

async function begin({ connections, keeper, suite, actor }: KeyChange): Promise<Rotation> {
  return connections.transaction(async (client) => {
    await lockKeys(client);
    const { rows: [open] } = await client.query<Rotation>('select id, suite, data_key as data, index_key as index, signing_key as signing from keys.rotation where done_at is null');
    if (open) return open;
    const made: Partial<Record<Purpose, number>> = {};
    for (const purpose of PURPOSES) made[purpose] = await keeper.makeKey(client, purpose, suite, 'decrypt_only');
    const { data = 0, index = 0, signing = 0 } = made;
    const { rows: [begun] } = await client.query<{ id: number }>(
      'insert into keys.rotation (suite, actor, data_key, index_key, signing_key) values ($1, $2, $3, $4, $5) returning id', [suite, actor, data, index, signing],
    );
    if (!begun) throw new Error('an insert returns its row');
    return { id: begun.id, suite, data, index, signing };
  });
}

/** From now on these keys are written under. A signing key that signs no more loses its secret and goes on to verify. */
async function activate(connections: Connections, ids: readonly number[]): Promise<void> {
  await connections.transaction(async (client) => {
    await lockKeys(client);
    await makeActive(client, ids);
  });
}

async function makeActive(client: PoolClient, ids: readonly number[]): Promise<void> {
  await client.query(`
    update keys.key k set state = 'decrypt_only', state_at = now(), wrapped = case when purpose = 'signing' then null else wrapped end
    where state = 'active' and id <> all ($1) and purpose in (select purpose from keys.key where id = any ($1))`, [ids]);
  await client.query("update keys.key set state = 'active', state_at = now() where id = any ($1) and state = 'decrypt_only'", [ids]);
}

/** All look-ups of all rooms in one transaction: equals are found by comparing them, so none may be under another key than its fellows. */
async function lookAnew({ connections, keeper, rooms }: KeyChange, { index }: Rotation): Promise<number> {
  const rows = await seeingAll(connections, async (client) => {
    for (const room of rooms) await room.lock?.(client);
    await keeper.refresh();
    const key = keeper.keys.index.get(index);
    if (!key) throw new Error('the new index key is at hand');
    let written = 0;
    for (const room of rooms) written += (await room.lookAnew?.(client, keeper, (field, text) => lookupText(key, field, text))) ?? 0;
    await lockKeys(client);
    await makeActive(client, [index]);
    return written;
  });
  await keeper.refresh();
  return rows;
}

async function settle(keeper: Keeper, ms: number): Promise<void> {
  await keeper.refresh();
  if (ms > 0) await new Promise((done) => setTimeout(done, ms));
}
