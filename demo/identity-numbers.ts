import { digitsOf } from './calendar.ts';
import type { Random } from './random.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
const DAYS = 47_500;

/** Adds the check character of GB 11643. Kept apart from the kernel on purpose: a fault there must not hide in the demo's own numbers. */
export function withCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  return first17 + CHECK.charAt(sum % 11);
}

/** Hands out identity numbers so that no two invented people share one: a bit for each prefix, day and order number. */
export class IdentityNumbers {
  readonly #taken = new Map<string, Uint32Array>();

  /** @param birth day @param sex 1 male, 0 female @param town where order numbers of a town begin, 0-999 */
  take(prefix: string, birth: number, sex: number, town: number, random: Random): string {
    const bits = this.#bitsOf(prefix);
    let order = (town + random.below(90)) % 1000;
    if (order % 2 !== sex) order = (order + 1) % 1000;
    for (let tries = 0; tries < 500; tries++) {
      const slot = birth * 1000 + order;
      const word = slot >>> 5;
      const mask = 1 << (slot & 31);
      if (order > 0 && ((bits[word] ?? 0) & mask) === 0) {
        bits[word] = (bits[word] ?? 0) | mask;
        return withCheckDigit(prefix + digitsOf(birth) + String(order).padStart(3, '0'));
      }
      order = (order + 2) % 1000;
    }
    throw new Error(`no identity number is left for ${prefix} ${digitsOf(birth)}`);
  }

  #bitsOf(prefix: string): Uint32Array {
    let bits = this.#taken.get(prefix);
    if (!bits) {
      bits = new Uint32Array(Math.ceil((DAYS * 1000) / 32));
      this.#taken.set(prefix, bits);
    }
    return bits;
  }
}
