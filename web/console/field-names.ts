import { useQuery } from '@tanstack/react-query';
import type { Label } from './api.ts';
import { useMay } from './me.ts';
import { processingQuery } from './queries.ts';

/** Every field of people that some purpose opens, each once, by the names of the register of processing; none before it is read. */
export function useFields(): { field: string; label: Label }[] {
  const may = useMay();
  const { data } = useQuery({ ...processingQuery(), enabled: may('privacy:read') });
  const all = (data?.purposes ?? []).flatMap(({ fields }) => fields);
  return [...new Map(all.map((one) => [one.field, one])).values()];
}
