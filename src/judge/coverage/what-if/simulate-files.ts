import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { shownWhole, shownWithoutSmall, type ShownWhatIf } from './shown.ts';
import { whatIf, type WhatIfRequest } from './what-if.ts';
import { whatIfText } from './what-if-text.ts';
import { writeWinnersLosers } from './winners-losers.ts';

/** A what-if as files know it. */
export interface Simulated {
  /** For those who may see people. */
  readonly whole: ShownWhatIf;
  /** For all others. */
  readonly shareable: ShownWhatIf;
  /** Lines of winners-losers.csv; null where no folder was asked for. */
  readonly turned: number | null;
}

/**
 * Runs a what-if and writes it into a folder: winners-losers.csv, summary.json and summary.zh.txt, summary.en.txt for those who may see people;
 * shareable.json, shareable.zh.txt and shareable.en.txt without small groups for everybody else.
 */
export async function simulateFiles(engine: AnalysisEngine, request: WhatIfRequest, out: string | null): Promise<Simulated> {
  const result = await whatIf(engine, request);
  const [whole, shareable] = [shownWhole(result), shownWithoutSmall(result, request.breakdown.smallest_group)];
  if (out === null) return { whole, shareable, turned: null };
  await mkdir(out, { recursive: true });
  const turned = await writeWinnersLosers(engine, request.population, join(out, 'winners-losers.csv'));
  for (const [name, told] of [['summary', whole], ['shareable', shareable]] as const) {
    await writeFile(join(out, `${name}.json`), `${JSON.stringify(told, null, 2)}\n`);
    for (const language of ['zh', 'en'] as const) await writeFile(join(out, `${name}.${language}.txt`), `${whatIfText(told, language)}\n`);
  }
  return { whole, shareable, turned };
}

