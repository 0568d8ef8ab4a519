import type { AnalysisEngine, ParquetForm } from '../engine/index.ts';
import type { Cabinet } from './cabinet.ts';

/**
 * The same engine over a cabinet: whoever names a file of the cabinet's folder reads its working copy, and what is written there is sealed
 * before it appears. Files elsewhere are none of its business.
 */
export function sealedEngine(engine: AnalysisEngine, cabinet: Cabinet): AnalysisEngine {
  const write = (how: (sql: string, file: string, form?: ParquetForm) => Promise<number>) => async (select: string, file: string, form?: ParquetForm) => {
    const sql = await opened(cabinet, select);
    if (!isOf(cabinet, file)) return how(sql, file, form);
    const rows = await how(sql, cabinet.copyOf(file), form);
    await cabinet.keep(file);
    return rows;
  };
  return {
    dialect: engine.dialect,
    passing: cabinet.working,
    run: async (sql) => engine.run(await opened(cabinet, sql)),
    rows: async <Row extends object>(sql: string) => engine.rows<Row>(await opened(cabinet, sql)),
    load: (table, columns, rows) => engine.load(table, columns, rows),
    writeParquet: write((...asked) => engine.writeParquet(...asked)),
    writeCsv: write((sql, file) => engine.writeCsv(sql, file)),
    writeLines: write((sql, file) => engine.writeLines(sql, file)),
    beside: async () => sealedEngine(await engine.beside(), cabinet),
    interrupt: () => engine.interrupt(),
    close: () => engine.close(),
  };
}

/** A statement with the files of the cabinet it names replaced by their working copies. */
async function opened(cabinet: Cabinet, sql: string): Promise<string> {
  if (!sql.includes(`'${cabinet.folder}/`)) return sql;
  let said = sql;
  for (const [literal] of sql.matchAll(/'(?:[^']|'')*'/g)) {
    const file = literal.slice(1, -1).replaceAll("''", "'");
    if (isOf(cabinet, file)) said = said.replaceAll(literal, `'${(await cabinet.open(file)).replaceAll("'", "''")}'`);
  }
  return said;
}

function isOf({ folder }: Cabinet, file: string): boolean {
  return file.startsWith(`${folder}/`);
}
