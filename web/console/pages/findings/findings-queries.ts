import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { FindingCounts, FindingPiece } from '../../../../src/judge/coverage/index.ts';
import { query, read } from '../../read.ts';
import type { Dimension, Filter, Order } from './looking.ts';

/** Rows that are asked for at once. */
export const PIECE = 100;

/** A piece of a list. Behind a piece that is known it is found by that one's last key, else by counting rows. */
export const pieceQuery = (filter: Filter, order: Order, piece: number, after?: string | null) =>
  queryOptions({
    queryKey: ['findings', 'list', filter, order, piece],
    queryFn: ({ signal }) => read<FindingPiece>(`/findings${query({ ...filter, order, size: PIECE, page: piece + 1, after: after ?? undefined })}`, signal),
    staleTime: 60_000,
    ...(piece === 0 ? { placeholderData: keepPreviousData } : {}),
  });

export const countsQuery = (filter: Filter, by: Dimension) =>
  queryOptions({
    queryKey: ['findings', 'counts', filter, by],
    queryFn: ({ signal }) => read<FindingCounts>(`/findings/counts${query({ ...filter, by })}`, signal),
    placeholderData: keepPreviousData,
  });

/** Reads anew whatever shows how findings stand, after something was decided. */
export function useRenewFindings(): () => void {
  const client = useQueryClient();
  return () => {
    for (const key of ['findings', 'overview', 'people', 'workbench', 'batches']) void client.invalidateQueries({ queryKey: [key] });
  };
}
