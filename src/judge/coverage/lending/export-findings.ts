import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor, Purpose } from '../../../foundation/access/index.ts';
import { addDays } from '../../../foundation/kernel/index.ts';
import type { Clock } from '../../../foundation/platform/clock/index.ts';
import { refuse } from '../http-parts.ts';
import { findingsCsv, type ShownColumn } from '../findings-csv.ts';
import type { FindingFilter } from '../findings/filter.ts';
import { listFindings } from '../findings/list-findings.ts';
import type { Order } from '../findings/orders.ts';
import type { Office } from '../office.ts';

export interface ExportOrder {
  readonly filter: FindingFilter;
  readonly order: Order;
  /** Columns as the screen shows them. */
  readonly columns: readonly ShownColumn[] | undefined;
  readonly purpose: Purpose;
  readonly actor: Actor;
  readonly clock: Clock;
  /** Folder of the files. */
  readonly folder: string;
}

export interface Exported {
  readonly id: string;
  readonly rows: number;
  readonly expiresOn: string;
  readonly people: readonly string[];
}

/** Days a file can be fetched. */
const DAYS = 7;
const SEALED_AS = 'coverage.export.file';
const GONE = { kind: 'not_found', code: 'export_gone', zh: '没有这个文件，或已到期删除。', en: 'There is no such file, or its time is over.' } as const;

/** Makes a file of the findings of a filter as the screen shows them, masked, with who, when and what for: in its first line, and unseen in every fifth row. */
export async function exportFindings(office: Office, { filter, order, columns, purpose, actor, clock, folder }: ExportOrder): Promise<Exported> {
  const { items } = await listFindings(office, { filter }, { order, offset: 0, limit: null });
  const id = randomUUID();
  const expiresOn = addDays(clock.today(), DAYS);
  const head = `${actor.name} 于 ${clock.today()} 为“${purpose.label.zh}”导出，共 ${items.length} 条，${expiresOn} 前有效，请勿外传。编号 ${id}`;
  const text = findingsCsv(items, { head, id, columns });
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${id}.csv.sealed`);
  await writeFile(`${file}.partial`, office.keeper.seal(SEALED_AS, text), { mode: 0o600 });
  await rename(`${file}.partial`, file);
  await office.database.pool.query(
    `insert into coverage.export (id, made_at, expires_on, actor, purpose, what, rows, filter, file) values ($1, $2, $3, $4, $5, 'findings', $6, $7, $8)`,
    [id, clock.now(), expiresOn, actor.id, purpose.purpose, items.length, office.keeper.seal('coverage.export.filter', JSON.stringify(filter)), file],
  );
  return { id, rows: items.length, expiresOn, people: [...new Set(items.map(({ personId }) => personId))] };
}

/** The text of a file one made oneself, while its time lasts; else it is as if it were not there. */
export async function fetchExport(office: Office, id: string, today: string): Promise<{ readonly text: string; readonly rows: number; readonly purpose: string }> {
  const { rows: [kept] } = await office.database.pool.query<{ file: string; rows: number; purpose: string }>(
    'select file, rows, purpose from coverage.export where id = $1 and expires_on >= $2', [id, today],
  );
  if (!kept) return refuse(GONE);
  const sealed = await readFile(kept.file).catch(() => refuse(GONE));
  return { text: office.keeper.open(SEALED_AS, sealed), rows: kept.rows, purpose: kept.purpose };
}
