import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The register by certificate and, by list, the certificate of each row (from row 1; '' for nobody). */
export interface City {
  register: ReadonlyMap<string, Readonly<Record<string, string>>>;
  truth: ReadonlyMap<string, readonly string[]>;
}

/** Reads back what the demo wrote. */
export function readCity(directory: string): City {
  const [header = [], ...people] = readCsv(join(directory, 'register.csv'), 'utf-8');
  const register = new Map(people.map((cells) => [cells[0] ?? '', Object.fromEntries(header.map((name, column) => [name, cells[column] ?? '']))]));
  const truth = new Map<string, string[]>();
  for (const [list = '', row = '', certificate = ''] of readCsv(join(directory, 'truth.csv'), 'utf-8').slice(1)) {
    let rows = truth.get(list);
    if (!rows) truth.set(list, (rows = ['']));
    rows[Number(row)] = certificate;
  }
  return { register, truth };
}

/** The file of a list, whatever its date and kind. */
export function fileOf(directory: string, list: string): string {
  const name = readdirSync(directory).find((file) => file.startsWith(`${list}@`));
  if (name === undefined) throw new Error(`no file of ${list} in ${directory}`);
  return join(directory, name);
}

/** Cells of a csv file in which only amounts are quoted. */
export function readCsv(path: string, encoding: 'utf-8' | 'gb18030'): string[][] {
  const text = new TextDecoder(encoding).decode(readFileSync(path));
  return text.split('\r\n').filter((line) => line !== '').map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/gu)].map(([, quoted, plain]) => quoted ?? plain ?? ''));
}
