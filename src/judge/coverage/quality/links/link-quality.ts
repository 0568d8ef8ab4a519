import { ratioOf, sumOf, times } from '../intervals/combine.ts';
import { wilson, type Interval } from '../intervals/wilson.ts';
import type { Judgement } from './judgement.ts';

/** A drawn row with what a person said about it, and the stratum it was drawn from. */
export interface JudgedRow {
  readonly list: string;
  readonly status: 'linked' | 'asked' | 'nobody';
  readonly method: string;
  /** Lower end of its band of probability. */
  readonly band: number;
  /** Rows of the stratum (list, status, method, band). */
  readonly stratum: number;
  /** Null while nobody has said anything. */
  readonly judgement: Judgement | null;
}

export interface LinkQuality {
  /** Of the linked rows, the share linked to the right person. */
  readonly precision: Interval;
  /** Of the rows about somebody in the register, the share linked to that person. */
  readonly recall: Interval;
  readonly drawn: number;
  readonly judged: number;
  readonly cannotTell: number;
  /** Strata of which no row has been judged: nothing is known of them, and the intervals say so. */
  readonly strataUnjudged: number;
  /** Rows the judged ones stand for. */
  readonly rows: number;
}

/**
 * How good links are, from rows that were drawn by stratum and judged. Each stratum's share has Wilson's interval, with the correction for
 * strata that were judged in good part; they are added up with the weights of the strata. Rows nobody could judge widen the interval:
 * its lower end takes all of them for errors, its upper end none; the estimate leaves them out. A stratum without judged rows is taken at
 * its word by the estimate and may be anything in the interval.
 */
export function linkQuality(rows: readonly JudgedRow[]): LinkQuality {
  const strata = [...Map.groupBy(rows, ({ list, status, method, band }) => `${list} ${status} ${method} ${band}`).values()].flatMap(stratumOf);
  const [plain, worst, best] = [
    qualityOf(strata.map((stratum) => settled(stratum, null))),
    qualityOf(strata.map((stratum) => settled(stratum, stratum.linked ? 'other' : 'same'))),
    qualityOf(strata.map((stratum) => settled(stratum, stratum.linked ? 'same' : 'nobody'))),
  ];
  const hull = (of: (quality: Rates) => Interval): Interval => ({
    estimate: of(plain).estimate,
    low: Math.min(of(plain).low, of(worst).low, of(best).low),
    high: Math.max(of(plain).high, of(worst).high, of(best).high),
  });
  return {
    precision: hull(({ precision }) => precision),
    recall: hull(({ recall }) => recall),
    drawn: rows.length,
    judged: strata.reduce((sum, { said }) => sum + said.length, 0),
    cannotTell: strata.reduce((sum, { said }) => sum + said.filter((one) => one === 'cannot_tell').length, 0),
    strataUnjudged: strata.filter(({ said }) => said.length === 0).length,
    rows: strata.reduce((sum, stratum) => sum + stratum.rows, 0),
  };
}

interface Stratum {
  readonly linked: boolean;
  readonly rows: number;
  /** Taken at a word rather than judged: without doubt of its own. */
  readonly certain: boolean;
  readonly said: readonly Judgement[];
}

function stratumOf(drawn: readonly JudgedRow[]): Stratum[] {
  const [first] = drawn;
  return first ? [{ linked: first.status === 'linked', rows: first.stratum, certain: false, said: drawn.flatMap(({ judgement }) => judgement ?? []) }] : [];
}

/** The stratum with its "cannot tell" taken for something (null: left out). One of which nothing is known then is taken for that as a whole, or as it was linked. */
function settled(stratum: Stratum, as: Judgement | null): Stratum {
  const said = stratum.said.flatMap((one) => (one !== 'cannot_tell' ? one : (as ?? [])));
  return said.length > 0 ? { ...stratum, said } : { ...stratum, certain: true, said: [as ?? (stratum.linked ? 'same' : 'nobody')] };
}

interface Rates {
  readonly precision: Interval;
  readonly recall: Interval;
}

function qualityOf(strata: readonly Stratum[]): Rates {
  const linked = strata.filter((stratum) => stratum.linked);
  const right = sumOf(linked.map((stratum) => counted(stratum, ['same'])));
  // A row about somebody in the register is missed when it is linked to nobody, or to somebody else.
  const missed = sumOf(strata.map((stratum) => counted(stratum, stratum.linked ? ['other'] : ['same', 'other'])));
  const all = linked.reduce((sum, { rows }) => sum + rows, 0);
  const odds = ratioOf(missed, right);
  return {
    precision: all === 0 ? { estimate: 0, low: 0, high: 1 } : bounded(times(right, 1 / all)),
    recall: bounded({ estimate: 1 / (1 + odds.estimate), low: 1 / (1 + odds.high), high: 1 / (1 + odds.low) }),
  };
}

/** How many rows of a stratum are such, by the share among its judged ones. */
function counted({ rows, said, certain }: Stratum, such: readonly Judgement[]): Interval {
  return times(wilson(said.filter((one) => such.includes(one)).length, said.length, certain ? said.length : rows), rows);
}

function bounded({ estimate, low, high }: Interval): Interval {
  return { estimate, low: Math.max(0, low), high: Math.min(1, high) };
}
