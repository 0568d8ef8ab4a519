import type { Keeper } from '../../platform/crypto/index.ts';

/** What seals free text and cells of people. */
export type Sealer = Pick<Keeper, 'seal' | 'open'>;

