/** A seeded source of chance (sfc32): the same seed gives the same city on every machine. */
export class Draw {
  private a: number;
  private b = 0x9e3779b9;
  private c = 0x243f6a88;
  private counter = 1;

  constructor(seed: number) {
    this.a = seed >>> 0;
    for (let i = 0; i < 16; i++) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: ArrayLike<Item>): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One of `shares` by its share of all rows; null for the rest. The shares add up to at most 1. */
  byShare<Name extends string>(shares: readonly (readonly [Name, number])[]): Name | null {
    let left = this.next();
    for (const [name, share] of shares) {
      left -= share;
      if (left < 0) return name;
    }
    return null;
  }

  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    return items.map((item) => ({ item, at: this.next() })).sort((one, other) => one.at - other.at).map(({ item }) => item);
  }
}

/** A table to pick from evenly in which each letter of `text` stands in proportion to 1 / (its place + offset). */
export function falling(text: string, offset: number): string[] {
  const table: string[] = [];
  Array.from(text).forEach((letter, place) => {
    const times = Math.max(1, Math.round(4000 / (place + offset)));
    for (let i = 0; i < times; i++) table.push(letter);
  });
  return table;
}
