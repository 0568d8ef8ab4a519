import type { Keeper } from '../../platform/crypto/index.ts';

/** What seals free text and cells of people. */
export type Sealer = Pick<Keeper, 'seal' | 'open'>;

/** Columns of this room that hold sealed text, for whoever changes keys. */
export const SEALED_COLUMNS = ['privacy.request.said', 'privacy.request_event.note', 'privacy.correction.wanted', 'privacy.deciding_row.cells'] as const;
