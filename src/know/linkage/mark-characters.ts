/** A run of characters that agree with the other side, or do not. */
export interface Run {
  readonly text: string;
  readonly differs: boolean;
}

/** One place where two texts differ; `at` counts characters of the longer side from 1; '' where a side has nothing there. */
export interface Difference {
  readonly at: number;
  readonly written: string;
  readonly held: string;
}

export interface MarkedPair {
  readonly written: readonly Run[];
  readonly held: readonly Run[];
  readonly differences: readonly Difference[];
}

/** So many differing characters are told of two masked texts; more, and they are two different texts, of which the mask shows what it shows. */
const TOLD = 2;

type Step = 'same' | 'other' | 'lost' | 'more';

/**
 * Sets two texts beside each other, masked, with the characters that differ marked. Where no more than two differ they are shown in spite of the mask: who
 * is to say whether 3 was written for 8 must see both. `mask` keeps the length of what it is given, or hides all of it.
 */
export function markCharacters(written: string, held: string, mask: (text: string) => string): MarkedPair {
  const [a, b] = [Array.from(written), Array.from(held)];
  const [maskedA, maskedB] = [maskedOf(a, mask), maskedOf(b, mask)];
  const steps = align(a, b);
  const told = steps.filter((step) => step !== 'same').length <= TOLD;
  if (!told) return { written: [{ text: maskedA.join(''), differs: false }], held: [{ text: maskedB.join(''), differs: false }], differences: [] };
  const [left, right]: [Run[], Run[]] = [[], []];
  const differences: Difference[] = [];
  let [i, j] = [0, 0];
  for (const step of steps) {
    const differs = step !== 'same';
    const [one, two] = [step === 'more' ? '' : (a[i] ?? ''), step === 'lost' ? '' : (b[j] ?? '')];
    if (differs) differences.push({ at: Math.max(i, j) + 1, written: one, held: two });
    if (step !== 'more') add(left, differs ? one : (maskedA[i] ?? ''), differs);
    if (step !== 'lost') add(right, differs ? two : (maskedB[j] ?? ''), differs);
    if (step !== 'more') i += 1;
    if (step !== 'lost') j += 1;
  }
  return { written: left, held: right, differences };
}

function maskedOf(characters: readonly string[], mask: (text: string) => string): string[] {
  const masked = Array.from(mask(characters.join('')));
  return masked.length === characters.length ? masked : characters.map(() => '*');
}

function add(runs: Run[], text: string, differs: boolean): void {
  const last = runs.at(-1);
  if (last?.differs === differs) runs[runs.length - 1] = { text: last.text + text, differs };
  else runs.push({ text, differs });
}

/** The shortest way from `a` to `b` character by character: kept, replaced, only in a ('lost'), only in b ('more'). */
function align(a: readonly string[], b: readonly string[]): Step[] {
  const cost: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number): number => cost[i]?.[j] ?? Infinity;
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = i === 0 ? 0 : 1; j <= b.length; j += 1) {
      const row = cost[i] ?? [];
      row[j] = i === 0 ? j : Math.min(at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  const steps: Step[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const same = a[i - 1] === b[j - 1];
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (same ? 0 : 1)) {
      steps.push(same ? 'same' : 'other');
      i -= 1;
      j -= 1;
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) {
      steps.push('lost');
      i -= 1;
    } else {
      steps.push('more');
      j -= 1;
    }
  }
  return steps.toReversed();
}
