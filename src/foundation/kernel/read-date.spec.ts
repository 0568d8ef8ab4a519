import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays } from './day.ts';
import { readDate } from './read-date.ts';

describe('dates as offices write them', () => {
  test.each([
    '1990-1-1',
    '1990.1.1',
    '1990/01/01',
    '19900101',
    '1990年1月1日',
    '1990 年 1 月 1 日',
    '１９９０．１．１',
    '一九九〇年一月一日',
    '一九九零年元月一日',
    '1990-01-01 00:00:00',
    '1990/1/1 0:00',
    '1989-12-31T16:00:00.000Z',
    '1-Jan-1990',
    '1/1/1990',
    "'1990-01-01",
    '32874',
    '32874.0',
  ])('%s', (text) => {
    expect(readDate(text)).toEqual({ date: '1990-01-01', problem: null });
  });

  test.each([
    ['1990-02-30', 'impossible'],
    ['19901301', 'impossible'],
    ['1600-01-01', 'impossible'],
    ['90年1月1日', 'ambiguous'],
    ['90.1.1', 'ambiguous'],
    ['900101', 'ambiguous'],
    ['1990', 'ambiguous'],
    ['1990年', 'ambiguous'],
    ['1990年5月', 'ambiguous'],
    ['199005', 'ambiguous'],
    ['1/2/1990', 'ambiguous'],
    ['长期', 'unreadable'],
    ['', 'unreadable'],
  ] as const)('%j is %s', (text, problem) => {
    expect(readDate(text)).toEqual({ date: null, problem });
  });

  test('day numbers of both Excel calendars', () => {
    expect(readDate(1)).toEqual({ date: '1900-01-01', problem: null });
    expect(readDate(59).date).toBe('1900-02-28');
    expect(readDate(60)).toEqual({ date: null, problem: 'impossible' });
    expect(readDate(61).date).toBe('1900-03-01');
    expect(readDate('32874', 'number').date).toBe('1990-01-01');
    expect(readDate(31_412, 'number1904').date).toBe('1990-01-01');
    expect(readDate(19_900_101).date).toBe('1990-01-01');
    expect(readDate(1990).problem).toBe('ambiguous');
    expect(readDate(-3).problem).toBe('unreadable');
    expect(readDate(Number.NaN).problem).toBe('unreadable');
  });

  test('every day reads back from every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
        const date = addDays('1900-03-01', days);
        const [year, month, day] = date.split('-').map(Number);
        const serial = days + 61;
        const forms = [date, `${year}.${month}.${day}`, `${year}年${month}月${day}日`, date.replaceAll('-', ''), `${date} 08:30:00`];
        for (const form of forms) expect(readDate(form).date).toBe(date);
        if (serial < 1900 || serial > 2100) expect(readDate(serial).date).toBe(date);
      }),
    );
  });
});
