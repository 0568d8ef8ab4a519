import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PoolClient } from 'pg';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import type { Snapshot, SnapshotOrder } from '../../sources/index.ts';
import type { RegisterReading } from '../reading/population-of-snapshot.ts';
import { readRegister } from '../reading/read-register.ts';
import { followMerges, keepMerged } from '../changing/follow-merges.ts';
import { holdCorrections, releaseCorrections, sealHeld } from '../changing/hold-corrections.ts';
import type { Registry } from '../sealing/fields.ts';
import { applyAttributes } from './apply-attributes.ts';
import { applyCertificates } from './apply-certificates.ts';
import { ATTRIBUTES, attributesOf, CERTIFICATE } from './attributes.ts';
import { lockRegister } from '../sealing/lock-register.ts';
import { findChanges } from './find-changes.ts';
import { checkingAtOnce } from './first-load.ts';
import { keepConflicts } from './keep-conflicts.ts';
import { matchPeople } from './match-people.ts';
import { stageConflicts } from './stage-conflicts.ts';
import { keepKeys } from '../search/keep-keys.ts';
import { sealChanged, stagePopulation, writePassingFile } from './stage-population.ts';

export interface RegisterOrder extends SnapshotOrder {
  /** Who imports, and why. */
  readonly actor: string;
  readonly reason: string;
  /** Only count; nothing is kept. */
  readonly dryRun?: boolean;
}

/** People by what the file does to them; rows sent back, and rows that are not a person of their own. */
export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
  readonly wrong: number;
  readonly left: number;
  readonly conflicts: number;
}

export interface ImportOutcome {
  /** 'done' also for a dry run; 'already' when this very file was imported for this day before. */
  readonly state: 'done' | 'already';
  readonly batch: number | null;
  readonly counts: ImportCounts;
  readonly reading: RegisterReading & { readonly snapshot: Snapshot };
}

/** Tables a batch writes into. */
const WRITTEN = ['person', 'identification', 'certificate', 'certificate_status', 'residence', 'household', 'household_member', 'guardian', 'phone', 'known_person', 'event', 'conflict'];

/** The file speaks of a day before the last import: history is not rewritten by a file. */
export class OutOfOrderError extends Error {}

/**
 * Takes a register file into the system of record: what is new, changed or gone since the last one, dated, with an event for each change.
 * All of it happens in one transaction, so a process killed at any point leaves nothing, and the next run does the whole once. The same file
 * for the same day changes nothing. No number reaches the database but sealed.
 */
export async function importRegister({ database, keeper }: Registry, engine: AnalysisEngine, order: RegisterOrder): Promise<ImportOutcome> {
  const reading = await readRegister(engine, order);
  const folder = await mkdtemp(join(engine.passing ?? order.outDir, '.import-'));
  try {
    const file = await writePassingFile(engine, reading, join(folder, 'people.csv'));
    return await database.pool.transaction(async (client) => {
      await lockRegister(client, keeper);
      const earlier = await earlierImport(client, reading.snapshot.fileHash, order.asOf);
      if (earlier) return { state: 'already', ...earlier, reading };
      await stagePopulation(client, keeper, file);
      await stageConflicts(client, engine, keeper, reading.conflicts);
      await matchPeople(client);
      await followMerges(client);
      const attributes = attributesOf(new Set(Object.keys(reading.snapshot.mapping)));
      await holdCorrections(client, keeper, file, new Set(attributes.map(({ table }) => table)));
      await findChanges(client, attributes, reading.snapshot.held.map(({ county }) => county));
      await keepMerged(client);
      const counts = await count(client, reading);
      if (order.dryRun === true) return { state: 'done', batch: null, counts, reading };
      await sealChanged(client, keeper, file);
      await sealHeld(client);
      const batch = await beginBatch(client, order, reading.snapshot.fileHash, counts);
      await checkingAtOnce(client, async () => {
        await applyAttributes(client, attributes, order.asOf);
        await applyCertificates(client, order.asOf);
        await appendEvents(client, order, batch);
        await keepConflicts(client, batch);
        await releaseCorrections(client);
        await keepKeys(client);
      });
      // Whoever asks next would be planned for with the statistics of before: an empty register, at the first time.
      await client.query(`analyze ${WRITTEN.map((table) => `register.${table}`).join(', ')}`);
      return { state: 'done', batch, counts, reading };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function earlierImport(client: PoolClient, hash: string, asOf: string): Promise<{ batch: number; counts: ImportCounts } | null> {
  const { rows: [same] } = await client.query<{ batch: number; counts: ImportCounts }>('select id as batch, counts from register.import_batch where file_hash = $1 and as_of = $2', [hash, asOf]);
  if (same) return same;
  const { rows: [later] } = await client.query<{ as_of: string }>('select as_of from register.import_batch where as_of > $1 order by as_of desc limit 1', [asOf]);
  if (later) throw new OutOfOrderError(`已导入 ${later.as_of} 的底册，不能再导入更早的 ${asOf}。/ the register of ${later.as_of} is already in; an earlier day cannot follow`);
  return null;
}

async function count(client: PoolClient, reading: RegisterReading & { snapshot: Snapshot }): Promise<ImportCounts> {
  const { rows: [found] } = await client.query<Pick<ImportCounts, 'new' | 'changed' | 'same' | 'gone' | 'conflicts'>>(`
    select count(*) filter (where is_new) as new, count(*) filter (where h.person is not null) as changed,
      count(*) filter (where not is_new and h.person is null) as same, (select count(*) from change where subject = 'gone') as gone,
      (select count(*) from staged_conflict) as conflicts
    from staged s left join (select distinct person from change where subject <> 'gone') h on h.person = s.person`);
  if (!found) throw new Error('a count has one row');
  return { ...found, wrong: reading.snapshot.rejectedRows, left: reading.left };
}

async function beginBatch(client: PoolClient, order: RegisterOrder, hash: string, counts: ImportCounts): Promise<number> {
  const { rows: [batch] } = await client.query<{ id: number }>(
    'insert into register.import_batch (file_name, file_hash, as_of, actor, counts) values ($1, $2, $3, $4, $5) returning id',
    [basename(order.file), hash, order.asOf, order.actor, JSON.stringify(counts)],
  );
  if (!batch) throw new Error('an insert returns its row');
  return batch.id;
}

async function appendEvents(client: PoolClient, { actor, reason }: RegisterOrder, batch: number): Promise<void> {
  await client.query(`
    insert into register.event (actor, reason, batch_id, person_id, kind, subject, before, after, sealed_before, sealed_after)
    select $1, $2, $3::bigint, person, 'registered', 'person', null, null, null, null from staged where is_new
    union all select $1, $2, $3::bigint, h.person, case when subject = 'gone' then 'gone' else 'changed' end, case when subject = 'gone' then 'person' else subject end, before, after, sealed_before,
      case when h.after is null then null ${[...ATTRIBUTES, CERTIFICATE].map(({ table, sealed }) => (sealed ? `when subject = '${table}' then v.${sealed.from}` : '')).join(' ')} end
    from change h left join staged s on s.person = h.person left join sealed v on v.row = s.row`,
    [actor, reason, batch]);
}
