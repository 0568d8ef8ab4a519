import { parseArgs } from 'node:util';
import { literal, openDuckdb, type AnalysisEngine } from '../src/foundation/platform/engine/index.ts';

/** The probability at which every linker is judged. */
export const THRESHOLD = 0.95;

export interface ScoreRequest {
  /** list, row, certificate, probability as csv or Parquet; `list` may be absent when the file holds one list only. */
  readonly links: string;
  readonly truth: string;
  readonly list: string;
  /** list, row, kind: what is odd about a row. */
  readonly dirt?: string;
}

export interface Score {
  readonly rows: number;
  readonly right: number;
  /** Rows linked to somebody they are not. */
  readonly wrong: number;
  /** Rows about a holder that were not linked to that holder. */
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly byKind: readonly KindErrors[];
}

export interface KindErrors {
  readonly kind: string;
  readonly rows: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Judges links against the truth of one list. A row without a line in the links counts as not linked. */
export async function scoreLinks(engine: AnalysisEngine, request: ScoreRequest): Promise<Score> {
  const columns = await engine.rows<{ name: string }>(`select column_name as name from (describe select * from ${source(request.links)})`);
  const ofList = columns.some(({ name }) => name === 'list') ? `where list = ${literal(request.list)}` : '';
  await engine.run(`
    create or replace temp table judged as
    with truth as (
      select cast("row" as bigint) as "row", nullif(certificate, '') as certificate from ${source(request.truth)} where list = ${literal(request.list)}
    ), said as (
      select cast("row" as bigint) as "row", nullif(certificate, '') as certificate from ${source(request.links)}
      ${ofList === '' ? 'where' : `${ofList} and`} try_cast(probability as double) >= ${THRESHOLD}
    )
    select t."row", t.certificate is not null and s.certificate = t.certificate as hit,
      s.certificate is not null and s.certificate is distinct from t.certificate as wrong,
      t.certificate is not null and s.certificate is distinct from t.certificate as missed
    from truth t left join said s on s."row" = t."row"`);
  const [sums] = await engine.rows<{ rows: number; right: number; wrong: number; missed: number }>(`
    select count(*) as "rows", count(*) filter (hit) as "right", count(*) filter (wrong) as wrong, count(*) filter (missed) as missed from judged`);
  if (!sums || sums.rows === 0) throw new Error(`no row of ${request.list} in ${request.truth}`);
  const precision = sums.right / Math.max(1, sums.right + sums.wrong);
  const recall = sums.right / Math.max(1, sums.right + sums.missed);
  return { ...sums, precision, recall, f1: (2 * sums.right) / Math.max(1, 2 * sums.right + sums.wrong + sums.missed), byKind: await byKind(engine, request) };
}

async function byKind(engine: AnalysisEngine, { dirt, list }: ScoreRequest): Promise<KindErrors[]> {
  if (!dirt) return [];
  return engine.rows<KindErrors>(`
    select coalesce(d.kind, 'plain') as kind, count(*) as "rows", count(*) filter (wrong) as wrong, count(*) filter (missed) as missed
    from judged j left join (select cast("row" as bigint) as "row", kind from ${source(dirt)} where list = ${literal(list)}) d on d."row" = j."row"
    group by all having bool_or(wrong or missed) order by count(*) filter (wrong or missed) desc, kind`);
}

function source(file: string): string {
  return file.endsWith('.parquet') ? `read_parquet(${literal(file)})` : `read_csv(${literal(file)}, all_varchar = true, header = true, delim = ',', quote = '"')`;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { links: { type: 'string' }, truth: { type: 'string' }, list: { type: 'string' }, dirt: { type: 'string' } } });
  if (!values.links || !values.truth) {
    console.error('node bench/score.ts --links links.csv --truth truth.csv [--list resident_insurance] [--dirt dirt.csv]');
    process.exit(2);
  }
  const engine = await openDuckdb();
  const score = await scoreLinks(engine, {
    links: values.links, truth: values.truth, list: values.list ?? 'resident_insurance', ...(values.dirt ? { dirt: values.dirt } : {}),
  });
  engine.close();
  console.log(`F1 ${score.f1.toFixed(5)}  precision ${score.precision.toFixed(5)}  recall ${score.recall.toFixed(5)}  rows ${score.rows}  wrong ${score.wrong}  missed ${score.missed}`);
  for (const line of score.byKind) console.log(`  ${line.kind.padEnd(40)} rows ${String(line.rows).padStart(8)}  wrong ${String(line.wrong).padStart(6)}  missed ${String(line.missed).padStart(6)}`);
}
