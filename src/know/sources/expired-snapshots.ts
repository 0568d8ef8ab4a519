import { z } from 'zod';
import type { Connections } from '../../foundation/platform/database/index.ts';
import type { KeptSnapshot } from './keep-snapshot.ts';
import { snapshotSchema } from './snapshot.ts';

/** Of some snapshots those that have expired: what is still known of them. Their rows are gone, and with them everything that spoke of single rows. */
export async function expiredSnapshots(pool: Pick<Connections, 'query'>, ids: readonly number[]): Promise<KeptSnapshot[]> {
  const { rows } = await pool.query<{ id: number; manifest: unknown }>('select id, manifest from sources.snapshot where id = any ($1) and expired_at is not null order by list, as_of desc, id desc', [ids]);
  return rows.map(({ id, manifest }) => ({ id, snapshot: snapshotSchema.parse({ ...z.looseObject({}).parse(manifest), problems: [], rejected: [], returned: null, corrections: [] }) }));
}
