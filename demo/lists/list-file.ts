import { join } from 'node:path';
import { writePlace } from '../dirt/place.ts';
import { Soil } from '../dirt/soil.ts';
import { CsvFile } from '../files/csv.ts';
import type { Table } from '../files/table.ts';
import { OldWorkbook } from '../files/old-workbook.ts';
import { Workbook } from '../files/workbook.ts';
import type { Village } from '../places.ts';
import type { Random } from '../random.ts';
import type { Household, Resident } from '../residents/resident.ts';
import type { AgencyList } from './list.ts';
import { LISTED } from './names.ts';

/** Beyond this many rows an agency hands over csv, not a workbook. */
const MOST_ROWS = { csv: Infinity, xlsx: 100_000, xls: 25_000 } satisfies Record<AgencyList['format'], number>;

/** Share of the rows that give another village of the county than the register does: people move and certificates stay. */
const ELSEWHERE = 0.012;

/** An agency's list on its way to its file; each row also tells the truth about itself. */
export class ListFile {
  readonly #list: AgencyList;
  readonly #villages: readonly Village[];
  readonly #table: Table;
  readonly #soil: Soil;
  readonly #truth: CsvFile;
  readonly #bit: number;
  #row = 0;
  #town = '';
  #townName = '';
  #townRows = 0;
  #sheet = '';

  /** @param rows expected, decides between workbook and csv */
  constructor(list: AgencyList, villages: readonly Village[], directory: string, rows: number, truth: CsvFile) {
    this.#list = list;
    this.#villages = villages;
    this.#truth = truth;
    this.#bit = LISTED[list.name];
    const format = rows > MOST_ROWS[list.format] ? 'csv' : list.format;
    this.#table = openTable(list, join(directory, `${list.name}@${list.date}.${format}`), format);
    this.#soil = new Soil(list.dirt, this.#bit, format !== 'csv');
    if (format === 'csv') for (const row of headRows(list, '六安市')) this.#table.aside(row, '');
  }

  /** Writes the rows of a village: everybody of these households who stands in the list, a few of them twice. */
  write(random: Random, households: readonly Household[]): void {
    for (const household of households) {
      for (const resident of household) {
        if ((resident.facts & this.#bit) === 0) continue;
        this.#write(random, resident, false);
        if (random.chance(this.#list.dirt.doubled / 1000)) this.#write(random, resident, true);
      }
    }
  }

  close(): Promise<void> {
    this.#endTown();
    if (this.#list.note !== undefined) this.#table.aside([this.#list.note], this.#sheet);
    return this.#table.close();
  }

  #write(random: Random, resident: Resident, again: boolean): void {
    const { townCode, town } = resident.village;
    if (townCode !== this.#town) this.#endTown();
    this.#town = townCode;
    this.#townName = town;
    this.#sheet = this.#list.sheetOf(resident);
    this.#townRows++;
    this.#row++;
    const written = this.#soil.write(random, resident, again);
    const village = written.identity === resident.identity && random.chance(ELSEWHERE) ? this.#neighbour(random, resident.village) : resident.village;
    const place = writePlace(random, village, this.#list.dirt.places);
    this.#table.row(this.#list.cells({ random, resident, place, row: this.#row, ...written }), this.#sheet);
    this.#truth.line(`${this.#list.name},${this.#row},${resident.certificate}`);
  }

  /** Another village of the same county. */
  #neighbour(random: Random, village: Village): Village {
    const other = this.#villages[village.order + random.below(60) - 30];
    return other?.countyCode === village.countyCode ? other : village;
  }

  #endTown(): void {
    if (this.#townRows > 0 && this.#list.subtotal) this.#table.aside(this.#list.subtotal(this.#townName, this.#townRows), this.#sheet);
    this.#townRows = 0;
  }
}

function openTable(list: AgencyList, path: string, format: AgencyList['format']): Table {
  if (format === 'csv') return new CsvFile(path, list.encoding);
  const head = { rows: (sheet: string) => headRows(list, sheet), merges: list.merges ?? [] };
  return format === 'xls' ? new OldWorkbook(path, head) : new Workbook(path, head);
}

function headRows({ titles, header, subheader }: AgencyList, sheet: string): string[][] {
  return [...titles(sheet), [...header], ...(subheader ? [[...subheader]] : [])];
}
