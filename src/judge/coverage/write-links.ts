import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { LinkedList } from './check-lists.ts';
import type { StageClock } from './stage-clock.ts';

/** links.csv while it grows: a line for each row of each list, list after list as they are linked, beside whatever else the engine does. */
export interface LinksFile {
  add(list: LinkedList): void;
  /** Resolves when all that was added is written and links.csv stands there. */
  done(): Promise<void>;
  /** Ends the work; what is not done leaves nothing. */
  close(): Promise<void>;
}

const HEADER = 'list,row,certificate,status,method,probability';
// A probability of 0 as text: rounding six million of them took a third of the writing. No cell of these needs quotes, so a row is one text.
const CELLS = ['list', 'row', 'certificate', 'status', 'method', "case when probability = 0 then '0' else cast(round(probability, 6) as varchar) end"];

/** Opens links.csv. The first list, which is the greatest, is written where it stays; the others are written behind it. */
export async function openLinks(engine: AnalysisEngine, clock: StageClock, file: string): Promise<LinksFile> {
  const beside = await engine.beside();
  const [growing, next] = [`${file}.growing`, `${file}.next`];
  let work: Promise<unknown> = Promise.resolve();
  let lists = 0;
  const write = async (select: string): Promise<number> => {
    lists += 1;
    if (lists === 1) return beside.writeLines(select, growing);
    const lines = await beside.writeLines(select, next);
    await pipeline(createReadStream(next, { start: HEADER.length + 1 }), createWriteStream(growing, { flags: 'a' }));
    return lines;
  };
  return {
    add: ({ snapshot, link }) => {
      const select = `select concat(${CELLS.join(", ',', ")}) as "${HEADER}" from read_parquet(${literal(link.links)})`;
      work = work.then(() => clock.measure('links', () => write(select), (lines) => lines, snapshot.source));
      work.catch(() => undefined);
    },
    done: async () => {
      await work;
      if (lists === 0) await write(`select '' as "${HEADER}" where false`);
      await rename(growing, file);
    },
    close: async () => {
      await Promise.allSettled([work]);
      await Promise.all([growing, next].map((part) => rm(part, { force: true })));
      beside.close();
    },
  };
}
