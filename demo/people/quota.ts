import type { Random } from '../random.ts';
import type { People } from './people.ts';

/** Sets `bit` on exactly `quota` of the people `among`, each as likely as the other; on all of them when there are fewer. */
export function mark(people: People, random: Random, bit: number, quota: number, among: (person: number) => boolean): void {
  let left = 0;
  for (let person = 0; person < people.count; person++) if (among(person)) left++;
  let wanted = Math.min(quota, left);
  for (let person = 0; person < people.count && wanted > 0; person++) {
    if (!among(person)) continue;
    if (random.below(left) < wanted) {
      people.facts[person] = (people.facts[person] ?? 0) | bit;
      wanted--;
    }
    left--;
  }
}

/** Sets `bit` on all the people `among` but `quota` of them. */
export function markAllBut(people: People, random: Random, bit: number, quota: number, among: (person: number) => boolean): void {
  let eligible = 0;
  for (let person = 0; person < people.count; person++) if (among(person)) eligible++;
  mark(people, random, bit, Math.max(0, eligible - quota), among);
}
