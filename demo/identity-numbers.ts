import { digitsOf } from './calendar.ts';
import type { Random } from './random.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
const DAYS = 47_500;
const FEW = 20_000;

/** Adds the check character of GB 11643. Kept apart from the kernel on purpose: a fault there must not hide in the demo's own numbers. */
export function withCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  return first17 + CHECK.charAt(sum % 11);
}

/** Hands out identity numbers so that no two invented people share one. */
export class IdentityNumbers {
  readonly #taken = new Map<string, Slots>();

  /** @param birth day @param sex 1 male, 0 female @param town where order numbers of a town begin, 0-999 */
  take(prefix: string, birth: number, sex: number, town: number, random: Random): string {
    let slots = this.#taken.get(prefix);
    if (!slots) this.#taken.set(prefix, (slots = new Slots()));
    let order = (town + random.below(90)) % 1000;
    if (order % 2 !== sex) order = (order + 1) % 1000;
    for (let tries = 0; tries < 500; tries++) {
      if (order > 0 && slots.claim(birth * 1000 + order)) return withCheckDigit(prefix + digitsOf(birth) + String(order).padStart(3, '0'));
      order = (order + 2) % 1000;
    }
    throw new Error(`no identity number is left for ${prefix} ${digitsOf(birth)}`);
  }
}

/** The taken days and order numbers of one prefix: a set while they are few, then a bit for each (6 MB). */
class Slots {
  #few: Set<number> | undefined = new Set();
  #bits = new Uint32Array(0);

  /** Takes a slot. @returns false when it was taken before */
  claim(slot: number): boolean {
    if (this.#few) {
      const before = this.#few.size;
      this.#few.add(slot);
      if (this.#few.size > FEW) this.#spread(this.#few);
      return this.#few === undefined || this.#few.size > before;
    }
    const mask = 1 << (slot & 31);
    const word = this.#bits[slot >>> 5] ?? 0;
    this.#bits[slot >>> 5] = word | mask;
    return (word & mask) === 0;
  }

  #spread(few: ReadonlySet<number>): void {
    this.#bits = new Uint32Array(Math.ceil((DAYS * 1000) / 32));
    for (const slot of few) this.#bits[slot >>> 5] = (this.#bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
    this.#few = undefined;
  }
}
