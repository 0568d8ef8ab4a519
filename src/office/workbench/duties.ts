import { listRequests, permissionsOf, type Actor, type PrivacyRoom } from '../../foundation/access/index.ts';
import { addDays, addMonths, dayAt, daysBetween } from '../../foundation/kernel/index.ts';
import { undecidedFindings, type Office } from '../../judge/coverage/index.ts';
import { keptLinks } from '../../know/linkage/index.ts';
import { countConflicts, listChanges } from '../../know/register/index.ts';
import { livingImports, type KeptSnapshot, type SourceDefinition } from '../../know/sources/index.ts';
import type { Duty } from './workbench-shape.ts';

export interface DutyParts {
  /** The office within the walls of the actor. */
  readonly seen: Office;
  readonly actor: Actor;
  readonly privacy: Pick<PrivacyRoom, 'connectionsOf' | 'sealer'>;
  /** Every list that is kept, the newest day first within a list. */
  readonly kept: readonly KeptSnapshot[];
  readonly today: string;
  /** The day lists are late by, where it is not today: those of a demo city are years old. */
  readonly listDay: string;
}

type Waiting = Omit<Duty, 'daysLeft'>;

/** Where an import stands until a person says something. */
const ASKS = new Set(['mapping', 'deciding', 'failed']);

/** What waits for an actor, of what it may act on; nothing of which there is none. Overdue first, then what is due first, then what waits longest. */
export async function dutiesOf(parts: DutyParts): Promise<Duty[]> {
  const granted = new Set<string>(permissionsOf(parts.actor.role));
  const found = await Promise.all(Object.entries(READERS).map(([needs, read]) => (granted.has(needs) ? read(parts) : Promise.resolve([]))));
  return found.flat().filter(({ count }) => count > 0)
    .map((duty) => ({ ...duty, daysLeft: duty.due === null ? null : daysBetween(parts.today, duty.due) }))
    .sort((a, b) => order(a.due, b.due) || order(a.oldest, b.oldest));
}

/** Days in their order, what has none behind. */
function order(a: string | null, b: string | null): number {
  return (a ?? '9') < (b ?? '9') ? -1 : a === b ? 0 : 1;
}

/** Permission -> what waits for those who have it. */
const READERS: Readonly<Record<string, (parts: DutyParts) => Promise<Waiting[]>>> = {
  'findings:decide': async ({ seen }) => {
    const { fresh, again } = await undecidedFindings(seen.database.pool);
    return [{ kind: 'findings_again', ...again, due: null }, { kind: 'findings', ...fresh, due: null }];
  },
  'desk:decide': async ({ seen, kept }) => {
    const links = await keptLinks(seen.database.pool);
    const asked = currentLists(kept).map(({ id, snapshot }) => ({ asked: links.get(id)?.asked ?? 0, taken: dayAt(snapshot.takenAt) })).filter((list) => list.asked > 0);
    return [{ kind: 'rows', count: sum(asked.map((list) => list.asked)), oldest: first(asked.map(({ taken }) => taken)), due: null }];
  },
  'imports:run': async ({ seen }) => {
    const asking = (await livingImports(seen.database.pool)).filter(({ state }) => ASKS.has(state));
    return [{ kind: 'imports', count: asking.length, oldest: first(asking.map(({ changedAt }) => dayAt(changedAt))), due: null }];
  },
  'lists:read': async ({ seen, kept, listDay, today }) => {
    const current = currentLists(kept);
    const held = current.filter(({ snapshot }) => snapshot.held.length > 0);
    const late = current.map(({ snapshot }) => nextList(snapshot.asOf, seen.definitions.get(snapshot.source))).filter((due) => due !== null && due < listDay);
    const due = first(late);
    return [
      { kind: 'held_counties', count: sum(held.map(({ snapshot }) => snapshot.held.length)), oldest: first(held.map(({ snapshot }) => dayAt(snapshot.takenAt))), due: null },
      // As late as they are by their own calendar.
      { kind: 'late_lists', count: late.length, oldest: null, due: due === null ? null : addDays(today, -daysBetween(due, listDay)) },
    ];
  },
  'changes:decide': async ({ seen, actor, today }) => {
    const { total, items } = await listChanges({ ...seen, actor: actor.id, today }, seen.divisions, { state: 'waiting' }, { decides: true, limit: 1, offset: 0 });
    return [{ kind: 'changes', count: total, oldest: first(items.map(({ askedAt }) => dayAt(askedAt))), due: null }];
  },
  'conflicts:settle': async ({ seen }) => [
    { kind: 'conflicts', count: sum((await countConflicts(seen.database)).map(({ count }) => count)), oldest: null, due: null },
  ],
  'requests:handle': async ({ actor, privacy }) => {
    const requests = await listRequests({ connections: privacy.connectionsOf(actor), sealer: privacy.sealer });
    return [{ kind: 'requests', count: requests.length, oldest: first(requests.map(({ receivedOn }) => receivedOn)), due: first(requests.map(({ state }) => state.dueOn)) }];
  },
};

/** The newest snapshot of each list. */
function currentLists(kept: readonly KeptSnapshot[]): KeptSnapshot[] {
  return [...Map.groupBy(kept, ({ snapshot }) => snapshot.source).values()].flatMap(([newest]) => newest ?? []);
}

const MONTHS = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;

/** The day by which the next list of a kind is to come, a rhythm after the day of the last; null where no pack declares the list. */
function nextList(asOf: string, definition: SourceDefinition | undefined): string | null {
  if (!definition) return null;
  const { rhythm } = definition;
  return rhythm === 'day' || rhythm === 'week' ? addDays(asOf, rhythm === 'day' ? 1 : 7) : addMonths(asOf, MONTHS[rhythm]);
}

function first(days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, n) => so + n, 0);
}
