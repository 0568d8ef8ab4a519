import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { LinkedList } from './check-lists.ts';
import type { StageClock } from './stage-clock.ts';

const HEADER = 'list,row,certificate,status,method,probability';

/** Writes links.csv, a line for each row of each list, at the same time as whatever else the engine does. */
export async function writeLinks(engine: AnalysisEngine, clock: StageClock, lists: readonly LinkedList[], file: string): Promise<void> {
  // A probability of 0 as text: rounding six million of them took a third of the writing. No cell of these needs quotes, so a row is one text.
  const cells = ['list', 'row', 'certificate', 'status', 'method', "case when probability = 0 then '0' else cast(round(probability, 6) as varchar) end"];
  const line = `concat(${cells.join(", ',', ")}) as "${HEADER}"`;
  const parts = lists.map(({ link }) => `select ${line} from read_parquet(${literal(link.links)})`);
  const none = `select '' as "${HEADER}" where false`;
  const beside = await engine.beside();
  try {
    await clock.measure('links', () => beside.writeLines(parts.length > 0 ? parts.join(' union all ') : none, file), (lines) => lines);
  } finally {
    beside.close();
  }
}
