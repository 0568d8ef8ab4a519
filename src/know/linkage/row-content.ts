import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { contentKey, type RowContent } from './remember-decisions.ts';

/** The key by which a row of a snapshot is recognised next month; null where the snapshot has no such row. */
export async function rowKey(engine: AnalysisEngine, snapshot: string, row: number): Promise<string | null> {
  const [content] = await engine.rows<RowContent>(
    `select identity, certificate, name, birth, division from read_parquet(${literal(snapshot)}) where row = ${Math.trunc(row)}`,
  );
  return content ? contentKey(content) : null;
}
