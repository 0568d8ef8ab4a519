import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { Divisions } from '../divisions/index.ts';
import type { SourceDefinition } from './definition.ts';
import type { ColumnMapping } from './map-columns.ts';
import type { OddRows } from './odd-rows.ts';
import type { ProblemPlace } from './problem.ts';
import { rawColumn, type RawTable } from './raw-table.ts';

/** What a snapshot needs of the divisions. */
export type Places = Pick<Divisions, 'resolvePlace'>;

/** A file on its way to a snapshot. */
export interface Reading {
  readonly engine: AnalysisEngine;
  readonly definition: SourceDefinition;
  readonly raw: RawTable;
  readonly mapping: ColumnMapping;
  readonly divisions: Places;
  readonly asOf: string;
  readonly place: ProblemPlace;
  readonly odd: OddRows;
  /** Temporary tables of this reading are called `<prefix>_...`. */
  readonly prefix: string;
}

/** The raw column of a field, null where the file has none. */
export function cellOf(reading: Reading, field: string): string | null {
  const position = reading.mapping[field];
  return position === undefined ? null : rawColumn(position);
}

/** The header a field was found under. */
export function headerOf(reading: Reading, field: string): string | null {
  const position = reading.mapping[field];
  return position === undefined ? null : (reading.raw.headers[position] ?? null);
}
