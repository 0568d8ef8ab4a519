import { aes } from './aes.ts';
import { sm } from './sm.ts';
import type { Suite, SuiteName } from './suite.ts';

const SUITE: Readonly<Record<SuiteName, Suite>> = { aes, sm };

/** The suite of a name. */
export function suiteOf(name: SuiteName): Suite {
  return SUITE[name];
}
