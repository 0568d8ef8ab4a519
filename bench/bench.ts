import { fileURLToPath } from 'node:url';

/** What every section is told. */
export interface Bench {
  /** Folder for cities and results; large. */
  readonly data: string;
  readonly seed: number;
  /** Also the sizes that take minutes. */
  readonly large: boolean;
  /** Leaves the cities on the disk. */
  readonly keep: boolean;
  /** Also breaks errors down. */
  readonly verbose: boolean;
}

/** A file of this folder. */
export function code(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
