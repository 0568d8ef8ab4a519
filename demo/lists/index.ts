import type { AgencyList } from './list.ts';
import { livingAllowance } from './living-allowance.ts';
import { minimumLiving } from './minimum-living.ts';
import { residentInsurance } from './resident-insurance.ts';

/** The lists that other agencies hand over. */
export const AGENCY_LISTS: readonly AgencyList[] = [minimumLiving, residentInsurance, livingAllowance];

export type { AgencyList } from './list.ts';
