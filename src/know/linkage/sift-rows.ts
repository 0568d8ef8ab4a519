import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { numberKeySql, passesCheckSql, plainNumberSql, unpaddedSql, wholeSql } from './identity-sql.ts';
import { nameKey, plainNameSql } from './name-key.ts';

/** What rows are linked by; any of them may be absent from a list. */
const LINKED_BY = ['identity', 'certificate', 'birth', 'phone', 'division'] as const;

/** The number of rows of a list, which of its columns hold anything, and how many rows one row stands for where strangers are counted. */
export type FilledColumns = Readonly<Record<(typeof LINKED_BY)[number], boolean> & { rows: number; every: number }>;

/** How many rows of a list are enough to count its names and to see how unlike strangers are. */
const ENOUGH_ROWS = 500_000;

/**
 * Reads a snapshot once and keeps the rows that could be someone in the register, by keys that are looked up: most rows of a big list are strangers,
 * and nothing else is ever done to those. Temporary tables:
 * linkage_list   (a view of the snapshot)
 * linkage_sifted the kept rows: their cells, their number tidied and whether it passes its check, n (the name's key where the register has that name),
 *                `beside` (somebody was born that day in that town), `owner` (the person whose number and name the row bears,
 *                where nothing else of it speaks against that)
 * linkage_named  (a view) row, n, number, passes, birth, phone, division, owner of the kept rows that have a name of the register, unusual spellings included
 */
export async function siftRows(engine: AnalysisEngine, snapshot: string): Promise<FilledColumns> {
  const source = `read_parquet(${literal(snapshot)})`;
  const checked = await engine.rows(`select column_name from (describe select * from ${source}) columns where column_name = 'identity_sound'`);
  await engine.run(`create or replace temp view linkage_list as
    select row, nullif(identity, '') as identity, coalesce(identity_numeric, false) as identity_numeric, nullif(certificate, '') as certificate,
      coalesce(certificate_numeric, false) as certificate_numeric, name, sex, birth, phone, division, ${checked.length > 0 ? 'identity_sound' : 'false'} as sound
    from ${source}`);
  const filled = await filledColumns(engine);
  await engine.run(`create or replace temp table linkage_sifted as ${siftSql(filled)}`);
  await keySpellings(engine);
  return filled;
}

async function filledColumns(engine: AnalysisEngine): Promise<FilledColumns> {
  const [size] = await engine.rows<{ rows: number }>('select count(*) as rows from linkage_list');
  const rows = size?.rows ?? 0;
  const filled = { rows, every: Math.max(1, Math.ceil(rows / ENOUGH_ROWS)), identity: false, certificate: false, birth: false, phone: false, division: false };
  for (const column of LINKED_BY) {
    filled[column] = (await engine.rows(`select row from linkage_list where ${column} is not null limit 1`)).length > 0;
  }
  return filled;
}

/** A join that tells whether a row has a key: each key is there once, so the number of rows stays. */
function sieve(table: string, as: string, on: string): { readonly as: string; readonly join: string } {
  return { as, join: `left join linkage_${table} ${as} on ${on}` };
}

/**
 * A row with a number that passes its check, nobody's here, is somebody only by name and day of birth (or phone; or village, in a list without days);
 * any other row by its name alone, or by day and town. In a list without days a number that fails its check is kept, for it and the name may both be
 * misspelt.
 */
