import { describe, expect, test } from 'vitest';

import { ancestorsOf, countyOf, isDivisionCode, isWithin, levelOf, shortCode, townOf } from './division-code.ts';
import { maskCertificate, maskIdentity, maskPhone } from './mask.ts';

describe('division codes', () => {
  test.each([
    ['34', 'province', '340000', null, null],
    ['340000', 'province', '340000', null, null],
    ['341500', 'city', '341500', null, null],
    ['341500000000', 'city', '341500', null, null],
    ['341502', 'county', '341502', '341502', null],
    ['341502001', 'town', '341502001', '341502', '341502001'],
    ['341502001000', 'town', '341502001', '341502', '341502001'],
    ['341502001003', 'village', '341502001003', '341502', '341502001'],
  ])('%s is a %s', (code, level, short, county, town) => {
    expect([levelOf(code), shortCode(code), countyOf(code), townOf(code)]).toEqual([level, short, county, town]);
  });

  test('what lies in what', () => {
    expect(ancestorsOf('341502001003')).toEqual(['340000', '341500', '341502', '341502001']);
    expect(ancestorsOf('340000')).toEqual([]);
    expect(isWithin('341502001003', '341500')).toBe(true);
    expect(isWithin('341502', '341502000000')).toBe(true);
    expect(isWithin('341522', '341502')).toBe(false);
  });

  test('other shapes are refused', () => {
    for (const text of ['', '3415021', '34150A', '六安市']) expect(isDivisionCode(text)).toBe(false);
    expect(() => levelOf('3415021')).toThrow(RangeError);
  });
});

describe('masks', () => {
  test.each([
    [maskIdentity('342401198001012846'), '3424**********2846'],
    [maskIdentity('342401800101284'), '3424*******1284'],
    [maskIdentity('1234567'), '*******'],
    [maskCertificate('34240119800101284643'), '3424**********2846**'],
    [maskCertificate('34240119800101284643B1'), '3424**********2846****'],
    [maskPhone('13855551234'), '138****1234'],
    [maskPhone('0564-3312345'), '056****2345'],
    [maskPhone('5551'), '****'],
  ])('%s', (masked, shown) => {
    expect(masked).toBe(shown);
  });
});
