import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/foundation/platform/settings/index.ts';
import { serve } from '../../src/office/serve.ts';
import { buildConsole } from '../../web/console/build.ts';

export type DemoCity = {
  url: string;
  /** Of each account, what it signs in with the first time. */
  passwords: ReadonlyMap<string, string>;
  close: () => Promise<void>;
};

/**
 * The real server on the small demo city in a folder of its own, the console built: what `npm start` gives.
 * Every role is asked for what it is asked for at work, second factor included. With JINBAO_URL set, the server that already runs there, left
 * running; JINBAO_ACCOUNTS is then what its first start printed of the accounts.
 */
export async function openDemoCity(): Promise<DemoCity> {
  const running = process.env['JINBAO_URL'];
  if (running !== undefined && running !== '') return { url: running, passwords: printed(process.env['JINBAO_ACCOUNTS'] ?? ''), close: () => Promise.resolve() };
  await buildConsole();
  const folder = await mkdtemp(join(tmpdir(), 'jinbao-journeys-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const serving = await serve({ settings: readSettings({ PORT: '0', JINBAO_DATA: folder, JINBAO_LOG: 'error', JINBAO_SECOND_FACTOR: 'by_role' }), demo: { scale: 'small', seed: 1 } });
    const close = () => serving.close().then(discard);
    await serving.ready.catch((error: unknown) => close().then(() => Promise.reject(error)));
    return { url: serving.url, passwords: new Map(serving.accounts.map(({ signInName, oneTimePassword }) => [signInName, oneTimePassword])), close };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** "county          5y2v-3qej-kqs4-vp65  县区残联工作人员 341502", line by line. */
function printed(lines: string): Map<string, string> {
  return new Map([...lines.matchAll(/^\s*([\w.-]+) +([0-9a-z]{4}(?:-[0-9a-z]{4}){3}) /gm)].map(([, name = '', password = '']) => [name, password]));
}
