import { literal, type AnalysisEngine } from '../../../../foundation/platform/engine/index.ts';
import type { SampledRow } from './draw-sample.ts';

/** The files of one linked list. */
export interface LinkedFiles {
  readonly list: string;
  readonly snapshot: string;
  readonly links: string;
  readonly candidates: string | null;
}

/** What a judge compares: the row as the agency wrote it, and the person it was linked to or most likely is; blank where there is none. */
export interface SampleCells {
  readonly list: string;
  readonly row: number;
  readonly row_name: string | null;
  readonly row_identity: string | null;
  readonly row_certificate: string | null;
  readonly row_birth: string | null;
  readonly row_division: string | null;
  readonly row_address: string | null;
  readonly row_phone: string | null;
  readonly person_name: string | null;
  readonly person_identity: string | null;
  readonly person_certificate: string | null;
  readonly person_birth: string | null;
  readonly person_division: string | null;
  readonly person_address: string | null;
  readonly person_phone: string | null;
}

/** The cells of drawn rows of one list, in their order. */
export async function sampleCells(engine: AnalysisEngine, population: string, files: LinkedFiles, rows: readonly SampledRow[]): Promise<SampleCells[]> {
  const wanted = rows.map(({ row }) => row);
  if (wanted.length === 0) return [];
  const drawn = `row in (${wanted.join(', ')})`;
  const links = `read_parquet(${literal(files.links)})`;
  const likely = files.candidates === null
    ? `select row, person_id from ${links} where status = 'linked' and ${drawn}`
    : `select row, coalesce(l.person_id, c.person_id) as person_id from (select * from ${links} where ${drawn}) l
       left join (select row, max_by(person_id, probability) as person_id from read_parquet(${literal(files.candidates)}) where ${drawn} group by row) c using (row)`;
  const found = await engine.rows<SampleCells>(
    `select ${literal(files.list)} as list, s.row, s.name as row_name, s.identity as row_identity, s.certificate as row_certificate, s.birth as row_birth,
       s.division as row_division, s.address as row_address, s.phone as row_phone,
       p.name as person_name, p.identity as person_identity, p.certificate as person_certificate, p.birth as person_birth,
       p.division as person_division, p.address as person_address, p.phone as person_phone
     from read_parquet(${literal(files.snapshot)}) s left join (${likely}) l on l.row = s.row
     left join read_parquet(${literal(population)}) p on p.person_id = l.person_id
     where s.${drawn}`,
  );
  const order = new Map(wanted.map((row, place) => [row, place]));
  return found.sort((a, b) => (order.get(a.row) ?? 0) - (order.get(b.row) ?? 0));
}
