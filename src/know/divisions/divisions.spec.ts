import { describe, expect, test } from 'vitest';

import { loadDivisions } from './index.ts';

const divisions = loadDivisions('packs/luan/divisions');
const reference = '2018-06-30';

describe('the divisions of the reference city', () => {
  test('its seven counties and districts, before and after 2015', () => {
    expect(divisions.counties(reference).map(({ code }) => code)).toEqual(['341502', '341503', '341504', '341522', '341523', '341524', '341525']);
    expect(divisions.counties('2015-11-30').map(({ name }) => name)).toEqual(['金安区', '裕安区', '寿县', '霍邱县', '舒城县', '金寨县', '霍山县']);
    expect(divisions.counties('1998-01-01')).toEqual([]);
  });

  test('towns and villages by county', () => {
    const counts = divisions.counties(reference).map(({ code }) => [divisions.childrenOf(code, reference).length, divisions.within(code, 'village', reference).length]);
    expect(counts).toEqual([[23, 357], [23, 320], [6, 77], [32, 413], [22, 426], [24, 232], [18, 145]]);
    expect(divisions.childrenOf('341503100').map(({ name }) => name)).toContain('横排头村');
    expect(divisions.childrenOf('341503100212')).toEqual([]);
  });

  test('names in full, of any form of a code', () => {
    expect(divisions.fullName('341503100212')).toBe('安徽省六安市裕安区苏埠镇横排头村');
    expect(divisions.nameOf('341503000000')).toBe('裕安区');
    expect(divisions.nameOf('999999')).toBeNull();
    expect(divisions.fullName('nonsense')).toBeNull();
  });

  test.each([
    ['342422', undefined, '340422'],
    ['342422', '2014-06-30', '341521'],
    ['342422', '1998-06-30', '342422'],
    ['342423', reference, '341522'],
    ['342421', '1998-06-30', '342401'],
    // Split into two districts: only the city is certain.
    ['342401', reference, '341500'],
    ['341522112', undefined, '341504104'],
    ['341502111203', reference, '341502200203'],
    ['341502200203', undefined, '341502111203'],
    // A village no table knows lies in a town they know.
    ['341503100999', undefined, '341503100'],
    ['341521100201', undefined, '340422100'],
    ['110101', undefined, null],
    ['34150', undefined, null],
  ])('%s on %s is %s', (code, day, expected) => {
    expect(divisions.successorOf(code, day)).toBe(expected);
  });

  test('identity numbers may begin with any code that ever was, and with no other', () => {
    for (const prefix of ['342401', '342422', '341521', '340422', '341504', '110101', '810000']) expect(divisions.knownIdentityPrefix(prefix)).toBe(true);
    for (const prefix of ['349999', '000000', '3415']) expect(divisions.knownIdentityPrefix(prefix)).toBe(false);
  });

  test('every code with an end leads to one in force, or to its county', () => {
    for (const level of ['county', 'town', 'village'] as const) {
      for (const { code } of divisions.within('340000', level, '2014-06-30')) {
        const now = divisions.successorOf(code);
        expect(now && divisions.get(now)?.validTo).toBeNull();
      }
    }
  });
});
