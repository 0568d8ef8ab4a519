import { FileFault, fileKind, type FileKind } from '../../foundation/platform/files/index.ts';
import { problem, RefusedFile, type ProblemPlace } from './problem.ts';
import type { RawTable } from './raw-table.ts';
import { readCsv, type OpenInput } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';
import { readWorkbook } from './read-workbook.ts';

/** Tells what a file is and refuses what must not be opened; throws a RefusedFile with what to do. */
export async function kindOfFile(file: string, place: ProblemPlace): Promise<FileKind> {
  try {
    return await fileKind(file);
  } catch (error) {
    if (error instanceof FileFault) throw new RefusedFile(problem(error.code, place), { cause: error });
    throw error;
  }
}

/** Opens a file as a raw table; throws a RefusedFile where it cannot be one. */
export async function openFile(input: OpenInput, kind: FileKind): Promise<RawTable> {
  const raw = await (kind === 'text' ? readCsv(input) : kind === 'parquet' ? readParquet(input) : readWorkbook(input, kind));
  if (raw.rows === 0) throw new RefusedFile(problem('no_rows', input.place));
  return raw;
}
