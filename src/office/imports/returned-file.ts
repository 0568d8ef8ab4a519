import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileSealedUnder } from '../../foundation/platform/crypto/index.ts';
import type { Connections } from '../../foundation/platform/database/index.ts';
import { keptSnapshots, stagedSnapshot, type Import } from '../../know/sources/index.ts';
import { stagingOf, type ImportsDesk } from './imports-desk.ts';

/** The wrong rows of an import in the agency's own form, with what is wrong of each; null where there are none. */
export async function returnedFile({ working }: Pick<ImportsDesk, 'working'>, pool: Connections, one: Import): Promise<{ readonly name: string; readonly content: Uint8Array<ArrayBuffer> } | null> {
  const snapshot = one.snapshotId === null
    ? await stagedSnapshot(stagingOf(working, one.id))
    : (await keptSnapshots(pool)).find(({ id }) => id === one.snapshotId)?.snapshot;
  const file = snapshot?.returned ?? null;
  if (file === null || !existsSync(file)) return null;
  return { name: `${one.fileName.replace(/\.\w+$/, '')}-退回${extname(file)}`, content: await contentOf(working, file) };
}

async function contentOf({ keeper, engine }: ImportsDesk['working'], file: string): Promise<Uint8Array<ArrayBuffer>> {
  if ((await fileSealedUnder(file)) === null) return new Uint8Array(await readFile(file));
  const folder = await engine(({ passing = tmpdir() }) => mkdtemp(join(passing, 'returned-')));
  try {
    await keeper.openFile(file, join(folder, 'open'), basename(file));
    return new Uint8Array(await readFile(join(folder, 'open')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
