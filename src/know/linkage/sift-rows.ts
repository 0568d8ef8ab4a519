import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { numberKeySql, passesCheckSql, plainNumberSql, unpaddedSql, wholeOf15Sql, wholeSql } from './identity-sql.ts';
import { nameKey, plainNameSql } from './name-key.ts';

/** What rows are linked by, and its SQL; any of them may be absent from a list. */
const LINKED_BY = {
  identity: "nullif(identity, '')", certificate: "nullif(certificate, '')", birth: 'birth', phone: 'phone', division: 'division',
} as const;
type LinkedBy = keyof typeof LINKED_BY;
const COLUMNS = ['identity', 'certificate', 'birth', 'phone', 'division'] as const satisfies readonly LinkedBy[];

/** The number of rows of a list, which of its columns hold anything, and how many rows one row stands for where strangers are counted. */
export type FilledColumns = Readonly<Record<LinkedBy, boolean> & { rows: number; every: number }>;

/** How many rows of a list are enough to count its names and to see how unlike strangers are. */
const ENOUGH_ROWS = 75_000;

/**
 * Reads a snapshot once and keeps the rows that could be someone in the register, by keys that are looked up: most rows of a big list are strangers,
 * and nothing else is ever done to those. Temporary tables:
 * linkage_list   (a view of the snapshot) its rows, and whether their number is `sound`: 18 characters that pass their check
 * linkage_sifted the kept rows: their cells, their number tidied and whether it passes its check, n (the name's key where the register has that name),
 *                `owner` (the person whose number and name the row bears, where nothing else of it speaks against that)
 * linkage_named  (a view) row, n, number, passes, birth, phone, division, owner of the kept rows that have a name of the register, unusual spellings included
 */
export async function siftRows(engine: AnalysisEngine, snapshot: string): Promise<FilledColumns> {
  const source = `read_parquet(${literal(snapshot)})`;
  const filled = await filledColumns(engine, source);
  await engine.run(`create or replace temp view linkage_list as ${await listSql(engine, source, filled)}`);
  await engine.run(`create or replace temp table linkage_sifted as ${siftSql(filled)}`);
  await keySpellings(engine);
  return filled;
}

/** Empty columns are not read. Snapshots tell by themselves which numbers are sound; of others it is worked out. */
async function listSql(engine: AnalysisEngine, source: string, filled: FilledColumns): Promise<string> {
  const cell = (column: LinkedBy) => `${filled[column] ? LINKED_BY[column] : `cast(null as ${column === 'birth' ? 'date' : 'varchar'})`} as ${column}`;
  const numeric = (column: 'identity' | 'certificate') => `${filled[column] ? `coalesce(${column}_numeric, false)` : 'false'} as ${column}_numeric`;
  const cells = `row, ${cell('identity')}, ${numeric('identity')}, ${cell('certificate')}, ${numeric('certificate')}, name, sex, ${cell('birth')}, ${cell('phone')}, ${cell('division')}`;
  const told = await engine.rows(`select column_name from (describe select * from ${source}) columns where column_name = 'identity_sound'`);
  if (told.length > 0) return `select ${cells}, coalesce(identity_sound, false) as sound from ${source}`;
  return `select *, not identity_numeric and ${passesCheckSql('identity', 'whole')} as sound from (select *, ${wholeSql('identity')} as whole from (select ${cells} from ${source}) cells) cells`;
}

async function filledColumns(engine: AnalysisEngine, source: string): Promise<FilledColumns> {
  const [size] = await engine.rows<{ rows: number }>(`select count(*) as rows from ${source}`);
  const rows = size?.rows ?? 0;
  const filled = { rows, every: Math.max(1, Math.ceil(rows / ENOUGH_ROWS)), identity: false, certificate: false, birth: false, phone: false, division: false };
  for (const column of COLUMNS) {
    filled[column] = (await engine.rows(`select row from ${source} where ${LINKED_BY[column]} is not null limit 1`)).length > 0;
  }
  return filled;
}

/** A join that tells whether a row has a key: each key is there once, so the number of rows stays. */
function sieve(table: string, as: string, on: string): { readonly as: string; readonly join: string } {
  return { as, join: `left join linkage_${table} ${as} on ${on}` };
}

/**
 * A row with a sound number, nobody's here, is somebody only by name and day of birth (or phone; or village, in a list without days); of the others
 * with a name of the register, or with a day and town, as many are kept as strangers are counted by. Rows without a sound number or day are `odd`.
 */
