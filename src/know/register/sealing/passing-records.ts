import { createReadStream } from 'node:fs';

/** The records of a CSV file, header first, as they are written, a portion at a time: a quoted cell may hold the end of a line. */
export async function* passingRecords(file: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    const records: string[] = [];
    let open = '';
    for (const line of lines) {
      const record = open === '' ? line : `${open}\n${line}`;
      const cut = (open !== '' || line.includes('"')) && quotes(record) % 2 === 1;
      open = cut ? record : '';
      if (!cut) records.push(record);
    }
    if (open !== '') rest = `${open}\n${rest}`;
    yield records;
  }
  if (rest !== '') yield [rest];
}

/** The first cells of a record, which are never quoted, and what stands behind them. */
export function firstCells(record: string, count: number): { readonly cells: readonly string[]; readonly rest: string } {
  const cells: string[] = [];
  let start = 0;
  for (let i = 0; i < count; i += 1) {
    const end = record.indexOf(',', start);
    cells.push(record.slice(start, end));
    start = end + 1;
  }
  return { cells, rest: record.slice(start) };
}

function quotes(text: string): number {
  let count = 0;
  for (let i = text.indexOf('"'); i !== -1; i = text.indexOf('"', i + 1)) count += 1;
  return count;
}
