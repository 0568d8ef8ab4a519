import { ageOf } from '../calendar.ts';
import { LISTED } from '../lists/names.ts';
import { FOUND_BY_HEALTH } from '../people/assign.ts';
import type { People } from '../people/people.ts';
import type { Random } from '../random.ts';
import type { Household, Resident } from '../residents/resident.ts';

const MENTAL = 6;
/** The chance that somebody ill has filed for outpatient medicine, whatever other list has them. */
const FILED = 0.4;
/** Of the grown-up others: filed for another disease. */
const OTHER_DISEASE = 0.004;

/**
 * Who in the city has a severe mental illness, village by village. The lists of the demo lay down whom they have; here is decided whom they
 * have not: for each person without a certificate in the health commission's list, as many others as it misses when it finds seven in ten.
 */
export class Ill {
  readonly #people: People;
  #owed = 0;

  constructor(people: People) {
    this.#people = people;
  }

  /** The ill of a village, known to a list or to none, and those of its people who filed for outpatient medicine (marked in their facts). */
  draw(random: Random, households: readonly Household[]): Resident[] {
    const everybody = households.flat();
    const ill = everybody.filter((one) => this.#isKnown(one));
    for (const one of ill) if (!this.#hasMentalCertificate(one)) while (!random.chance(FOUND_BY_HEALTH)) this.#owed++;
    const others = everybody.filter((one) => one.person < 0 && ageOf(one.birth) >= 18 && !isDead(one) && !isListed(one));
    while (this.#owed > 0 && others.length > 0) {
      const [one] = others.splice(random.below(others.length), 1);
      if (one) ill.push(one);
      this.#owed--;
    }
    for (const one of ill) if (random.chance(FILED)) one.facts |= LISTED.chronic_outpatient;
    for (const one of others) if (random.chance(OTHER_DISEASE)) one.facts |= LISTED.chronic_outpatient;
    return ill;
  }

  #isKnown(one: Resident): boolean {
    return !isDead(one) && (this.#hasMentalCertificate(one) || isListed(one));
  }

  #hasMentalCertificate({ person }: Resident): boolean {
    return person >= 0 && this.#people.category[person] === MENTAL;
  }
}

function isListed({ facts }: Resident): boolean {
  return (facts & LISTED.severe_mental_illness) !== 0;
}

function isDead({ facts }: Resident): boolean {
  return (facts & LISTED.deaths) !== 0;
}