function siftSql(filled: FilledColumns): string {
  const named = [
    ...(filled.birth ? [sieve('named_day', 'nb', 'nb.n = s.n and nb.birth = r.birth')] : []),
    sieve('named_day', 'nd', 'nd.n = s.n and nd.born = r.number_born'),
    ...(filled.phone ? [sieve('named_phone', 'nt', 'nt.n = s.n and nt.phone = r.phone')] : []),
    ...(filled.division && !filled.birth ? [sieve('named_village', 'nv', 'nv.n = s.n and nv.village = r.division')] : []),
  ];
  const beside = filled.division ? [
    ...(filled.birth ? [sieve('born_in_town', 'bb', 'bb.birth = r.birth and bb.town = r.town')] : []),
    sieve('born_in_town', 'bd', 'bd.born = r.number_born and bd.town = r.town'),
  ] : [];
  const certified = filled.certificate ? [sieve('owner', 'c', 'c.number = r.certified')] : [];
  const told = `(not r.passes or r.row % ${filled.every} = 0`;
  return `select r.row, r.identity, r.identity_numeric, r.certificate, r.certificate_numeric, r.name, r.sex, r.birth, r.phone, r.division, r.number, r.passes, s.n,
      ${['false', ...beside.map(({ as }) => `${as}.town is not null`)].join(' or ')} as beside, case when ${OWNER_AGREES} then k.p end as owner
    from (${numberedSql(filled)}) r
    left join linkage_owner k on k.number = r.number
    left join linkage_spelling s on s.name = r.name
    ${[...certified, ...named, ...beside].map(({ join }) => join).join('\n    ')}
    where k.number is not null
      or (s.n is not null and ${[told, ...named.map(({ as }) => `${as}.n is not null`)].join(' or ')}))
      ${beside.map(({ as }) => `or (${as}.town is not null and ${told} or not ${as}.sound)) `).join('')}
      ${certified.map(({ as }) => `or ${as}.number is not null `).join('')}
      ${filled.birth ? '' : 'or (not r.passes and strlen(r.number) in (17, 18, 19))'}
      ${filled.phone ? 'or (r.number is null and r.phone is not null)' : ''}
      or r.number like '%000' or r.identity_numeric or not ${plainNameSql('r.name')}`;
}

/** Number and name are one person's, both as written, and what else the row notes does not speak against it. */
const OWNER_AGREES = `k.p is not null and k.n = s.n and r.number = r.identity and not r.identity_numeric
      and (r.birth is null or r.birth = k.birth) and coalesce(r.sex = k.sex, true) and coalesce(substr(r.division, 1, 6) = k.county, true)
      and coalesce(substr(r.certificate, 1, 18) = r.number, true)`;

/** The rows with their numbers tidied and checked; each step is a subquery of its own so that it is worked out once. */
function numberedSql(filled: FilledColumns): string {
  const plain = `select *, case when sound then identity else ${plainNumberSql('l')} end as plain from linkage_list l`;
  const clean = `select *, case when plain is not null then null
    when strlen(coalesce(identity, certificate)) >= 15 then ${unpaddedSql('coalesce(identity, certificate)')} end as clean from (${plain}) plain`;
  const number = `select *, case when plain is not null then plain when strlen(clean) >= 15 then ${numberKeySql('clean')} end as number from (${clean}) clean`;
  const parts = `select *, case when not sound then ${wholeSql('number')} end as whole, case when birth is null then substr(number, 7, 8) end as number_born,
    ${filled.certificate ? 'substr(certificate, 1, 18)' : 'cast(null as varchar)'} as certified, substr(division, 1, 9) as town from (${number}) number`;
  return `select *, case when sound then true else ${passesCheckSql('number', 'whole')} end as passes from (${parts}) parts`;
}

async function keySpellings(engine: AnalysisEngine): Promise<void> {
  const unusual = await engine.rows<{ name: string }>(
    `select distinct name from linkage_sifted where n is null and name is not null and not ${plainNameSql('name')}`,
  );
  await engine.load('linkage_unusual', { name: 'varchar', key: 'varchar' }, unusual.map(({ name }) => [name, nameKey(name)]));
  await engine.run(`create or replace temp table linkage_respelt as
    select r.row, k.n, k.key, r.number, r.passes, r.birth, r.phone, r.division
    from linkage_sifted r join linkage_unusual u on u.name = r.name join linkage_key k on k.key = u.key where r.n is null`);
  await engine.run(`create or replace temp view linkage_named as
    select row, n, number, passes, birth, phone, division, owner from linkage_sifted where n is not null
    union all select row, n, number, passes, birth, phone, division, null from linkage_respelt`);
}
