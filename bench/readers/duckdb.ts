import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

// DuckDB alone, as it comes: node bench/readers/duckdb.ts OUT FILE ...
const [out = '', ...files] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const file of files) {
  const path = file.replaceAll("'", "''");
  await connection.run(`copy (select * from read_csv('${path}')) to '${join(out, basename(path)).replaceAll("'", "''")}.parquet' (format parquet)`);
}
