import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { today } from '../foundation/kernel/index.ts';
import { checkFiles, keepChecked, loadBreakdown, readManifest, simulateFiles, stageClock, whatIfText, type Workshop } from '../judge/coverage/index.ts';
import { draftBase, layDraft, readDraftTexts, type ListInput } from '../judge/policy/index.ts';
import { loadSourceDefinitions } from '../know/sources/index.ts';
import { choosePack } from '../office/choose-pack.ts';
import { InputError } from '../office/input-error.ts';
import { openWorkshop } from '../office/open-workshop.ts';
import { PACKS_FOLDER } from '../office/places.ts';
import { problemLines } from '../office/problem-lines.ts';
import { adopt, ADOPT_OPTIONS } from './adopt-draft.ts';
import type { Command, Invocation } from './command.ts';
import { MisuseError } from './errors.ts';
import { explained, fileProblemLines } from './explained.ts';
import { mustExist, readListOption } from './list-file.ts';
import { day, language, many, required, text } from './options.ts';

export const simulate: Command = {
  verb: 'simulate',
  summary: '改动政策之前先试算：谁受益、谁受损、要多少钱 / tries a change of policy on everyone before it is made: who gains, who loses, what it costs',
  usage: '[adopt] --draft DIR|FILE (--from RUNDIR | --register FILE --list NAME=FILE[@DATE] ... [--keep DIR]) [--as-of DATE] [--pack P] [--packs DIR ...] [--out DIR] [--lang zh|en]',
  options: {
    draft: { type: 'string', help: '草案：改了的参数、规则，一个文件夹或一个 YAML 文件 / the draft: changed parameters and rules' },
    from: { type: 'string', help: 'jinbao run 或 simulate --keep 留下的文件夹，名单不再重读 / a folder that a run, or simulate --keep, left: lists are not read again' },
    register: { type: 'string', help: '残疾人登记库 / the register' },
    list: { type: 'string', multiple: true, help: '一份名单，可多次 / an agency list, any number of times' },
    keep: { type: 'string', help: '把读好的名单留在这里，下次用 --from / keeps what was read here, for --from' },
    'as-of': { type: 'string', help: '截至哪一天 / the day judged' },
    pack: { type: 'string', help: '现行政策包 / the running pack (luan)' },
    packs: { type: 'string', multiple: true, help: '再加这些文件夹里的政策包 / packs in these folders too' },
    out: { type: 'string', help: '结果文件夹 / folder of the results' },
    lang: { type: 'string', help: 'zh | en' },
    ...ADOPT_OPTIONS,
  },
  async run(invocation) {
    const [act] = invocation.positionals;
    if (act === 'adopt') return adopt(invocation);
    if (act !== undefined) throw new MisuseError('simulate 后面只能写 adopt / simulate takes nothing, or adopt');
    const draft = required(invocation, 'draft');
    mustExist(draft);
    const texts = await readDraftTexts(draft);
    const facts = await factsOf(invocation, { folder: resolve(draft), base: draftBase(texts) });
    const laid = await layDraft({ dirs: [PACKS_FOLDER, ...facts.packFolders], pack: facts.pack, draft: texts, asOf: facts.asOf });
    if (!laid.ok) throw new InputError(problemLines(laid.problems));
    const loaded = await loadBreakdown(laid.after);
    if (!loaded.ok) throw new InputError(problemLines(loaded.problems));
    const workshop = await openWorkshop({ pack: facts.pack, packs: facts.packFolders });
    try {
      // A draft may bring lists of its own.
      const definitions = new Map([...workshop.definitions, ...await loadSourceDefinitions([draft])]);
      const { population, lists } = await facts.read({ ...workshop, definitions });
      const request = {
        before: laid.before, after: laid.after, population, lists, asOf: facts.asOf, breakdown: loaded.breakdown,
        countyName: (code: string) => workshop.divisions.nameOf(code),
      };
      const { whole } = await simulateFiles(workshop.engine, request, text(invocation, 'out') ?? null);
      console.log(invocation.json ? JSON.stringify(whole) : whatIfText(whole, language(invocation)));
      return true;
    } finally {
      workshop.engine.close();
      await facts.leave();
    }
  },
};

/** What people and lists the draft is tried on: the day, the packs that run, and how to come by the files. */
interface Facts {
  readonly asOf: string;
  readonly pack: string;
  readonly packFolders: readonly string[];
  read(workshop: Workshop): Promise<{ readonly population: string; readonly lists: readonly ListInput[] }>;
  /** Takes away what was written only for this. */
  leave(): Promise<void>;
}

/** A draft that is a pack runs on the pack it builds on, without itself among the running ones. */
interface DraftPlace {
  readonly folder: string;
  readonly base: string | null;
}

async function factsOf(invocation: Invocation, draft: DraftPlace): Promise<Facts> {
  const from = text(invocation, 'from');
  const besides = (folders: readonly string[]) => [...new Set(folders.map((folder) => resolve(folder)))].filter((folder) => folder !== draft.folder);
  const folders = besides(many(invocation, 'packs'));
  const pack = text(invocation, 'pack') ?? draft.base ?? undefined;
  if (from === undefined) return factsOfFiles(invocation, await choosePack(pack, folders), folders);
  if (text(invocation, 'register') !== undefined || many(invocation, 'list').length > 0) throw new MisuseError('--from 与 --register、--list 只用一样 / either --from or --register and --list');
  const manifest = await readManifest(join(from, 'lake'));
  if (!manifest) throw new InputError(`${from} 里没有核对结果，请先 npx jinbao run / there is no run in ${from}`);
  const { population, lists } = manifest;
  return {
    asOf: day(invocation, 'as-of') ?? manifest.asOf, pack: pack ?? (folders.length > 0 ? await choosePack(undefined, folders) : manifest.pack), packFolders: besides([...manifest.packFolders, ...folders]),
    read: async () => ({ population, lists }),
    leave: async () => {},
  };
}

function factsOfFiles(invocation: Invocation, pack: string, packFolders: readonly string[]): Facts {
  const register = required(invocation, 'register');
  mustExist(register);
  const lists = many(invocation, 'list').map(readListOption);
  const asOf = day(invocation, 'as-of') ?? lists.map((list) => list.asOf).sort().at(-1) ?? today();
  const keep = text(invocation, 'keep');
  const folder = keep ?? join(tmpdir(), `jinbao-simulate-${process.pid}`);
  const lake = join(folder, 'lake');
  return {
    asOf, pack, packFolders,
    leave: async () => void (keep === undefined && (await rm(folder, { recursive: true, force: true }))),
    async read(workshop) {
      await mkdir(lake, { recursive: true });
      try {
        const checked = await checkFiles(workshop, stageClock(), { register: { list: 'register', file: register, asOf }, lists, asOf, lake });
        for (const problem of checked.refused) console.error(fileProblemLines(problem));
        await keepChecked(checked, { lake, asOf, packs: workshop.policy.packs.map((one) => one.pack), packFolders });
        return { population: checked.population.population, lists: checked.inputs };
      } catch (error) {
        return explained(error);
      }
    },
  };
}
