import { literal, openDuckdb } from '../../src/foundation/platform/engine/index.ts';

// The spreadsheet's VLOOKUP on the identity column: node bench/linkers/look-up.ts POPULATION SNAPSHOT LINKS
const [population = '', snapshot = '', links = ''] = process.argv.slice(2);
const engine = await openDuckdb();
await engine.writeParquet(`
  select l."row", p.certificate, cast(1 as double) as probability
  from read_parquet(${literal(snapshot)}) l join read_parquet(${literal(population)}) p on p.identity = l.identity`, links);
engine.close();
