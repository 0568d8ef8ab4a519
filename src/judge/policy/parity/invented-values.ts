import { addDays } from '../../../foundation/kernel/index.ts';
import type { Value } from '../language/value.ts';
import type { Fact } from '../packs/policy.ts';

/** Repeatable chance. */
export interface Draw {
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<One>(choices: readonly One[]): One;
}

/** A small linear congruential generator (modulus 2^31, multiplier 1103515245): the same seed draws the same people. */
export function drawFrom(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state >> 8) / 0x80_00_00;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
  };
}

/** A value of a fact's type, unknown once in five, near the limits that rules draw. */
export function inventedValue(fact: Pick<Fact, 'type' | 'values'>, asOf: string, draw: Draw): Value {
  if (draw.chance(0.2)) return null;
  switch (fact.type) {
    case 'bool': return draw.chance(0.5);
    case 'int': return 1 + draw.below(7);
    case 'money': return 100 * draw.below(200);
    case 'date': return draw.chance(0.4) ? addDays(asOf, draw.below(90) - 20 - Math.round(365.25 * draw.pick([0, 0, 7, 16, 60]))) : addDays(asOf, -draw.below(30_000));
    case 'month': return addDays(asOf, -draw.below(400)).slice(0, 7);
    case 'code': return draw.pick(Object.keys(fact.values ?? { a: 0 }));
    default: return draw.pick(['甲', '乙', "o'clock"]);
  }
}
