import { Weighted } from '../random.ts';

/** 1 visual, 2 hearing, 3 speech, 4 physical, 5 intellectual, 6 mental, 7 multiple: shares of the certificates in force about 2018. */
export const CATEGORY = new Weighted([[1, 11.6], [2, 8.1], [3, 1.7], [4, 53.5], [5, 9.9], [6, 11.2], [7, 4]] as const);

/** Grades 1 (most severe) to 4 by category. */
export const GRADE: Readonly<Record<number, Weighted<number>>> = {
  1: new Weighted([[1, 32], [2, 18], [3, 14], [4, 36]]),
  2: new Weighted([[1, 44], [2, 26], [3, 18], [4, 12]]),
  3: new Weighted([[1, 54], [2, 16], [3, 18], [4, 12]]),
  4: new Weighted([[1, 10], [2, 28], [3, 28], [4, 34]]),
  5: new Weighted([[1, 12], [2, 39], [3, 34], [4, 15]]),
  6: new Weighted([[1, 10], [2, 57], [3, 26], [4, 7]]),
  7: new Weighted([[1, 56], [2, 32], [3, 8], [4, 4]]),
};

type Band = readonly [readonly [number, number], number];

/** Ages by category: a band of years and its weight. */
export const AGE: Readonly<Record<number, Weighted<readonly [number, number]>>> = {
  1: bands([[0, 5], 0.3], [[6, 15], 1.2], [[16, 39], 9], [[40, 59], 25], [[60, 79], 46], [[80, 97], 18]),
  2: bands([[1, 5], 0.7], [[6, 15], 2], [[16, 39], 9], [[40, 59], 19], [[60, 79], 46], [[80, 97], 23]),
  3: bands([[3, 5], 1.5], [[6, 15], 6], [[16, 39], 26], [[40, 59], 35], [[60, 79], 27], [[80, 92], 4]),
  4: bands([[1, 5], 0.4], [[6, 15], 1.3], [[16, 39], 12], [[40, 59], 36], [[60, 79], 41], [[80, 97], 9]),
  5: bands([[1, 5], 1.4], [[6, 15], 9], [[16, 39], 36], [[40, 59], 34], [[60, 79], 18], [[80, 90], 1.5]),
  6: bands([[3, 5], 0.3], [[6, 15], 1.5], [[16, 39], 29], [[40, 59], 48], [[60, 79], 20], [[80, 90], 1.2]),
  7: bands([[1, 5], 2.5], [[6, 15], 9], [[16, 39], 27], [[40, 59], 28], [[60, 79], 25], [[80, 95], 8]),
};

/** Ages of everybody else. */
export const POPULATION_AGE = bands([[0, 5], 7], [[6, 15], 12], [[16, 39], 33], [[40, 59], 31], [[60, 79], 15], [[80, 97], 2]);

// Positions: valid, expired, frozen, cancelled, moved out; the labels stand in register/labels.ts in this order.
export const VALID = 0;
export const EXPIRED = 1;
export const CANCELLED = 3;

/** Position of the status. */
export const STATUS = new Weighted([[0, 82.5], [1, 6], [2, 1.8], [3, 7.2], [4, 2.5]] as const);

function bands(...entries: readonly Band[]): Weighted<readonly [number, number]> {
  return new Weighted(entries, 2048);
}
