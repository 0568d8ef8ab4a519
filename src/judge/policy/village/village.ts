import { join } from 'node:path';
import type { AnalysisEngine, Cell, ColumnType } from '../../../foundation/platform/engine/index.ts';
import type { ListInput } from '../facts/list-state.ts';

/**
 * Stone Bridge, an imaginary village on 30 June 2018, for specs. Number 1 is severely disabled, poor and in no list; 2 has the minimum living
 * allowance and no living allowance; 3 died in April and is still paid; 4 may be a row that waits at the desk; 5 lives in a county the insurance
 * list leaves out; 6 has no grade on record; 7 is paid the care allowance while in special support.
 */
const PEOPLE: readonly (readonly Cell[])[] = [
  ['p1', '34150219700101001641', '341502', '1970-01-01', 4, 1, 'valid', '2026-01-01', 1],
  ['p2', '34150219710101002552', '341502', '1971-01-01', 5, 2, 'valid', '2026-01-01', 2],
  ['p3', '34150219400101003443', '341502', '1940-01-01', 4, 3, 'valid', '2026-01-01', 3],
  ['p4', '34150219800101004314', '341502', '1980-01-01', 1, 4, 'valid', '2026-01-01', 4],
  ['p5', '34152519850101005241', '341525', '1985-01-01', 4, 1, 'valid', '2026-01-01', 5],
  ['p6', '34150219900101006100', '341502', '1990-01-01', 6, null, 'valid', '2026-01-01', 6],
  ['p7', '34150219500101007061', '341502', '1950-01-01', 6, 1, 'valid', '2026-01-01', 7],
];

const POPULATION: Record<string, ColumnType> = {
  person_id: 'varchar', certificate: 'varchar', county: 'varchar', birth: 'date', category: 'integer', grade: 'integer',
  certificate_status: 'varchar', valid_to: 'date', row: 'bigint',
};

const LINKS: Record<string, ColumnType> = {
  list: 'varchar', row: 'bigint', certificate: 'varchar', person_id: 'varchar', status: 'varchar', method: 'varchar', probability: 'double',
};

interface Told {
  readonly list: string;
  readonly asOf?: string;
  /** Person, how the row stands, and the values of the list's own columns. */
  readonly rows: readonly (readonly [string, 'linked' | 'asked', Readonly<Record<string, Cell>>])[];
  readonly columns?: Record<string, ColumnType>;
  readonly coverage?: readonly string[];
}

const PAID: Record<string, ColumnType> = { month: 'varchar', amount: 'bigint' };

const LISTS: readonly Told[] = [
  { list: 'minimum_living', rows: [['p2', 'linked', {}]] },
  { list: 'poverty_register', columns: { poverty_status: 'varchar' }, rows: [['p1', 'linked', { poverty_status: 'not_out' }], ['p2', 'linked', { poverty_status: 'not_out' }]] },
  { list: 'living_allowance', columns: PAID, rows: [['p3', 'linked', { month: '2018-06', amount: 6000 }]] },
  { list: 'care_allowance', columns: PAID, rows: [['p1', 'linked', { month: '2018-06', amount: 6000 }], ['p7', 'linked', { month: '2018-06', amount: 6000 }], ['p7', 'linked', { month: '2018-05', amount: 6000 }]] },
  { list: 'special_support', rows: [['p7', 'linked', {}]] },
  { list: 'deaths', columns: { death_date: 'date' }, rows: [['p3', 'linked', { death_date: '2018-04-11' }]] },
  {
    list: 'resident_insurance', coverage: ['341502'],
    rows: [['p1', 'linked', {}], ['p2', 'linked', {}], ['p3', 'linked', {}], ['p4', 'asked', {}], ['p6', 'linked', {}], ['p7', 'linked', {}]],
  },
];

export interface Village {
  readonly population: string;
  readonly lists: readonly ListInput[];
}

/** Writes the village's Parquet files. School and survey lists are not handed over. */
export async function buildVillage(engine: AnalysisEngine, folder: string): Promise<Village> {
  const population = join(folder, 'population.parquet');
  await engine.load('village', POPULATION, PEOPLE);
  await engine.writeParquet("select *, county as division, 'female' as sex, 'rural' as household_type from village", population);
  const lists: ListInput[] = [];
  for (const told of LISTS) lists.push(await writeList(engine, folder, told));
  return { population, lists };
}

async function writeList(engine: AnalysisEngine, folder: string, { list, asOf = '2018-06-20', rows, columns = {}, coverage = ['341502', '341525'] }: Told): Promise<ListInput> {
  const write = async (kind: string, types: Record<string, ColumnType>, cells: Cell[][]) => {
    const file = join(folder, `${list}-${kind}.parquet`);
    await engine.load('village', types, cells);
    await engine.writeParquet('select * from village', file);
    return file;
  };
  const links = (status: string) => rows.flatMap(([person, how], i) => (how === status ? [[list, i + 1, null, person, status, 'number', 0.99]] : []));
  return {
    list, asOf, rows: rows.length, coverage: coverage.map((county) => ({ county, rows: 1 })),
    snapshot: await write('snapshot', { row: 'bigint', identity: 'varchar', name: 'varchar', phone: 'varchar', ...columns },
      rows.map(([, , values], i) => [i + 1, '342401198001011233', '石桥桥', '13855551234', ...Object.keys(columns).map((column) => values[column] ?? null)])),
    links: await write('links', LINKS, links('linked')),
    candidates: await write('candidates', LINKS, links('asked')),
  };
}
