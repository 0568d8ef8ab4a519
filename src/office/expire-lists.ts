import { keepDecidingRows, type DecidingRow, type DueDeletion } from '../foundation/access/index.ts';
import { literal, quoted, type AnalysisEngine, type Cell } from '../foundation/platform/engine/index.ts';
import type { Office } from '../judge/coverage/index.ts';
import { columnsRead } from '../judge/policy/index.ts';
import { dueSnapshots, markExpired, type DueSnapshot } from '../know/sources/index.ts';

/** The deletions of lists that are due on a day. Of each, the cells that decided findings are read now and kept, sealed, when it goes. */
export async function dueLists(office: Office, engine: AnalysisEngine, day: string): Promise<DueDeletion[]> {
  const due = await dueSnapshots(office.database.pool, office.lake, day);
  return Promise.all(due.map(async ({ ids, snapshot, paths }): Promise<DueDeletion> => {
    const { source, asOf, agency, purpose, legalBasis, rows, expiresOn } = snapshot;
    return {
      kind: 'snapshot', what: office.definitions.get(source)?.label ?? { zh: source, en: source }, list: source, asOf, agency, purpose, legalBasis,
      why: { zh: '借用期限已满', en: 'the time it was lent for is over' }, keptUntil: expiresOn, rows, paths,
      inDatabase: async (client, receipt) => {
        const deciding = await decidingCells(office, engine, { snapshot });
        const kept = await keepDecidingRows(client, office.keeper, receipt, deciding);
        await markExpired(client, ids);
        return { kept: { findings: new Set(deciding.map(({ finding }) => finding)).size, rows: kept } };
      },
    };
  }));
}

interface FindingRow {
  readonly finding: number;
  readonly rule: string;
  readonly person: string;
  readonly row: number;
}

/** Of a list that goes: the rows that findings stand on, and of those only the columns their rules look at. */
async function decidingCells(office: Office, engine: AnalysisEngine, { snapshot }: Pick<DueSnapshot, 'snapshot'>): Promise<DecidingRow[]> {
  const { source: list, asOf, parquet } = snapshot;
  const { rows: found } = await office.database.pool.query<FindingRow>(
    `select f.id as finding, f.rule, f.person_id as person, cast(d.row as bigint) as row
     from coverage.finding f, jsonb_to_recordset(f.rows) d (list text, as_of date, row bigint)
     where f.rows @> $1 and d.list = $2 and d.as_of = $3`,
    [JSON.stringify([{ list, as_of: asOf }]), list, asOf],
  );
  if (found.length === 0) return [];
  const wanted = new Map([...new Set(found.map(({ rule }) => rule))].map((rule) => [rule, [...(columnsRead(office.policy, rule).get(list) ?? [])]]));
  const cells = await cellsOf(engine, parquet, { rows: found.map(({ row }) => row), columns: [...new Set([...wanted.values()].flat())].filter((name) => snapshot.columns.includes(name)) });
  return found.map(({ finding, rule, person, row }) => ({
    finding, person, list, asOf, row,
    cells: Object.fromEntries((wanted.get(rule) ?? []).map((column) => [column, plain(cells.get(row)?.[column])])),
  }));
}

async function cellsOf(engine: AnalysisEngine, parquet: string, { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly string[] }): Promise<Map<number, Record<string, Cell>>> {
  if (columns.length === 0) return new Map();
  const read = await engine.rows<Record<string, Cell>>(
    `select "row", ${columns.map(quoted).join(', ')} from read_parquet(${literal(parquet)}) where "row" in (${[...new Set(rows)].join(', ')})`,
  );
  return new Map(read.map((one) => [Number(one['row']), one]));
}

function plain(cell: Cell | undefined): string | number | boolean | null {
  return cell === undefined || typeof cell === 'object' ? null : cell;
}
