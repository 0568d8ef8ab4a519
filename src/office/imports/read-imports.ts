import type { Connections } from '../../foundation/platform/database/index.ts';
import type { Office } from '../../judge/coverage/index.ts';
import { importHistory, listImports, type Import } from '../../know/sources/index.ts';
import type { ImportChoice, ImportDetail, ImportSummary } from './http-shapes.ts';

/** The lists that may be brought in: all that are declared but the register, whose changes are taken in by another way. */
export function choicesOf({ definitions }: Pick<Office, 'definitions'>): ImportChoice[] {
  return [...definitions.values()].filter(({ source }) => source !== 'register').map(({ source, label, agency }) => ({ list: source, label, agency }));
}

export async function importsPage(office: Office, { page, size }: { readonly page: number; readonly size: number }): Promise<{ total: number; items: ImportSummary[] }> {
  const { total, items } = await listImports(office.database.pool, { limit: size, offset: (page - 1) * size });
  return { total, items: items.map((one) => summaryOf(office, one)) };
}

export async function importDetail(office: Office, one: Import): Promise<ImportDetail> {
  const definition = office.definitions.get(one.list);
  const name = (county: string) => (county === '' ? '' : (office.divisions.nameOf(county) ?? county));
  const looks = one.found?.looksLike === null ? undefined : office.definitions.get(one.found?.looksLike ?? '');
  return {
    ...summaryOf(office, one),
    found: one.found && { ...one.found, looksLike: looks ? { list: looks.source, label: looks.label } : null },
    fields: Object.entries(definition?.columns ?? {}).map(([field, { label, required }]) => ({ field, label: label ?? null, required })),
    mapping: one.mapping,
    tried: one.tried && {
      ...one.tried,
      counties: one.tried.counties.map((county) => ({ ...county, name: name(county.county) })),
      held: one.tried.held.map((county) => ({ ...county, name: name(county.county) })),
    },
    released: one.released, listId: one.snapshotId === null ? null : String(one.snapshotId), result: one.result, problem: one.problem,
    history: (await importHistory(office.database.pool, one.id)).map(({ at, state, by }) => ({ at: at.toISOString(), state, by })),
  };
}

function summaryOf({ definitions }: Office, one: Import): ImportSummary {
  const definition = definitions.get(one.list);
  const unknown = { zh: one.list, en: one.list };
  return {
    id: one.id, list: one.list, label: definition?.label ?? unknown, agency: definition?.agency ?? unknown, asOf: one.asOf, fileName: one.fileName, fileSize: one.fileSize, state: one.state,
    rows: one.tried?.rows ?? one.found?.rows ?? null, wrong: one.tried?.wrong ?? null, by: one.createdByName, createdAt: one.createdAt.toISOString(), changedAt: one.changedAt.toISOString(),
  };
}

/** Whether a list may be taken as it was tried: nothing of its kind has come in or gone since. */
export async function stillAsTried(pool: Connections, { list, asOf, tried }: Import): Promise<boolean> {
  const { rows: [last] } = await pool.query<{ asOf: string; version: number }>(
    `select as_of as "asOf", (manifest->>'version')::integer as version from sources.snapshot
     where list = $1 and as_of <= $2 and expired_at is null and undone_at is null order by as_of desc, id desc limit 1`, [list, asOf],
  );
  return (last?.asOf ?? null) === (tried?.before?.asOf ?? null) && (last?.version ?? null) === (tried?.before?.version ?? null);
}
