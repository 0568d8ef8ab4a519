import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CATEGORIES, GRADES, readCertificate } from './certificate.ts';
import { cleanDigits } from './digits.ts';

const identity = '341502199001010017';

describe('certificate numbers', () => {
  test.each([
    [`${identity}43`, 4, 3, 0],
    [`${identity}11B1`, 1, 1, 1],
    [`${identity}74b99`, 7, 4, 99],
    ['34150219900101005x62', 6, 2, 0],
    ['３４１５０２１９９００１０１００１７４３', 4, 3, 0],
    ['341502 19900101 0017 43', 4, 3, 0],
    ['34150219900101OO1743', 4, 3, 0],
  ])('%s has category %i, grade %i, reissue %i', (text, category, grade, reissue) => {
    expect(readCertificate(text)).toMatchObject({ state: 'valid', category, grade, reissue });
  });

  test.each([
    ['', 'missing'],
    [identity, 'malformed'],
    [`${identity}4`, 'malformed'],
    [`${identity}43B0`, 'malformed'],
    [`${identity}43B100`, 'malformed'],
    [`${identity}43C1`, 'malformed'],
    [`${identity}03`, 'bad_category'],
    [`${identity}83`, 'bad_category'],
    [`${identity}40`, 'bad_grade'],
    [`${identity}45`, 'bad_grade'],
    ['34150219900101001843', 'failed_check'],
    ['34240119620229003043', 'impossible_date'],
  ])('%j is %s', (text, state) => {
    expect(readCertificate(text).state).toBe(state);
  });

  test.each([
    ['34150219900101001216', 'number', '341502199001010'],
    ['34150219900101000000', 'text', '341502199001010'],
    ['3.41502E+19', 'text', null],
    ['34150219900101000000', 'number', '341502199001010'],
  ] as const)('%s from a %s cell was rounded and keeps %s', (text, cell, prefix) => {
    expect(readCertificate(text, cell)).toMatchObject({ state: 'rounded', number: null, prefix });
  });

  test('a wrong category keeps the number and the identity inside', () => {
    expect(readCertificate(`${identity}83`)).toMatchObject({ number: `${identity}83`, identity, category: null, grade: 3 });
  });

  test('every category and grade has a label', () => {
    for (const category of Object.keys(CATEGORIES)) {
      for (const grade of Object.keys(GRADES)) expect(readCertificate(identity + category + grade).state).toBe('valid');
    }
  });

  test('cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanDigits(text).text;
        expect(cleanDigits(once)).toEqual({ text: once, repairs: [] });
      }),
    );
  });

  test('everything is read of a number, also of one whose identity fails its check', () => {
    expect(readCertificate('34150219900101001743B2')).toEqual({
      state: 'valid', number: '34150219900101001743B2', identity, category: 4, grade: 3, reissue: 2, repairs: [], prefix: null,
    });
    expect(readCertificate('34150219900101001843')).toEqual({
      state: 'failed_check', number: '34150219900101001843', identity: '341502199001010018', category: 4, grade: 3, reissue: 0, repairs: [], prefix: null,
    });
    expect(readCertificate('')).toEqual({ state: 'missing', number: null, identity: null, category: null, grade: null, reissue: 0, repairs: [], prefix: null });
    expect(readCertificate(`${identity}4`)).toMatchObject({ state: 'malformed', repairs: [], prefix: null });
  });

  test('letters for digits are told apart from other repairs, and are believed only where the check digit agrees', () => {
    expect(readCertificate('34150219900101OO17 43').repairs).toEqual(['spaces', 'lookalike_digit']);
    expect(readCertificate('34150219900101OO1843')).toMatchObject({ state: 'malformed', repairs: [] });
    expect(readCertificate(`a${identity}43`).state).toBe('malformed');
  });

  test('a number whose last digits a numeric cell lost is rounded, in a cell of text too', () => {
    expect(readCertificate('34150219900101000000')).toMatchObject({ state: 'rounded', prefix: '341502199001010', number: null });
    expect(readCertificate('34150219900101000000B1')).toMatchObject({ state: 'rounded', prefix: '341502199001010' });
  });
});
