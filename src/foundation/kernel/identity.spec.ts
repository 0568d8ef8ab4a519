import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays } from './day.ts';
import { identityCheckDigit, readIdentity } from './identity.ts';

const prefixes = fc.constantFrom('341502', '341503', '342401', '110101', '810000', '830000', '934156');
const births = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1860-01-01', days));
const numbers = fc.tuple(prefixes, births, fc.integer({ min: 0, max: 999 })).map(([prefix, birth, serial]) => {
  const first17 = prefix + birth.replaceAll('-', '') + String(serial).padStart(3, '0');
  return first17 + identityCheckDigit(first17);
});

function full(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

describe('identity numbers', () => {
  test.each([
    ['341502199001010017', '341502199001010017', 'male', '1990-01-01'],
    ['34150219900101005X', '34150219900101005X', 'male', '1990-01-01'],
    ['341503200507040020', '341503200507040020', 'female', '2005-07-04'],
    ['342401800101123', '342401198001011233', 'male', '1980-01-01'],
  ])('%s reads as %s', (text, number, sex, birth) => {
    expect(readIdentity(text)).toMatchObject({ state: 'valid', number, sex, birth, kind: 'resident', prefix: null });
  });

  test.each([
    ['34150219900101005x', ['lower_case']],
    [' 341502 19900101 005X\u00A0', ['spaces']],
    ['\u200B34150219900101005X\uFEFF', ['invisible']],
    ['341502-19900101-005X', ['hyphens']],
    ["'34150219900101005X", ['quotes']],
    ['="34150219900101005X"', ['quotes']],
    ['34150219900101005\u00D7', ['lookalike_x']],
    ['34150219900101005\u03A7', ['lookalike_x']],
    ['34150219900101005\u0445', ['lookalike_x']],
    ['3415O21990O101005X', ['lookalike_digit']],
    ['34l502I9900l01005X', ['lower_case', 'lookalike_digit']],
    [full('34150219900101005X'), ['full_width']],
  ])('%j is repaired and says how', (text, repairs) => {
    expect(readIdentity(text)).toMatchObject({ state: 'valid', number: '34150219900101005X', repairs });
  });

  test.each([
    ['', 'missing'],
    ['无', 'missing'],
    ['—', 'missing'],
    ['111111111111111111', 'missing'],
    ['111111111111111', 'missing'],
    ['000000000000000000', 'missing'],
    ['342401196202290030', 'impossible_date'],
    ['341502199001010018', 'failed_check'],
    ['3415021990O1010O18', 'malformed'],
    ['34150219900101001', 'malformed'],
    ['3415021990010100171', 'malformed'],
    ['34150219900101001743', 'malformed'],
    ['3415**********0017', 'malformed'],
    ['护照E12345678', 'malformed'],
  ])('%j is %s', (text, state) => {
    expect(readIdentity(text).state).toBe(state);
  });

  test('a number whose check passes but whose date is before 1850 or still to come is refused, and kept', () => {
    for (const first17 of ['34150218490101001', '34150220270101001']) {
      const number = first17 + identityCheckDigit(first17);
      expect(readIdentity(number, 'text', '2026-06-30')).toMatchObject({ state: 'impossible_date', number, birth: null });
    }
  });

  test.each([
    ['341502199001010000', 'text', '341502199001010'],
    ['341502199001010000', 'number', '341502199001010'],
    // 341502199001010 and three zeros as a double.
    ['341502199001009984', 'text', '341502199001010'],
    ['341502199001009984', 'number', '341502199001010'],
    // All eighteen digits through a double.
    ['341502199001010048', 'number', '341502199001010'],
    ['341502199001010048.0', 'text', '341502199001010'],
    ['3.41502199001010E+17', 'text', '341502199001010'],
    ['3.4150219900101e+17', 'text', '341502199001010'],
    ['3.41502E+17', 'text', null],
    ['3.41502E+17', 'number', null],
  ] as const)('%s from a %s cell was rounded and keeps %s', (text, cell, prefix) => {
    expect(readIdentity(text, cell)).toMatchObject({ state: 'rounded', number: null, prefix });
  });

  test('a numeric cell holds fifteen digits exactly', () => {
    expect(readIdentity('342401800101123', 'number')).toMatchObject({ state: 'valid', number: '342401198001011233', repairs: ['fifteen_digits'] });
  });

  test.each([
    ['81000019900101001', 'residence_permit'],
    ['82000019900101001', 'residence_permit'],
    ['83000019900101001', 'residence_permit'],
    ['93415619900101001', 'foreign_permanent'],
    ['34150219900101001', 'resident'],
  ])('%s. is of kind %s', (first17, kind) => {
    expect(readIdentity(first17 + identityCheckDigit(first17))).toMatchObject({ state: 'valid', kind });
  });

  test('every number reads back as itself, and however it is dressed', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readIdentity(number)).toMatchObject({ state: 'valid', number });
        expect(readIdentity(` ${full(number.toLowerCase())}`)).toMatchObject({ state: 'valid', number });
      }),
    );
  });

  test('one wrong digit, or two neighbours exchanged, never passes for another person', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const wrong = (Number(number.charAt(at)) + shift) % 10;
        expect(readIdentity(number.slice(0, at) + wrong + number.slice(at + 1)).state).not.toBe('valid');
        const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        if (swapped !== number) expect(readIdentity(swapped).state).not.toBe('valid');
      }),
    );
  });

  test('what Excel keeps of a number is found again from the double it stores', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const stored = Number(`${number.slice(0, 15)}000`);
        for (const text of [BigInt(stored).toString(), String(stored), stored.toExponential()]) {
          expect(readIdentity(text, 'number')).toMatchObject({ state: 'rounded', prefix: number.slice(0, 15) });
        }
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('text' as const, 'number' as const), (text, cell) => void readIdentity(text, cell)));
  });
});
