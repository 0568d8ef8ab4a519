import { soundsLike } from '../dirt/lookalikes.ts';
import { FACT } from './facts.ts';
import type { People } from './people.ts';

/** Names nobody else may bear on a birthday: those of the people that the shaped counts hang on. A chance namesake would make their rows doubtful. */
export class GuardedNames {
  readonly #byBirth = new Map<number, string[]>();

  constructor(people: People) {
    for (let person = 0; person < people.count; person++) {
      if (((people.facts[person] ?? 0) & FACT.counted) === 0) continue;
      const birth = people.birth[person] ?? 0;
      const names = this.#byBirth.get(birth);
      const sound = soundOf(people.name[person] ?? '');
      if (names) names.push(sound);
      else this.#byBirth.set(birth, [sound]);
    }
  }

  /** Whether the name sounds like a guarded one of that day of birth. */
  has(name: string, birth: number): boolean {
    const names = this.#byBirth.get(birth);
    return names !== undefined && names.includes(soundOf(name));
  }
}

/** One spelling for all the names that sound alike. */
function soundOf(name: string): string {
  let sound = '';
  for (const character of name) {
    let first = character;
    for (const other of soundsLike.get(character) ?? []) if (other < first) first = other;
    sound += first;
  }
  return sound;
}
