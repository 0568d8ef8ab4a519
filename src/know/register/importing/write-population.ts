import { rm } from 'node:fs/promises';
import { copyToCsv, inTransaction, type Database } from '../../../foundation/platform/database/index.ts';
import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { POPULATION } from '../reading/population-sql.ts';

/** Writes the population as of a day from the system of record to the lake, one row a person, ordered by person. Answers their number. */
export async function writePopulation(database: Database, engine: AnalysisEngine, asOf: string, file: string): Promise<number> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new RangeError(`not a day: ${asOf}`);
  const passing = `${file}.csv`;
  const names = Object.keys(POPULATION).map((name) => `"${name}"`).join(', ');
  const columns = Object.entries(POPULATION).map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(', ');
  try {
    await inTransaction(database.pool, (client) => copyToCsv(client, `select ${names} from register.population_on('${asOf}') order by person_id`, passing));
    return await engine.writeParquet(`select * from read_csv(${literal(passing)}, header = true, columns = {${columns}}, delim = ',', quote = '"', escape = '"')`, file);
  } finally {
    await rm(passing, { force: true });
  }
}
