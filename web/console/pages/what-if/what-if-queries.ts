import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CatalogueAnswer, CheckedDraft, ComparedAnswer, KeptDraftAnswer, KeptDraftsAnswer, TurnedAnswer, WorkDrafts } from '../../../../src/judge/coverage/index.ts';
import { query, read } from '../../read.ts';
import { sendFor } from '../../send.ts';

export type Catalogue = CatalogueAnswer;
export type Trial = KeptDraftAnswer;
export type TrialLine = KeptDraftsAnswer['items'][number];
export type Question = Trial['result']['questions'][number];
export type Tally = Question['total'];
export type Outcome = keyof Tally['outcomes'];
export type Dimension = keyof Question['groups'];
export type Work = WorkDrafts['items'][number];
export type Problem = CheckedDraft['problems'][number];
export type Turned = TurnedAnswer['items'][number];
export type Compared = ComparedAnswer;
export type DraftFile = { file: string; text: string };

/** Which people of a trial are looked at. */
export type TurnedFilter = { question?: string; outcome?: Outcome; county?: string; page?: number };

/** `whole`: small groups too, for those who may see people. */
export const trialsQuery = (whole: boolean) =>
  queryOptions({ queryKey: ['what-if', 'trials', whole], queryFn: ({ signal }) => read<KeptDraftsAnswer>(`/what-if${query({ whole: String(whole) })}`, signal) });

export const trialQuery = (id: string, whole: boolean) =>
  queryOptions({ queryKey: ['what-if', 'trial', id, whole], queryFn: ({ signal }) => read<KeptDraftAnswer>(`/what-if/${encodeURIComponent(id)}${query({ whole: String(whole) })}`, signal) });

export const worksQuery = (enabled: boolean) => queryOptions({ queryKey: ['what-if', 'drafts'], queryFn: ({ signal }) => read<WorkDrafts>('/what-if/drafts', signal), enabled });

export const catalogueQuery = () => queryOptions({ queryKey: ['what-if', 'catalogue'], queryFn: ({ signal }) => read<CatalogueAnswer>('/what-if/catalogue', signal), staleTime: 300_000 });

export const checkQuery = (files: readonly DraftFile[]) =>
  queryOptions({
    queryKey: ['what-if', 'check', files], queryFn: () => sendFor<CheckedDraft>('POST', '/what-if/check', { files }), enabled: files.length > 0, placeholderData: keepPreviousData,
  });

export const turnedQuery = (id: string, filter: TurnedFilter) =>
  queryOptions({
    queryKey: ['what-if', 'people', id, filter], queryFn: ({ signal }) => read<TurnedAnswer>(`/what-if/${encodeURIComponent(id)}/people${query(filter)}`, signal), placeholderData: keepPreviousData,
  });

export const comparedQuery = (a: string, b: string, whole: boolean) =>
  queryOptions({ queryKey: ['what-if', 'compare', a, b, whole], queryFn: ({ signal }) => read<ComparedAnswer>(`/what-if/compare${query({ a, b, whole: String(whole) })}`, signal) });
