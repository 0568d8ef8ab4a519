import { expect, test } from 'vitest';
import { fixedClock, systemClock } from './index.ts';

test('the day is the day in China, whatever the zone of the machine', () => {
  expect(fixedClock('2018-06-30T15:59:59Z').today()).toBe('2018-06-30');
  expect(fixedClock('2018-06-30T16:00:00Z').today()).toBe('2018-07-01');
});

test('the system clock moves, a fixed one does not', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(5000);
  const clock = fixedClock('2018-06-30T09:00:00+08:00');
  expect(clock.now()).toEqual(clock.now());
  expect(() => fixedClock('yesterday')).toThrow(RangeError);
});
