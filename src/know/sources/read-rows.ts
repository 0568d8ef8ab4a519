import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { scanFile, type FileScan } from '../../foundation/platform/files/index.ts';
import { checkRows, ERROR_CODES } from './check-rows.ts';
import { chooseColumns } from './choose-columns.ts';
import type { SourceDefinition } from './definition.ts';
import { excludeRows, type Excluded } from './exclude-rows.ts';
import { kindOfFile, openFile } from './open-file.ts';
import { setOddRowsApart } from './odd-rows.ts';
import { problem, type Problem, type ProblemPlace } from './problem.ts';
import { isNumericCell, rawColumn, type CellFacts } from './raw-table.ts';
import type { Places, Reading } from './reading.ts';
import { withSoundIdentity } from './sound-identity.ts';
import type { ColumnMapping } from './map-columns.ts';
import { rememberedColumns, type ChosenColumns } from './remembered-mappings.ts';
import { resolvePlaces, type ResolvedPlaces } from './resolve-places.ts';
import type { TypedColumn } from './type-columns.ts';
import { typeColumns } from './write-snapshot.ts';

export interface RowsOrder {
  readonly definition: SourceDefinition;
  readonly file: string;
  readonly asOf: string;
  readonly divisions: Places;
  readonly place: ProblemPlace;
  /** Columns chosen by a person, before those remembered in `memory`. */
  readonly chosen: ChosenColumns;
  /** The folder where choices are remembered. */
  readonly memory: string;
  readonly scratch: string;
  readonly prefix: string;
}

/** A file read and checked: everything a snapshot is written from. */
export interface ReadRows {
  readonly reading: Reading;
  readonly scan: FileScan;
  readonly columns: readonly TypedColumn[];
  readonly places: ResolvedPlaces;
  readonly excluded: Excluded;
  /** Table of problems (rid, field, code). */
  readonly problems: string;
  /** Table of row ids that are sent back. */
  readonly rejected: string;
  readonly fileProblems: readonly Problem[];
}

/** Opens a file, finds its columns, types its cells and checks its rows. Throws a RefusedFile where nothing of it can be used. */
export async function readRows(engine: AnalysisEngine, order: RowsOrder): Promise<ReadRows> {
  const { definition, file, asOf, divisions, place, scratch, prefix } = order;
  const kind = await kindOfFile(file, place);
  const scanning = scanFile(file);
  // Where the file is refused first, how scanning it ends is of no interest.
  scanning.catch(() => undefined);
  let mapping: ColumnMapping = {};
  const shape = async (headers: readonly string[], cells: CellFacts) => {
    const remembered = await rememberedColumns(order.memory, definition, headers);
    mapping = chooseColumns(headers, definition, { ...remembered, ...order.chosen }, place);
    const identity = mapping['identity'];
    return (from: string) => (identity === undefined
      ? `select *, false as identity_sound, cast(null as bigint) as identity_day, cast(null as boolean) as identity_male from ${from}`
      : withSoundIdentity(from, rawColumn(identity), isNumericCell(cells, identity), 'identity'));
  };
  const raw = await openFile({ engine, file, scanning, definition, table: `${prefix}_raw`, scratch, place, shape }, kind);
  const scan = await scanning;
  const odd = await setOddRowsApart(engine, raw, mapping, prefix);
  const reading: Reading = { engine, definition, raw, mapping, divisions, asOf, place, odd, prefix };

  const excluded = await excludeRows(reading);
  const places = await resolvePlaces(reading);
  const columns = await typeColumns(reading);
  const problems = await checkRows(reading, columns, places);
  await engine.run(`delete from ${problems} where rid in (select rid from ${prefix}_excluded)`);
  const rejected = `${prefix}_rejected`;
  await engine.run(`create or replace temp table ${rejected} as select distinct rid from ${problems} where code in (${ERROR_CODES})`);
  const fileProblems = [
    ...(raw.encoding === 'mixed' ? [problem('encoding_mixed', place)] : []),
    ...(raw.cutOff ? [problem('file_cut_off', { ...place, line: (raw.sheets[0]?.headerLine ?? 0) + raw.rows })] : []),
    ...raw.unread.map((sheet) => problem('sheet_without_header', { ...place, sheet }, { sheet })),
  ];
  return { reading, scan, columns, places, excluded, problems, rejected, fileProblems };
}

/** Drops the tables of a reading: they hold persons' data and much memory. */
export async function forgetRows(engine: AnalysisEngine, prefix: string): Promise<void> {
  const tables = await engine.rows<{ name: string }>(`select table_name as name from duckdb_tables() where starts_with(table_name, ${literal(`${prefix}_`)})`);
  for (const { name } of tables) await engine.run(`drop table ${name}`);
}

let readings = 0;

/** A prefix for the temporary tables of one more reading. */
export function nextPrefix(): string {
  readings += 1;
  return `source_${readings}`;
}
