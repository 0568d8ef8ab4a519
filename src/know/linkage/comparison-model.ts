/** The fields a pair is compared by, in the order they are written in the model. */
export const FIELDS = ['number', 'certificate', 'name', 'birth', 'place', 'phone', 'sex', 'claim', 'circle'] as const;
export type Field = (typeof FIELDS)[number];

/**
 * One level of a field. `expected` is how often a true pair shows it, among the levels of its group (a start that the list's own pairs correct);
 * `chance` how often a stranger shows it. Where chance depends on the value itself (a rare name, a small village) it is 'by value'.
 */
export interface Level {
  readonly field: Field;
  readonly level: string;
  readonly group: string;
  readonly expected: number;
  readonly chance: number | 'by value';
}

function group(field: Field, name: string, levels: Record<string, readonly [expected: number, chance: number | 'by value']>): Level[] {
  return Object.entries(levels).map(([level, [expected, chance]]) => ({ field, level, group: `${field} ${name}`, expected, chance }));
}

/**
 * The levels for a register of `people`. Levels of one group are what can be seen in one situation (a number that passes its check is the person's,
 * a relative's or another's), so a row's situation itself decides nothing. 'none' and 'implied' weigh nothing and are left out.
 */
export function comparisonLevels(people: number): Level[] {
  const size = Math.max(people, 1000);
  // A stranger carries a given person's number only by mistake; a relative's own row is one among a population about thirty times the register.
  const [borrowed, kin] = [1e-4 / size, 2 / (30 * size)];
  return [
    ...group('number', 'passes', { same: [0.99, borrowed], relative: [0.002, kin], other_valid: [0.005, 1], other_same_day: [0.003, 1] }),
    ...group('number', 'fails', { slip: [0.93, 2e-7], other_failed: [0.07, 1] }),
    ...group('number', 'rounded', { prefix: [0.99, 3e-6], other_rounded: [0.01, 1] }),
    ...group('certificate', 'noted', { same: [0.98, borrowed], other: [0.02, 1] }),
    ...group('name', 'noted', {
      same: [0.96, 'by value'], variant: [0.005, 5e-6], homophone: [0.01, 3e-4], lost_character: [0.004, 2e-4], swapped: [0.002, 5e-5],
      sounds_alike: [0.003, 5e-4], one_character: [0.006, 6e-3], given: [0.001, 5e-3], shortened: [0.003, 2e-3], surname: [0.004, 0.05], other: [0.003, 0.94],
    }),
    ...group('birth', 'noted', { same: [0.95, 'by value'], near: [0.03, 5e-3], other: [0.02, 0.995] }),
    ...group('birth', 'of kin', { same_kin: [0.95, 4e-3] }),
    ...group('birth', 'beside an agreeing number', { confirmed: [0.985, 0.2], contradicts: [0.015, 0.8] }),
    ...group('place', 'village', { village: [0.93, 'by value'], village_town: [0.03, 'by value'], village_county: [0.02, 'by value'], village_other: [0.02, 0.86] }),
    ...group('place', 'town', { town: [0.96, 'by value'], town_county: [0.02, 'by value'], town_other: [0.02, 0.86] }),
    ...group('place', 'county', { county: [0.98, 'by value'], county_other: [0.02, 0.86] }),
    ...group('phone', 'noted', { same: [0.7, 1 / (10 * size)], other: [0.3, 1] }),
    ...group('sex', 'noted', { same: [0.99, 0.5], other: [0.01, 0.5] }),
    ...group('claim', 'noted', { claimed: [0.1, 0.5], free: [0.9, 0.5] }),
  ];
}

/** Names that are not the same name written otherwise. (SQL list.) */
export const UNLIKE = "'one_character', 'given', 'shortened', 'surname', 'other', 'none'";

/**
 * Pairs that are two people whatever else agrees: the number passes its check, is not this person's, and the name is not written the same.
 * They only teach how unlike strangers of one day and town are. (SQL over the compared pair.)
 */
export const APART = `(number in ('other_valid', 'other_same_day', 'relative') and certificate <> 'same' and name not in ('same', 'variant', 'lost_character'))`;

/**
 * What alone never makes a link certain (SQL over the compared pair):
 * - a number without the name: one row in hundreds carries a relative's;
 * - a name with somebody else's number, unless born the same day in the same town or of the same phone;
 * - a namesake whose own number shows the same birthday: a relative's number would show the relative's.
 */
export const UNCERTAIN = `((number <> 'none' and name in ('other', 'none'))
  or (number in ('other_valid', 'other_same_day') and certificate <> 'same' and phone <> 'same'
    and not (number = 'other_valid' and birth = 'same' and place in ('village', 'village_town', 'town'))))`;

/** How names of one household relate, other than being the same: many share the surname, siblings a character besides. */
export const KIN_CHANCE: Readonly<Record<string, number>> = { one_character: 0.15, given: 0.002, shortened: 0.01, surname: 0.5, other: 0.34 };
