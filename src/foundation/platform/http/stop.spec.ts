import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SERVER = `
import { buildServer, listen, newRoutes, stopOnSignals } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
const routes = newRoutes();
routes.get('/api/slow', async (c) => { await new Promise((resolve) => setTimeout(resolve, 600)); return c.text('finished'); });
const app = buildServer({ routes: [routes], ready: async () => ({ ready: true }), consoleFolder: '/nowhere' });
const { url, close } = await listen(app, { port: 0 });
stopOnSignals(close);
console.log(url);
`;

test('SIGTERM lets the request under way finish, then the process ends well', async () => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const answer = fetch(`${String(line).trim()}/api/slow`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await (await answer).text()).toBe('finished');
  expect(await ended).toEqual([0, null]);
});
