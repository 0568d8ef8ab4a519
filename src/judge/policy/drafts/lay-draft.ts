import { policyOfFiles } from '../packs/load-packs.ts';
import { readPackFiles } from '../packs/pack-files.ts';
import type { Policy } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import { draftPack } from './draft-pack.ts';
import type { DraftText } from './draft-text.ts';

export interface DraftRequest {
  /** Folders of the running packs. */
  readonly dirs: readonly string[];
  /** The running pack; absent: all that were found. */
  readonly pack?: string;
  readonly draft: readonly DraftText[];
  /** The day judged: where the draft does not say from when, it holds from then. */
  readonly asOf: string;
}

export type LaidDraft = { readonly ok: true; readonly before: Policy; readonly after: Policy } | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Lays a draft over the running packs. One problem anywhere in it and nothing of it is used. */
export async function layDraft({ dirs, pack, draft, asOf }: DraftRequest): Promise<LaidDraft> {
  const options = pack === undefined ? {} : { pack };
  const files = await readPackFiles(dirs);
  const running = policyOfFiles(dirs, files, options);
  if (!running.ok) return running;
  const { pack: trial, problems } = draftPack(draft, running.policy, asOf);
  if (problems.length > 0) return { ok: false, problems };
  const laid = policyOfFiles(dirs, files, { ...options, trial });
  return laid.ok ? { ok: true, before: running.policy, after: laid.policy } : laid;
}
