import { useQuery } from '@tanstack/react-query';
import type { Purpose } from './access.ts';
import { useMay, useMe } from './me.ts';
import { processingQuery } from './queries.ts';
import { useWords } from './words/index.ts';

/** The purposes in force that are open to one's role; none before they are read. */
export function useOwnPurposes(): Purpose[] {
  const may = useMay();
  const me = useMe();
  const { data } = useQuery({ ...processingQuery(), enabled: may('privacy:read') });
  return (data?.purposes ?? []).filter(({ status, roles }) => status === 'active' && me !== undefined && roles.includes(me.role));
}

/** Purposes as one chooses among them; one that is closed for want of an assessment says so. */
export function usePurposeOptions(purposes: Purpose[]): { id: string; name: string }[] {
  const { words, say } = useWords();
  return purposes.map(({ purpose, label, closedWithout, assessed }) => ({ id: purpose, name: closedWithout && !assessed ? words.reveal.unassessed(say(label)) : say(label) }));
}

/** The name of a purpose; its key before the register of processing is read. */
export function usePurposeName(): (purpose: string) => string {
  const { say } = useWords();
  const may = useMay();
  const { data } = useQuery({ ...processingQuery(), enabled: may('privacy:read') });
  return (key) => {
    const label = data?.purposes.find(({ purpose }) => purpose === key)?.label;
    return label === undefined ? key : say(label);
  };
}
