export { literal, oneOf, quoted, type AnalysisEngine, type Cell, type ColumnType, type Dialect, type ParquetForm } from './engine.ts';
export { openDuckdb, type DuckdbOptions } from './duckdb.ts';
export { oneAtATime, type EngineDesk } from './one-at-a-time.ts';
export { stoppable } from './stoppable.ts';
