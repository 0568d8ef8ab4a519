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

/** A list that is written only beside the truth about hidden people, see hidden/. */
const HIDDEN_LIST = 'chronic_outpatient';

export type AnyList = ListName | typeof HIDDEN_LIST;

/** The bit that says a resident stands in the list. */
export const LISTED = Object.fromEntries([...LISTS, HIDDEN_LIST].map((list, index) => [list, 1 << index])) as Readonly<Record<AnyList, number>>;
