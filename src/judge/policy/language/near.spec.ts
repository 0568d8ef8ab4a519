import { expect, test } from 'vitest';
import { nearest } from './near.ts';

test.each<[string, readonly string[], string | null]>([
  ['certificate.grad', ['certificate.grade', 'certificate.valid'], 'certificate.grade'],
  ['valid', ['valid'], 'valid'],
  // Two slips are forgiven in a short name, three are not.
  ['ab', ['cd'], 'cd'],
  ['abc', ['def'], null],
  ['', ['ab'], 'ab'],
  ['', ['abc'], null],
  ['abcde', ['abxyz'], null],
  ['abcdef', ['abcdxy'], 'abcdxy'],
  // A third of a long one.
  ['abcdefghi', ['abcdefxyz'], 'abcdefxyz'],
  ['abcdefgh', ['abcdexyz'], null],
  // One letter more, one fewer, one other.
  ['knwon', ['known'], 'known'],
  ['aidd', ['aid'], 'aid'],
  ['ad', ['aid'], 'aid'],
  // Of several the nearest, of two as near the first.
  ['paif', ['pain', 'paid'], 'pain'],
  ['payed', ['stayed', 'played', 'paid'], 'played'],
  ['retunred', ['returned', 'retained'], 'returned'],
  ['frosen', ['valid', 'frozen', 'cancelled'], 'frozen'],
  ['frozen', [], null],
])('%s among %j: %s', (name, known, found) => expect(nearest(name, known)).toBe(found));
