import { literal, quoted, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { Snapshot } from './snapshot.ts';

export interface ComparisonCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
}

export interface Comparison extends ComparisonCounts {
  /** By 6-digit county, '' where none can be told. */
  readonly counties: readonly (ComparisonCounts & { readonly county: string })[];
}

/** A county that lost more than this share of its rows is held. */
export const HELD_SHARE = 0.3;
/** Fewer rows than this rise and fall by chance. */
const HELD_FROM = 20;

/**
 * Compares two snapshots of a list by identity number and name (certificate number where there is no identity): who is new, gone, the same in every
 * column, or changed. Counts people, not rows.
 */
export async function compareSnapshots(engine: AnalysisEngine, before: Pick<Snapshot, 'parquet' | 'columns'>, after: Pick<Snapshot, 'parquet' | 'columns'>): Promise<Comparison> {
  const shared = after.columns.filter((column) => column !== 'row' && before.columns.includes(column));
  const people = (parquet: string) => `
    select hash(coalesce(upper(identity), upper(certificate), ''), coalesce(name, '')) as person, min(substr(coalesce(division, ''), 1, 6)) as county,
      sum(hash(${shared.map(quoted).join(', ')}) % 1000000007) as content
    from read_parquet(${literal(parquet)}) group by person`;
  const counties = await engine.rows<ComparisonCounts & { county: string }>(`
    select coalesce(b.county, a.county) as county,
      count(*) filter (where a.person is null) as new,
      count(*) filter (where a.content <> b.content) as changed,
      count(*) filter (where a.content = b.content) as same,
      count(*) filter (where b.person is null) as gone
    from (${people(before.parquet)}) a full join (${people(after.parquet)}) b on a.person = b.person
    group by 1 order by 1`);
  const sum = (key: keyof ComparisonCounts) => counties.reduce((total, county) => total + county[key], 0);
  return { new: sum('new'), changed: sum('changed'), same: sum('same'), gone: sum('gone'), counties };
}

/** The same against the list before; where there is none everybody is new. */
export async function compareWithLast(engine: AnalysisEngine, before: Pick<Snapshot, 'parquet' | 'columns'> | null, after: Pick<Snapshot, 'parquet' | 'columns'>): Promise<Comparison> {
  if (before) return compareSnapshots(engine, before, after);
  const asNew = <Counts extends ComparisonCounts>(counts: Counts) => ({ ...counts, new: counts.same, same: 0 });
  const { counties, ...all } = await compareSnapshots(engine, after, after);
  return { ...asNew(all), counties: counties.map(asNew) };
}

/** Counties that have much fewer rows than last time: asked about before anything of them counts. */
export function heldCounties(before: Snapshot['coverage'], now: Snapshot['coverage'], share: number = HELD_SHARE): Snapshot['held'] {
  const rows = new Map(now.map((county) => [county.county, county.rows]));
  return before.flatMap(({ county, rows: was }) => {
    const is = rows.get(county) ?? 0;
    return county !== '' && was >= HELD_FROM && is < was * (1 - share) ? [{ county, before: was, now: is }] : [];
  });
}
