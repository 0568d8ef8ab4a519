import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import { layDraft, problemLine, type DraftText, type PackProblem } from '../../policy/index.ts';
import type { Office } from '../office.ts';
import { runInputs } from '../run-inputs.ts';
import { lastRun } from '../runs.ts';
import { loadBreakdown } from './breakdown.ts';
import { keepDraft } from './kept-drafts.ts';
import { whatIf } from './what-if.ts';
import { keepWinnersLosers } from './winners-losers.ts';

/** Where the running packs lie, and which of them runs. */
export interface RunningPacks {
  readonly dirs: readonly string[];
  readonly pack: string;
}

export interface DraftToTry {
  readonly name: string;
  readonly draft: readonly DraftText[];
  readonly actor: string;
}

/**
 * Tries a draft on the people and lists of the newest finished check, keeps it with what came of it, and answers its number. Refuses before
 * the first check (conflict) and a draft with anything wrong in it (invalid, with its places).
 */
export async function tryDraft(office: Office, { dirs, pack }: RunningPacks, { name, draft, actor }: DraftToTry): Promise<number> {
  const { database: { pool }, divisions, lake } = office;
  const run = await lastRun(pool);
  if (!run) throw new Refusal({ kind: 'conflict', code: 'nothing_checked', zh: '还没有核对过名单，无从试算。', en: 'No lists have been checked yet, so there is nothing to try it on.' });
  const { asOf, population } = run;
  const laid = await layDraft({ dirs, pack, draft, asOf });
  if (!laid.ok) throw badDraft(laid.problems);
  const loaded = await loadBreakdown(laid.after);
  if (!loaded.ok) throw badDraft(loaded.problems);
  const { breakdown } = loaded;
  const lists = await runInputs(office, run);
  const turnedFile = join(lake, `what-if.${randomUUID()}.parquet`);
  const result = await office.engine(async (engine) => {
    const found = await whatIf(engine, { before: laid.before, after: laid.after, population, lists, asOf, breakdown, countyName: (code) => divisions.nameOf(code) });
    await keepWinnersLosers(engine, population, turnedFile);
    return found;
  });
  return keepDraft(pool, { name, actor, draft, run: run.id, smallestGroup: breakdown.smallest_group, result, turnedFile });
}

/** A refusal that says every place where the text is wrong. */
export function badDraft(problems: readonly PackProblem[]): Refusal {
  const said = (language: 'zh' | 'en') => problems.map((problem) => problemLine(problem, language)).join('\n');
  const [first] = problems;
  return new Refusal({ kind: 'invalid', code: 'bad_draft', zh: said('zh'), en: said('en'), where: first ? `${first.file}:${first.line}:${first.column}` : '' });
}
