import type { Dimension, Outcome, TurnedFilter } from './what-if-queries.ts';

// What an address of the what-ifs may ask for.

export const DIMENSIONS = ['county', 'category', 'grade', 'age', 'household'] as const satisfies readonly Dimension[];
export const OUTCOMES = ['enters', 'leaves', 'rises', 'falls', 'unchanged', 'cannot_tell'] as const satisfies readonly Outcome[];
/** Those that have people to show. */
export const TURNING: readonly Outcome[] = ['enters', 'leaves', 'rises', 'falls'];

export type TrialSearch = TurnedFilter & { by?: Dimension };
