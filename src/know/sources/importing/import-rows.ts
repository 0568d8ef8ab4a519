import type { Connections } from '../../../foundation/platform/database/index.ts';
import { importShape, type Import, type ImportState } from './import-shape.ts';

type Client = Pick<Connections, 'query'>;

const COLUMNS = `id, list, as_of as "asOf", file_name as "fileName", file_size as "fileSize", state, failed_in as "failedIn", found, mapping, tried, released,
  snapshot_id as "snapshotId", run_id as "runId", result, problem, created_by as "createdBy", created_by_name as "createdByName", created_at as "createdAt", changed_at as "changedAt"`;

/** Who does something with an import; the office itself where nobody asked. */
export interface By {
  readonly id: string;
  readonly name: string;
}

export interface NewImport {
  readonly id: string;
  readonly list: string;
  readonly asOf: string;
  readonly fileName: string;
  /** Bytes. */
  readonly fileSize: number;
}

/** Opens an import whose file is about to arrive. */
export async function openImport(client: Client, { id, list, asOf, fileName, fileSize }: NewImport, by: By): Promise<void> {
  await client.query(
    'insert into sources.import (id, list, as_of, file_name, file_size, created_by, created_by_name) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, list, asOf, fileName, fileSize, by.id, by.name],
  );
  await event(client, id, 'arriving', by);
}

export async function findImport(client: Client, id: string): Promise<Import | null> {
  const { rows: [row] } = await client.query(`select ${COLUMNS} from sources.import where id = $1`, [id]);
  return row === undefined ? null : importShape.parse(row);
}

/** Imports, newest first. */
export async function listImports(client: Client, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ total: number; items: Import[] }> {
  const { rows } = await client.query<{ total: number }>(`select ${COLUMNS}, count(*) over () as total from sources.import order by created_at desc, id limit $1 offset $2`, [limit, offset]);
  return { total: rows[0]?.total ?? 0, items: rows.map((row) => importShape.parse(row)) };
}

/** What a step adds to the row. */
export interface Gained {
  readonly failed_in?: ImportState | null;
  readonly found?: object;
  readonly mapping?: object;
  readonly tried?: object | null;
  readonly released?: readonly string[];
  readonly snapshot_id?: number;
  readonly run_id?: number;
  readonly result?: object;
  readonly problem?: object | null;
}

/** Moves an import on, in the caller's transaction. False where it is no longer where it was thought to be: somebody cancelled it, or this was done before. */
export async function moveImport(client: Client, id: string, from: readonly ImportState[], to: ImportState, { gained = {}, by }: { readonly gained?: Gained; readonly by?: By } = {}): Promise<boolean> {
  const columns = Object.entries(gained);
  const { rowCount } = await client.query(
    `update sources.import set state = $3, changed_at = now()${columns.map(([name], i) => `, ${name} = $${i + 4}`).join('')} where id = $1 and state = any ($2)`,
    [id, from, to, ...columns.map(([, value]) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : value))],
  );
  if (rowCount === 0) return false;
  await event(client, id, to, by);
  return true;
}

export interface ImportEvent {
  readonly at: Date;
  readonly state: ImportState;
  /** Null: the office itself, by what it was asked. */
  readonly by: string | null;
}

/** What happened to an import, oldest first. */
export async function importHistory(client: Client, id: string): Promise<ImportEvent[]> {
  const { rows } = await client.query<ImportEvent>('select at, state, actor_name as by from sources.import_event where import_id = $1 order by id', [id]);
  return rows;
}

/** The imports that still need what was put aside for them: file, and what was read of it. */
export async function livingImports(client: Client): Promise<Pick<Import, 'id' | 'state' | 'changedAt'>[]> {
  const { rows } = await client.query<Pick<Import, 'id' | 'state' | 'changedAt'>>(
    `select id, state, changed_at as "changedAt" from sources.import where state in ('arriving', 'reading', 'mapping', 'trying', 'deciding', 'taking', 'failed')`,
  );
  return rows;
}

function event(client: Client, id: string, state: ImportState, by?: By) {
  return client.query('insert into sources.import_event (import_id, state, actor_name) values ($1, $2, $3)', [id, state, by?.name ?? null]);
}

/** Takes a list back, in the caller's transaction: what counts is the one before it. */
export async function markUndone(client: Client, snapshotId: number): Promise<void> {
  await client.query('update sources.snapshot set undone_at = now() where id = $1', [snapshotId]);
}
