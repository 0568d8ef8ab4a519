import { ancestorsOf, isDivisionCode, shortCode } from '../../foundation/kernel/index.ts';
import { isInForce, type Division } from './division.ts';

/** The code in force on a day for the place a code stands for, or null where there is none or no single one. */
export type CodeOn = (code: string, day: string) => string | null;

/** Builds the history of codes from the divisions' successors, walked forward for old codes and backward for codes younger than the day. */
export function codeHistory(byCode: ReadonlyMap<string, Division>): CodeOn {
  const predecessors = Map.groupBy(
    [...byCode.values()].flatMap((old) => old.successors.map((code) => ({ code, old }))),
    (pair) => pair.code,
  );

  function walk(code: string, day: string): string | null {
    const division = byCode.get(code);
    if (!division) return null;
    if (isInForce(division, day)) return code;
    const isOver = division.validTo !== null && division.validTo <= day;
    const next = isOver ? division.successors : (predecessors.get(code) ?? []).map((pair) => pair.old.code);
    const found = new Set(next.map((other) => walk(other, day)).filter((other) => other !== null));
    return found.size > 1 ? sharedAncestor([...found]) : ([...found][0] ?? null);
  }

  return (code, day) => {
    if (!isDivisionCode(code)) return null;
    const short = shortCode(code);
    // A village the tables do not know still lies in a town they do.
    for (const candidate of [short, ...ancestorsOf(short).toReversed()]) {
      const found = walk(candidate, day);
      if (found !== null) return found;
    }
    return null;
  };
}

/** The deepest code that several codes lie in, themselves included; null where they share none. */
export function sharedAncestor(codes: readonly string[]): string | null {
  const [first = [], ...others] = codes.map((code) => [...ancestorsOf(code), shortCode(code)]);
  return first.findLast((code) => others.every((path) => path.includes(code))) ?? null;
}
