import { Kysely, PostgresDialect } from 'kysely';
import { types, type Pool } from 'pg';
import type { Settings } from '../settings/index.ts';
import { appPool } from './app-login.ts';
import { beginning, OwnersPool, sessionConnections, type Connections, type Session } from './connections.ts';
import { startEmbedded } from './embedded.ts';

/** The system of record, as somebody may see it. */
export interface Database {
  readonly url: string;
  readonly pool: Connections;
  /** Typed queries over the tables of one room (its generated `schema.gen.ts`). */
  tables<Tables>(): Kysely<Tables>;
  /** The same database inside the walls of a session: as the application's role, seeing what the settings allow and nothing without them. */
  within(session: Session): Database;
  /** Ends the connections and, when it is our own, the server. */
  close(): Promise<void>;
}

/** The database as its owner: makes tables, and passes every policy by. For migrations, and for tests that look behind the walls. */
export interface OwnersDatabase extends Database {
  readonly pool: OwnersPool;
  /** Connections of the role that looks up accounts and sessions before anybody is known. */
  readonly signIn: Connections;
}

/** Opens the database of the settings: the one at DATABASE_URL, or the embedded one, started here. */
export async function openDatabase(settings: Pick<Settings, 'databaseUrl' | 'data'>): Promise<OwnersDatabase> {
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
export function connect(url: string): OwnersDatabase {
  const options = { max: 20, types: { getTypeParser: parserOf } };
  const pool = new OwnersPool({ ...options, connectionString: url });
  // A connection that breaks while idle is replaced by the pool; the next query reports if the server is gone.
  pool.on('error', () => undefined);
  const app = appPool(url, 'jinbao_app', options);
  const signIn = appPool(url, 'jinbao_sign_in', { ...options, max: 5 });
  const close = async () => {
    await Promise.all([pool.end(), app.close(), signIn.close()]);
  };
  const within = (session: Session): Database => ({
    url, within, close,
    pool: lazily(app.open, session),
    tables: <Tables>() => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: kyselyPool(app.open, session) }) }),
  });
  return {
    url, pool, within, close,
    signIn: lazily(signIn.open, {}),
    tables: <Tables>() => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
  };
}

function lazily(open: () => Promise<Pool>, session: Session): Connections {
  return {
    query: async (text, values) => sessionConnections(await open(), session).query(text, values),
    transaction: async (act) => sessionConnections(await open(), session).transaction(act),
  };
}

/** What Kysely asks of a pool; its connections are inside the walls from the first query to their release. */
function kyselyPool(open: () => Promise<Pool>, session: Session) {
  return {
    end: async () => undefined,
    options: {},
    connect: async () => {
      const client = await (await open()).connect();
      await client.query(beginning(session));
      const release = () => void client.query('commit').then(() => client.release(), (cause: unknown) => client.release(cause instanceof Error ? cause : true));
      return new Proxy(client, { get: (target, name) => (name === 'release' ? release : Reflect.get(target, name, target)) });
    },
  };
}

function parserOf(type: number, format?: 'text' | 'binary') {
  if (format !== 'binary') {
    if (type === types.builtins.DATE) return (text: string) => text;
    if (type === types.builtins.INT8) return Number;
  }
  return types.getTypeParser(type, format);
}
