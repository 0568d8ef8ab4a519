import { useQuery } from '@tanstack/react-query';
import type { FindingPiece } from '../../../../src/judge/coverage/index.ts';
import { useMay } from '../../me.ts';
import { query, read } from '../../read.ts';
import { DecideFinding } from '../findings/DecideFinding.tsx';

/** The button that decides what a rule found of a person; nothing where it found nothing, or for whoever may not. */
export function DecideFor({ personId, rule }: { personId: string; rule: string }) {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['findings', 'of', personId, rule],
    queryFn: ({ signal }) => read<FindingPiece>(`/findings${query({ person: personId, rule, size: 1 })}`, signal),
    enabled: may('findings:decide'),
  });
  const [item] = data?.items ?? [];
  return item ? <DecideFinding item={item} /> : null;
}
