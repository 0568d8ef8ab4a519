import { today } from '../foundation/kernel/index.ts';
import { readSettings } from '../foundation/platform/settings/index.ts';
import { checkOffice, type ListFile, type Office } from '../judge/coverage/index.ts';
import { importRegister } from '../know/register/index.ts';
import { importCorrection, keepSnapshot, keptSnapshots, tryImport, type SourceDefinition } from '../know/sources/index.ts';
import { openOffice } from '../office/open-office.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { explained } from './explained.ts';
import { mustExist, readListOption } from './list-file.ts';
import { day, many, text } from './options.ts';
import type { Command } from './command.ts';

export const importLists: Command = {
  verb: 'import',
  summary: '把登记库和名单收进办公室并核对 / takes the register and lists into the office and checks them',
  usage: '[--register FILE] [--list NAME=FILE[@DATE] ...] [--correction NAME=FILE[@DATE] ...] [--as-of DATE] [--dry-run]',
  options: {
    register: { type: 'string', help: '残疾人登记库 / the register' },
    list: { type: 'string', multiple: true, help: '一份名单，可多次 / an agency list, any number of times' },
    correction: { type: 'string', multiple: true, help: '改好的退回表，只收这些行 / a returned table, corrected: only its rows are taken' },
    'as-of': { type: 'string', help: '截至哪一天 / the day judged; the latest of the lists' },
    'dry-run': { type: 'boolean', help: '只数新增、变化、不变、错误，什么也不留 / only counts, keeps nothing' },
  },
  async run(invocation) {
    const register = text(invocation, 'register');
    const lists = many(invocation, 'list').map(readListOption);
    const corrections = many(invocation, 'correction').map(readListOption);
    if (register === undefined && lists.length + corrections.length === 0) throw new MisuseError('请给出 --register、--list 或 --correction / give --register, --list or --correction');
    const dryRun = invocation.values['dry-run'] === true;
    if (dryRun && corrections.length > 0) throw new MisuseError('--correction 不能与 --dry-run 一起用 / --correction cannot be tried with --dry-run');
    if (register !== undefined) mustExist(register);
    const asOf = day(invocation, 'as-of') ?? [...lists, ...corrections].map((list) => list.asOf).sort().at(-1) ?? today();
    const { office, close } = await openOffice(readSettings()).catch(explained);
    try {
      for (const correction of corrections) await takeCorrection(office, correction);
      const answer = {
        ...(register === undefined ? {} : { register: await takeRegister(office, register, asOf, dryRun) }),
        ...(dryRun ? { lists: await tryLists(office, lists) } : { findings: await checkOffice(office, { asOf, lists }) }),
      };
      console.log(JSON.stringify(answer, null, invocation.json ? 0 : 2));
      return true;
    } catch (error) {
      return explained(error);
    } finally {
      await close();
    }
  },
};

async function takeRegister(office: Office, file: string, asOf: string, dryRun: boolean) {
  const { state, counts } = await office.engine((engine) => importRegister(office, engine, {
    definition: declared(office, 'register'), file, asOf, outDir: office.lake, divisions: office.divisions, actor: 'office', reason: 'import', dryRun,
  }));
  return { state, ...counts };
}

async function takeCorrection(office: Office, { list, file, asOf }: ListFile): Promise<void> {
  const kept = (await keptSnapshots(office.database.pool)).find(({ snapshot }) => snapshot.source === list && snapshot.asOf === asOf);
  if (!kept) throw new InputError(`${list}：没有收过 ${asOf} 的名单，无从更正 / no list of that day was taken in, so there is nothing to correct`);
  const corrected = await office.engine((engine) => importCorrection(engine, {
    definition: declared(office, list), file, snapshot: kept.snapshot, outDir: office.lake, divisions: office.divisions,
  }));
  await keepSnapshot(office.database.pool, corrected);
}

async function tryLists(office: Office, lists: readonly ListFile[]) {
  const tried = [];
  for (const { list, file, asOf } of lists) {
    const { comparison, wrong } = await office.engine((engine) => tryImport(engine, {
      definition: declared(office, list), file, asOf, outDir: office.lake, divisions: office.divisions,
    }));
    tried.push({ list, asOf, new: comparison.new, changed: comparison.changed, same: comparison.same, gone: comparison.gone, wrong });
  }
  return tried;
}

function declared({ definitions }: Office, list: string): SourceDefinition {
  const definition = definitions.get(list);
  if (!definition) throw new MisuseError(`没有声明名单“${list}” / no pack declares the list ${list}; declared are: ${[...definitions.keys()].join(', ')}`);
  return definition;
}
