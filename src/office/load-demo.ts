import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDemo, type DemoOptions } from '../../demo/index.ts';
import { checkOffice, type ListFile, type Office } from '../judge/coverage/index.ts';
import { importRegister } from '../know/register/index.ts';

/** Which demo city: its scale, its seed, and how many people and residents where the scale does not say it. */
export type DemoCity = Omit<DemoOptions, 'out'>;

/** The day the demo city's register speaks of. */
export const DEMO_DAY = '2018-06-30';

/**
 * Writes the demo city's files into a folder and takes them in as an office would: register, lists, links, verdicts, findings. Every step is
 * whole or absent and may be done twice, so a start that was killed here is simply continued by the next.
 */
export async function loadDemo(office: Office, folder: string, city: DemoCity, say: (line: string) => void): Promise<void> {
  if (!existsSync(folder)) {
    say('生成示范城市 / writing the demo city');
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await buildDemo({ ...city, out: partial });
    await rename(partial, folder);
  }
  say('登记库入库 / taking the register in');
  await office.engine((engine) => importRegister(office, engine, {
    definition: definitionOf(office), file: join(folder, 'register.csv'), asOf: DEMO_DAY, outDir: office.lake, divisions: office.divisions,
    actor: 'demo', reason: '示范城市',
  }));
  const lists = await listFiles(folder);
  const found = await checkOffice(office, {
    asOf: DEMO_DAY,
    lists,
    onStage: ({ stage, list, rows, seconds }) => say(`${stage} ${list ?? ''} ${rows.toLocaleString('en')} · ${seconds.toFixed(1)} s`),
  });
  say(`疑似发现 ${found.opened.toLocaleString('en')} 条 / findings opened`);
}

function definitionOf({ definitions }: Office) {
  const definition = definitions.get('register');
  if (!definition) throw new Error('no pack declares the register');
  return definition;
}

async function listFiles(folder: string): Promise<ListFile[]> {
  return (await readdir(folder)).sort().flatMap((name) => {
    const [, list, asOf] = /^(\w+)@(\d{4}-\d{2}-\d{2})\.\w+$/.exec(name) ?? [];
    return list && asOf ? [{ list, asOf, file: join(folder, name) }] : [];
  });
}
