import { seeingAll, type Keeper } from '../../../foundation/platform/crypto/index.ts';
import type { Connections } from '../../../foundation/platform/database/index.ts';
import { ATTRIBUTES, CERTIFICATE } from '../importing/attributes.ts';
import { conflictPrint, saidText } from './conflict-said.ts';
import { certificateLookups, contactText, FIELDS } from './fields.ts';

/** Rows sealed in one transaction, where one row need not know of another. */
const PIECE = 2000;

type OpenRow = Readonly<Record<string, unknown>>;
type Said = Readonly<Record<string, Buffer | string | null>>;

interface OpenTable {
  readonly name: string;
  /** Columns of the key with their types. */
  readonly key: Readonly<Record<string, string>>;
  /** Columns written, with their types. */
  readonly columns: Readonly<Record<string, string>>;
  /** Rows in one transaction. */
  readonly piece: number;
  /** What becomes of the rows of a piece. */
  readonly seal: (keeper: Keeper, rows: readonly OpenRow[]) => Said[];
}

/**
 * Seals the numbers a database from before sealing holds open (`register.open_...`, laid aside by the migration), piece by piece, and writes the
 * tables anew, so that no page of theirs holds one either. Does nothing where there are none; killed, it goes on where it stood. Answers how
 * many rows. Segments of the log from before are the operator's to remove; see docs/keys.md.
 */
export async function sealOpenNumbers(connections: Connections, keeper: Keeper): Promise<number> {
  let sealed = 0;
  let found = false;
  for (const table of TABLES) {
    const open = `register.open_${table.name}`;
    if (!(await exists(connections, open))) continue;
    found = true;
    for (let rows = -1; rows !== 0; sealed += rows) rows = await sealPiece(connections, keeper, table);
    await connections.query(`drop table ${open}`);
  }
  if (found) {
    for (const { name } of TABLES) await connections.query(`vacuum full register.${name}`);
    await connections.query('checkpoint');
  }
  return sealed;
}

async function sealPiece(connections: Connections, keeper: Keeper, { name, key, columns, piece, seal }: OpenTable): Promise<number> {
  const open = `register.open_${name}`;
  const types = { ...key, ...columns };
  const names = Object.keys(types);
  return seeingAll(connections, async (client) => {
    const { rows } = await client.query<OpenRow>(`delete from ${open} where ctid = any (array(select ctid from ${open} order by ${Object.keys(key).join(', ')} limit ${piece})) returning *`);
    if (rows.length === 0) return 0;
    const sealed: OpenRow[] = seal(keeper, rows).map((said, i) => ({ ...rows[i], ...said }));
    await client.query(
      `update register.${name} t set ${Object.keys(columns).map((column) => `${column} = v.${column}`).join(', ')}
       from unnest(${Object.values(types).map((type, i) => `$${i + 1}::${type}[]`).join(', ')}) as v(${names.join(', ')})
       where ${Object.keys(key).map((column) => `t.${column} = v.${column}`).join(' and ')}`,
      names.map((column) => sealed.map((row) => row[column] ?? null)),
    );
    return rows.length;
  });
}

async function exists(connections: Connections, table: string): Promise<boolean> {
  const { rows: [found] } = await connections.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
  return found?.there === true;
}

const PERIOD = { person_id: 'uuid', during: 'daterange' };
const text = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null);

/** A number and its look-up. */
function both(keeper: Keeper, field: string, number: string | null, [sealed, lookup] = ['number', 'number_lookup']): Said {
  return { [sealed ?? '']: number === null ? null : keeper.seal(field, number), [lookup ?? '']: number === null ? null : keeper.lookup(field, number) };
}

function certificate(keeper: Keeper, number: string | null): Said {
  if (number === null) return {};
  const found = certificateLookups(keeper, number, { identity: null, lookup: null });
  return { number: keeper.seal(FIELDS.certificate, number), number_lookup: found.number, reissue: found.reissue, identity_lookup: found.identity };
}

/** Equal conflicts of one file are told apart by their order, so all of them are sealed at once. */
function conflicts(keeper: Keeper, rows: readonly OpenRow[]): Said[] {
  const times = new Map<string, number>();
  const inOrder = rows.map((row, i) => ({ row, i })).sort((a, b) => Number(a.row['row'] ?? 0) - Number(b.row['row'] ?? 0));
  const said: Said[] = [];
  for (const { row, i } of inOrder) {
    const one = {
      kind: text(row['kind']) ?? '', certificate: text(row['certificate']), identity: text(row['identity']), name: text(row['name']), found: text(row['found']), expected: text(row['expected']),
    };
    const print = conflictPrint(keeper, one);
    const nth = (times.get(print) ?? 0) + 1;
    times.set(print, nth);
    said[i] = { fingerprint: `${print}.${nth}`, said: keeper.seal(FIELDS.said, saidText(one)) };
  }
  return said;
}

function event(keeper: Keeper, row: OpenRow): Said {
  const subject = text(row['subject']);
  const attribute = [...ATTRIBUTES, CERTIFICATE].find(({ table }) => table === subject);
  const seal = (said: unknown) => {
    const cells = new Map<string, unknown>(said !== null && typeof said === 'object' ? Object.entries(said) : []);
    const [number, identity, phone] = ['number', 'identity', 'phone'].map((name) => text(cells.get(name)));
    const whole = subject === 'guardian' ? contactText({ identity: identity ?? null, phone: phone ?? null }) : number;
    return attribute?.sealed && whole ? keeper.seal(attribute.sealed.field, whole) : null;
  };
  return { sealed_before: seal(row['before']), sealed_after: seal(row['after']) };
}

const TABLES: readonly OpenTable[] = [
  {
    name: 'identification', key: PERIOD, columns: { number: 'bytea', number_lookup: 'bytea' }, piece: PIECE,
    seal: (keeper, rows) => rows.map((row) => both(keeper, FIELDS.identity, text(row['number']))),
  },
  {
    name: 'certificate', key: { id: 'bigint' }, columns: { number: 'bytea', number_lookup: 'bytea', reissue: 'text', identity_lookup: 'bytea' }, piece: PIECE,
    seal: (keeper, rows) => rows.map((row) => certificate(keeper, text(row['number']))),
  },
  {
    name: 'guardian', key: PERIOD, columns: { contact: 'bytea', contact_lookup: 'bytea' }, piece: PIECE,
    seal: (keeper, rows) => rows.map((row) => both(keeper, FIELDS.contact, contactText({ identity: text(row['identity']), phone: text(row['phone']) }), ['contact', 'contact_lookup'])),
  },
  {
    name: 'phone', key: PERIOD, columns: { number: 'bytea', number_lookup: 'bytea' }, piece: PIECE,
    seal: (keeper, rows) => rows.map((row) => both(keeper, FIELDS.phone, text(row['number']))),
  },
  { name: 'conflict', key: { id: 'bigint' }, columns: { fingerprint: 'text', said: 'bytea' }, piece: Number.MAX_SAFE_INTEGER, seal: conflicts },
  { name: 'event', key: { id: 'bigint' }, columns: { sealed_before: 'bytea', sealed_after: 'bytea' }, piece: PIECE, seal: (keeper, rows) => rows.map((row) => event(keeper, row)) },
];
