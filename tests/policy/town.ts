import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityCheckDigit } from '../../src/foundation/kernel/index.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs `npx jinbao ...` as its own process. */
export function jinbao(...args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { maxBuffer: 1e8 }, (error, out, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, errors });
    });
  });
}

export interface Townsman {
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birth: string;
  readonly category: number;
  readonly grade: number;
}

/** An identity number of nobody: of a place that never issued one, born on the day, the n-th of that day. */
export function identityOf({ birth }: Townsman, n: number): string {
  const body = `341599${birth.replaceAll('-', '')}${String(n * 2).padStart(3, '0')}`;
  return `${body}${identityCheckDigit(body)}`;
}

export function certificateOf(person: Townsman, n: number): string {
  return `${identityOf(person, n)}${person.category}${person.grade}`;
}

/** Writes a list of a folder as CSV and says how the command line names it. */
export async function writeList(folder: string, list: string, asOf: string, headers: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  const file = join(folder, `${list}@${asOf}.csv`);
  await writeFile(file, [headers, ...rows].map((cells) => cells.join(',')).join('\n') + '\n');
  return `${list}=${file}`;
}

/** Writes the register of some people, all with valid certificates, all living in one village. */
export async function writeRegister(folder: string, people: readonly Townsman[]): Promise<string> {
  const file = join(folder, 'register.csv');
  const rows = people.map((one, n) => [one.name, identityOf(one, n), certificateOf(one, n), one.birth, '有效', '2034-01-01', '341524100201', '金寨县'].join(','));
  await writeFile(file, `${['姓名,身份证号,残疾人证号,出生日期,证件状态,有效期止,区划代码,县区', ...rows].join('\n')}\n`);
  return file;
}
