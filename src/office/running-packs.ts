import type { Workshop } from '../judge/coverage/index.ts';
import { loadSourceDefinitions } from '../know/sources/index.ts';
import { choosePack } from './choose-pack.ts';
import { loadPolicy } from './load-policy.ts';
import { PACKS_FOLDER } from './places.ts';

/** What packs declare: the policy, and how each list is read. */
export type Packs = Pick<Workshop, 'policy' | 'definitions'>;

export interface PacksToRead {
  readonly pack?: string | undefined;
  /** Folders with packs of one's own. */
  readonly own?: readonly string[] | undefined;
}

/** Reads the packs that come with the project and those of one's own. Throws InputError where anything is wrong with them. */
export async function readPacks({ pack, own = [] }: PacksToRead): Promise<Packs> {
  const policy = await loadPolicy([PACKS_FOLDER, ...own], { pack: await choosePack(pack, own) });
  return { policy, definitions: await loadSourceDefinitions(policy.folders) };
}

export interface RunningPacks<Read> {
  now(): Read;
  /** Reads the packs anew and puts them to use; where anything is wrong with them the running ones stay, and what is wrong comes back. */
  reload(): Promise<string | null>;
}

/** The packs an office works by, which can be changed under way. Whatever is being judged goes on by those it began with. */
export function runningPacks<Read>(first: Read, read: () => Promise<Read>): RunningPacks<Read> {
  let running = first;
  return {
    now: () => running,
    async reload() {
      try {
        running = await read();
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  };
}
