import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Account, AccountPage, AuditFilter, AuditPage, Delegation, Device, OwnSession, Purpose, Secret, SessionState, Verified, Worker } from './access.ts';
import type { Confirmed, Hidden, LinkQuality, ListDetail, ListSummary, Overview, Person, Why } from './api.ts';
import { query, read } from './read.ts';
import { sendFor } from './send.ts';

export const PAGE_SIZE = 50;

export const overviewQuery = () => queryOptions({ queryKey: ['overview'], queryFn: ({ signal }) => read<Overview>('/overview', signal) });

export const listsQuery = () => queryOptions({ queryKey: ['lists'], queryFn: ({ signal }) => read<{ items: ListSummary[] }>('/lists', signal) });

export const listQuery = (id: string) =>
  queryOptions({ queryKey: ['lists', id], queryFn: ({ signal }) => read<ListDetail>(`/lists/${encodeURIComponent(id)}`, signal) });

export const personQuery = (personId: string) =>
  queryOptions({ queryKey: ['people', personId], queryFn: ({ signal }) => read<Person>(`/people/${encodeURIComponent(personId)}`, signal) });

export const whyQuery = (personId: string, rule: string) =>
  queryOptions({
    queryKey: ['people', personId, 'why', rule],
    queryFn: ({ signal }) => read<Why>(`/people/${encodeURIComponent(personId)}/why/${encodeURIComponent(rule)}`, signal),
  });

export const confirmedQuery = () => queryOptions({ queryKey: ['quality', 'confirmed'], queryFn: ({ signal }) => read<Confirmed>('/quality/confirmed', signal) });

export const linkQualityQuery = () => queryOptions({ queryKey: ['quality', 'links'], queryFn: ({ signal }) => read<LinkQuality>('/quality/links', signal) });

export const hiddenQuery = () => queryOptions({ queryKey: ['quality', 'hidden'], queryFn: ({ signal }) => read<Hidden>('/quality/hidden', signal) });

/** Read once a visit of the sign-in page: reading it again would undo the step one is at. */
export const sessionQuery = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => read<SessionState>('/session', signal), staleTime: Infinity, gcTime: 0 });

/** A secret offered before the session is open; offered once, or the one just typed into an app would count no longer. */
export const offeredSecretQuery = () =>
  queryOptions({ queryKey: ['offered-secret'], queryFn: () => sendFor<Secret>('POST', '/me/second-factor', { password: null }), staleTime: Infinity, gcTime: 0, retry: false });

export const ownSessionsQuery = () => queryOptions({ queryKey: ['me', 'sessions'], queryFn: ({ signal }) => read<{ items: OwnSession[] }>('/me/sessions', signal) });

export const accountsQuery = (search: string, page: number) =>
  queryOptions({ queryKey: ['accounts', { search, page }], queryFn: ({ signal }) => read<AccountPage>(`/accounts${query({ search, page, size: PAGE_SIZE })}`, signal), placeholderData: keepPreviousData });

export const accountQuery = (id: string) => queryOptions({ queryKey: ['accounts', id], queryFn: ({ signal }) => read<Account>(`/accounts/${encodeURIComponent(id)}`, signal) });

export const delegationsQuery = () => queryOptions({ queryKey: ['delegations'], queryFn: ({ signal }) => read<{ items: Delegation[] }>('/delegations', signal) });

export const devicesQuery = () => queryOptions({ queryKey: ['devices'], queryFn: ({ signal }) => read<{ items: Device[] }>('/devices', signal) });

export const workersQuery = () => queryOptions({ queryKey: ['devices', 'workers'], queryFn: ({ signal }) => read<{ items: Worker[] }>('/devices/workers', signal) });

export const auditQuery = (filter: AuditFilter) =>
  queryOptions({ queryKey: ['audit', filter], queryFn: ({ signal }) => read<AuditPage>(`/audit${query({ ...filter, size: PAGE_SIZE })}`, signal), placeholderData: keepPreviousData });

/** Asked for by pressing a button: walking the whole chain takes seconds. */
export const verifiedQuery = () => queryOptions({ queryKey: ['audit', 'verified'], queryFn: ({ signal }) => read<Verified>('/audit/verify', signal), enabled: false, retry: false });

export const processingQuery = () => queryOptions({ queryKey: ['processing'], queryFn: ({ signal }) => read<{ purposes: Purpose[] }>('/privacy/processing', signal), staleTime: 300_000 });
