/** A cell as it comes back from the engine: bigint as number (exact up to 2^53), dates as 'YYYY-MM-DD'. */
export type Cell = string | number | boolean | null | Cell[] | { [key: string]: Cell };

export type ColumnType = 'varchar' | 'bigint' | 'integer' | 'double' | 'boolean' | 'date';

/** Which SQL an engine speaks; compilers choose their spelling by it. */
export type Dialect = 'duckdb' | 'trino';

/** How a Parquet file is laid out; what is left out is as the engine has it. */
export interface ParquetForm {
  /** Rows that are written together. */
  readonly groupRows?: number;
  /** Of a column with more different values in such a group the values themselves are written. */
  readonly dictionaryValues?: number;
}

/** The analysis engine: reads the lake, never the system of record. One caller at a time. */
export interface AnalysisEngine {
  readonly dialect: Dialect;
  /** Folder for files that only pass by, where it is not the one the result goes to: what may not lie open on disk passes through memory. */
  readonly passing?: string;
  run(sql: string): Promise<void>;
  rows<Row extends object>(sql: string): Promise<Row[]>;
  /** Creates (or replaces) a temporary table from rows held in memory; cells in the order of `columns`. */
  load(table: string, columns: Record<string, ColumnType>, rows: Iterable<readonly Cell[]>): Promise<void>;
  /** Writes a query to one Parquet file. The file appears only when it is complete. Returns its number of rows. */
  writeParquet(select: string, file: string, form?: ParquetForm): Promise<number>;
  /** The same to one CSV file (UTF-8, comma, header row). */
  writeCsv(select: string, file: string): Promise<number>;
  /** Writes a query of one column, lines of text without a line break in them, under the column's name as first line; nothing is quoted. A third of a CSV's time goes into its cells. */
  writeLines(select: string, file: string): Promise<number>;
  /** The same engine for one caller more, whose work may run at the same time: it sees the same files and has temporary tables of its own. */
  beside(): Promise<AnalysisEngine>;
  /** Breaks off the statement that runs, which then throws. */
  interrupt(): void;
  close(): void;
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as a quoted SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * SQL of a text that is null or one of `values`, for a column that is written to Parquet: an engine that is told so need not look for its values first
 * (0.7 CPU s for two columns of 6 M rows).
 */
export function oneOf(dialect: Dialect, text: string, values: readonly string[]): string {
  return dialect === 'duckdb' && values.length > 0 ? `cast(${text} as enum(${values.map(literal).join(', ')}))` : text;
}
