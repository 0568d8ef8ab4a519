import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, dayAt } from '../../../kernel/index.ts';
import type { Connections } from '../../../platform/database/index.ts';
import type { Keeping } from '../processing/keeping-shape.ts';
import type { DueDeletion } from './delete-with-receipt.ts';

const OVER = { zh: '保存期限已满', en: 'the time of keeping is over' };

/** What every deletion under a term of keeping says of itself. */
function under(keeping: Keeping, day: string): Omit<DueDeletion, 'paths' | 'rows'> {
  return {
    kind: keeping.keeping, what: keeping.label, list: null, asOf: null, agency: null, why: OVER,
    purpose: keeping.purpose.zh, legalBasis: keeping.basis.map(({ document, article }) => `${document} ${article}`).join('；'), keptUntil: lastDay(keeping, day),
  };
}

/** What is of this day or earlier has been kept long enough, seen from `day`. */
function lastDay({ keep_days: days }: Keeping, day: string): string {
  return addDays(day, -days - 1);
}

/** Files of a folder whose name fits and whose time is over, all in one deletion; nothing where there are none. `held`: files that stay whatever their age. */
export async function dueFiles(
  keeping: Keeping, day: string, { folder, fits, held = new Set() }: { readonly folder: string; readonly fits: RegExp; readonly held?: ReadonlySet<string> },
): Promise<DueDeletion[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => fits.test(name)).sort();
  const paths: string[] = [];
  for (const path of names.map((name) => join(folder, name)).filter((one) => !held.has(one))) {
    const { mtime } = await stat(path);
    if (dayAt(mtime) <= lastDay(keeping, day)) paths.push(path);
  }
  return paths.length === 0 ? [] : [{ ...under(keeping, day), paths, rows: null }];
}

// What was done last counts: every row of it is kept as long as the first (privacy.keep_three_years), and one that is too young would hold up all.
const OLD_REQUESTS = `privacy.request r where r.received_on <= $1 and greatest(r.at,
  (select max(e.at) from privacy.request_event e where e.request_id = r.id), (select max(c.at) from privacy.correction c where c.request_id = r.id)) < cast($1 as date) + 1`;
const OLD_LOOKS = 'privacy.look l where greatest(l.at, (select d.at from privacy.look_decision d where d.look_id = l.id)) < cast($1 as date) + 1';

/** Requests of people that are old enough to go, with their events, and what superiors were asked of minors. */
export async function dueRequests(keeping: Keeping, day: string, connections: Connections): Promise<DueDeletion[]> {
  const until = lastDay(keeping, day);
  const { rows: [found] } = await connections.query<{ count: number }>(`select (select count(*) from ${OLD_REQUESTS}) + (select count(*) from ${OLD_LOOKS}) as count`, [until]);
  if (!found || found.count === 0) return [];
  return [{
    ...under(keeping, day), paths: [], rows: found.count,
    inDatabase: async (client) => {
      const { rowCount } = await client.query(`delete from ${OLD_REQUESTS}`, [until]);
      const looks = await client.query(`delete from ${OLD_LOOKS}`, [until]);
      return { tables: [{ table: 'privacy.request', rows: rowCount ?? 0 }, { table: 'privacy.look', rows: looks.rowCount ?? 0 }] };
    },
  }];
}

/**
 * Sessions that ended long ago. They lie under another role than the receipts, so the receipt is entered first with their number and they go
 * with `after`: a session cannot become that old in between.
 */
export async function dueSessions(keeping: Keeping, day: string, connections: Connections): Promise<{ readonly due: DueDeletion; readonly after: () => Promise<void> }[]> {
  const until = lastDay(keeping, day);
  const old = 'sign_in.session where coalesce(ended_at, expires_at) < cast($1 as date) + 1';
  const { rows: [found] } = await connections.query<{ count: number }>(`select count(*) as count from ${old}`, [until]);
  if (!found || found.count === 0) return [];
  return [{
    due: { ...under(keeping, day), paths: [], rows: found.count, inDatabase: async () => ({ tables: [{ table: 'sign_in.session', rows: found.count }] }) },
    after: async () => void (await connections.query(`delete from ${old}`, [until])),
  }];
}
