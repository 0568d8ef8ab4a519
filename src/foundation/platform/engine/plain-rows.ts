import { JSDuckDBValueConverter, type DuckDBDataChunk, type DuckDBType, type DuckDBValue, type JS } from '@duckdb/node-api';
import type { Cell } from './engine.ts';

/** Rows of plain cells from what DuckDB answered. Column by column, a quarter faster than row by row. */
export function plainRows(names: readonly string[], chunks: readonly DuckDBDataChunk[]): Record<string, Cell>[] {
  return chunks.flatMap((chunk) => {
    const rows: Record<string, Cell>[] = Array.from({ length: chunk.rowCount }, () => ({}));
    for (const [column, name] of names.entries()) {
      const vector = chunk.getColumnVector(column);
      const cell = cellOf(vector.type);
      for (const [i, row] of rows.entries()) row[name] = cell(vector.getItem(i));
    }
    return rows;
  });
}

function cellOf(type: DuckDBType): (value: DuckDBValue) => Cell {
  return (value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value === 'bigint') return Number(value);
    return plain(JSDuckDBValueConverter(value, type, JSDuckDBValueConverter));
  };
}

function plain(value: JS): Cell {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map((item) => plain(item));
  if (value === null || typeof value !== 'object') return value;
  if ('BYTES_PER_ELEMENT' in value || value instanceof Map) throw new TypeError('the engine returned a value without a plain form');
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}
