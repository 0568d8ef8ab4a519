import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { SettledRow } from './keep-decisions.ts';
import { contentKeySql } from './remember-decisions.ts';
import { tellPair, type PairField, type PersonSays, type RowSays } from './tell-pair.ts';

/** The files of one linked list. */
export interface DeskList {
  readonly list: string;
  readonly snapshot: string;
  readonly links: string;
  readonly candidates: string;
}

/** Somebody a row may be. */
export interface DeskCandidate {
  readonly personId: string;
  readonly method: string;
  readonly probability: number;
  readonly fields: readonly PairField[];
}

/** A row nobody could place, with the people it may be, the likeliest first. Names and numbers are masked. */
export interface WaitingRow {
  readonly list: string;
  readonly row: number;
  readonly county: string | null;
  /** The row by itself. */
  readonly says: readonly PairField[];
  readonly candidates: readonly DeskCandidate[];
}

export interface WaitingRequest {
  /** Population Parquet. */
  readonly population: string;
  readonly lists: readonly DeskList[];
  readonly settled: readonly SettledRow[];
  /** Rows set aside instead of those that wait. */
  readonly setAside: boolean;
  readonly only: { readonly list?: string | undefined; readonly county?: string | undefined };
  readonly page: { readonly offset: number; readonly limit: number };
  /** A division code in words. */
  readonly placeName: (code: string) => string;
}

export interface Waiting {
  /** How many wait by list and county, whatever is filtered; a row lies in the county it names, else in that of the likeliest candidate. */
  readonly counts: readonly { readonly list: string; readonly county: string | null; readonly rows: number }[];
  readonly rows: readonly WaitingRow[];
}

const NOBODY: PersonSays = { identity: null, certificate: null, guardian_identity: null, name: null, sex: null, birth: null, phone: null, place: null };

/** The rows that wait for a person to decide, list by list in the order given. */
export async function waitingRows(engine: AnalysisEngine, request: WaitingRequest): Promise<Waiting> {
  const { lists, settled, setAside, only, page } = request;
  if (lists.length === 0) return { counts: [], rows: [] };
  await layOut(engine, request);
  await engine.load('desk_settled', { list: 'varchar', key: 'varchar', aside: 'boolean' }, settled.map(({ list, row, setAside: aside }) => [list, row, aside]));
  const state = setAside ? 'join desk_settled s on s.list = w.list and s.key = w.key and s.aside' : 'left join desk_settled s on s.list = w.list and s.key = w.key';
  const from = `from desk_waiting w ${state} where ${setAside ? 'true' : 's.key is null'}`;
  const counts = await engine.rows<Waiting['counts'][number]>(`select w.list, w.county, count(*) as rows ${from} group by w.list, w.county order by w.list, w.county`);
  const wanted = [...(only.list === undefined ? [] : [`w.list = ${literal(only.list)}`]), ...(only.county === undefined ? [] : [`w.county = ${literal(only.county)}`])];
  const found = await engine.rows<{ list: string; row: number; county: string | null }>(
    `select w.list, w.row, w.county ${from} ${wanted.map((one) => `and ${one}`).join(' ')} order by w.place, w.row limit ${page.limit} offset ${page.offset}`,
  );
  return { counts, rows: await tellRows(engine, request, found) };
}

/** desk_waiting: every row that was linked 'asked', with the place of its list, its key, and its county. */
async function layOut(engine: AnalysisEngine, { population, lists }: WaitingRequest): Promise<void> {
  const asked = lists.map(({ list, snapshot, links, candidates }, place) => `
    select ${place} as place, ${literal(list)} as list, r.row, ${contentKeySql} as key, coalesce(substr(r.division, 1, 6), best.county) as county
    from read_parquet(${literal(links)}) l join read_parquet(${literal(snapshot)}) r on r.row = l.row
    left join (select c.row, arg_max(p.county, c.probability) as county from read_parquet(${literal(candidates)}) c
      join read_parquet(${literal(population)}) p on p.person_id = c.person_id group by c.row) best on best.row = l.row
    where l.status = 'asked'`);
  await engine.run(`create or replace temp table desk_waiting as ${asked.join(' union all ')}`);
}

async function tellRows(engine: AnalysisEngine, request: WaitingRequest, found: readonly { list: string; row: number; county: string | null }[]): Promise<WaitingRow[]> {
  const { compareNames } = await import('./name-likeness.ts');
  const told: WaitingRow[] = [];
  for (const { list, snapshot, candidates } of request.lists) {
    const own = found.filter((one) => one.list === list);
    if (own.length === 0) continue;
    const within = own.map(({ row }) => row).join(', ');
    const says = await engine.rows<RowSays & { row: number }>(
      `select row, identity, identity_numeric, certificate, name, sex, birth, phone, division from read_parquet(${literal(snapshot)}) where row in (${within})`,
    );
    const people = await engine.rows<PersonSays & { row: number; personId: string; method: string; probability: number }>(
      `select c.row, c.person_id as "personId", c.method, c.probability, p.identity, p.certificate, p.guardian_identity, p.name, p.sex, p.birth, p.phone,
         coalesce(p.village, p.town, p.county, p.division) as place
       from read_parquet(${literal(candidates)}) c join read_parquet(${literal(request.population)}) p on p.person_id = c.person_id
       where c.row in (${within}) order by c.row, c.probability desc, c.person_id`,
    );
    const saysOf = new Map(says.map((one) => [one.row, one]));
    for (const { row, county } of own) {
      const written = saysOf.get(row);
      if (!written) continue;
      told.push({
        list, row, county, says: tellPair(written, NOBODY, compareNames, request.placeName),
        candidates: people.filter((one) => one.row === row).map((person) => ({
          personId: person.personId, method: person.method, probability: person.probability, fields: tellPair(written, person, compareNames, request.placeName),
        })),
      });
    }
  }
  return told;
}
