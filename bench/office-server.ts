import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DemoCity } from '../tests/journeys/demo-city.ts';

/** A server on the small demo city in a process of its own, at one address however often it starts. */
export interface BenchServer {
  readonly city: DemoCity;
  /** Kills it without warning and starts it again; resolves when it can do its work. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const PORT = 18_471;
const ACCOUNT = /^\s*([\w.-]+) +([0-9a-z]{4}(?:-[0-9a-z]{4}){3}) /;

export async function startServer(data: string): Promise<BenchServer> {
  const passwords = new Map<string, string>();
  let child: ChildProcess | undefined;
  const start = () => new Promise<void>((resolve, reject) => {
    const started = spawn(process.execPath, [CLI, 'serve', '--demo', 'small'], { env: { ...process.env, JINBAO_DATA: data, PORT: String(PORT), JINBAO_LOG: 'warn' }, stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: started.stdout }).on('line', (line) => {
      const [, name, password] = ACCOUNT.exec(line) ?? [];
      if (name !== undefined && password !== undefined) passwords.set(name, password);
      if (line.startsWith('就绪')) resolve();
    });
  });
  const end = (signal: 'SIGKILL' | 'SIGTERM') => new Promise<void>((resolve) => {
    if (!child || child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
  await start();
  return {
    city: { url: `http://localhost:${PORT}`, passwords, close: async () => undefined },
    restart: async () => {
      await end('SIGKILL');
      await start();
    },
    close: () => end('SIGTERM'),
  };
}
