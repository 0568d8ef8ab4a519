import { compareWithLast, heldCounties } from '../compare-snapshots.ts';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { CATALOGUE } from '../problem-catalogue.ts';
import type { Snapshot } from '../snapshot.ts';
import { listSnapshots } from '../snapshot-store.ts';
import { takeSnapshot, type SnapshotOrder } from '../take-snapshot.ts';
import type { Tried } from './import-shape.ts';

export interface TryOrder extends Omit<SnapshotOrder, 'outDir'> {
  /** Folder of this import, below the lake so that it is sealed as the lake is. */
  readonly staging: string;
  /** The lists that count, the newest day first, of one day the last that came. */
  readonly kept: readonly Snapshot[];
}

/** Reads a whole file into its own folder and says what would come of it; the lists that are kept are not touched. Throws a RefusedFile. */
export async function tryFile(engine: AnalysisEngine, { staging, kept, ...order }: TryOrder, told: (stage: 'reading' | 'comparing') => void = () => undefined): Promise<Tried> {
  told('reading');
  const staged = await takeSnapshot(engine, { ...order, outDir: staging });
  told('comparing');
  const ofList = kept.filter(({ source }) => source === staged.source);
  const before = ofList.find(({ asOf }) => asOf <= staged.asOf) ?? null;
  const comparison = await compareWithLast(engine, before, staged);
  const days = ofList.filter(({ fileHash }) => fileHash === staged.fileHash).map(({ asOf }) => asOf);
  return {
    ...comparison, counties: [...comparison.counties], rows: staged.rows, wrong: staged.rejectedRows,
    held: before ? heldCounties(before.coverage, staged.coverage, order.heldShare) : [],
    problems: problemsOf(staged), before: before && { asOf: before.asOf, version: before.version, rows: before.rows },
    sameFile: (days.includes(staged.asOf) ? staged.asOf : days[0]) ?? null, returned: staged.returned !== null,
  };
}

/** What was read of an import by `tryFile`; null where nothing was, or only in part. */
export async function stagedSnapshot(staging: string): Promise<Snapshot | null> {
  return (await listSnapshots(staging))[0] ?? null;
}

/** Problems by kind: those of the file as they were said, those of rows by the catalogue. */
function problemsOf({ problems, problemCounts }: Snapshot): Tried['problems'] {
  const ofFile = problems.filter(({ code }) => CATALOGUE[code].about === 'file').map(({ code, severity, zh, en }) => ({ code, severity, rows: 0, zh, en }));
  const rows = new Map<string, Tried['problems'][number]>();
  for (const { code, severity, rows: count } of problemCounts) {
    rows.set(code, { code, severity, zh: CATALOGUE[code].zh, en: CATALOGUE[code].en, rows: (rows.get(code)?.rows ?? 0) + count });
  }
  return [...ofFile, ...[...rows.values()].sort((a, b) => b.rows - a.rows)];
}
