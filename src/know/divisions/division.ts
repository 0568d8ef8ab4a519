import type { DivisionLevel } from '../../foundation/kernel/index.ts';

/** A province, city, county, town or village while it bore one code and one name. */
export interface Division {
  /** 6 digits down to the county, 9 for a town, 12 for a village. */
  code: string;
  name: string;
  level: DivisionLevel;
  /** First day the code is in force, 'YYYY-MM-DD'; null where the sources do not say. */
  validFrom: string | null;
  /** First day it is no longer in force; null while it is. */
  validTo: string | null;
  /** The codes that took its place, more than one where it was split. */
  successors: string[];
  /** Other names in use. */
  aliases: string[];
}

/** Later than every change of codes: stands for "as the codes are now". */
export const NOW = '9999-12-31';

/** Whether a division's code is in force on a day. */
export function isInForce(division: Division, day: string): boolean {
  return (division.validFrom === null || division.validFrom <= day) && (division.validTo === null || day < division.validTo);
}
