import type { GuardedNames } from '../people/guarded-names.ts';
import type { IdentityNumbers } from '../identity-numbers.ts';
import type { People } from '../people/people.ts';
import type { Village } from '../places.ts';
import type { Random } from '../random.ts';

/** What inventing the residents of one village needs. */
export interface VillageDraw {
  random: Random;
  village: Village;
  people: People;
  numbers: IdentityNumbers;
  guarded: GuardedNames;
  /** Names and birthdays of the village's people in the register. */
  registered: { names: ReadonlySet<string>; births: ReadonlySet<number> };
  nextHousehold: () => number;
}
