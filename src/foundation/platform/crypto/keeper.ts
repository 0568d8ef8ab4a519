import type { Connections } from '../database/index.ts';
import { dataKey, indexKey, lookupText, openText, sealText, type DataKey, type IndexKey } from './keyring.ts';
import { lockKeys, makeKey, PURPOSES, storedKeys, unwrap, type KeyState, type Purpose, type StoredKey } from './key-store.ts';
import { KeyError, readMasterKey, type MasterKeySource } from './master-key.ts';
import { openFile, sealFile } from './sealed-file.ts';
import { signingKey, verifySignature, type SigningKey, type VerifyingKey } from './signatures.ts';
import type { SuiteName } from './suite.ts';
import { suiteOf } from './suites.ts';

/** Who keeps the keys: everything sealed passes through here. Fields are named `schema.table.column`. */
export interface Keeper {
  /** Of the key that seals now. */
  readonly suite: SuiteName;
  seal(field: string, text: string): Buffer;
  /** Throws a SealError where it does not open, a Refusal where its key is not at hand. */
  open(field: string, sealed: Buffer): string;
  /** Equal for equal texts of a field: what is written beside a sealed number so that it can be found. */
  lookup(field: string, text: string): Buffer;
  /** The same under every index key still in use: what is searched for. */
  lookups(field: string, text: string): Buffer[];
  /** A signature under the key that signs now; it says which that is. */
  sign(message: Buffer): Buffer;
  /** Whether a signature is of this message, under whichever of our keys. */
  verify(message: Buffer, signature: Buffer): boolean;
  /** Keyless hash of the suite, 32 bytes: SHA-256 or SM3. */
  hash(message: Buffer): Buffer;
  /** Seals a file into another, whole or not at all; `name` is bound to it (the sealed file's own where not given). */
  sealFile(from: string, to: string, name?: string): Promise<void>;
  openFile(from: string, to: string, name?: string): Promise<void>;
  /** Takes note of keys made, used differently or retired since, by whichever process. */
  refresh(): Promise<void>;
  /** For those who change keys. */
  readonly keys: KeysAtHand;
  /** Makes a key, wrapped as all are, in the caller's transaction, and answers its number; for those who change keys. */
  makeKey(client: Pick<Connections, 'query'>, purpose: Purpose, suite: SuiteName, state: KeyState): Promise<number>;
  close(): void;
}

export interface KeysAtHand {
  readonly stored: readonly StoredKey[];
  readonly data: ReadonlyMap<number, DataKey>;
  readonly index: ReadonlyMap<number, IndexKey>;
  readonly activeData: DataKey;
  readonly activeIndex: IndexKey;
  readonly signing: SigningKey;
  readonly verifying: ReadonlyMap<number, VerifyingKey>;
}

export interface KeeperOptions extends MasterKeySource {
  /** Connections that may read and write the schema `keys`: the owner's. */
  readonly connections: Connections;
  /** Suite of the first keys of a new city; one that has keys keeps theirs until they are switched. */
  readonly suite: SuiteName;
}

/** How often keys made by another process are looked for. */
const REFRESH_MS = 5000;

/** Opens the keys of a database with the master key, and makes the first ones. Throws a KeyError where the master key is not the right one. */
export async function openKeeper({ connections, suite, ...source }: KeeperOptions): Promise<Keeper> {
  const master = await readMasterKey(source);
  await ensureKeys(connections, master, suite);
  return keeperOf(connections, master);
}

/** Keeps the keys of a database that has some. */
async function keeperOf(connections: Connections, master: Buffer): Promise<Keeper> {
  let keys = keysAtHand(await storedKeys(connections), master);
  const refresh = async () => {
    const stored = await storedKeys(connections);
    if (JSON.stringify(stored.map(shortly)) !== JSON.stringify(keys.stored.map(shortly))) keys = keysAtHand(stored, master);
  };
  const timer = setInterval(() => void refresh().catch(() => undefined), REFRESH_MS).unref();
  return {
    get suite() { return keys.activeData.suite.name; },
    get keys() { return keys; },
    makeKey: (client, purpose, made, state) => makeKey(client, master, purpose, made, state),
    seal: (field, text) => sealText(keys.activeData, field, text),
    open: (field, sealed) => openText(keys.data, field, sealed),
    lookup: (field, text) => lookupText(keys.activeIndex, field, text),
    lookups: (field, text) => [...keys.index.values()].map((key) => lookupText(key, field, text)),
    sign: (message) => keys.signing.sign(message),
    verify: (message, signature) => verifySignature(keys.verifying, message, signature),
    hash: (message) => keys.activeData.suite.hash(message),
    sealFile: (from, to, name) => sealFile(keys.activeData, from, to, name),
    openFile: (from, to, name) => openFile(keys.data, from, to, name),
    refresh,
    close: () => clearInterval(timer),
  };
}

/** What of a key can change. */
function shortly({ id, state, wrapped }: StoredKey): unknown[] {
  return [id, state, wrapped === null];
}

async function ensureKeys(connections: Connections, master: Buffer, suite: SuiteName): Promise<void> {
  await connections.transaction(async (client) => {
    await lockKeys(client);
    const stored = await storedKeys(client);
    for (const purpose of PURPOSES) {
      if (!stored.some((key) => key.purpose === purpose && key.state === 'active')) await makeKey(client, master, purpose, suite, 'active');
    }
  });
}

function keysAtHand(stored: readonly StoredKey[], master: Buffer): KeysAtHand {
  const usable = stored.filter(({ wrapped }) => wrapped !== null);
  const of = (purpose: StoredKey['purpose']) => usable.filter((key) => key.purpose === purpose);
  const active = (purpose: StoredKey['purpose']): StoredKey => {
    const found = of(purpose).find(({ state }) => state === 'active');
    if (!found) throw new KeyError(`数据库里没有在用的 ${purpose} 密钥。/ the database has no active key of the purpose ${purpose}`);
    return found;
  };
  const data = new Map(of('data').map((key) => [key.id, dataKey(key.id, key.suite, unwrap(master, key))]));
  const index = new Map(of('index').map((key) => [key.id, indexKey(key.id, key.suite, unwrap(master, key))]));
  const [activeData, activeIndex, signing] = [data.get(active('data').id), index.get(active('index').id), active('signing')];
  if (!activeData || !activeIndex) throw new Error('an active key is among the keys');
  return {
    stored, data, index, activeData, activeIndex,
    signing: signingKey(signing.id, suiteOf(signing.suite), unwrap(master, signing)),
    verifying: new Map(stored.flatMap(({ id, suite, verifying }) => (verifying ? [[id, { suite: suiteOf(suite), open: verifying }] as const] : []))),
  };
}
