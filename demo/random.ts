/** Small fast counter (sfc32) with the few draws the city needs. The same words give the same sequence everywhere. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /** @param seeds integers (a seed, a village, a purpose ...) mixed into one state */
  constructor(...seeds: readonly number[]) {
    let state = 0x9e3779b9;
    for (const seed of seeds) state = mix(state ^ mix(seed + 0x85ebca6b));
    this.#a = state;
    this.#b = mix(state + 1);
    this.#c = mix(state + 2);
    for (let i = 0; i < 12; i++) this.int();
  }

  /** 32 random bits, unsigned. */
  int(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** A fraction from 0 up to, not including, 1. */
  fraction(): number {
    return this.int() / 4294967296;
  }

  /** An integer from 0 up to, not including, `bound`. */
  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

/** A table for weighted draws in constant time: `size` slots shared out by weight. */
export class Weighted<Item> {
  readonly #slots: Item[] = [];

  constructor(entries: readonly (readonly [Item, number])[], size = 4096) {
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let reached = 0;
    for (const [item, weight] of entries) {
      reached += weight;
      const end = Math.round((reached / total) * size);
      while (this.#slots.length < end) this.#slots.push(item);
    }
  }

  draw(random: Random): Item {
    return random.pick(this.#slots);
  }
}

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
