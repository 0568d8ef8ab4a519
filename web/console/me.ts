import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me } from './access.ts';
import { read } from './read.ts';

export const meQuery = () => queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => read<Me>('/me', signal) });

/** Who is signed in; undefined before it is known. */
export function useMe(): Me | undefined {
  return useQuery(meQuery()).data;
}

/** Whether who is signed in may do a thing ('lists:read'): what the server would refuse is not offered. */
export function useMay(): (permission: string) => boolean {
  const me = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}
