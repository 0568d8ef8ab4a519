import { stopOnSignals } from './foundation/platform/http/index.ts';
import { FolderInUseError } from './foundation/platform/database/index.ts';
import { readSettings, SettingsError } from './foundation/platform/settings/index.ts';
import { serve } from './serve.ts';

/** `npm start`: the office with the demo city, on its port. */
async function main(): Promise<void> {
  const serving = await serve({ settings: readSettings(), demo: { scale: 'small', seed: 1 }, say: (line) => console.log(`  ${line}`) });
  stopOnSignals(() => serving.close());
  console.log(`尽保 Jinbao  ${serving.url}`);
  await serving.ready;
  console.log('就绪 / ready');
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingsError || error instanceof FolderInUseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
