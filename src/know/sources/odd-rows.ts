import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { rawColumn, type RawTable } from './raw-table.ts';
import type { ColumnMapping } from './map-columns.ts';

/** The few rows that are looked at more closely: found in one pass over a column each, so that no later check reads the whole file again. */
export interface OddRows {
  /**
   * Rows whose identity number is not plainly sound, all rows where the file has no such column: (rid, what a workbook's table has besides, and the columns
   * of numbers, name, birth and sex and those before the name). Half the time of keeping all columns.
   */
  readonly unsound: string;
  /** Table (rid, text, numeric) of names that are not plainly of common Chinese characters; null where the file has no names. */
  readonly names: string | null;
}

const LOOKED_AT = ['identity', 'certificate', 'name', 'birth', 'sex'];

/** Sets the odd rows of a file that was opened apart, as temporary tables `<prefix>_...`. */
export async function setOddRowsApart(engine: AnalysisEngine, raw: RawTable, mapping: ColumnMapping, prefix: string): Promise<OddRows> {
  const { identity, name } = mapping;
  const looked = [...Array(name ?? raw.headers.length).keys(), ...LOOKED_AT.flatMap((field) => mapping[field] ?? [])];
  const columns = [...new Set(looked)].map(rawColumn).concat(raw.hasCells ? ['sheet', 'line', 'numeric'] : []);
  const unsound = identity === undefined ? `(select rowid as rid, * from ${raw.table})` : `${prefix}_unsound`;
  if (identity !== undefined) await engine.run(`create temp table ${unsound} as select rowid as rid, ${columns.join(', ')} from ${raw.table} where not identity_sound`);
  if (name === undefined) return { unsound, names: null };
  const cell = rawColumn(name);
  const names = `${prefix}_names`;
  await engine.run(`create temp table ${names} as select rowid as rid, ${cell} as text, false as numeric from ${raw.table}
    where not coalesce(regexp_full_match(${cell}, '[\u4e00-\u9fa5]+'), false)`);
  return { unsound, names };
}
