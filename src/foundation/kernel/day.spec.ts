import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, addMonths, ageOn, dayOf, daysBetween, today } from './day.ts';
import { firstDay, isMonth, lastDay, monthOf, monthsBetween, readMonth, shiftMonth } from './month.ts';

describe('days', () => {
  test('the calendar', () => {
    expect(dayOf(2000, 2, 29)).toBe('2000-02-29');
    expect(dayOf(1900, 2, 29)).toBeNull();
    expect(dayOf(2018, 13, 1)).toBeNull();
    expect(addMonths('2018-01-31', 1)).toBe('2018-02-28');
    expect(addMonths('2018-03-31', -1)).toBe('2018-02-28');
    expect(addMonths('2018-11-15', 14)).toBe('2020-01-15');
    expect(today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(() => addDays('soon', 1)).toThrow(RangeError);
  });

  test('age is reached on the birthday', () => {
    expect(ageOn('2002-06-30', '2018-06-29')).toBe(15);
    expect(ageOn('2002-06-30', '2018-06-30')).toBe(16);
    expect(ageOn('2004-02-29', '2018-02-28')).toBe(13);
    expect(ageOn('2004-02-29', '2018-03-01')).toBe(14);
    expect(ageOn('2018-07-01', '2018-06-30')).toBe(-1);
  });

  test('adding and counting days agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        expect(daysBetween('2018-06-30', addDays('2018-06-30', days))).toBe(days);
      }),
    );
  });
});

describe('months', () => {
  test.each(['2018-06', '2018.6', '2018/06', '201806', '2018年6月', '２０１８年６月', '2018 年 6 月'])('%s', (text) => {
    expect(readMonth(text)).toBe('2018-06');
  });

  test.each(['2018-13', '201800', '6月', '', '2018'])('%j is no month', (text) => {
    expect(readMonth(text)).toBeNull();
  });

  test('first and last days, and steps', () => {
    const february = monthOf('2020-02-11');
    expect([firstDay(february), lastDay(february)]).toEqual(['2020-02-01', '2020-02-29']);
    expect(shiftMonth(february, -2)).toBe('2019-12');
    expect(monthsBetween(february, shiftMonth(february, 25))).toBe(25);
    expect(isMonth('2020-00')).toBe(false);
  });
});