function siftSql(filled: FilledColumns): string {
  const named = [
    sieve('named_day', 'nd', `nd.n = s.n and ${filled.birth ? 'nd.birth = l.birth' : 'nd.born = substr(l.identity, 7, 8)'}`),
    ...(filled.phone ? [sieve('named_phone', 'nt', 'nt.n = s.n and nt.phone = l.phone')] : []),
    ...(filled.division && !filled.birth ? [sieve('named_village', 'nv', 'nv.n = s.n and nv.village = l.division')] : []),
  ];
  const drawn = `l.row % ${filled.every} = 0`;
  const beside = filled.birth ? `bt.birth = case when ${drawn} or not l.sound then l.birth end` : `bt.born = case when ${drawn} then substr(l.identity, 7, 8) end`;
  const odd = filled.birth ? '(not l.sound or l.birth is null)' : 'not l.sound';
  return keptSql(filled, `select l.*, s.n, case when ${OWNER_AGREES} then k.p end as owner, ${odd} as odd, bt.town is not null as beside
    from linkage_list l
    left join linkage_owner k on k.number = l.identity
    left join linkage_spelling s on s.name = l.name
    ${named.map(({ join }) => join).join('\n    ')}
    left join linkage_born_in_town bt on ${beside} and bt.town = substr(l.division, 1, 9)
    where k.number is not null or ${odd} or (s.n is not null and (${[drawn, ...named.map(({ as }) => `${as}.n is not null`)].join(' or ')}))
      or bt.town is not null or l.identity like '%000' or (s.n is null and not ${plainNameSql('l.name')})`);
}

/** Number and name are one person's, both as written, and what else the row notes does not speak against it. */
const OWNER_AGREES = `k.p is not null and k.n = s.n and not l.identity_numeric
      and (l.birth is null or l.birth = k.birth) and coalesce(l.sex = k.sex, true) and coalesce(substr(l.division, 1, 6) = k.county, true)
      and coalesce(substr(l.certificate, 1, 18) = l.identity, true)`;

/**
 * Tidies the numbers of the rows that are left; an odd row stays if its tidied number, its name, or its day of birth with its town is somebody's. In a
 * list without days a number that fails its check stays in any case, for it and the name may both be misspelt.
 */
function keptSql(filled: FilledColumns, rows: string): string {
  const plain = `select *, case when sound then identity else ${plainNumberSql('l')} end as plain from (${rows}) l`;
  const clean = `select *, case when plain is not null then null
    when strlen(coalesce(identity, certificate)) >= 15 then ${unpaddedSql('coalesce(identity, certificate)')} end as clean from (${plain}) plain`;
  const old = `select *, ${wholeOf15Sql('clean')} as old from (${clean}) clean`;
  const number = `select *, case when plain is not null then plain else ${numberKeySql('clean', 'old')} end as number from (${old}) old`;
  const asked = `select *, case when odd then number end as asked, case when odd and birth is null then substr(number, 7, 8) end as born from (${number}) number`;
  const certified = filled.certificate ? [sieve('owner', 'c', 'c.number = substr(r.certificate, 1, 18)')] : [];
  const dayless = filled.birth ? [
    sieve('named_day', 'nd', 'nd.n = r.n and nd.born = r.born'),
    sieve('born_in_town', 'bt', 'bt.town = substr(r.division, 1, 9) and bt.born = r.born'),
  ] : [];
  const kept = `select r.*, case when not r.sound then ${wholeSql('r.number')} end as whole
    from (${asked}) r
    left join linkage_owner k on k.number = r.asked
    ${[...certified, ...dayless].map(({ join }) => join).join(' ')}
    where not r.odd or (r.n is not null and not r.sound) or k.number is not null or r.beside ${certified.length > 0 ? 'or c.number is not null' : ''}
      ${filled.birth ? 'or nd.n is not null or bt.town is not null' : ''} or r.identity_numeric or r.number like '%000' or (r.number is null and r.phone is not null)
      ${filled.birth ? '' : 'or (not r.sound and strlen(r.number) in (17, 18, 19))'} or not ${plainNameSql('r.name')}`;
  return `select row, identity, identity_numeric, certificate, certificate_numeric, name, sex, birth, phone, division, number, n, owner,
      case when sound then true else ${passesCheckSql('number', 'whole')} end as passes
    from (${kept}) kept`;
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
