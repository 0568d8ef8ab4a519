import { addDays } from '../../../foundation/kernel/index.ts';
import { holdsOn, timesMeet } from '../packs/policy.ts';
import type { Entitlement, OverlapRow } from './entitlement.ts';
import { samePair } from './read-overlaps.ts';

/** An entitlement with the rows of the overlap matrix that hold beside it, for a region and a time in which neither changes. */
export interface Version {
  readonly entitlement: Entitlement;
  /** One row for each pair; where none decides, a draft of any time within this one. */
  readonly rows: readonly OverlapRow[];
  readonly region: string;
  readonly from: string;
  readonly to: string | null;
  /** What is new here: the entitlement itself, or a row of a smaller region. */
  readonly pack: string;
  readonly file: string;
}

interface Dated {
  readonly region: string;
  readonly from: string;
  readonly to: string | null;
}

/** The versions of one benefit: wherever its entitlement, or a row of the matrix about it, is another one. Packs come in the order they build on each other. */
export function versionsOf(entitlements: readonly Entitlement[], rows: readonly OverlapRow[]): Version[] {
  const active = entitlements.filter(({ status }) => status === 'active');
  const regions = [...new Set([...active, ...rows].map(({ region }) => region))].filter((region) => active.some((one) => region.startsWith(one.region)));
  const drafts = entitlements.filter(({ status }) => status === 'draft').map((entitlement) => versionOn(entitlement, rows, entitlement.region, entitlement.from, entitlement.to));
  return [...regions.sort((a, b) => a.length - b.length).flatMap((region) => versionsIn(region, active, rows)), ...drafts];
}

function versionsIn(region: string, active: readonly Entitlement[], all: readonly OverlapRow[]): Version[] {
  const [entitlements, rows] = [active.filter((one) => region.startsWith(one.region)), all.filter((one) => region.startsWith(one.region))];
  const turns = [...entitlements, ...rows.filter(({ status }) => status === 'active')].flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]));
  const days = [...new Set(turns)].sort();
  const versions: Version[] = [];
  for (const [i, from] of days.entries()) {
    const entitlement = nearest(entitlements.filter((one) => holdsOn(one, from)));
    const next = days[i + 1];
    if (!entitlement) continue;
    const version = versionOn(entitlement, rows, region, from, next === undefined ? null : addDays(next, -1));
    const last = versions.at(-1);
    if (last && last.to === addDays(from, -1) && sameVersion(last, version)) versions.splice(-1, 1, { ...last, to: version.to });
    else versions.push(version);
  }
  return versions.filter(({ entitlement, rows: own }) => [entitlement, ...own].some((one) => one.region === region && one.status === 'active'));
}

function versionOn(entitlement: Entitlement, all: readonly OverlapRow[], region: string, from: string, to: string | null): Version {
  const held = all.filter((row) => region.startsWith(row.region) && (row.status === 'active' ? holdsOn(row, from) : timesMeet(row, { from, to })));
  const pairs = held.filter((row, i) => held.findIndex((other) => samePair(row, other)) === i);
  const rows = pairs.flatMap((pair) => {
    const same = held.filter((row) => samePair(row, pair));
    return nearest(same.filter(({ status }) => status === 'active')) ?? nearest(same) ?? [];
  });
  const { pack, file } = [entitlement, ...rows].find((one) => one.region === region) ?? entitlement;
  return { entitlement, rows, region, from, to, pack, file };
}

/** The one of the smallest region, of two for the same region the later pack's. */
function nearest<One extends Dated>(choices: readonly One[]): One | null {
  return choices.reduce<One | null>((best, one) => (best === null || one.region.length >= best.region.length ? one : best), null);
}

function sameVersion(a: Version, b: Version): boolean {
  return a.entitlement === b.entitlement && a.rows.length === b.rows.length && a.rows.every((row, i) => row === b.rows[i]);
}
