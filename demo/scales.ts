import { LISTS, type ListName } from './lists/names.ts';

export type Scale = 'small' | 'city' | 'province';

export interface DemoOptions {
  out: string;
  scale: Scale;
  seed: number;
  /** People in the register. */
  people?: number;
  /** Rows of the insurance list, about. */
  residents?: number;
  /** The lists to write; all when absent. */
  lists?: readonly ListName[];
  /** Also the folder `hidden/`: a third list of the mentally ill, and who of them is in no list. */
  hidden?: boolean;
}

export interface Plan {
  out: string;
  seed: number;
  people: number;
  residents: number;
  lists: readonly ListName[];
}

/** The reference city, which the shaped counts belong to. */
export const CITY_PEOPLE = 150_000;

const SCALES = {
  small: { people: 20_000, residents: 200_000 },
  city: { people: CITY_PEOPLE, residents: 1_000_000 },
  province: { people: 4_000_000, residents: 6_000_000 },
} satisfies Record<Scale, { people: number; residents: number }>;

/** Fills in what the options leave open. */
export function planOf({ out, scale, seed, people, residents, lists }: DemoOptions): Plan {
  const base = SCALES[scale];
  return { out, seed, people: people ?? base.people, residents: residents ?? base.residents, lists: lists ?? LISTS };
}
