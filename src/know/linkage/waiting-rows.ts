import { maskCertificate, maskName } from '../../foundation/kernel/index.ts';
import { literal, type AnalysisEngine, type Cell } from '../../foundation/platform/engine/index.ts';
import { maskCells, type SnapshotCell } from '../sources/index.ts';

/** The files of one linked list. */
export interface DeskList {
  readonly list: string;
  readonly snapshot: string;
  readonly links: string;
  readonly candidates: string;
  /** Rows that wait in it. */
  readonly asked: number;
}

/** A row nobody could place, with the people it may be. Names and numbers are masked. */
export interface WaitingRow {
  readonly list: string;
  readonly row: number;
  readonly cells: Record<string, SnapshotCell>;
  readonly candidates: { readonly personId: string; readonly name: string; readonly certificate: string | null; readonly method: string; readonly probability: number }[];
}

/** A page of the rows that wait for a person to decide, list by list in the order given. */
export async function waitingRows(engine: AnalysisEngine, population: string, lists: readonly DeskList[], page: { readonly offset: number; readonly limit: number }): Promise<WaitingRow[]> {
  const waiting: WaitingRow[] = [];
  let skip = page.offset;
  for (const list of lists) {
    const wanted = page.limit - waiting.length;
    if (wanted <= 0) break;
    if (skip < list.asked) waiting.push(...(await rowsOf(engine, population, list, skip, wanted)));
    skip = Math.max(0, skip - list.asked);
  }
  return waiting;
}

async function rowsOf(engine: AnalysisEngine, population: string, list: DeskList, offset: number, limit: number): Promise<WaitingRow[]> {
  const numbers = await engine.rows<{ row: number }>(
    `select row from read_parquet(${literal(list.links)}) where status = 'asked' order by row limit ${limit} offset ${offset}`,
  );
  if (numbers.length === 0) return [];
  const within = numbers.map(({ row }) => row).join(', ');
  const cells = await engine.rows<Record<string, Cell>>(`select * from read_parquet(${literal(list.snapshot)}) where row in (${within})`);
  const candidates = await engine.rows<{ row: number; personId: string; name: string; certificate: string | null; method: string; probability: number }>(
    `select c.row, c.person_id as "personId", p.name, p.certificate, c.method, c.probability
     from read_parquet(${literal(list.candidates)}) c join read_parquet(${literal(population)}) p on p.person_id = c.person_id
     where c.row in (${within}) order by c.row, c.probability desc, c.person_id`,
  );
  const cellsOf = new Map(cells.map((one) => [one['row'], one]));
  return numbers.map(({ row }) => ({
    list: list.list, row, cells: maskCells(cellsOf.get(row) ?? {}),
    candidates: candidates.filter((one) => one.row === row).map(({ personId, name, certificate, method, probability }) => ({
      personId, name: maskName(name), certificate: certificate === null ? null : maskCertificate(certificate), method, probability,
    })),
  }));
}
