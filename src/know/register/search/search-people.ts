import { isDivisionCode, prefixOf, readCertificate, readIdentity } from '../../../foundation/kernel/index.ts';
import type { Divisions } from '../../divisions/index.ts';
import type { Registry } from '../sealing/fields.ts';
import { findPeople, peopleOf, type PersonItem } from '../people/find-people.ts';
import { folded, wantedKeys } from './name-keys.ts';

/** How somebody was found. */
export type FoundBy = 'number' | 'name' | 'sound' | 'place' | 'address';

export interface FoundPerson extends PersonItem {
  readonly by: FoundBy;
}

/** Never more: who needs more asks more precisely. */
const MOST = 20;
/** Looked at before the best are chosen. */
const LOOKED_AT = 300;

/**
 * People within reach by a whole number, by name (also without its middle character, by a character of the same sound, in pinyin with or without tones, by
 * initials), by village or town, by a part of the address; at most 20, who fits best first. A name and a place may stand beside each other: `东湖 赵英`.
 * Numbers are shown masked. A record that was merged is found as the one it stands back behind.
 */
export async function searchPeople(registry: Registry, divisions: Pick<Divisions, 'within' | 'city' | 'nameOf'>, text: string): Promise<FoundPerson[]> {
  const words = text.trim().split(/\s+/).filter((word) => folded(word) !== '');
  if (words.length === 0) return [];
  const whole = readCertificate(text).number !== null || readIdentity(text).number !== null;
  const found = whole ? await byNumber(registry, text) : await byName(registry, text, null);
  if (whole) return shown(registry, found);
  if (found.length < MOST && words.length > 1) {
    // `东湖 赵英`: one of the words is a place.
    for (const word of words) found.push(...await byName(registry, words.filter((one) => one !== word).join(''), placesNamed(divisions, word)));
  }
  if (found.length < MOST) found.push(...await byPlace(registry, divisions, text.trim()));
  // A look through every address, 0.2 s of 200,000: only for what nothing else finds.
  if (found.length === 0) found.push(...await byAddress(registry, text.trim()));
  return shown(registry, found);
}

/** Each once, as what fits best. */
async function shown(registry: Registry, found: readonly Hit[]): Promise<FoundPerson[]> {
  const first = found.filter(({ id }, i) => found.findIndex((one) => one.id === id) === i).slice(0, MOST);
  const people = await peopleOf(registry, first.map(({ id }) => id));
  return first.flatMap(({ id, by }) => people.filter((one) => one.id === id).map((one) => ({ ...one, by })));
}

interface Hit {
  readonly id: string;
  readonly by: FoundBy;
}

async function byNumber(registry: Registry, text: string): Promise<Hit[]> {
  const holders = await findPeople(registry, text, MOST);
  const { rows } = await registry.database.pool.query<{ id: string }>('select coalesce(merged_into, id) as id from register.person where id = any($1::uuid[])', [holders.map(({ id }) => id)]);
  return rows.map(({ id }) => ({ id, by: 'number' }));
}

async function byName({ database }: Registry, text: string, places: readonly string[] | null): Promise<Hit[]> {
  const keys = wantedKeys(text);
  if (keys.length === 0 || places?.length === 0 || /^[a-z]$/.test(keys[0] ?? '')) return [];
  const { rows } = await database.pool.query<{ id: string; written: boolean }>(BY_NAME, [keys[0], keys[1] ?? null, places, LOOKED_AT, MOST]);
  return rows.map(({ id, written }) => ({ id, by: written ? 'name' : 'sound' }));
}

/** Whole keys before longer ones, as written before as read. */
const BY_NAME = `
  select coalesce(p.merged_into, p.id) as id, bool_or(f.written) as written
  from (
    (select person_id, length(key) - length($1) as more, true as written from register.search_key where key ^@ $1 limit $4)
    union all (select person_id, length(key) - length($2) + 100, false from register.search_key where $2::text is not null and key ^@ $2 limit $4)) f
  join register.person p on p.id = f.person_id
  where $3::text[] is null or p.place ^@ any($3)
  group by 1 order by min(f.more), 1 limit $5`;

async function byPlace({ database }: Registry, divisions: Pick<Divisions, 'within' | 'city' | 'nameOf'>, text: string): Promise<Hit[]> {
  const places = isDivisionCode(text) && text.length >= 6 ? [prefixOf(text)] : placesNamed(divisions, text);
  if (places.length === 0) return [];
  const { rows } = await database.pool.query<{ id: string }>('select id from register.person where place ^@ any($1) and merged_into is null order by place, id limit $2', [places, MOST]);
  return rows.map(({ id }) => ({ id, by: 'place' }));
}

/** The villages and towns whose name begins with a text of two characters or more, in whole or without what kind of place it is. */
function placesNamed(divisions: Pick<Divisions, 'within' | 'city'>, text: string): string[] {
  if (Array.from(text).length < 2) return [];
  return (['village', 'town'] as const).flatMap((level) => divisions.within(divisions.city, level)).filter(({ name, aliases }) => [name, ...aliases].some((one) => one.startsWith(text))).map(({ code }) => prefixOf(code)).slice(0, 50);
}

async function byAddress({ database }: Registry, text: string): Promise<Hit[]> {
  if (Array.from(text).length < 3 || !/\p{Script=Han}/u.test(text)) return [];
  const { rows } = await database.pool.query<{ id: string }>(
    `select distinct coalesce(p.merged_into, p.id) as id from register.residence r join register.person p on p.id = r.person_id
     where upper_inf(r.during) and strpos(r.address, $1) > 0 limit $2`, [text, MOST],
  );
  return rows.map(({ id }) => ({ id, by: 'address' }));
}
