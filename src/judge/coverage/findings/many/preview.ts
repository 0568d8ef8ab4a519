import type { Office } from '../../office.ts';
import { countBy, type Counted } from '../count-findings.ts';
import { whereOf, type Meant } from '../where.ts';

export type Act = 'confirm' | 'exclude' | 'note';

/** Where a finding must stand for an act: what a person decided is taken back one by one, with a reason. */
export const FROM = { confirm: ['open', 'asked_again'], exclude: ['open', 'asked_again'], note: ['open', 'asked_again', 'confirmed', 'excluded'] } as const satisfies Record<Act, readonly string[]>;

export interface Preview {
  /** Findings it would be done to. */
  readonly people: number;
  /** Decided by a person already: they stay as they are. */
  readonly decided: number;
  /** Closed by now: they stay as they are. */
  readonly closed: number;
  /** Chosen ones that are not within one's reach or department. */
  readonly beyond: number;
  readonly byCounty: readonly Counted[];
  readonly byRule: readonly Counted[];
}

/** What an act would do to the findings that are meant, before it is done. */
export async function previewOf(office: Office, meant: Meant, act: Act): Promise<Preview> {
  const { sql, values } = whereOf(office, meant);
  const { rows: [found] } = await office.database.pool.query<{ all: number; people: number; decided: number; closed: number }>(
    `select count(*) as all, count(*) filter (where f.status = any($${values.length + 1})) as people,
       count(*) filter (where f.status in ('confirmed', 'excluded') and f.status <> all($${values.length + 1})) as decided, count(*) filter (where f.status = 'closed') as closed
     from coverage.finding f where ${sql}`, [...values, FROM[act]],
  );
  const { all, people, decided, closed } = found ?? { all: 0, people: 0, decided: 0, closed: 0 };
  const [byCounty, byRule] = await Promise.all([countBy(office, meant, 'county', FROM[act]), countBy(office, meant, 'rule', FROM[act])]);
  return { people, decided, closed, beyond: 'ids' in meant ? new Set(meant.ids).size - all : 0, byCounty, byRule };
}
