import type { Label } from './policy.ts';

/** How closely a fact is kept: for everyone who handles the matter, for those who need it, for those who treat it as medical. */
export const SENSITIVITIES = ['ordinary', 'sensitive', 'medical'] as const;

export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What stands in the place of a value that the reader may not see. */
export const WITHHELD: Label = { zh: '无权查看', en: 'not shown to you' };
