import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../settings/index.ts';
import { connect, openDatabase, type OwnersDatabase } from './connect.ts';
import { serverPort } from './server-process.ts';

/** There is no database yet to look into. */
export class NoDatabaseError extends Error {}

/**
 * The database of the settings for a program that only looks: beside the running office where its embedded database is open, else started for as
 * long as it takes. Nothing is made: throws a NoDatabaseError where there is none.
 */
export async function joinDatabase(settings: Pick<Settings, 'databaseUrl' | 'data'>): Promise<OwnersDatabase> {
  if (settings.databaseUrl !== null) return connect(settings.databaseUrl);
  const folder = join(settings.data, 'pg');
  if (!existsSync(join(folder, 'PG_VERSION'))) throw new NoDatabaseError(`${settings.data} 里没有数据库 / there is no database in ${settings.data}`);
  const port = await serverPort(folder);
  if (port === null) return openDatabase(settings);
  const password = (await readFile(`${folder}.password`, 'utf8')).trim();
  return connect(`postgres://jinbao:${password}@127.0.0.1:${port}/postgres`);
}
