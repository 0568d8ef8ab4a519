import { ageOf, AS_OF, dayOf, digitsOf } from '../calendar.ts';
import type { IdentityNumbers } from '../identity-numbers.ts';
import { drawName, surnameOf } from '../names/index.ts';
import { portions, prefixOf, type Village } from '../places.ts';
import { Random } from '../random.ts';
import { AGE, CATEGORY, GRADE, STATUS, VALID } from './shares.ts';

/** Everybody in the register, one column an attribute, ordered by village and household. */
export interface People {
  count: number;
  name: string[];
  identity: string[];
  /** Day of birth. */
  birth: Int32Array;
  /** 1 male, 0 female */
  sex: Uint8Array;
  category: Uint8Array;
  grade: Uint8Array;
  /** Position of the status, see shares.ts. */
  status: Uint8Array;
  /** 1 when the person lives in the household of the one before. */
  joined: Uint8Array;
  /** Bits of `LISTED` and `FACT`. */
  facts: Uint32Array;
  /** Numbers on certificates that are not identity number, category and grade. */
  certificates: Map<number, string>;
  /** Old certificates, cancelled but still in the register beside the one in force. */
  cancelled: Map<number, string>;
  /** Where each village's people begin; one more entry than villages. */
  starts: number[];
}

const TODAY = dayOf(AS_OF);
const JOINED_SHARE = 0.11;
const TWIN_SHARE = 0.01;

/** Invents the people of the register. */
export function inventPeople(count: number, villages: readonly Village[], numbers: IdentityNumbers, seed: number): People {
  const random = new Random(seed, 21);
  const people: People = {
    count, name: [], identity: [],
    birth: new Int32Array(count), sex: new Uint8Array(count), category: new Uint8Array(count), grade: new Uint8Array(count),
    status: new Uint8Array(count), joined: new Uint8Array(count), facts: new Uint32Array(count),
    certificates: new Map(), cancelled: new Map(), starts: [0],
  };
  const shares = portions(villages, count);
  let index = 0;
  villages.forEach((village, order) => {
    const end = index + (shares[order] ?? 0);
    for (const first = index; index < end; index++) inventOne(people, index, index > first, village, numbers, random);
    people.starts.push(end);
  });
  return people;
}

function inventOne(people: People, index: number, hasNeighbour: boolean, village: Village, numbers: IdentityNumbers, random: Random): void {
  const category = CATEGORY.draw(random);
  const joined = hasNeighbour && random.chance(JOINED_SHARE);
  const twin = joined && random.chance(TWIN_SHARE);
  const sex = random.chance(category === 6 ? 0.5 : 0.56) ? 1 : 0;
  const birth = twin ? (people.birth[index - 1] ?? 0) : drawBirth(random, category);
  const year = Number(digitsOf(birth).slice(0, 4));
  const family = joined && sharesSurname(birth - (people.birth[index - 1] ?? 0), twin, random) ? surnameOf(people.name[index - 1] ?? '') : undefined;
  people.name.push(drawName(random, sex, year, family));
  people.identity.push(numbers.take(prefixOf(random, village, year), birth, sex, village.orders, random));
  people.birth[index] = birth;
  people.sex[index] = sex;
  people.category[index] = category;
  people.grade[index] = GRADE[category]?.draw(random) ?? 4;
  const status = STATUS.draw(random);
  people.status[index] = ageOf(birth) < 4 ? VALID : status;
  people.joined[index] = joined ? 1 : 0;
}

function drawBirth(random: Random, category: number): number {
  const [youngest, oldest] = AGE[category]?.draw(random) ?? [40, 59];
  return birthBetween(random, youngest, oldest);
}

/** A day of birth that makes somebody from `youngest` to `oldest` years old today. */
export function birthBetween(random: Random, youngest: number, oldest: number): number {
  for (;;) {
    const day = TODAY - Math.floor((youngest + random.fraction() * (oldest + 1 - youngest)) * 365.2425);
    const age = ageOf(day);
    if (age >= youngest && age <= oldest && day <= TODAY) return day;
  }
}

/** Children and brothers and sisters carry the family's name; husband and wife do not. */
function sharesSurname(gap: number, twin: boolean, random: Random): boolean {
  return twin || random.chance(Math.abs(gap) > 16 * 365 ? 0.7 : 0.35);
}
