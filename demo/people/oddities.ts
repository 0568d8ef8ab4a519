import type { IdentityNumbers } from '../identity-numbers.ts';
import { Random } from '../random.ts';
import { FACT } from './facts.ts';
import type { People } from './people.ts';
import { CANCELLED, VALID } from './shares.ts';

/** One person in this many. */
const REISSUED = 250;
const RENUMBERED = 600;
const TWO_CERTIFICATES = 2_500;
const SHARED_NUMBER = 5_000;

/**
 * What every register of this kind holds: certificates issued again after a loss (B1), certificates that still carry a
 * former identity number, people with an old certificate beside the new one, and two people under one number.
 */
export function addOddities(people: People, numbers: IdentityNumbers, seed: number): void {
  const random = new Random(seed, 25);
  for (let person = 1; person < people.count; person++) {
    if (random.below(REISSUED) === 0) people.certificates.set(person, `${certificateOf(people, person)}B1`);
    else if (random.below(RENUMBERED) === 0) renumber(people, person, numbers, random);
    else if (random.below(TWO_CERTIFICATES) === 0 && people.status[person] !== CANCELLED) people.cancelled.set(person, otherCertificate(people, person));
    else if (random.below(SHARED_NUMBER) === 0 && people.status[person] !== VALID) share(people, person, random.below(person));
  }
}

/** Marks everybody who shares name and birthday with somebody else: without a number nobody could tell them apart. */
export function markNamesakes(people: People): void {
  const seen = new Map<number, number>();
  for (let person = 0; person < people.count; person++) {
    const key = hashOf(people.name[person] ?? '', people.birth[person] ?? 0);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, person);
    else for (const one of [person, other]) people.facts[one] = (people.facts[one] ?? 0) | FACT.shadowed;
  }
}

function hashOf(name: string, birth: number): number {
  let hash = birth;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash, 31) ^ name.charCodeAt(i) ^ (hash >>> 15);
  return hash;
}

/** The number on the certificate in force: identity number, category, grade, and B1 when it was issued again. */
export function certificateOf(people: People, person: number): string {
  return people.certificates.get(person) ?? `${people.identity[person] ?? ''}${people.category[person] ?? 0}${people.grade[person] ?? 0}`;
}

/** The identity number was put right some years ago; the certificate was not. */
function renumber(people: People, person: number, numbers: IdentityNumbers, random: Random): void {
  const identity = people.identity[person] ?? '';
  const former = numbers.take(identity.slice(0, 6), people.birth[person] ?? 0, people.sex[person] ?? 0, random.below(900), random);
  people.certificates.set(person, `${former}${people.category[person] ?? 0}${people.grade[person] ?? 0}`);
}

function otherCertificate(people: People, person: number): string {
  const grade = people.grade[person] ?? 1;
  return `${people.identity[person] ?? ''}${people.category[person] ?? 0}${grade === 4 ? 3 : grade + 1}`;
}

/** Two people were given one number before the police compared their files. */
function share(people: People, person: number, other: number): void {
  people.identity[person] = people.identity[other] ?? '';
  people.birth[person] = people.birth[other] ?? 0;
  people.sex[person] = people.sex[other] ?? 0;
  if (people.category[person] === people.category[other] && people.grade[person] === people.grade[other]) {
    people.grade[person] = people.grade[other] === 1 ? 2 : 1;
  }
  for (const one of [person, other]) people.facts[one] = (people.facts[one] ?? 0) | FACT.shadowed;
}
