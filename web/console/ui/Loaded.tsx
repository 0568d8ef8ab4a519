import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorBox, Loading } from './Notices.tsx';

/** Shows a query's data, or that it is being read, or why it could not be. */
export function Loaded<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorBox error={query.error} again={() => void query.refetch()} />;
  return <Loading />;
}
