import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send, sendFor } from '../../send.ts';
import { deskQuery, keyOf, stepsQuery, type Answer, type DeskFilter, type DeskRow, type Step } from './desk-queries.ts';

/** Rows left in hand at which the next ones are read. */
const FEW = 6;

type Decision = { row: DeskRow; answer: Answer; personId: string | null };

/** What was done last, for the live region. */
export type Did = { what: Answer | 'taken_back'; row: { list: string; row: number | null; listLabel: Step['listLabel'] } };

/**
 * The rows one after the other: what is decided leaves at once, is sent behind, and comes back where the server refuses it. Sending is in turn, so that
 * a step taken back is always the last one kept.
 */
export function useDesk(filter: DeskFilter) {
  const client = useQueryClient();
  const rows = useQuery(deskQuery(filter));
  const steps = useQuery(stepsQuery());
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [front, setFront] = useState<string>();
  const [did, setDid] = useState<Did>();
  const [error, setError] = useState<Error>();
  const left = (rows.data?.items ?? []).filter((row) => !decided.has(keyOf(row)));
  const current = left.find((row) => keyOf(row) === front) ?? left[0];
  const without = (key: string) => setDecided((before) => new Set([...before].filter((one) => one !== key)));

  const deciding = useMutation({
    scope: { id: 'desk' },
    mutationFn: ({ row: { list, row }, answer, personId }: Decision) => sendFor<{ id: number }>('POST', '/desk/decisions', { list, row, answer, personId }),
    onSuccess: ({ id }, { row: { list, listLabel, row }, answer }) => {
      const step: Step = { id, list, listLabel, row, answer, at: new Date().toISOString(), takenBack: false };
      client.setQueryData(stepsQuery().queryKey, (before) => ({ items: [step, ...(before?.items ?? [])].slice(0, 20) }));
    },
    onError: (problem, { row }) => {
      without(keyOf(row));
      setError(problem);
    },
  });

  const takingBack = useMutation({
    scope: { id: 'desk' },
    mutationFn: async (wanted: Step | undefined) => {
      const step = wanted ?? client.getQueryData(stepsQuery().queryKey)?.items.find(({ takenBack }) => !takenBack);
      if (step) await send('DELETE', `/desk/decisions/${step.id}`);
      return step;
    },
    onSuccess: (step) => {
      if (!step) return;
      client.setQueryData(stepsQuery().queryKey, (before) => ({ items: (before?.items ?? []).map((one) => (one.id === step.id ? { ...one, takenBack: true } : one)) }));
      without(keyOf(step));
      setFront(keyOf(step));
      setDid({ what: 'taken_back', row: step });
      void client.invalidateQueries({ queryKey: ['desk', 'rows'] });
    },
    onError: setError,
  });

  const decide = (row: DeskRow, answer: Answer, personId: string | null) => {
    setError(undefined);
    setDecided((before) => new Set(before).add(keyOf(row)));
    setFront(undefined);
    setDid({ what: answer, row });
    deciding.mutate({ row, answer, personId }, { onSettled: () => left.length <= FEW && void client.invalidateQueries({ queryKey: ['desk', 'rows'] }) });
  };

  return {
    rows, steps, current, did, error, decide,
    /** Rows of the filter that still wait, those under way left out. */
    total: Math.max(0, (rows.data?.total ?? 0) - (rows.data?.items ?? []).filter((row) => decided.has(keyOf(row))).length),
    /** Takes a step back; the last that stands, where none is named. */
    takeBack: (step?: Step) => {
      setError(undefined);
      takingBack.mutate(step);
    },
  };
}
