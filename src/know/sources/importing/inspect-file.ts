import { scanFile } from '../../../foundation/platform/files/index.ts';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { csvRecords } from '../csv-records.ts';
import type { SourceDefinition } from '../definition.ts';
import { mapColumns } from '../map-columns.ts';
import { kindOfFile, openFile } from '../open-file.ts';
import { problem, RefusedFile, type ProblemPlace } from '../problem.ts';
import { rawColumn, type RawTable } from '../raw-table.ts';
import { COLUMN_LIMIT } from '../read-csv.ts';
import { forgetRows, nextPrefix } from '../read-rows.ts';
import { rememberedColumns } from '../remembered-mappings.ts';
import { sniffCsv, textEncoding, textHead, widestLine } from '../sniff-csv.ts';
import type { Found } from './import-shape.ts';
import { maskSample } from './mask-sample.ts';

const SAMPLES = 3;

export interface InspectOrder {
  readonly definition: SourceDefinition;
  /** Every list that is declared, among which a better fit is looked for. */
  readonly all: Iterable<SourceDefinition>;
  readonly file: string;
  readonly place: ProblemPlace;
  /** Folder where choices of columns are remembered. */
  readonly memory: string;
  readonly scratch: string;
}

/** Looks at a file from outside: encoding, sheets, header, which column is which, some cells masked. Of a CSV only the head is read. Throws a RefusedFile where it is no table of this list. */
export async function inspectFile(engine: AnalysisEngine, order: InspectOrder): Promise<Found> {
  const kind = await kindOfFile(order.file, order.place);
  const seen = kind === 'text' ? await seeCsv(order) : await seeTable(engine, order, kind);
  if (seen.rows === 0) throw new RefusedFile(problem('no_rows', order.place));
  const { headers, cells } = seen;
  const remembered = await rememberedColumns(order.memory, order.definition, headers);
  const { mapping } = mapColumns(headers, order.definition, remembered);
  const fieldOf = new Map(Object.entries(mapping).map(([field, position]) => [position, field]));
  return {
    format: seen.format, encoding: seen.encoding, delimiter: seen.delimiter, sheets: [...seen.sheets], unread: [...seen.unread], rows: seen.rows, headers: [...headers],
    samples: headers.map((_, i) => cells.map((row) => row[i] ?? '').filter((cell) => cell !== '').slice(0, SAMPLES).map((cell) => maskSample(fieldOf.get(i) ?? null, cell))),
    mapping: Object.fromEntries(Object.entries(mapping).map(([field, position]) => [field, headers[position] ?? ''])),
    looksLike: betterFit(headers, order.definition, order.all),
  };
}

type Seen = Pick<RawTable, 'format' | 'encoding' | 'delimiter' | 'sheets' | 'unread' | 'rows' | 'headers'> & { readonly cells: readonly (readonly string[])[] };

async function seeCsv({ file, definition, place }: InspectOrder): Promise<Seen> {
  const scan = await scanFile(file);
  const encoding = await textEncoding(file, scan);
  const head = await textHead(file, encoding);
  const columns = widestLine(head);
  if (columns > COLUMN_LIMIT) throw new RefusedFile(problem('too_many_columns', place, { count: columns }));
  const layout = sniffCsv(head, definition);
  if (!layout) throw new RefusedFile(problem('no_header', place));
  const lines = scan.lineFeeds + (scan.endsWithLineFeed ? 0 : 1) - layout.linesBefore;
  const records = csvRecords(head, layout.delimiter, layout.linesBefore + 20).filter(({ line, cells }) => line >= layout.linesBefore && cells.length > 0);
  return {
    format: 'csv', encoding, delimiter: layout.delimiter, sheets: [{ name: null, headerLine: layout.linesBefore }], unread: [],
    rows: Math.max(0, lines), headers: layout.headers, cells: records.map(({ cells }) => cells.map((cell) => cell.trim())),
  };
}

async function seeTable(engine: AnalysisEngine, { file, definition, place, scratch }: InspectOrder, kind: Exclude<Awaited<ReturnType<typeof kindOfFile>>, 'text'>): Promise<Seen> {
  const prefix = nextPrefix();
  try {
    const shape = async () => (from: string) => `select *, false as identity_sound, cast(null as bigint) as identity_day, cast(null as boolean) as identity_male from ${from}`;
    const raw = await openFile({ engine, file, scanning: scanFile(file), definition, table: `${prefix}_raw`, scratch, place, shape }, kind);
    const rows = await engine.rows<{ cells: (string | null)[] }>(`select [${raw.headers.map((_, i) => `cast(${rawColumn(i)} as varchar)`).join(', ')}] as cells from ${raw.table} limit 20`);
    return { ...raw, cells: rows.map(({ cells }) => cells.map((cell) => (cell ?? '').trim())) };
  } finally {
    await forgetRows(engine, prefix);
  }
}

/** A list of which this table has two value columns more than of the one it is brought as. */
function betterFit(headers: readonly string[], definition: SourceDefinition, all: Iterable<SourceDefinition>): string | null {
  const fit = (other: SourceDefinition) => Object.keys(mapColumns(headers, other).mapping).filter((field) => other.columns[field]?.role === undefined).length;
  let best: { source: string; fit: number } = { source: '', fit: fit(definition) + 1 };
  for (const other of all) if (other.source !== definition.source && fit(other) > best.fit) best = { source: other.source, fit: fit(other) };
  return best.source === '' ? null : best.source;
}
