import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pullTogether } from './pull-together.ts';

const places = fc.array(fc.integer({ min: 0, max: 60 }).chain((decided) => fc.record({ decided: fc.constant(decided), confirmed: fc.integer({ min: 0, max: decided }) })), { minLength: 1, maxLength: 9 });

test('a pulled share lies between that of the place and that of all; a place without decisions has that of all', () => {
  fc.assert(fc.property(places, (counties) => {
    const decided = counties.reduce((sum, one) => sum + one.decided, 0);
    const all = counties.reduce((sum, one) => sum + one.confirmed, 0) / decided;
    pullTogether(counties).forEach((pulled, i) => {
      const county = counties[i];
      if (decided === 0 || !county || pulled === null) return expect(pulled).toBeNull();
      const own = county.decided === 0 ? all : county.confirmed / county.decided;
      expect(pulled).toBeGreaterThanOrEqual(Math.min(own, all) - 1e-9);
      expect(pulled).toBeLessThanOrEqual(Math.max(own, all) + 1e-9);
    });
  }));
});

test('few decisions lean on all of them more than many do', () => {
  const [few = 0, many = 0] = pullTogether([{ confirmed: 0, decided: 3 }, { confirmed: 40, decided: 200 }, { confirmed: 180, decided: 200 }]).map((one) => one ?? 0);
  expect(few).toBeGreaterThan(0.05);
  expect(Math.abs(many - 0.2)).toBeLessThan(0.02);
});
