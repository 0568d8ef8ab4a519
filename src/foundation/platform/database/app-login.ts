import { createHmac } from 'node:crypto';
import { DatabaseError, Pool, type PoolConfig } from 'pg';

/** The roles that people's requests run as. Neither owns a table, and no policy lets them by. */
export type AppRole = 'jinbao_app' | 'jinbao_sign_in';

/**
 * A pool that logs in as an application role. Its password is made from the owner's, so that every server process of one database
 * knows it and none is kept anywhere; where the database has another (a new database, or the owner's was changed) it is set anew.
 */
export function appPool(ownerUrl: string, role: AppRole, options: PoolConfig): { readonly open: () => Promise<Pool>; readonly close: () => Promise<void> } {
  let opening: Promise<Pool> | undefined;
  const open = () => (opening ??= openAs(ownerUrl, role, options));
  const close = async () => {
    const pool = await opening?.catch(() => undefined);
    await pool?.end();
  };
  return { open, close };
}

async function openAs(ownerUrl: string, role: AppRole, options: PoolConfig): Promise<Pool> {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('base64url');
  url.username = role;
  url.password = password;
  const pool = new Pool({ ...options, connectionString: url.href });
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (error) {
    if (!refusedLogin(error)) throw error;
    await setPassword(ownerUrl, role, password);
    await pool.query('select 1');
  }
  return pool;
}

/** 28P01: wrong password; 28000: no password was ever set. */
function refusedLogin(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '28P01' || error.code === '28000');
}

async function setPassword(ownerUrl: string, role: AppRole, password: string): Promise<void> {
  const owner = new Pool({ connectionString: ownerUrl, max: 1 });
  try {
    await owner.query(`alter role ${role} password '${password}'`);
  } catch (error) {
    // XX000, "tuple concurrently updated": another process sets the same password at this moment.
    if (!(error instanceof DatabaseError && error.code === 'XX000')) throw error;
  } finally {
    await owner.end();
  }
}
