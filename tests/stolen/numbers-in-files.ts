import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Longest thing looked for, and a little: what a piece of a file keeps of the one before. */
const OVERLAP = 64;

/** A file that gives numbers away, and how often. */
export interface Found {
  readonly file: string;
  readonly times: number;
}

/** The files below a folder in which one of the numbers can be read, as text or in hexadecimal, whatever stands around it. */
export async function numbersInFiles(folder: string, numbers: ReadonlySet<string>): Promise<Found[]> {
  const found: Found[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const file = join(folder, name);
    // A running database drops files of its own accord.
    if (!(await stat(file).catch(() => null))?.isFile()) continue;
    const times = await numbersIn(file, numbers);
    if (times > 0) found.push({ file: name, times });
  }
  return found;
}

async function numbersIn(file: string, numbers: ReadonlySet<string>): Promise<number> {
  let times = 0;
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 22 })) {
    const text = `${rest}${chunk}`;
    // Digits may stand before and after it, as in a certificate number: every place in a run of digits is tried.
    for (const [run] of text.matchAll(/\d{17}[\dXx]*/g)) {
      for (let i = 0; i + 18 <= run.length; i += 1) if (numbers.has(run.slice(i, i + 18).toUpperCase())) times += 1;
    }
    for (const [run] of text.matchAll(/(?:3\d){17}(?:3\d|[57]8)/g)) if (numbers.has(Buffer.from(run, 'hex').toString('latin1').toUpperCase())) times += 1;
    rest = text.slice(-OVERLAP);
  }
  return times;
}
