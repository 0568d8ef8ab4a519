import type { DirtRates } from '../dirt/rates.ts';
import type { PlaceText } from '../dirt/place.ts';
import type { Encoding } from '../files/csv.ts';
import type { Cell } from '../files/table.ts';
import type { Random } from '../random.ts';
import type { Resident } from '../residents/resident.ts';
import type { AnyList } from './names.ts';

/** One row about to be written: the resident, and what the agency made of number, name and place. */
export interface Entry {
  random: Random;
  resident: Resident;
  identity: Cell;
  name: string;
  place: PlaceText;
  /** Number of the data row in its file, from 1. */
  row: number;
}

/** An agency's list: its file, its columns as the agency writes them, how dirty it is. */
export interface AgencyList {
  name: AnyList;
  /** As-of date, in the file's name. */
  date: string;
  /** A workbook falls back to csv beyond 100,000 rows. */
  format: 'csv' | 'xlsx' | 'xls';
  encoding: Encoding;
  /** Rows above the header, by sheet; `[]` for none. */
  titles: (sheet: string) => string[][];
  header: readonly string[];
  /** A second header row under merged cells. */
  subheader?: readonly string[];
  /** Merged cells of title and header: first row, first column, last row, last column, from 0. */
  merges?: readonly (readonly [number, number, number, number])[];
  /** The sheet of a row. */
  sheetOf: (resident: Resident) => string;
  /** A subtotal under the rows of each town. */
  subtotal?: (town: string, rows: number) => string[];
  /** A note under the last row. */
  note?: string;
  dirt: DirtRates;
  cells: (entry: Entry) => Cell[];
}
