import { ageOf } from '../calendar.ts';
import { LISTED } from '../lists/names.ts';
import { certificateOf } from '../people/oddities.ts';
import { VALID } from '../people/shares.ts';
import { drawPhone, drawRelation, inventRelative } from './relatives.ts';
import type { Household, Resident } from './resident.ts';
import type { VillageDraw } from './village-draw.ts';

/** The households of a village that somebody of the register lives in, with at most `room` relatives beyond the guardians. */
export function inventHolders(draw: VillageDraw, room: number): Household[] {
  const { people, village } = draw;
  const households: Household[] = [];
  const end = people.starts[village.order + 1] ?? 0;
  let spare = room;
  for (let person = people.starts[village.order] ?? 0; person < end; ) {
    const number = draw.nextHousehold();
    const household: Household = [];
    do household.push(asResident(draw, person++, number, household.length === 0));
    while (person < end && people.joined[person] === 1);
    spare -= addRelatives(draw, household, spare);
    households.push(household);
  }
  return households;
}

function asResident({ random, people, village }: VillageDraw, person: number, household: number, head: boolean): Resident {
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
function addRelatives(draw: VillageDraw, household: Household, room: number): number {
  const { random } = draw;
  const head = household[0];
  if (!head) return 0;
  const alone = household.length === 1;
  const wanted = Math.min(room, random.below(3) + (random.chance(0.4) ? 1 : 0));
  const relatives: Household = [];
  for (let i = 0; i < wanted; i++) relatives.push(inventRelative(draw, head, drawRelation(random, head, relatives)));
  if (alone && !relatives.some(isGrownUp)) relatives.push(inventRelative(draw, head, ageOf(head.birth) < 40 ? '父母' : '配偶'));
  household.push(...relatives);
  for (const member of household) member.kin = household.findLast((other) => other !== member && isGrownUp(other));
  return relatives.length;
}

function isGrownUp({ birth }: Resident): boolean {
  return ageOf(birth) >= 18;
}
