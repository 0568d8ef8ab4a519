import type { AnalysisEngine } from '../../../../foundation/platform/engine/index.ts';
import { drawSample, type SampledRow, type SampleOrder } from './draw-sample.ts';
import { linkQuality, type JudgedRow, type LinkQuality } from './link-quality.ts';
import { readJudged, type JudgedTable } from './read-judged.ts';
import { sampleCells, type LinkedFiles, type SampleCells } from './sample-cells.ts';
import { newSample, readSample, rowKey, withJudgements, writeSample } from './sample-folder.ts';
import { sampleTable } from './sample-table.ts';

export interface RunSample {
  /** Folder that keeps the sample and what is said about it. */
  readonly folder: string;
  readonly population: string;
  readonly lists: readonly LinkedFiles[];
  readonly order: SampleOrder;
}

/** Draws a sample of a run's links, keeps it in place of an earlier one, and answers with the table to fill in. */
export async function drawRunSample(engine: AnalysisEngine, { folder, population, lists, order }: RunSample): Promise<{ rows: number; table: string }> {
  const drawn: SampledRow[] = [];
  const cells: SampleCells[] = [];
  for (const files of lists) {
    const rows = await drawSample(engine, files.links, order);
    drawn.push(...rows);
    cells.push(...(await sampleCells(engine, population, files, rows)));
  }
  await writeSample(folder, newSample(order.seed, order.perStratum, drawn));
  return { rows: drawn.length, table: sampleTable(cells) };
}

/** Enters a judged table into the kept sample; null where none was drawn. Lines that cannot be used are told and leave the others in. */
export async function enterJudgements(folder: string, file: Uint8Array): Promise<JudgedTable | null> {
  const sample = await readSample(folder);
  if (!sample) return null;
  const drawn = new Set(sample.rows.map(rowKey));
  const read = readJudged(file, (list, row) => drawn.has(rowKey({ list, row })));
  await writeSample(folder, withJudgements(sample, read.judged));
  return read;
}

export interface LinkReport {
  readonly seed: string;
  readonly lists: readonly { readonly list: string; readonly quality: LinkQuality }[];
}

/** How good the links of a run are by the judged sample in its folder; null where none was drawn. */
export async function linkReport(folder: string): Promise<LinkReport | null> {
  const sample = await readSample(folder);
  return sample && reportOf(sample);
}

/** How good the links are, list by list, as far as the drawn rows have been judged. */
export function reportOf({ seed, rows }: { readonly seed: string; readonly rows: readonly JudgedRow[] }): LinkReport {
  return { seed, lists: [...Map.groupBy(rows, ({ list }) => list)].map(([list, drawn]) => ({ list, quality: linkQuality(drawn) })) };
}
