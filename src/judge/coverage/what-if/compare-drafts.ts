import type { Label } from '../../policy/index.ts';
import type { ShownGroup, ShownQuestion, ShownTally, ShownWhatIf } from './shown.ts';

/** Two tallies side by side; null: that draft leaves the question as it is. */
interface Pair<Told> {
  readonly a: Told | null;
  readonly b: Told | null;
}

export interface ComparedQuestion extends Pair<ShownTally> {
  readonly question: string;
  readonly kind: ShownQuestion['kind'];
  readonly label: Label;
  readonly money: boolean;
  readonly counties: readonly ({ readonly value: string; readonly label: Label } & Pair<ShownTally>)[];
}

export interface Compared {
  /** Whether both were set against the same policy, and the same day; where not, their numbers do not lie on one scale. */
  readonly samePolicy: boolean;
  readonly sameDay: boolean;
  readonly questions: readonly ComparedQuestion[];
}

/** Two drafts side by side: every question that either touches, all together and by county. */
export function compareDrafts(a: ShownWhatIf, b: ShownWhatIf): Compared {
  const ids = [...new Set([...a.questions, ...b.questions].map(({ question }) => question))];
  return {
    samePolicy: a.policyHash === b.policyHash,
    sameDay: a.asOf === b.asOf,
    questions: ids.flatMap((id) => {
      const [one, other] = [a, b].map(({ questions }) => questions.find(({ question }) => question === id));
      const known = one ?? other;
      if (!known) return [];
      const { question, kind, label, money } = known;
      return [{ question, kind, label, money, a: one?.total ?? null, b: other?.total ?? null, counties: counties(one?.groups.county ?? [], other?.groups.county ?? []) }];
    }),
  };
}

function counties(a: readonly ShownGroup[], b: readonly ShownGroup[]): ComparedQuestion['counties'] {
  const tally = (group: ShownGroup | undefined): ShownTally | null => (group ? { people: group.people, outcomes: group.outcomes, cost: group.cost } : null);
  const all = [...a, ...b.filter(({ value }) => !a.some((one) => one.value === value))];
  return all.map(({ value, label }) => ({
    value, label, a: tally(a.find((one) => one.value === value)), b: tally(b.find((one) => one.value === value)),
  }));
}
