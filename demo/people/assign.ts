import { ageOf } from '../calendar.ts';
import { LISTED } from '../lists/names.ts';
import { Random } from '../random.ts';
import { CITY_PEOPLE } from '../scales.ts';
import { FACT } from './facts.ts';
import type { People } from './people.ts';
import { mark, markAllBut } from './quota.ts';
import { CANCELLED, VALID } from './shares.ts';

/**
 * The counts of the reference city in the first half of 2018, at 150,000 people; other scales take their share.
 * Those that the mission names are exact; the others are plausible. They are laid down here as who stands in which
 * list, so that they can only come out again by linking the lists and applying the rules.
 */
export const REFERENCE = {
  livingAllowanceMissed: 4_352,
  insuranceMissed: 729,
  careNeed: 27_307,
  poor: 68_759,
  notOutOfPoverty: 39_000,
  medicineHelped: 10_018,
  medicineHelpedWithoutCertificate: 1_418,
  careAllowanceMissed: 3_106,
  schoolMissed: 412,
  specialSupport: 9_800,
  minimumLivingAmongPoor: 26_000,
  minimumLivingAmongOut: 9_000,
  minimumLivingAmongOthers: 11_000,
  bothSupports: 120,
  deadWithCertificate: 1_150,
} as const;

/** The chance that the health commission's list has a holder who is ill and not helped with medicine; those who are helped are all in it. */
export const FOUND_BY_HEALTH = 0.7;

