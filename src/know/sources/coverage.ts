import { countyOf, isDivisionCode } from '../../foundation/kernel/index.ts';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { Snapshot } from './snapshot.ts';

/** Rows of a snapshot by county, '' where none can be told. */
export async function coverageOf(engine: AnalysisEngine, parquet: string): Promise<Snapshot['coverage']> {
  const rows = await engine.rows<{ division: string | null; n: number }>(`select division, count(*) as n from read_parquet(${literal(parquet)}) group by division`);
  const counties = new Map<string, number>();
  for (const { division, n } of rows) {
    const county = (division !== null && isDivisionCode(division) ? countyOf(division) : null) ?? '';
    counties.set(county, (counties.get(county) ?? 0) + n);
  }
  return [...counties].sort(([a], [b]) => (a < b ? -1 : 1)).map(([county, n]) => ({ county, rows: n }));
}
