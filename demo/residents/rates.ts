import { LISTED } from '../lists/names.ts';
import { REFERENCE } from '../people/assign.ts';
import type { People } from '../people/people.ts';
import { CITY_PEOPLE, type Plan } from '../scales.ts';

/** How many people outside the register the city needs, and how likely each stands in a list. */
export interface Rates {
  strangers: number;
  insurance: number;
  /** Of households. */
  minimumLiving: number;
  /** Of households. */
  poverty: number;
  specialSupport: number;
  school: number;
  deaths: number;
  allowance: number;
  /** People with a severe mental illness and no certificate, in the whole city. */
  withoutCertificate: number;
}

const INSURED = 0.97;
const SCHOOL_AGE_SHARE = 0.14;

/** Rows of a list for each person of the register; a city has far more families in need than certificates. */
const ROWS_A_PERSON = { minimum_living: 1.5, poverty_register: 1.5, school_enrolment: 1.5, special_support: 0.28, deaths: 0.13 } as const;

export function ratesOf(plan: Plan, people: People): Rates {
  const listed = (bit: number): number => people.facts.reduce((sum, facts) => sum + ((facts & bit) === 0 ? 0 : 1), 0);
  const strangers = Math.max(0, Math.round((plan.residents - listed(LISTED.resident_insurance)) / INSURED));
  const rate = (list: keyof typeof ROWS_A_PERSON, ceiling: number): number =>
    Math.min(ceiling, Math.max(0, ROWS_A_PERSON[list] * people.count - listed(LISTED[list])) / Math.max(1, strangers));
  return {
    strangers,
    insurance: INSURED,
    minimumLiving: rate('minimum_living', 0.35),
    poverty: rate('poverty_register', 0.35),
    specialSupport: rate('special_support', 0.08),
    school: Math.min(0.97, rate('school_enrolment', 1) / SCHOOL_AGE_SHARE),
    deaths: rate('deaths', 0.03),
    allowance: (0.0025 * people.count) / Math.max(1, strangers),
    withoutCertificate: Math.round((REFERENCE.medicineHelpedWithoutCertificate * people.count) / CITY_PEOPLE),
  };
}
