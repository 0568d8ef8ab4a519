import type { Connections } from '../../../platform/database/index.ts';
import type { PrivacyRoom } from '../room.ts';
import { breachScope } from './breach-scope.ts';
import { openIncident, type Incident } from './incidents.ts';
import { seenEntries, type Stretch } from './seen-entries.ts';

export interface IncidentOrder extends Stretch {
  readonly connections: Connections;
  readonly actor: string;
  readonly kind: Incident['kind'];
  readonly what: string;
}

/** Counts what the audit chain shows of a stretch of time, drafts both notices and keeps them. */
export async function drawUp(
  room: Pick<PrivacyRoom, 'chain' | 'placesOf' | 'placeName' | 'officeName'>, { connections, actor, kind, what, ...stretch }: IncidentOrder,
): Promise<Incident> {
  const scope = await breachScope(await seenEntries(room.chain, stretch), room.placesOf);
  const countyNames = new Map(scope.counties.flatMap(({ county }) => {
    const name = county === '' ? null : room.placeName(county);
    return name === null ? [] : [[county, name] as const];
  }));
  return openIncident(connections, actor, scope, { office: room.officeName, what, kind, from: stretch.from, to: stretch.to, countyNames });
}
