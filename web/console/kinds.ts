import type { Kind } from './api.ts';

/** Kinds of findings in the order they are shown. */
export const KINDS = ['missed', 'underpaid', 'wrong', 'overpaid', 'lapsing', 'gaining'] as const satisfies readonly Kind[];

/** The kind an address names; undefined where it names none. */
export function kindOf(text: string | undefined): Kind | undefined {
  return KINDS.find((kind) => kind === text);
}
