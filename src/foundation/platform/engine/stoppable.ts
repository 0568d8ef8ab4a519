import type { AnalysisEngine } from './engine.ts';

/** The same engine for work that may be told to stop: the statement that runs is broken off, and none begins after. */
export function stoppable(engine: AnalysisEngine, signal: AbortSignal): AnalysisEngine {
  const guarded = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    signal.throwIfAborted();
    const stop = () => engine.interrupt();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await act();
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
  return {
    ...engine,
    run: (sql) => guarded(() => engine.run(sql)),
    rows: <Row extends object>(sql: string) => guarded(() => engine.rows<Row>(sql)),
    load: (table, columns, rows) => guarded(() => engine.load(table, columns, rows)),
    writeParquet: (select, file, form) => guarded(() => engine.writeParquet(select, file, form)),
    writeCsv: (select, file) => guarded(() => engine.writeCsv(select, file)),
    writeLines: (select, file) => guarded(() => engine.writeLines(select, file)),
    beside: async () => stoppable(await engine.beside(), signal),
  };
}
