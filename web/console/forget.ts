import type { QueryClient } from '@tanstack/react-query';
import { rememberScope } from './scope.ts';
import { forgetUnsaved } from './unsaved.ts';

/** What was read for one person, and what they had begun, is not kept for the next who sits down here; how one signs in here is nobody's. */
export function forget(client: QueryClient): void {
  forgetUnsaved();
  rememberScope(undefined);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
