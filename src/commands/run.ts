import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { today } from '../foundation/kernel/index.ts';
import { answerDoubts, checkFiles, openLinks, stageClock, writeRun, type AnsweredDoubts, type RunSummary, type StageCost } from '../judge/coverage/index.ts';
import { explained, fileProblemLines } from './explained.ts';
import { mustExist, readListOption } from './list-file.ts';
import { day, many, required, text } from './options.ts';
import { openWorkshop } from '../office/open-workshop.ts';
import type { Command } from './command.ts';

export const run: Command = {
  verb: 'run',
  summary: '收名单、认人、按政策核对，结果写成文件 / lists in, rows to people, policy checked, results as files',
  usage: '--register FILE --list NAME=FILE[@DATE] ... [--pack P] [--packs DIR ...] [--as-of DATE] [--engine E] --out DIR',
  options: {
    register: { type: 'string', help: '残疾人登记库 / the register' },
    list: { type: 'string', multiple: true, help: '一份名单，可多次 / an agency list, any number of times' },
    pack: { type: 'string', help: '政策包 / pack (luan)' },
    packs: { type: 'string', multiple: true, help: '再加这些文件夹里的政策包 / packs in these folders too' },
    'as-of': { type: 'string', help: '截至哪一天；不写取名单中最晚的一天 / the day judged; the latest of the lists' },
    engine: { type: 'string', help: 'duckdb' },
    out: { type: 'string', help: '结果文件夹 / folder of the results' },
  },
  async run(invocation) {
    const register = required(invocation, 'register');
    const out = required(invocation, 'out');
    mustExist(register);
    const lists = many(invocation, 'list').map(readListOption);
    const [engine, pack] = [text(invocation, 'engine'), text(invocation, 'pack')];
    const asOf = day(invocation, 'as-of') ?? lists.map((list) => list.asOf).sort().at(-1) ?? today();
    const packs = many(invocation, 'packs').map((folder) => resolve(folder));
    const workshop = await openWorkshop({
      packs, tempDirectory: join(out, 'spill'), ...(engine === undefined ? {} : { engine }), ...(pack === undefined ? {} : { pack }),
    });
    const lake = join(out, 'lake');
    const clock = stageClock(invocation.json ? undefined : printStage);
    // A file left from an earlier run must not speak for this one.
    await rm(join(out, 'summary.json'), { force: true });
    await mkdir(out, { recursive: true });
    const links = await openLinks(workshop.engine, clock, join(out, 'links.csv'));
    try {
      const checked = await checkFiles(workshop, clock, {
        register: { list: 'register', file: register, asOf }, lists, asOf, lake, whenLinked: (list) => links.add(list),
      });
      const doubts = await answerDoubts(workshop, checked, { asOf, lake, out });
      const summary = await writeRun(workshop.engine, clock, checked, { out, lake, asOf, packs: workshop.policy.packs.map((one) => one.pack), packFolders: packs, links });
      console.log(invocation.json ? JSON.stringify({ ...summary, doubts }) : [inWords(summary, out), ...doubts.map(doubtsInWords)].join('\n'));
      for (const problem of checked.refused) console.error(fileProblemLines(problem));
      return checked.refused.length === 0;
    } catch (error) {
      return explained(error);
    } finally {
      await links.close();
      workshop.engine.close();
      await rm(join(out, 'spill'), { recursive: true, force: true });
    }
  },
};

function doubtsInWords({ file, answers }: AnsweredDoubts): string {
  return `  疑点：一致 ${answers.same}，不一致 ${answers.other}，无法判定 ${answers.cannot_tell}；${file}`;
}

function printStage({ stage, list, rows, seconds, cpuSeconds, peakMemoryMb }: StageCost): void {
  console.error(`${stage.padEnd(9)} ${(list ?? '').padEnd(24)} ${rows.toLocaleString('en').padStart(12)} rows ${seconds.toFixed(2).padStart(8)} s ${cpuSeconds.toFixed(2).padStart(8)} s cpu ${String(peakMemoryMb).padStart(6)} MB`);
}

function inWords(summary: RunSummary, out: string): string {
  const total = (counties: Readonly<Record<string, number>> = {}) => Object.values(counties).reduce((sum, people) => sum + people, 0);
  const rules = Object.entries(summary.byRule).map(([rule, verdicts]) =>
    `  ${rule.padEnd(40)} ${String(total(verdicts['yes'])).padStart(8)}  无法判定 ${String(total(verdicts['cannot_tell'])).padStart(8)}`);
  const lacking = [...new Set(summary.notRun.flatMap(({ lists }) => lists))];
  const notRun = lacking.length === 0 ? [] : [`  未运行 ${summary.notRun.length} 条规则，缺名单 / rules not run, for want of the lists: ${lacking.join(', ')}`];
  return [`截至 ${summary.asOf}，登记 ${summary.register.people} 人，疑似 ${summary.findings} 条；结果在 ${out}`, ...rules, ...notRun].join('\n');
}
