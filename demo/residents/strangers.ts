import { ageOf } from '../calendar.ts';
import { muddleName } from '../dirt/name.ts';
import { LISTED } from '../lists/names.ts';
import { FACT } from '../people/facts.ts';
import { birthBetween, type People } from '../people/people.ts';
import { POPULATION_AGE } from '../people/shares.ts';
import type { Random } from '../random.ts';
import type { Rates } from './rates.ts';
import { drawRelation, inventRelative, inventStranger } from './relatives.ts';
import type { Household, Resident } from './resident.ts';
import type { VillageDraw } from './village-draw.ts';

/** One stranger in this many is born on the day of somebody in the register and bears the same or nearly the same name. */
const DOUBLES = 160;

/** Households of a village without anybody of the register: `count` people. */
export function inventStrangers(draw: VillageDraw, count: number): Household[] {
  const { random } = draw;
  const households: Household[] = [];
  for (let left = count; left > 0; ) {
    const number = draw.nextHousehold();
    const head = random.below(DOUBLES) === 0 ? inventDouble(draw, number) : inventHead(draw, number);
    const household: Household = [head];
    const size = Math.min(left, 1 + random.below(4));
    while (household.length < size) household.push(inventRelative(draw, head, drawRelation(random, head, household)));
    head.kin = household[1];
    left -= household.length;
    households.push(household);
  }
  return households;
}

function inventHead(draw: VillageDraw, household: number): Resident {
  const [youngest, oldest] = POPULATION_AGE.draw(draw.random);
  const birth = birthBetween(draw.random, youngest, oldest);
  return inventStranger(draw, { birth, sex: draw.random.below(2), relation: '户主', household, surname: undefined });
}

/** The same birthday and name, or a name that sounds or looks the same, but another number: another person. */
function inventDouble(draw: VillageDraw, household: number): Resident {
  const { random, people } = draw;
  const person = findDoubled(random, people);
  const double = inventStranger(draw, { birth: people.birth[person] ?? 0, sex: people.sex[person] ?? 0, relation: '户主', household, surname: undefined });
  const name = people.name[person] ?? '';
  double.name = random.chance(0.6) ? name : muddleName(random, name);
  double.facts = FACT.shadowed;
  double.deciding = true;
  return double;
}

function findDoubled(random: Random, people: People): number {
  const start = random.below(people.count);
  for (let step = 0; step < people.count; step++) {
    const person = (start + step) % people.count;
    if (((people.facts[person] ?? 0) & FACT.hasDouble) !== 0) return person;
  }
  return start;
}

/** Puts people who are not in the register into the lists of other agencies. `ill` of them have a diagnosis and no certificate. */
export function enlist(random: Random, households: readonly Household[], rates: Rates, ill: number): void {
  let diagnosed = 0;
  for (const household of households) {
    const assisted = random.chance(rates.minimumLiving);
    const poor = random.chance(rates.poverty);
    const out = random.chance(0.52);
    for (const member of household) {
      if (member.person >= 0) continue;
      const age = ageOf(member.birth);
      let facts = member.facts;
      if (random.chance(rates.insurance)) facts |= LISTED.resident_insurance;
      if (assisted) facts |= LISTED.minimum_living;
      if (poor) facts |= out ? LISTED.poverty_register : LISTED.poverty_register | FACT.notOutOfPoverty;
      if (age >= 60 && random.chance(rates.specialSupport * 5)) facts |= LISTED.special_support;
      if (age >= 6 && age <= 17 && random.chance(rates.school)) facts |= LISTED.school_enrolment;
      if (age >= 50 && (facts & FACT.shadowed) === 0 && random.chance(rates.deaths * 2.6)) facts |= LISTED.deaths;
      if (random.chance(rates.allowance)) facts |= random.chance(0.5) ? LISTED.living_allowance : LISTED.care_allowance;
      if (age >= 18 && random.chance(0.002)) facts |= LISTED.severe_mental_illness;
      if (diagnosed < ill && age >= 18 && age < 75 && member.kin && random.chance(0.3)) {
        facts |= LISTED.severe_mental_illness | FACT.medicineHelped;
        diagnosed++;
      }
      member.facts = facts;
    }
  }
}
