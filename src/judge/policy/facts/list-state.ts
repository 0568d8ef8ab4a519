import { addDays } from '../../../foundation/kernel/index.ts';
import type { ListPolicy, Policy } from '../packs/policy.ts';

/** One list as handed to the judge: its snapshot, which of its rows are whom, and which counties it speaks for. */
export interface ListInput {
  readonly list: string;
  /** The day the list speaks of, YYYY-MM-DD. */
  readonly asOf: string;
  /** Parquet files, paths as the engine reads them; `candidates` is null when no row waits at the desk. */
  readonly snapshot: string;
  readonly links: string;
  readonly candidates: string | null;
  /** Data rows of the list. */
  readonly rows: number;
  /** Counties (6 digits) the list speaks for; empty: it names no place and speaks for all. */
  readonly coverage: readonly { readonly county: string; readonly rows: number }[];
  /** Counties whose part is held back until someone has answered for it. */
  readonly held?: readonly string[];
}

/** Why nothing at all can be read from a list on a day. */
export type ListGap = 'not_given' | 'stale' | 'later';

/** Why a fact of one person is unknown though the list can be read. */
export type PersonGap = 'uncovered' | 'held' | 'waiting' | 'blank' | 'not_listed' | 'no_parameter';

export type Gap = ListGap | PersonGap;

export interface ListState {
  readonly policy: ListPolicy;
  /** The newest of the list that is not later than the day asked about; else what there is. */
  readonly input: ListInput | null;
  readonly gap: ListGap | null;
}

/** How each list of the catalogue stands on a day. The register is not among them: it is always at hand. */
export function listStates(policy: Policy, lists: readonly ListInput[], asOf: string): Map<string, ListState> {
  const states = new Map<string, ListState>();
  for (const declared of policy.lists.values()) {
    if (declared.list === 'register') continue;
    const given = lists.filter(({ list }) => list === declared.list).sort((a, b) => b.asOf.localeCompare(a.asOf));
    const input = given.find((one) => one.asOf <= asOf) ?? given[0] ?? null;
    states.set(declared.list, { policy: declared, input, gap: gapOf(declared, input, asOf) });
  }
  return states;
}

/** The catalogue's lists as if all were at hand, but those named: for compiling without files and for cases. */
export function allListsAtHand(policy: Policy, except: readonly string[] = []): Map<string, ListState> {
  const lists = [...policy.lists.values()].filter(({ list }) => list !== 'register');
  return new Map(lists.map((list) => [list.list, { policy: list, input: null, gap: except.includes(list.list) ? 'not_given' : null }]));
}

function gapOf(policy: ListPolicy, input: ListInput | null, asOf: string): ListGap | null {
  if (!input) return 'not_given';
  if (input.asOf > asOf) return 'later';
  return policy.maxAgeDays !== null && addDays(input.asOf, policy.maxAgeDays) < asOf ? 'stale' : null;
}
