import { addDays } from '../../../foundation/kernel/index.ts';
import { quoted } from '../../../foundation/platform/engine/index.ts';
import type { Rule } from '../packs/policy.ts';

/** The later day a rule looks to; null for rules that speak of one day only. */
export function laterDay({ aheadDays }: Rule, asOf: string): string | null {
  return aheadDays === null ? null : addDays(asOf, aheadDays);
}

/** Column of a clause's answer on the later day. */
export const laterColumn = (clause: string): string => quoted(`${clause}#later`);

/** Every day after the one asked about up to the later day, in order. */
export function daysAhead({ aheadDays }: Rule, asOf: string): string[] {
  return Array.from({ length: aheadDays ?? 0 }, (_, i) => addDays(asOf, i + 1));
}

/** What a rule that looks ahead says when its clauses together answer `now` and `later`: lapsing is yes and then no, gaining no and then yes. */
export function turns({ kind }: Rule, now: boolean | null, later: boolean | null): boolean | null {
  const [before, after] = kind === 'gaining' ? [opposite(now), later] : [now, opposite(later)];
  if (before === false || after === false) return false;
  return before === null || after === null ? null : true;
}

/** The same in SQL over two boolean expressions. */
export function turnsSql({ kind }: Rule, now: string, later: string): string {
  return kind === 'gaining' ? `not (${now}) and (${later})` : `(${now}) and not (${later})`;
}

function opposite(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}
