import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileSealedUnder, type Keeper } from '../crypto/index.ts';

/** A folder whose files are sealed on disk and read through working copies in another, which is in memory where the machine allows it. */
export interface Cabinet {
  /** Absolute; where the sealed files are, and what everybody calls them by. */
  readonly folder: string;
  /** Absolute; for files that only pass by, and for the working copies. */
  readonly working: string;
  /** Where the working copy of a file of the cabinet is or would be. */
  copyOf(file: string): string;
  /** Makes sure that the working copy is what is sealed, and answers its path; the file's own path where no such file is kept. */
  open(file: string): Promise<string>;
  /** Seals a working copy into its file. */
  keep(file: string): Promise<void>;
  /** After a piece of work: seals what it left open, and removes the working copies of files that are gone. */
  tidy(): Promise<void>;
  /** Seals whatever lies open in the folder, but for what is no data of persons (manifests, receipts: `.json`). Answers how many files. */
  sealLoose(): Promise<number>;
}

/** Opens a cabinet on its folder and seals what still lies open in it. */
export async function openCabinet({ folder, working, keeper }: { readonly folder: string; readonly working: string; readonly keeper: Keeper }): Promise<Cabinet> {
  /** Of each file, where it is read, as of which state; a promise, so that two who ask at once wait for one. */
  const copies = new Map<string, { readonly state: string; readonly path: Promise<string> }>();
  let kept = false;
  const copyOf = (file: string) => join(working, 'copies', relative(folder, file));
  const cabinet: Cabinet = {
    folder, working, copyOf,
    open: async (file) => {
      const state = await stateOf(file);
      if (state === null) {
        copies.delete(file);
        await rm(copyOf(file), { force: true });
        return file;
      }
      let copy = copies.get(file);
      if (copy?.state !== state) copies.set(file, copy = { state, path: openCopy(keeper, file, copyOf(file)) });
      return copy.path.catch((error: unknown) => {
        copies.delete(file);
        throw error;
      });
    },
    keep: async (file) => {
      await mkdir(dirname(file), { recursive: true });
      await keeper.sealFile(copyOf(file), file);
      copies.set(file, { state: (await stateOf(file)) ?? '', path: Promise.resolve(copyOf(file)) });
      kept = true;
    },
    tidy: async () => {
      for (const file of copies.keys()) if (!existsSync(file)) await cabinet.open(file);
      if (kept) await cabinet.sealLoose();
      kept = false;
    },
    sealLoose: async () => {
      let count = 0;
      for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
        const file = join(folder, name);
        if (['.json', '.partial'].includes(extname(name)) || !(await stat(file).catch(() => null))?.isFile() || (await fileSealedUnder(file)) !== null) continue;
        await sealInPlace(keeper, file);
        count += 1;
      }
      return count;
    },
  };
  await mkdir(folder, { recursive: true });
  // Halves that a killed process left.
  for (const name of await readdir(folder, { recursive: true })) if (extname(name) === '.partial') await rm(join(folder, name), { force: true });
  await cabinet.sealLoose();
  return cabinet;
}

/** Where a file is read: its working copy, or itself where it lies open. */
async function openCopy(keeper: Keeper, file: string, copy: string): Promise<string> {
  if ((await fileSealedUnder(file)) === null) return file;
  await mkdir(dirname(copy), { recursive: true });
  await keeper.openFile(file, copy);
  return copy;
}

async function sealInPlace(keeper: Keeper, file: string): Promise<void> {
  const sealed = `${file}.sealed`;
  await keeper.sealFile(file, sealed, basename(file));
  await rename(sealed, file);
}

/** Changes whenever a file is written anew; null where there is none. */
async function stateOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : null;
}
