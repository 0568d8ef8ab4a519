import { queryOptions } from '@tanstack/react-query';
import type { Due, Incident, KeyChange, Keys, Look, PersonRequest, Receipt, Rules } from './keep.ts';
import { query, read, readInBackground } from './read.ts';

export const keysQuery = () => queryOptions({ queryKey: ['keys'], queryFn: ({ signal }) => read<Keys>('/keys', signal) });

/** How long between two looks at a change of keys that is going on; it takes a minute or more. */
const LOOK_MS = 5000;

export const keyChangeQuery = () =>
  queryOptions({
    queryKey: ['key-change'],
    queryFn: ({ signal }) => readInBackground<KeyChange>('/keys/change', signal),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_MS : false),
  });

/** What one may ask for, with its terms; published, so that it changes with the packs alone. */
export const rulesQuery = () => queryOptions({ queryKey: ['processing-rules'], queryFn: ({ signal }) => read<Rules>('/privacy/rules', signal), staleTime: 300_000 });

export const requestsQuery = (filter: { all?: boolean; person?: string }) =>
  queryOptions({
    queryKey: ['requests', filter],
    queryFn: ({ signal }) => read<{ items: PersonRequest[] }>(`/privacy/requests${query({ all: filter.all ? 'true' : undefined, person: filter.person })}`, signal),
  });

export const requestQuery = (id: string) =>
  queryOptions({ queryKey: ['requests', id], queryFn: ({ signal }) => read<PersonRequest>(`/privacy/requests/${encodeURIComponent(id)}`, signal) });

export const looksQuery = (person?: string) => queryOptions({ queryKey: ['looks', person ?? ''], queryFn: ({ signal }) => read<{ items: Look[] }>(`/privacy/looks${query({ person })}`, signal) });

export const dueQuery = () => queryOptions({ queryKey: ['retention', 'due'], queryFn: ({ signal }) => read<{ items: Due[] }>('/privacy/retention', signal) });

export const receiptsQuery = () => queryOptions({ queryKey: ['retention', 'receipts'], queryFn: ({ signal }) => read<{ items: Receipt[] }>('/privacy/receipts', signal) });

export const incidentsQuery = () => queryOptions({ queryKey: ['incidents'], queryFn: ({ signal }) => read<{ items: Incident[] }>('/privacy/incidents', signal) });

export const incidentQuery = (id: string) =>
  queryOptions({ queryKey: ['incidents', id], queryFn: ({ signal }) => read<Incident>(`/privacy/incidents/${encodeURIComponent(id)}`, signal) });
