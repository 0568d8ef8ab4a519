import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { snapshotSchema, type Snapshot } from './snapshot.ts';

/** Path of a snapshot's files without their endings. Later versions (corrected returns merged in) carry their number. */
export function snapshotBase(folder: string, source: string, asOf: string, version: number): string {
  return join(folder, `${source}@${asOf}${version > 1 ? `.v${version}` : ''}`);
}

/** The same file read again replaces its snapshot; another file of the same day is the next version. */
export function versionFor(sameDay: readonly Snapshot[], hash: string): number {
  const again = sameDay.find((other) => other.fileHash === hash && other.corrections.length === 0);
  return again?.version ?? Math.max(0, ...sameDay.map((other) => other.version)) + 1;
}

/** Writes the manifest beside the Parquet file: '<list>@<day>.json'. */
export async function writeManifest(folder: string, snapshot: Snapshot): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = `${snapshotBase(folder, snapshot.source, snapshot.asOf, snapshot.version)}.json`;
  await writeFile(`${file}.partial`, `${JSON.stringify(snapshot, null, 1)}\n`);
  await rename(`${file}.partial`, file);
}

/** The snapshots kept in a folder, by list, day and version. */
export async function listSnapshots(folder: string): Promise<Snapshot[]> {
  const names = await readdir(folder).catch(() => []);
  const snapshots: Snapshot[] = [];
  for (const name of names.filter((one) => /^[a-z0-9_]+@\d{4}-\d{2}-\d{2}(?:\.v\d+)?\.json$/.test(one)).sort()) {
    snapshots.push(snapshotSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))));
  }
  return snapshots.sort((a, b) => compare(a.source, b.source) || compare(a.asOf, b.asOf) || a.version - b.version);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The last version of a list as of a day or before it, null where there is none. */
export async function lastSnapshot(folder: string, source: string, day: string): Promise<Snapshot | null> {
  return (await listSnapshots(folder)).findLast((snapshot) => snapshot.source === source && snapshot.asOf <= day) ?? null;
}
