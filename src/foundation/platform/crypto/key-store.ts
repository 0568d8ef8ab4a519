import { randomBytes } from 'node:crypto';
import type { Connections } from '../database/index.ts';
import { dataKey, openText, sealText, type DataKey } from './keyring.ts';
import { KeyError } from './master-key.ts';
import { SUITES, type SuiteName } from './suite.ts';
import { suiteOf } from './suites.ts';

export const PURPOSES = ['data', 'index', 'signing'] as const;
export type Purpose = (typeof PURPOSES)[number];
export type KeyState = 'active' | 'decrypt_only' | 'retired';

/** A key as the database has it. */
export interface StoredKey {
  readonly id: number;
  readonly purpose: Purpose;
  readonly suite: SuiteName;
  readonly state: KeyState;
  readonly wrapped: Buffer | null;
  readonly verifying: Buffer | null;
}

/** What asks for keys: a pool or a client. */
export type Asking = Pick<Connections, 'query'>;

/** Every key, retired ones too. */
export async function storedKeys(client: Asking): Promise<StoredKey[]> {
  const { rows } = await client.query<StoredKey>('select id, purpose, suite, state, wrapped, verifying from keys.key order by id');
  return rows;
}

/** Makes a key of a purpose, wrapped, and answers its number. The caller's transaction holds the lock of `lockKeys`. */
export async function makeKey(client: Asking, master: Buffer, purpose: Purpose, suite: SuiteName, state: KeyState): Promise<number> {
  const { rows: [next] } = await client.query<{ id: number }>('select coalesce(max(id), 0) + 1 as id from keys.key');
  const id = next?.id ?? 1;
  const made = purpose === 'signing' ? suiteOf(suite).newSigningKey() : { secret: randomBytes(32), open: null };
  const wrapped = sealText(wrapping(master, suite), fieldOf(id, purpose), made.secret.toString('base64'));
  await client.query('insert into keys.key (id, purpose, suite, state, wrapped, verifying) values ($1, $2, $3, $4, $5, $6)', [id, purpose, suite, state, wrapped, made.open]);
  return id;
}

/** One at a time makes keys or changes their state, whichever process it is. */
export async function lockKeys(client: Asking): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('keys'))");
}

/** Opens what the master key wrapped. Throws a KeyError where it is another master key. */
export function unwrap(master: Buffer, { id, purpose, wrapped }: StoredKey): Buffer {
  const masters = new Map<number, DataKey>();
  for (const suite of SUITES) if (wrapped?.[1] === suiteOf(suite).mark) masters.set(0, wrapping(master, suite));
  try {
    return Buffer.from(openText(masters, fieldOf(id, purpose), wrapped ?? Buffer.alloc(0)), 'base64');
  } catch {
    throw new KeyError('主密钥与这个数据库不符：请换回原来的主密钥。/ this master key does not open the keys of this database: give it the one they were made with');
  }
}

/** The master key as the sealing key of number 0. */
function wrapping(master: Buffer, suite: SuiteName): DataKey {
  return dataKey(0, suite, master);
}

function fieldOf(id: number, purpose: Purpose): string {
  return `keys.key/${id}/${purpose}`;
}
