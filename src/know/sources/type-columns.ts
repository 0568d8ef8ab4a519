import type { Cell, ColumnType } from '../../foundation/platform/engine/index.ts';
import { cellReader, type CellReader } from './read-cells.ts';
import { cellOf, trimmed, type Reading } from './reading.ts';

/** A column of the snapshot: its SQL over the raw table `r`, and where its odd cells were read. */
export interface TypedColumn {
  readonly field: string;
  readonly type: ColumnType;
  readonly value: string;
  /** `<odd>(text, value, problem)` holds each odd text once; null where every cell is clean. */
  readonly odd: string | null;
}

/**
 * Makes a column typed: SQL reads the cells that are clean, and each other text is read once in the kernel and joined back (a column of six million
 * cells has at most some thousands of odd texts).
 */
export async function typeColumn(reading: Reading, field: string): Promise<TypedColumn> {
  const column = reading.definition.columns[field];
  const cell = cellOf(reading, field);
  const reader: CellReader = column ? cellReader(column) : { type: 'varchar', clean: (text) => text, read: (value) => ({ value, problem: null }) };
  if (!cell) return { field, type: reader.type, value: `cast(null as ${reader.type})`, odd: null };
  if (reader.type === 'varchar' && reader.clean('x') === 'x') return { field, type: 'varchar', value: trimmed(`r.${cell}`), odd: null };
  const texts = await reading.engine.rows<{ text: string }>(
    `select distinct ${cell} as text from ${reading.raw.table} where ${cell} is not null and (${reader.clean(cell)}) is null`,
  );
  const clean = reader.clean(`r.${cell}`);
  if (texts.length === 0) return { field, type: reader.type, value: clean, odd: null };
  const odd = `${reading.prefix}_${field}`;
  await reading.engine.load(odd, { text: 'varchar', value: reader.type, problem: 'varchar' }, texts.map(({ text }) => readOdd(reader, text)));
  return { field, type: reader.type, value: `coalesce(${clean}, ${odd}.value)`, odd };
}

function readOdd(reader: CellReader, text: string): Cell[] {
  const { value, problem } = reader.read(text.replace(/^[\s\u3000\u200b\ufeff]+|[\s\u3000\u200b\ufeff]+$/g, ''));
  return [text, value, problem];
}

/** The join that brings the odd cells of a column back. */
export function oddJoin(reading: Reading, { field, odd }: TypedColumn): string {
  return odd === null ? '' : `left join ${odd} on ${odd}.text = r.${cellOf(reading, field)}`;
}
