import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedFiles } from './change-keys.ts';
import type { KeysAtHand } from './keeper.ts';
import { fileSealedUnder, resealFile } from './sealed-file.ts';

/** The sealed files below a folder. Files that are not sealed are none of its business. */
export function sealedFilesIn(folder: string, keeper: { readonly keys: Pick<KeysAtHand, 'data' | 'activeData'> }): SealedFiles {
  return {
    keysInUse: async () => new Set((await sealedIn(folder)).map(({ key }) => key)),
    reseal: async () => {
      let count = 0;
      for (const { file, key } of await sealedIn(folder)) {
        if (key === keeper.keys.activeData.id) continue;
        if (await resealFile(keeper.keys.data, keeper.keys.activeData, file)) count += 1;
      }
      return count;
    },
  };
}

async function sealedIn(folder: string): Promise<{ file: string; key: number }[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found: { file: string; key: number }[] = [];
  for (const name of names) {
    const file = join(folder, name);
    if (!(await stat(file).catch(() => null))?.isFile()) continue;
    const key = await fileSealedUnder(file).catch(() => null);
    if (key !== null) found.push({ file, key });
  }
  return found;
}
