import { ageOf } from '../calendar.ts';
import type { IdentityNumbers } from '../identity-numbers.ts';
import { LISTED } from '../lists/names.ts';
import { certificateOf } from '../people/oddities.ts';
import type { People } from '../people/people.ts';
import { VALID } from '../people/shares.ts';
import type { Village } from '../places.ts';
import type { Random } from '../random.ts';
import { drawPhone, drawRelation, inventRelative } from './relatives.ts';
import type { Household, Resident } from './resident.ts';

/** The households of a village that somebody of the register lives in, with at most `room` relatives beyond the guardians. */
export function inventHolders(
  random: Random, people: People, village: Village, room: number, nextHousehold: () => number, numbers: IdentityNumbers,
): Household[] {
  const households: Household[] = [];
  const end = people.starts[village.order + 1] ?? 0;
  let spare = room;
  for (let person = people.starts[village.order] ?? 0; person < end; ) {
    const number = nextHousehold();
    const household: Household = [];
    do household.push(asResident(random, people, person++, village, number, household.length === 0));
    while (person < end && people.joined[person] === 1);
    spare -= addRelatives(random, household, spare, numbers);
    households.push(household);
  }
  return households;
}

function asResident(random: Random, people: People, person: number, village: Village, household: number, head: boolean): Resident {
  const identity = people.identity[person] ?? '';
  const facts = people.facts[person] ?? 0;
  return {
    person,
    name: people.name[person] ?? '',
    identity,
    certificate: certificateOf(people, person),
    birth: people.birth[person] ?? 0,
    sex: people.sex[person] ?? 0,
    village, household,
    relation: head ? '户主' : '家庭成员',
    phone: drawPhone(random),
    facts,
    deciding: people.status[person] === VALID || (facts & LISTED.deaths) !== 0,
    kin: undefined,
  };
}

/** Adds relatives and tells everybody who their nearest grown-up is. @returns how many were added */
function addRelatives(random: Random, household: Household, room: number, numbers: IdentityNumbers): number {
  const head = household[0];
  if (!head) return 0;
  const alone = household.length === 1;
  const wanted = Math.min(room, random.below(3) + (random.chance(0.4) ? 1 : 0));
  const relatives: Household = [];
  for (let i = 0; i < wanted; i++) relatives.push(inventRelative(random, head, drawRelation(random, head, relatives), numbers));
  if (alone && !relatives.some(isGrownUp)) relatives.push(inventRelative(random, head, ageOf(head.birth) < 40 ? '父母' : '配偶', numbers));
  household.push(...relatives);
  for (const member of household) member.kin = household.findLast((other) => other !== member && isGrownUp(other));
  return relatives.length;
}

function isGrownUp({ birth }: Resident): boolean {
  return ageOf(birth) >= 18;
}
