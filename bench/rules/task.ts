import { z } from 'zod';
import type { ListInput } from '../../src/judge/policy/index.ts';

/** What every contender is given. */
export interface Task {
  readonly packs: readonly string[];
  /** The sixty. */
  readonly rules: readonly string[];
  /** Folder of the population and of each list's snapshot, links and candidates. */
  readonly dir: string;
  readonly population: string;
  readonly lists: readonly ListInput[];
  readonly asOf: string;
  /** The Parquet to write. */
  readonly out: string;
}

const LIST = z.object({
  list: z.string(), asOf: z.string(), snapshot: z.string(), links: z.string(), candidates: z.string().nullable(), rows: z.number(),
  coverage: z.array(z.object({ county: z.string(), rows: z.number() })),
});
const TASK = z.object({
  packs: z.array(z.string()), rules: z.array(z.string()), dir: z.string(), population: z.string(), lists: z.array(LIST), asOf: z.string(), out: z.string(),
});

/** A task from its JSON. */
export function readTask(text: string): Task {
  return TASK.parse(JSON.parse(text));
}
