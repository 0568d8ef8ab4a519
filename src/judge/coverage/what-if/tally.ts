/** How a person's answer to a question turns: it becomes yes, is no longer, its amount grows or shrinks, stays, or cannot be told. */
export const OUTCOMES = ['enters', 'leaves', 'rises', 'falls', 'unchanged', 'cannot_tell'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const VERDICTS = ['yes', 'no', 'cannot_tell'] as const;

/** What is due to some people under one policy. Money in fen a month. */
export interface Due {
  readonly people: number;
  readonly fen: number;
  /** Of these people, those whose amount cannot be told; it is not in the sum. */
  readonly unpriced: number;
}

/** Some people by how their answers turn, and what is due to them before and after. */
export interface Tally {
  readonly people: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly before: Due;
  readonly after: Due;
  /** What it costs more (or, below zero, less) for those who can be told on both sides. */
  readonly difference: number;
}

export const NOBODY: Tally = {
  people: 0,
  outcomes: { enters: 0, leaves: 0, rises: 0, falls: 0, unchanged: 0, cannot_tell: 0 },
  before: { people: 0, fen: 0, unpriced: 0 },
  after: { people: 0, fen: 0, unpriced: 0 },
  difference: 0,
};

/** Two groups without anybody in common, as one. */
export function together(a: Tally, b: Tally): Tally {
  const due = (x: Due, y: Due): Due => ({ people: x.people + y.people, fen: x.fen + y.fen, unpriced: x.unpriced + y.unpriced });
  const both = (outcome: Outcome) => a.outcomes[outcome] + b.outcomes[outcome];
  return {
    people: a.people + b.people,
    outcomes: {
      enters: both('enters'), leaves: both('leaves'), rises: both('rises'), falls: both('falls'), unchanged: both('unchanged'), cannot_tell: both('cannot_tell'),
    },
    before: due(a.before, b.before),
    after: due(a.after, b.after),
    difference: a.difference + b.difference,
  };
}
