import type { QueryClient } from '@tanstack/react-query';

/** What was read for one person is not kept for the next who sits down here; how one signs in here is nobody's. */
export function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
