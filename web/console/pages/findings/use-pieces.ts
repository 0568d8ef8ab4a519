import { useQueries, useQueryClient } from '@tanstack/react-query';
import type { FindingItem } from '../../api.ts';
import { PIECE, pieceQuery } from './findings-queries.ts';
import type { Filter, Order } from './looking.ts';

type Pieces = { rowOf: (row: number) => FindingItem | undefined; /** A piece that could not be read. */ failed: { error: Error; again: () => void } | undefined };

/** The rows of a list as far as they are read; asking for a stretch of rows reads the pieces it lies in. */
export function usePieces(filter: Filter, order: Order, from: number, to: number): Pieces {
  const client = useQueryClient();
  const first = Math.floor(from / PIECE);
  const pieces = Array.from({ length: Math.floor(to / PIECE) - first + 1 }, (_, i) => first + i);
  const results = useQueries({
    queries: pieces.map((piece) => {
      const before = piece === 0 ? undefined : client.getQueryData(pieceQuery(filter, order, piece - 1).queryKey)?.next;
      return pieceQuery(filter, order, piece, before);
    }),
  });
  const [failed] = results.flatMap(({ data, error, refetch }) => (error && data === undefined ? [{ error, again: () => void refetch() }] : []));
  return { rowOf: (row) => results[Math.floor(row / PIECE) - first]?.data?.items[row % PIECE], failed };
}
