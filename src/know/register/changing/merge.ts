import type { PoolClient } from 'pg';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import { insertChange } from './ask-correction.ts';
import { NO_PERSON, sealAsked, type ChangeDesk } from './change.ts';

/** Two records: `person` stays, `other` stands back. */
export interface Pair {
  readonly person: string;
  readonly other: string;
}

/** What other rooms do when two records become one person, and when they are two again; in the transaction that does it. */
export interface Followers {
  readonly merged: (client: PoolClient, pair: Pair & { readonly actor: string; readonly change: string }) => Promise<void>;
  readonly parted: (client: PoolClient, pair: Pair & { readonly actor: string; readonly change: string }) => Promise<void>;
}

export interface MergeOrder extends Pair {
  readonly why: string;
  readonly evidence: string | null;
  readonly conflict?: number | null;
}

const SAME = { kind: 'invalid', code: 'same_record', zh: '这是同一条记录。', en: 'This is one and the same record.', where: 'other' } as const;
const MERGED = { kind: 'conflict', code: 'already_merged', zh: '其中一条已并入别的记录，或已有记录并入它。请先分开再合并。', en: 'One of them is merged already. Part it first.' } as const;
const NOT_MERGED = { kind: 'conflict', code: 'not_merged', zh: '这两条记录没有合并。', en: 'These two records are not merged.' } as const;

/** Asks that two records of one person become one. Refuses a record out of reach (not_found), and one that is merged already (conflict). */
export async function askMerge({ database, keeper, actor }: ChangeDesk, { person, other, why, evidence, conflict }: MergeOrder): Promise<string> {
  return database.pool.transaction(async (client) => {
    await refuseUnmergeable(client, { person, other });
    return insertChange(client, {
      kind: 'merge', person, other, field: null, effectiveOn: null, asked: sealAsked(keeper, { from: null, to: null, why, evidence }), by: actor, request: null, conflict: conflict ?? null,
    });
  });
}

/** Asks that two merged records become two again. */
export async function askPart({ database, keeper, actor }: ChangeDesk, { person, other, why, evidence }: MergeOrder): Promise<string> {
  return database.pool.transaction(async (client) => {
    await refuseUnmerged(client, { person, other });
    return insertChange(client, {
      kind: 'part', person, other, field: null, effectiveOn: null, asked: sealAsked(keeper, { from: null, to: null, why, evidence }), by: actor, request: null, conflict: null,
    });
  });
}

/** Two records become one: `other` stands back with all that is its own, and nothing of it is moved or lost. */
export async function applyMerge(client: PoolClient, pair: Pair & { readonly actor: string; readonly change: string }, followers: Followers): Promise<void> {
  await refuseUnmergeable(client, pair);
  await client.query('update register.person set merged_into = $1 where id = $2', [pair.person, pair.other]);
  await followers.merged(client, pair);
  await appendEvents(client, pair, 'merged', '合并两条记录');
}

/** They are two again, each with what was its own. */
export async function applyPart(client: PoolClient, pair: Pair & { readonly actor: string; readonly change: string }, followers: Followers): Promise<void> {
  await refuseUnmerged(client, pair);
  await client.query('update register.person set merged_into = null where id = $1', [pair.other]);
  await followers.parted(client, pair);
  await appendEvents(client, pair, 'parted', '分开两条记录');
}

async function refuseUnmergeable(client: PoolClient, { person, other }: Pair): Promise<void> {
  if (person === other) throw new Refusal(SAME);
  const { rows } = await client.query<{ merged: boolean }>(
    `select merged_into is not null or (id = $2 and exists (select from register.person m where m.merged_into = $2)) as merged from register.person where id in ($1, $2)`, [person, other],
  );
  if (rows.length !== 2) throw new Refusal(NO_PERSON);
  if (rows.some(({ merged }) => merged)) throw new Refusal(MERGED);
}

async function refuseUnmerged(client: PoolClient, { person, other }: Pair): Promise<void> {
  const { rows } = await client.query<{ id: string; into: string | null }>('select id, merged_into as into from register.person where id in ($1, $2)', [person, other]);
  if (rows.length !== 2) throw new Refusal(NO_PERSON);
  if (rows.find(({ id }) => id === other)?.into !== person) throw new Refusal(NOT_MERGED);
}

async function appendEvents(client: PoolClient, { person, other, actor, change }: Pair & { readonly actor: string; readonly change: string }, kind: 'merged' | 'parted', reason: string): Promise<void> {
  await client.query(
    `insert into register.event (actor, reason, person_id, kind, subject, after, change_id)
     select $1, $2, p, $3, 'person', jsonb_build_object('person', $4::uuid, 'other', $5::uuid), $6 from unnest(array[$4::uuid, $5::uuid]) p`,
    [actor, reason, kind, person, other, change],
  );
}
