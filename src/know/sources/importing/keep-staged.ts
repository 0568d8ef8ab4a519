import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileSealedUnder, type Keeper } from '../../../foundation/platform/crypto/index.ts';
import type { SourceDefinition } from '../definition.ts';
import { rememberColumns, type ChosenColumns } from '../remembered-mappings.ts';
import type { Snapshot } from '../snapshot.ts';
import { listSnapshots, snapshotBase, versionFor, writeManifest } from '../snapshot-store.ts';

export interface KeepOrder {
  readonly keeper: Keeper;
  readonly lake: string;
  /** Folder for what may lie open only as it passes by. */
  readonly passing: string;
  readonly definition: SourceDefinition;
  readonly staged: Snapshot;
  /** The file's own name. */
  readonly fileName: string;
  readonly mapping: ChosenColumns;
  /** Counties whose silence must not count. */
  readonly held: Snapshot['held'];
}

/** Puts what was read of an import among the lists that are kept, as the next version of its day; done twice it is there once, broken off by an error nothing of it is. */
export async function keepStaged({ keeper, lake, passing, definition, staged, fileName, mapping, held }: KeepOrder): Promise<Snapshot> {
  const sameDay = (await listSnapshots(lake)).filter(({ source, asOf }) => source === staged.source && asOf === staged.asOf);
  const version = versionFor(sameDay, staged.fileHash);
  const base = snapshotBase(lake, staged.source, staged.asOf, version);
  const snapshot: Snapshot = {
    ...staged, version, held: [...held], file: fileName, parquet: `${base}.parquet`, problemRows: `${base}.problems.parquet`,
    returned: staged.returned === null ? null : `${base}.returned${extname(staged.returned)}`,
  };
  const put = (from: string, to: string) => sealUnder(keeper, from, to, join(passing, `keeping-${process.pid}`));
  try {
    await put(staged.parquet, snapshot.parquet);
    await put(staged.problemRows, snapshot.problemRows);
    if (staged.returned !== null && snapshot.returned !== null) await put(staged.returned, snapshot.returned);
    await rememberColumns(lake, definition, staged.headers, mapping);
    await writeManifest(lake, snapshot);
  } catch (error) {
    // Cancelled just now, what was read of it is gone from under this; the same file of the same day may have been there before.
    if (!sameDay.some((other) => other.version === version)) await dropStaged(lake, snapshot);
    throw error;
  }
  return snapshot;
}

/** A sealed file is bound to its name: under another it is sealed anew. */
async function sealUnder(keeper: Keeper, from: string, to: string, passing: string): Promise<void> {
  if ((await fileSealedUnder(from)) === null) return copyFile(from, to);
  try {
    await keeper.openFile(from, passing);
    await keeper.sealFile(passing, to);
  } finally {
    await rm(passing, { force: true });
  }
}

/** Deletes what `keepStaged` put down, where it does not count after all. */
export async function dropStaged(lake: string, { source, asOf, version, parquet, problemRows, returned }: Snapshot): Promise<void> {
  for (const file of [`${snapshotBase(lake, source, asOf, version)}.json`, parquet, problemRows, ...(returned === null ? [] : [returned])]) await rm(file, { force: true });
}

/** Takes the manifest of an undone list from among those that are kept; its files stay sealed until their time is over. */
export async function setAside(lake: string, { source, asOf, version }: Pick<Snapshot, 'source' | 'asOf' | 'version'>): Promise<void> {
  const base = snapshotBase(lake, source, asOf, version);
  if (existsSync(`${base}.json`)) await rename(`${base}.json`, `${base}.undone.json`);
}
