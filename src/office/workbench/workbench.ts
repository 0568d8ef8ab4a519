import { permissionsOf, reachOf } from '../../foundation/access/index.ts';
import { addDays, dayAt } from '../../foundation/kernel/index.ts';
import { movedSince, standingOfCounties } from '../../judge/coverage/index.ts';
import { keptSnapshots } from '../../know/sources/index.ts';
import { dutiesOf, type DutyParts } from './duties.ts';
import type { Workbench } from './workbench-shape.ts';

/** What one is greeted with: what waits for one, what has moved since yesterday, and how the counties stand beside each other; each part for those who may see what it speaks of. */
export async function workbenchOf(asked: Omit<DutyParts, 'kept'>): Promise<Workbench> {
  const parts: DutyParts = { ...asked, kept: await keptSnapshots(asked.seen.database.pool) };
  const granted = new Set<string>(permissionsOf(parts.actor.role));
  const since = addDays(parts.today, -1);
  const [duties, moved, standing] = await Promise.all([
    dutiesOf(parts),
    granted.has('findings:read') ? movedSince(parts.seen.database.pool, since) : null,
    granted.has('overview:read') ? standingOf(parts) : null,
  ]);
  const lists = granted.has('lists:read') ? listsSince(parts, since) : [];
  return { day: parts.today, duties, moved: moved && { since, ...moved, lists }, standing };
}

function listsSince({ seen, kept }: DutyParts, since: string): NonNullable<Workbench['moved']>['lists'] {
  return kept.filter(({ snapshot }) => dayAt(snapshot.takenAt) >= since).map(({ id, snapshot }) => ({
    id: String(id), label: seen.definitions.get(snapshot.source)?.label ?? { zh: snapshot.source, en: snapshot.source }, asOf: snapshot.asOf, rows: snapshot.rows,
  }));
}

async function standingOf({ seen, actor }: DutyParts): Promise<Workbench['standing']> {
  const standing = await standingOfCounties(seen.database.pool);
  const reach = reachOf(actor, seen.policy.region);
  return standing && {
    day: standing.day,
    counties: standing.counties.map(({ county, ...numbers }) => ({
      code: county, name: seen.divisions.nameOf(county) ?? county, own: reach.some((prefix) => county.startsWith(prefix) || prefix.startsWith(county)), ...numbers,
    })),
  };
}
