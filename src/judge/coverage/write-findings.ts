import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { KIND_WORDS, type RuleKind } from '../policy/index.ts';

/** A finding as the files of `run` carry it, with what its columns are called in the workbook. `rows`: `list@as-of:row`, separated by spaces. */
const HEADERS = { rule: '规则', certificate: '残疾人证号', division: '区划代码', verdict: '结论', reason: '理由', rows: '所据名单行', kind: '种类' } as const;
type FindingLine = Readonly<Record<keyof typeof HEADERS, string | null> & { kind: RuleKind }>;

const ROWS_A_SHEET = 1_000_000;
/** Rows held as objects at once. */
const ROWS_A_PIECE = 8192;

/**
 * Writes what `run` found: `findings.csv` and `findings.xlsx` (verdict yes) and `cannot-tell.csv` (the same columns, with what is
 * missing as the reason). Returns the number of findings.
 */
export async function writeFindings(engine: AnalysisEngine, verdicts: string, folder: string): Promise<number> {
  await engine.run(`create or replace temp table found as ${lines(verdicts, 'yes')}`);
  const rows = await engine.writeCsv('select * from found', join(folder, 'findings.csv'));
  await writeWorkbook(found(engine, rows), join(folder, 'findings.xlsx'));
  await engine.run('drop table found');
  await engine.writeCsv(lines(verdicts, 'cannot_tell'), join(folder, 'cannot-tell.csv'));
  return rows;
}

function lines(verdicts: string, verdict: 'yes' | 'cannot_tell'): string {
  return `
    select rule, certificate, division, verdict, reason,
           array_to_string(list_transform(from_json(rows, '[{"list": "VARCHAR", "as_of": "VARCHAR", "row": "BIGINT"}]'),
             lambda r: r.list || '@' || r.as_of || ':' || cast(r.row as varchar)), ' ') as rows, kind
    from read_parquet(${literal(verdicts)})
    where verdict = '${verdict}'
    order by rule, division, certificate`;
}

async function* found(engine: AnalysisEngine, rows: number): AsyncGenerator<FindingLine> {
  for (let at = 0; at < rows; at += ROWS_A_PIECE) {
    yield* await engine.rows<FindingLine>(`select * from found where rowid >= ${at} and rowid < ${at + ROWS_A_PIECE} order by rowid`);
  }
}

async function writeWorkbook(findings: AsyncIterable<FindingLine>, file: string): Promise<void> {
  const columns = Object.entries(HEADERS).map(([key, header]) => ({ key, header, width: key === 'reason' ? 60 : 24 }));
  const workbook = writeXlsxStream(inWords(findings), { name: '疑似发现', columns, maxRowsPerSheet: ROWS_A_SHEET });
  await pipeline(workbook, createWriteStream(`${file}.partial`));
  await rename(`${file}.partial`, file);
}

async function* inWords(findings: AsyncIterable<FindingLine>): AsyncGenerator<Record<string, string | null>> {
  for await (const finding of findings) yield { ...finding, kind: KIND_WORDS[finding.kind].zh };
}
