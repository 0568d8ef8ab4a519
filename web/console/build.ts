import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { sayFirstLoad } from './first-load.ts';

const HERE = import.meta.dirname;

/** Where the built console lies; give it to `buildServer` as `consoleFolder`. */
export const CONSOLE_FOLDER = join(HERE, '..', '..', 'dist', 'console');

function newestSource(): number {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(HERE, file)).mtimeMs));
}

/** Builds the console when it is missing or older than its sources (about two seconds); says whether it did. */
export async function buildConsole(): Promise<boolean> {
  const index = join(CONSOLE_FOLDER, 'index.html');
  if (existsSync(index) && statSync(index).mtimeMs >= newestSource()) return false;
  await build({ configFile: join(HERE, 'vite.config.ts'), logLevel: 'warn' });
  return true;
}

if (import.meta.main) {
  console.log((await buildConsole()) ? 'console built' : 'console up to date');
  console.log(sayFirstLoad(CONSOLE_FOLDER));
}
