import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me } from './access.ts';
import { ProblemError } from './call.ts';
import { read } from './read.ts';

/** Null: a server that asks nobody who they are. */
async function readMe(signal: AbortSignal): Promise<Me | null> {
  return read<Me>('/me', signal).catch((error: unknown) => {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  });
}

export const meQuery = () => queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => readMe(signal) });

/** Who is signed in; undefined before it is known. */
export function useMe(): Me | null | undefined {
  return useQuery(meQuery()).data;
}

/** Whether who is signed in may do a thing ('lists:read'): what the server would refuse is not offered. */
export function useMay(): (permission: string) => boolean {
  const me = useMe();
  return (permission) => me === null || (me?.permissions.includes(permission) ?? false);
}
