import { KeyError } from '../foundation/platform/crypto/index.ts';
import { FolderInUseError } from '../foundation/platform/database/index.ts';
import { PortInUseError, stopOnSignals } from '../foundation/platform/http/index.ts';
import { readSettings, SettingsError, settingsHelp } from '../foundation/platform/settings/index.ts';
import { serve as serveOffice } from '../office/serve.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { isScale } from './demo.ts';
import { text, wholeNumber } from './options.ts';
import type { Command } from './command.ts';

const settings = settingsHelp().map(({ name, meaning }) => `  ${name.padEnd(18)} ${meaning}`).join('\n');

export const serve: Command = {
  verb: 'serve',
  summary: '开办公室：数据库、名单、首批页面 / opens the office: database, lists, first screens',
  usage: `[--demo small|city|province] [--seed N]\n\n环境变量 / settings by environment:\n${settings}`,
  options: {
    demo: { type: 'string', help: '尚无数据时装入示范城市 / loads a demo city when there is nothing yet' },
    seed: { type: 'string', help: '示范城市的种子 / seed of the demo city (1)' },
  },
  async run(invocation) {
    const scale = text(invocation, 'demo');
    if (scale !== undefined && !isScale(scale)) throw new MisuseError(`--demo: small | city | province, not ${scale}`);
    try {
      const serving = await serveOffice({
        settings: readSettings(),
        say: (line) => console.log(`  ${line}`),
        ...(scale === undefined ? {} : { demo: { scale, seed: wholeNumber(invocation, 'seed') ?? 1 } }),
      });
      stopOnSignals(() => serving.close());
      process.on('SIGHUP', () => void reloadPacks(serving.reload));
      console.log(`尽保 Jinbao  ${serving.url}`);
      await serving.ready;
      console.log('就绪 / ready');
      return true;
    } catch (error) {
      if (error instanceof SettingsError || error instanceof FolderInUseError || error instanceof PortInUseError || error instanceof KeyError) throw new InputError(error.message);
      throw error;
    }
  },
};

async function reloadPacks(reload: () => Promise<string | null>): Promise<void> {
  const wrong = await reload();
  if (wrong === null) console.log('政策包已换新 / the packs are in use as they now stand');
  else console.error(`${wrong}\n政策包有错，仍用原来的 / the packs are wrong, those before stay in use`);
}
