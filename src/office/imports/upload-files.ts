import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keeper } from '../../foundation/platform/crypto/index.ts';

/** Files that people bring: each arrives open under its key, and is sealed when it is whole. */
export interface UploadFiles {
  /** Folder of files that arrive. */
  readonly folder: string;
  /** Seals a file that has arrived; done twice it is sealed once. */
  readonly seal: (id: string) => Promise<void>;
  /** Opens a sealed file under its own name for as long as `act` takes. */
  readonly opened: <Answer>(id: string, fileName: string, passing: string, act: (file: string, scratch: string) => Promise<Answer>) => Promise<Answer>;
  /** Deletes whatever there is of a file. */
  readonly discard: (id: string) => Promise<void>;
  /** Keys of the files that arrive. */
  readonly ids: () => Promise<string[]>;
}

/** Keeps the files that people bring: in `folder` as they arrive, sealed in `kept`, below the lake, whose files a change of keys seals anew. */
export function uploadFiles(folder: string, kept: string, keeper: Keeper): UploadFiles {
  const arriving = (id: string) => join(folder, id);
  const sealed = (id: string) => join(kept, `${id}.file`);
  const forgetOpen = async (id: string) => {
    await rm(arriving(id), { force: true });
    await rm(`${arriving(id)}.json`, { force: true });
  };
  return {
    folder,
    seal: async (id) => {
      if (existsSync(arriving(id))) {
        await mkdir(kept, { recursive: true });
        await keeper.sealFile(arriving(id), sealed(id));
      }
      await forgetOpen(id);
    },
    opened: async (id, fileName, passing, act) => {
      const place = join(passing, `import-${id}`);
      await rm(place, { recursive: true, force: true });
      await mkdir(join(place, 'scratch'), { recursive: true, mode: 0o700 });
      try {
        const file = join(place, plainName(fileName));
        await keeper.openFile(sealed(id), file);
        return await act(file, join(place, 'scratch'));
      } finally {
        await rm(place, { recursive: true, force: true });
      }
    },
    discard: async (id) => {
      await forgetOpen(id);
      await rm(sealed(id), { force: true });
    },
    ids: async () => [...new Set((await readdir(folder).catch(() => [])).map((name) => name.split('.')[0] ?? ''))],
  };
}

/** A file's name without anything that would lead elsewhere. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.replaceAll(/\p{Cc}/gu, '').trim().slice(-120) ?? '';
  return last === '' || /^\.+$/.test(last) || last === 'scratch' ? 'list' : last;
}
