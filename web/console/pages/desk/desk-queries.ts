import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Desk, OwnDecisions } from '../../../../src/judge/coverage/index.ts';
import { query, read } from '../../read.ts';

export type { Desk };
export type DeskRow = Desk['items'][number];
export type Candidate = DeskRow['candidates'][number];
export type PairField = DeskRow['says'][number];
export type Step = OwnDecisions['items'][number];
export type Answer = Step['answer'];

/** What an address of the desk may ask for. */
export type DeskFilter = { list?: string; county?: string; state?: 'set_aside' };

/** The first rows that wait; rows that were decided are no longer among them. */
export const deskQuery = (filter: DeskFilter) =>
  queryOptions({ queryKey: ['desk', 'rows', filter], queryFn: ({ signal }) => read<Desk>(`/desk${query(filter)}`, signal), placeholderData: keepPreviousData });

export const stepsQuery = () => queryOptions({ queryKey: ['desk', 'steps'], queryFn: ({ signal }) => read<OwnDecisions>('/desk/decisions', signal) });

/** The one key of a row. */
export function keyOf({ list, row }: { list: string; row: number | null }): string {
  return `${list} ${row}`;
}
