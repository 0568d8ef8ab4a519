import { reachOf, within, DEPARTMENTS, type Actor, type Department } from '../../../../foundation/access/index.ts';
import { Refusal } from '../../../../foundation/platform/http/index.ts';
import type { Office } from '../../office.ts';
import { findingFilter, type FindingFilter } from '../filter.ts';
import { countFindings } from '../list-findings.ts';

/** Whom a saved list is shared with: a county and its towns, a department, or nobody. */
export type Unit = { readonly county: string } | { readonly department: Department } | null;

export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly filter: FindingFilter;
  readonly own: boolean;
  readonly unit: Unit;
  /** Findings there are now, as far as whoever asks may see. */
  readonly total: number;
}

interface Row { readonly id: string; readonly owner: string; readonly name: Buffer; readonly filter: Buffer; readonly county: string | null; readonly department: string | null }

/** Lists kept by one person at most: each is counted whenever they are looked at. */
const MOST = 40;
const SEALED = { name: 'coverage.saved_query.name', filter: 'coverage.saved_query.filter' } as const;
const UNKNOWN = { kind: 'not_found', code: 'query_unknown', zh: '没有这个保存的名单，或它不是您的。', en: 'There is no such saved list, or it is not yours.' } as const;
const NOT_UNIT = { kind: 'forbidden', code: 'not_your_unit', zh: '只能共享给您自己的单位。', en: 'It can be shared only with a unit of your own.', where: 'unit' } as const;
const TOO_MANY = { kind: 'conflict', code: 'too_many_queries', zh: `最多保存 ${MOST} 个名单，请先删掉不用的。`, en: `At most ${MOST} lists are kept; delete one first.` } as const;

/** Saved lists one may see, one's own first, each with its total now. */
export async function savedQueries(office: Office, actor: Actor): Promise<SavedQuery[]> {
  const { rows } = await office.database.pool.query<Row>(
    'select id, owner, name, filter, shared_county as county, shared_department as department from coverage.saved_query order by owner <> $1, saved_at desc limit 100', [actor.id],
  );
  const saved: SavedQuery[] = [];
  for (const row of rows) {
    const filter = findingFilter.parse(JSON.parse(office.keeper.open(SEALED.filter, row.filter)));
    const total = await countFindings(office, { filter });
    saved.push({ id: row.id, name: office.keeper.open(SEALED.name, row.name), filter, own: row.owner === actor.id, unit: unitOf(row), total });
  }
  return saved;
}

function unitOf({ county, department }: Row): Unit {
  if (county !== null) return { county };
  const known = DEPARTMENTS.find((one) => one === department);
  return known ? { department: known } : null;
}

export interface QueryToSave {
  readonly name: string;
  readonly filter: FindingFilter;
  readonly unit: Unit;
}

/** Keeps a list under a name. Refuses a unit that is not one's own (forbidden), and too many (conflict). */
export async function saveQuery(office: Office, actor: Actor, { name, filter, unit }: QueryToSave): Promise<string> {
  const { keeper, database: { pool } } = office;
  const { rows: [own] } = await pool.query<{ count: number }>('select count(*) as count from coverage.saved_query where owner = $1', [actor.id]);
  if ((own?.count ?? 0) >= MOST) throw new Refusal(TOO_MANY);
  const { county, department } = columnsOf(office, actor, unit);
  const { rows: [saved] } = await pool.query<{ id: string }>(
    'insert into coverage.saved_query (owner, name, filter, shared_county, shared_department) values ($1, $2, $3, $4, $5) returning id',
    [actor.id, keeper.seal(SEALED.name, name), keeper.seal(SEALED.filter, JSON.stringify(filter)), county, department],
  );
  if (!saved) throw new Error('the list was not kept');
  return saved.id;
}

/** Another name or another unit for one's own list. Refuses one that is not (not_found). */
export async function changeQuery(office: Office, actor: Actor, id: string, { name, unit }: Omit<QueryToSave, 'filter'>): Promise<void> {
  const { county, department } = columnsOf(office, actor, unit);
  const { rowCount } = await office.database.pool.query(
    'update coverage.saved_query set name = $3, shared_county = $4, shared_department = $5 where id = $1 and owner = $2',
    [id, actor.id, office.keeper.seal(SEALED.name, name), county, department],
  );
  if (rowCount === 0) throw new Refusal(UNKNOWN);
}

/** Forgets one's own list. Refuses one that is not (not_found). */
export async function deleteQuery({ database }: Office, actor: Actor, id: string): Promise<void> {
  const { rowCount } = await database.pool.query('delete from coverage.saved_query where id = $1 and owner = $2', [id, actor.id]);
  if (rowCount === 0) throw new Refusal(UNKNOWN);
}

/** A county within which one works or which one answers for; a department where one belongs to it, or to none. */
function columnsOf({ policy }: Office, actor: Actor, unit: Unit): { readonly county: string | null; readonly department: string | null } {
  if (unit === null) return { county: null, department: null };
  if ('county' in unit) {
    const reach = reachOf(actor, policy.region);
    if (!within(reach, unit.county) && !reach.some((mine) => mine.startsWith(unit.county))) throw new Refusal(NOT_UNIT);
    return { county: unit.county, department: null };
  }
  const whole = reachOf(actor, policy.region).includes('*') && (actor.department === null || actor.department === 'office');
  if (!whole && actor.department !== unit.department) throw new Refusal(NOT_UNIT);
  return { county: null, department: unit.department };
}
