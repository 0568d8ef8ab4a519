import { FACT } from '../people/facts.ts';
import type { Random } from '../random.ts';
import type { Resident } from '../residents/resident.ts';
import { damageIdentity, type IdentityDirt, isLossy, type NumberCell } from './identity.ts';
import { damageName, type NameDirt, writeDot } from './name.ts';
import type { DirtRates } from './rates.ts';

export interface Written {
  identity: string | NumberCell;
  name: string;
}

/** Writes number and name of a resident as a list with these rates would. */
export class Soil {
  readonly #rates: DirtRates;
  readonly #listed: number;
  readonly #numeric: boolean;
  readonly #identity: readonly (readonly [IdentityDirt, number])[];
  readonly #name: readonly (readonly [NameDirt, number])[];
  readonly #rare: number;

  /** @param listed the bit of the list @param numeric whether the file can hold number cells */
  constructor(rates: DirtRates, listed: number, numeric: boolean) {
    const { rare = 0, ...name } = rates.name;
    this.#rates = rates;
    this.#listed = listed;
    this.#numeric = numeric;
    this.#identity = cumulate(rates.identity);
    this.#name = cumulate(name);
    this.#rare = rare / 1000;
  }

  /** @param again the second of two rows about one resident, which decides nothing and is often beyond repair */
  write(random: Random, resident: Resident, again: boolean): Written {
    const drawn = again && random.chance(0.12) ? random.pick(['rounded', 'relative', 'scientific', 'missing'] as const) : this.#drawIdentity(random, resident, again);
    const dirt = drawn === 'relative' && !this.#mayLend(resident.kin) ? undefined : drawn;
    const identity = dirt === undefined ? resident.identity : damageIdentity(random, resident, dirt, this.#numeric);
    const weak = dirt === 'slip' || dirt === 'swap' || dirt === 'missing';
    return { identity, name: this.#writeName(random, resident.name, weak && resident.deciding) };
  }

  /** Somebody of the register lends a number only to a list they stand in themselves, so that nobody comes into a list by a borrowed number. */
  #mayLend(kin: Resident | undefined): boolean {
    return kin !== undefined && (kin.person < 0 || (kin.facts & this.#listed) !== 0);
  }

  #drawIdentity(random: Random, resident: Resident, again: boolean): IdentityDirt | undefined {
    if (resident.identity.endsWith('X') && random.chance(this.#rates.lowerX / 1000)) return 'lower_x';
    const dirt = drawOne(random, this.#identity);
    if (dirt === undefined || !resident.deciding || again) return dirt;
    const alone = (resident.facts & FACT.shadowed) === 0;
    if (dirt === 'missing') return alone && this.#rates.hasBirth ? dirt : 'spaced';
    if (dirt === 'slip' || dirt === 'swap') return alone ? dirt : 'spaced';
    return isLossy(dirt) ? 'spaced' : dirt;
  }

  /** @param clean beside a number in doubt: only spaces may differ */
  #writeName(random: Random, name: string, clean: boolean): string {
    const dirt = drawOne(random, this.#name);
    if (clean) return dirt === 'spaced' || dirt === 'padded' ? damageName(random, name, dirt) : name;
    const dotted = writeDot(random, name);
    const shown = random.chance(this.#rare) ? damageName(random, dotted, 'rare') : dotted;
    return dirt === undefined ? shown : damageName(random, shown, dirt);
  }
}

function cumulate<Dirt extends string>(rates: Partial<Record<Dirt, number>>): readonly (readonly [Dirt, number])[] {
  let sum = 0;
  return (Object.entries(rates) as [Dirt, number][]).map(([dirt, rate]) => [dirt, (sum += rate / 1000)] as const);
}

function drawOne<Dirt extends string>(random: Random, table: readonly (readonly [Dirt, number])[]): Dirt | undefined {
  const at = random.fraction();
  for (const [dirt, end] of table) if (at < end) return dirt;
  return undefined;
}
