import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/foundation/platform/settings/index.ts';
import { serve } from '../../src/office/serve.ts';
import { buildConsole } from '../../web/console/build.ts';

export type DemoCity = { url: string; close: () => Promise<void> };

/**
 * The real server on the small demo city in a folder of its own, the console built: what `npm start` gives.
 * With JINBAO_URL set, the server that already runs there, left running.
 */
export async function openDemoCity(): Promise<DemoCity> {
  const running = process.env['JINBAO_URL'];
  if (running !== undefined && running !== '') return { url: running, close: () => Promise.resolve() };
  await buildConsole();
  const folder = await mkdtemp(join(tmpdir(), 'jinbao-journeys-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const serving = await serve({ settings: readSettings({ PORT: '0', JINBAO_DATA: folder, JINBAO_LOG: 'error' }), demo: { scale: 'small', seed: 1 } });
    const close = () => serving.close().then(discard);
    await serving.ready.catch((error: unknown) => close().then(() => Promise.reject(error)));
    return { url: serving.url, close };
  } catch (error) {
    await discard();
    throw error;
  }
}
