import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Timeline } from '../../src/judge/coverage/index.ts';
import type { ChangePage, ConflictDetail, ConflictPage, PersonRecordPage } from '../../src/know/register/index.ts';
import { PAGE_SIZE } from './queries.ts';
import { query, read } from './read.ts';

export type { Change, ChangePage, ConflictDetail, ConflictPage, PersonRecordPage } from '../../src/know/register/index.ts';
export type { Timeline } from '../../src/judge/coverage/index.ts';
export type RecordFact = PersonRecordPage['now'][number];
export type ChangeState = 'waiting' | 'decided';
export type ConflictFilter = { kind?: string; status?: string; page?: number };

const of = (personId: string) => `/people/${encodeURIComponent(personId)}`;

export const changesQuery = (state: ChangeState, page: number) =>
  queryOptions({ queryKey: ['changes', { state, page }], queryFn: ({ signal }) => read<ChangePage>(`/changes${query({ state, page, size: PAGE_SIZE })}`, signal), placeholderData: keepPreviousData });

export const personChangesQuery = (personId: string) =>
  queryOptions({ queryKey: ['changes', personId], queryFn: ({ signal }) => read<ChangePage>(`${of(personId)}/changes`, signal) });

export const recordQuery = (personId: string) => queryOptions({ queryKey: ['people', personId, 'record'], queryFn: ({ signal }) => read<PersonRecordPage>(`${of(personId)}/record`, signal) });

export const timelineQuery = (personId: string) => queryOptions({ queryKey: ['people', personId, 'timeline'], queryFn: ({ signal }) => read<Timeline>(`${of(personId)}/timeline`, signal) });

export const conflictsQuery = (filter: ConflictFilter) =>
  queryOptions({ queryKey: ['conflicts', filter], queryFn: ({ signal }) => read<ConflictPage>(`/conflicts${query({ ...filter, size: PAGE_SIZE })}`, signal), placeholderData: keepPreviousData });

export const conflictQuery = (id: string) => queryOptions({ queryKey: ['conflicts', id], queryFn: ({ signal }) => read<ConflictDetail>(`/conflicts/${encodeURIComponent(id)}`, signal) });
