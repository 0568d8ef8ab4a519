import { cleanName, nameNeedsReview } from '../../foundation/kernel/index.ts';
import { checkOddCells, type OddCell } from './check-numbers.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import type { Reading } from './reading.ts';

/** Outside what fonts and input methods of offices commonly have: extensions of Unicode, and what GB 2312 and GBK left out. */
const RARE = /[\u3400-\u4dbf\u{20000}-\u{3ffff}\u9fa6-\u9fff]/u;

/** Problems of the name column: the odd ones are read one by one. */
export async function checkNames(reading: Reading, problems: string): Promise<void> {
  const { names } = reading.odd;
  if (names) await checkOddCells(reading, { field: 'name', odd: names, problems, problemOf: nameProblem });
}

function nameProblem({ text }: OddCell): ProblemCode | null {
  const name = cleanName(text ?? '');
  if (name === '') return 'name_missing';
  if (name.includes('\ufffd')) return 'characters_lost';
  if (nameNeedsReview(name) || name.includes('"')) return 'name_needs_review';
  if (/[\ue000-\uf8ff]/.test(text ?? '')) return 'name_private_use';
  return RARE.test(name) ? 'name_rare_character' : null;
}
