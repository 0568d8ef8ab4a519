import type { Correctable } from '../../../../src/know/register/index.ts';

/** What can be entered where nothing is known yet; what stands on a certificate needs a certificate first. */
export const CORRECTABLE_KEYS = ['identity', 'sex', 'birth', 'phone', 'division', 'address', 'household_type', 'household', 'guardian', 'guardian_relation', 'guardian_identity', 'guardian_phone'] as const satisfies readonly Correctable[];
