export const LISTS = [
  'minimum_living',
  'special_support',
  'poverty_register',
  'resident_insurance',
  'living_allowance',
  'care_allowance',
  'school_enrolment',
  'deaths',
  'needs_survey',
  'severe_mental_illness',
] as const;

export type ListName = (typeof LISTS)[number];

/** The bit that says a resident stands in the list. */
export const LISTED = Object.fromEntries(LISTS.map((list, index) => [list, 1 << index])) as Readonly<Record<ListName, number>>;
