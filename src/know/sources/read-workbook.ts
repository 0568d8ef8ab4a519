import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { literal } from '../../foundation/platform/engine/index.ts';
import { problem, RefusedFile } from './problem.ts';
import { rawColumn, type RawTable } from './raw-table.ts';
import type { OpenInput } from './read-csv.ts';
import type { WorkbookOrder, WorkbookReply } from './workbook-worker.ts';

/** A workbook of a million rows takes about 2 GB and 30 s; what needs more is split. */
const MEMORY_MB = 3000;
const TIME_MS = 300_000;

/**
 * Reads a workbook in a thread of its own, which writes the sheets' rows as one CSV; the engine reads that. The thread may fail or run out of
 * memory or time without taking anything else along.
 */
export async function readWorkbook(input: OpenInput, format: 'xlsx' | 'xls'): Promise<RawTable> {
  const { engine, file, definition, table, scratch, place, shape } = input;
  const csv = join(scratch, 'cells.csv');
  const reply = await runWorker({ file, format, definition, csv });
  if ('refused' in reply) throw new RefusedFile(problem(reply.refused, place, { count: reply.count ?? 0 }));
  const columns = [`'sheet': 'INTEGER'`, `'line': 'INTEGER'`, `'numeric': 'VARCHAR'`, ...reply.headers.map((_, i) => `'${rawColumn(i)}': 'VARCHAR'`)];
  const query = await shape(reply.headers, { hasCells: true, numeric: new Set() });
  await engine.run(`create or replace temp table ${table} as ${query(`read_csv(${literal(csv)}, auto_detect = false, header = false,
    delim = ',', quote = '"', escape = '"', columns = {${columns.join(', ')}})`)}`);
  return {
    table, format, headers: reply.headers, sheets: reply.sheets, unread: reply.unread, hasCells: true, numeric: new Set(), overflow: null,
    encoding: null, delimiter: null, cutOff: false, rows: reply.rows,
  };
}

function runWorker(order: WorkbookOrder): Promise<WorkbookReply> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const timer = setTimeout(() => {
      resolve({ refused: 'too_large' });
      void worker.terminate();
    }, TIME_MS);
    worker.once('message', (reply: WorkbookReply) => resolve(reply));
    worker.once('error', (error: Error & { code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ refused: 'too_large' }) : reject(error)));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve({ refused: 'unreadable' });
    });
  });
}
