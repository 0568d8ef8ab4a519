import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Settings } from '../settings/index.ts';
import { startEmbedded } from './embedded.ts';

/** The system of record. */
export interface Database {
  readonly url: string;
  readonly pool: Pool;
  /** Typed queries over the tables of one room (its generated `schema.gen.ts`). */
  tables<Tables>(): Kysely<Tables>;
  /** Ends the connections and, when it is our own, the server. */
  close(): Promise<void>;
}

/** Opens the database of the settings: the one at DATABASE_URL, or the embedded one, started here. */
export async function openDatabase(settings: Pick<Settings, 'databaseUrl' | 'data'>): Promise<Database> {
  if (settings.databaseUrl !== null) return connect(settings.databaseUrl);
  const server = await startEmbedded({ folder: `${settings.data}/pg` });
  const database = connect(server.url);
  return {
    ...database,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}

/** Connects to a running PostgreSQL. Days come back as 'YYYY-MM-DD', bigint as number, instants as Date. */
export function connect(url: string): Database {
  const pool = new Pool({ connectionString: url, max: 20, types: { getTypeParser: parserOf } });
  // A connection that breaks while idle is replaced by the pool; the next query reports if the server is gone.
  pool.on('error', () => undefined);
  return {
    url,
    pool,
    tables: <Tables>() => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    close: () => pool.end(),
  };
}

function parserOf(type: number, format?: 'text' | 'binary') {
  if (format !== 'binary') {
    if (type === types.builtins.DATE) return (text: string) => text;
    if (type === types.builtins.INT8) return Number;
  }
  return types.getTypeParser(type, format);
}
