import { join } from 'node:path';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { KIND_WORDS } from '../policy/index.ts';
import { writeWorkbook, type WorkbookColumn } from './write-workbook.ts';

/** The columns of the files of `run`. `rows`: `list@as-of:row`, separated by spaces. */
const COLUMNS: readonly WorkbookColumn[] = [
  { column: 'rule', header: '规则', width: 24 },
  { column: 'certificate', header: '残疾人证号', width: 24 },
  { column: 'division', header: '区划代码', width: 24 },
  { column: 'verdict', header: '结论', width: 24 },
  { column: 'reason', header: '理由', width: 60 },
  { column: 'rows', header: '所据名单行', width: 24 },
  { column: 'kind', header: '种类', width: 24, words: Object.fromEntries(Object.entries(KIND_WORDS).map(([kind, { zh }]) => [kind, zh])) },
];

/**
 * Writes what `run` found: `findings.csv` and `findings.xlsx` (verdict yes) and `cannot-tell.csv` (the same columns, with what is
 * missing as the reason). Returns the number of findings.
 */
export async function writeFindings(engine: AnalysisEngine, verdicts: string, folder: string): Promise<number> {
  await engine.run(`create or replace temp table found as ${lines(verdicts, 'yes')}`);
  const rows = await engine.writeCsv('select * from found', join(folder, 'findings.csv'));
  await writeWorkbook(engine, { table: 'found', rows, columns: COLUMNS, name: '疑似发现', file: join(folder, 'findings.xlsx') });
  await engine.run('drop table found');
  await engine.writeCsv(lines(verdicts, 'cannot_tell'), join(folder, 'cannot-tell.csv'));
  return rows;
}

function lines(verdicts: string, verdict: 'yes' | 'cannot_tell'): string {
  const selected = COLUMNS.map(({ column }) => (column === 'rows' ? `
           array_to_string(list_transform(from_json(rows, '[{"list": "VARCHAR", "as_of": "VARCHAR", "row": "BIGINT"}]'),
             lambda r: r.list || '@' || r.as_of || ':' || cast(r.row as varchar)), ' ') as rows` : column));
  return `
    select ${selected.join(', ')}
    from read_parquet(${literal(verdicts)})
    where verdict = '${verdict}'
    order by rule, division, certificate`;
}
