import { queryOptions } from '@tanstack/react-query';
import type { ManyActs, ManyPreview } from '../../../../../src/judge/coverage/index.ts';
import { readInBackground } from '../../../read.ts';
import { sendFor } from '../../../send.ts';
import type { Filter } from '../looking.ts';

export type Meant = { filter: Filter } | { ids: number[] };
export type ManyAct = ManyActs['items'][number];
export const ACTS = ['confirm', 'exclude', 'note'] as const satisfies readonly ManyAct['act'][];

/** `every`: milliseconds between two looks while something runs. */
export const actsQuery = (every: number | false) =>
  queryOptions({ queryKey: ['batches'], queryFn: ({ signal }) => readInBackground<ManyActs>('/findings/batches', signal), refetchInterval: every });

export const previewOf = (meant: Meant, act: ManyAct['act']) => sendFor<ManyPreview>('POST', '/findings/batches/preview', { meant, act });
