/** A record of a CSV text and the line it begins on, counted from 0. */
export interface CsvRecord {
  readonly cells: string[];
  readonly line: number;
}

/** Splits the beginning of a CSV text (RFC 4180, quotes doubled) into records; `limit` records at most. Blank lines are records without cells. */
export function csvRecords(text: string, delimiter: string, limit: number): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 0;
  let startedOn = 0;
  const endRecord = () => {
    const blank = cells.length === 0 && cell === '';
    records.push({ cells: blank ? [] : [...cells, cell], line: startedOn });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length && records.length < limit; i += 1) {
    const char = text[i] ?? '';
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += char;
        i += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endRecord();
      startedOn = line;
    } else if (char !== '\r' || text[i + 1] !== '\n') cell += char;
  }
  if (records.length < limit && (cell !== '' || cells.length > 0)) endRecord();
  return records;
}
