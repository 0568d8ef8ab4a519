import type { PoolClient } from 'pg';
import { copyFromCsv } from '../../../foundation/platform/database/index.ts';
import { folded, nameKeys } from './name-keys.ts';

/** Names whose keys are written in one go. */
const PORTION = 20_000;

/**
 * Writes what people are found by, for every name in the register that has none yet; of one person where that is given. Answers of how many names. What is
 * there already costs one look through the register, 0.3 s for 200,000 people.
 */
export async function keepKeys(client: PoolClient, person: string | null = null): Promise<number> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `select distinct i.person_id as id, i.name from register.identification i where i.name is not null and ($1::uuid is null or i.person_id = $1)
       and not exists (select from register.search_key k where k.person_id = i.person_id and k.key = lower(regexp_replace(i.name, '[[:space:]·]', '', 'g')))`, [person],
  );
  // Two spellings of one name have one set of keys.
  const fresh = [...new Map(rows.map((row) => [`${row.id} ${folded(row.name)}`, row])).values()];
  if (fresh.length === 0) return 0;
  await client.query('create temp table fresh_key (person_id uuid, key text) on commit drop');
  await copyFromCsv(client, 'fresh_key', lines(fresh));
  // The look above folds a name less than `folded` does (ü, accents): what is kept already is not kept again with every file.
  await client.query('insert into register.search_key select person_id, key from fresh_key f where not exists (select from register.search_key k where k.key = f.key and k.person_id = f.person_id) order by key');
  await client.query('drop table fresh_key');
  if (fresh.length > PORTION) await client.query('analyze register.search_key');
  return fresh.length;
}

async function* lines(names: readonly { readonly id: string; readonly name: string }[]): AsyncGenerator<string> {
  for (let at = 0; at < names.length; at += PORTION) {
    yield names.slice(at, at + PORTION).flatMap(({ id, name }) => nameKeys(name).map((key) => `${id},"${key.replaceAll('"', '""')}"\n`)).join('');
  }
}