/** Decides who of the register stands in which list. */
export function assignFacts(people: People, seed: number): void {
  const random = new Random(seed, 31);
  const scaled = (count: number): number => Math.round((count * people.count) / CITY_PEOPLE);
  const has = (person: number, bit: number): boolean => ((people.facts[person] ?? 0) & bit) !== 0;
  const status = (person: number): number => people.status[person] ?? VALID;
  const age = (person: number): number => ageOf(people.birth[person] ?? 0);
  const severe = (person: number): boolean => (people.grade[person] ?? 4) <= 2;
  const category = (person: number): number => people.category[person] ?? 0;

  const some = (bit: number, quota: number, among: (person: number) => boolean): void => mark(people, random, bit, scaled(quota), among);
  const allBut = (bit: number, quota: number, among: (person: number) => boolean): void => markAllBut(people, random, bit, scaled(quota), among);
  const share = (bit: number, probability: number, among: (person: number) => boolean): void => {
    for (let person = 0; person < people.count; person++) {
      if (among(person) && random.chance(probability)) people.facts[person] = (people.facts[person] ?? 0) | bit;
    }
  };

  some(LISTED.deaths, REFERENCE.deadWithCertificate * 0.8, (p) => status(p) === VALID && age(p) >= 65);
  some(LISTED.deaths, REFERENCE.deadWithCertificate * 0.2, (p) => status(p) === VALID && age(p) < 65 && age(p) > 20);
  share(LISTED.deaths, 0.55, (p) => status(p) === CANCELLED && age(p) > 20);
  share(LISTED.deaths, 0.04, (p) => status(p) !== CANCELLED && status(p) !== VALID && age(p) > 50);
  const dead = (p: number): boolean => has(p, LISTED.deaths);
  const current = (p: number): boolean => status(p) === VALID && !dead(p);
  const lapsed = (p: number): boolean => status(p) !== VALID && !dead(p);

  allBut(LISTED.resident_insurance, REFERENCE.insuranceMissed, current);
  share(LISTED.resident_insurance, 0.86, (p) => !current(p));

  some(LISTED.poverty_register, REFERENCE.poor, current);
  some(FACT.notOutOfPoverty, REFERENCE.notOutOfPoverty, (p) => has(p, LISTED.poverty_register));
  const poor = (p: number): boolean => has(p, FACT.notOutOfPoverty);

  some(LISTED.special_support, REFERENCE.specialSupport * 0.85, (p) => current(p) && age(p) >= 60);
  some(LISTED.special_support, REFERENCE.specialSupport * 0.15, (p) => current(p) && age(p) >= 18 && age(p) < 60 && severe(p));
  share(LISTED.special_support, 0.03, (p) => !current(p) && age(p) >= 60);
  const kept = (p: number): boolean => has(p, LISTED.special_support);

  some(LISTED.minimum_living, REFERENCE.minimumLivingAmongPoor, (p) => poor(p) && !kept(p));
  some(LISTED.minimum_living, REFERENCE.minimumLivingAmongOut, (p) => has(p, LISTED.poverty_register) && !poor(p) && !kept(p));
  some(LISTED.minimum_living, REFERENCE.minimumLivingAmongOthers, (p) => current(p) && !has(p, LISTED.poverty_register) && !kept(p));
  some(LISTED.minimum_living, REFERENCE.bothSupports, (p) => current(p) && kept(p));
  share(LISTED.minimum_living, 0.2, lapsed);
  share(LISTED.minimum_living, 0.09, dead);
  const assisted = (p: number): boolean => has(p, LISTED.minimum_living);

  allBut(LISTED.living_allowance, REFERENCE.livingAllowanceMissed, (p) => current(p) && assisted(p) && !kept(p));
  some(LISTED.living_allowance, 640, (p) => current(p) && !assisted(p) && !kept(p));
  some(LISTED.living_allowance, 214, (p) => current(p) && kept(p));
  some(LISTED.living_allowance, 183, (p) => dead(p) && status(p) === VALID);
  some(LISTED.living_allowance, 37, (p) => dead(p) && status(p) !== VALID);
  some(LISTED.living_allowance, 521, lapsed);

  allBut(LISTED.care_allowance, REFERENCE.careAllowanceMissed, (p) => current(p) && severe(p) && !kept(p));
  some(LISTED.care_allowance, 86, (p) => current(p) && !severe(p));
  some(LISTED.care_allowance, 193, (p) => current(p) && kept(p));
  some(LISTED.care_allowance, 264, (p) => dead(p) && severe(p) && status(p) === VALID);
  some(LISTED.care_allowance, 48, (p) => dead(p) && status(p) !== VALID);
  some(LISTED.care_allowance, 612, (p) => lapsed(p) && severe(p));

  const schoolAge = (p: number): boolean => age(p) >= 6 && age(p) <= 15;
  allBut(LISTED.school_enrolment, REFERENCE.schoolMissed, (p) => current(p) && schoolAge(p));
  share(LISTED.school_enrolment, 0.8, (p) => !current(p) && !dead(p) && schoolAge(p));
  share(LISTED.school_enrolment, 0.4, (p) => !dead(p) && age(p) >= 16 && age(p) <= 18);

  const mayNeedCare = (p: number): boolean => age(p) >= 16 && severe(p) && category(p) >= 4 && category(p) <= 6;
  some(FACT.careNeed, REFERENCE.careNeed, (p) => current(p) && mayNeedCare(p));
  share(FACT.careNeed, 0.12, (p) => !mayNeedCare(p) || !current(p));
  share(LISTED.needs_survey, 1, (p) => current(p) && mayNeedCare(p) && has(p, FACT.careNeed));
  share(LISTED.needs_survey, 0.981, (p) => current(p) && !has(p, FACT.careNeed));
  share(LISTED.needs_survey, 0.981, (p) => current(p) && !mayNeedCare(p));
  share(LISTED.needs_survey, 0.45, (p) => !current(p));

  some(FACT.medicineHelped, REFERENCE.medicineHelped - REFERENCE.medicineHelpedWithoutCertificate, (p) => current(p) && category(p) === 6);
  share(LISTED.severe_mental_illness, 1, (p) => has(p, FACT.medicineHelped));
  share(LISTED.severe_mental_illness, FOUND_BY_HEALTH, (p) => category(p) === 6 && !dead(p));
  share(LISTED.severe_mental_illness, 0.15, (p) => category(p) === 7 && !dead(p));

  const missed = (p: number): boolean => current(p) && (!has(p, LISTED.resident_insurance) || (assisted(p) && !has(p, LISTED.living_allowance)));
  share(FACT.counted, 1, (p) => missed(p) || (current(p) && mayNeedCare(p) && has(p, FACT.careNeed)));
  share(FACT.hasDouble | FACT.shadowed, 0.006, (p) => !has(p, FACT.counted));
}
