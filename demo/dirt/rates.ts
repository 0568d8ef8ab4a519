import type { IdentityDirt } from './identity.ts';
import type { NameDirt } from './name.ts';

/** How dirty an agency's list is. Shares are per thousand rows. */
export interface DirtRates {
  identity: Partial<Record<IdentityDirt, number>>;
  name: Partial<Record<NameDirt, number>>;
  /** Of the numbers that end in X, per thousand. */
  lowerX: number;
  /** Rows that stand in the list twice, the second time less carefully written. */
  doubled: number;
  /** Share of places written in another than the official form, 0 to 1. */
  places: number;
  /** Whether the list has a birth date of its own, without which a missing number leaves nobody certain. */
  hasBirth: boolean;
}

/** Typed from household registers by many hands in villages. */
export const VILLAGE_HANDS: DirtRates = {
  identity: { full_width: 6, spaced: 14, apostrophe: 6, fifteen: 9, certificate: 5, slip: 10, swap: 5, missing: 9, rounded: 2, scientific: 0.5, relative: 2 },
  name: { homophone: 7, variant: 5, spaced: 20, padded: 8, rare: 1000 },
  lowerX: 420,
  doubled: 5,
  places: 0.35,
  hasBirth: true,
};

/** Kept in spreadsheets at the county, from which Excel took its toll. */
export const COUNTY_SHEETS: DirtRates = {
  identity: { full_width: 4, spaced: 16, apostrophe: 10, fifteen: 5, certificate: 4, slip: 7, swap: 4, missing: 4, rounded: 3, scientific: 1, relative: 2 },
  name: { homophone: 5, variant: 3, spaced: 22, padded: 10, rare: 500 },
  lowerX: 500,
  doubled: 6,
  places: 0.4,
  hasBirth: false,
};

/** Out of a system that checks what is typed. */
export const SYSTEM_EXPORT: DirtRates = {
  identity: { spaced: 3, fifteen: 3, certificate: 2, slip: 3, swap: 1, missing: 2, rounded: 0.4, relative: 1 },
  name: { homophone: 3, variant: 2, spaced: 2, padded: 3, rare: 1000 },
  lowerX: 60,
  doubled: 2,
  places: 0.15,
  hasBirth: true,
};
