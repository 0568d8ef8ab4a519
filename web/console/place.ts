import { useQuery } from '@tanstack/react-query';
import { useMay } from './me.ts';
import { overviewQuery } from './queries.ts';

/** A division code -> the name of the city or county it is or lies in, followed by the code where it is neither; the code where no name is known. */
export function usePlace(): (code: string) => string {
  const may = useMay();
  const { data } = useQuery({ ...overviewQuery(), enabled: may('overview:read') });
  return (code) => {
    const known = [...(data?.counties ?? []), ...(data ? [data.city] : [])].find((place) => code.startsWith(place.code));
    if (known === undefined) return code;
    return known.code === code ? known.name : `${known.name} ${code}`;
  };
}
