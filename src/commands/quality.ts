import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  confirmRates, confirmText, drawRunSample, enterJudgements, hiddenPeople, hiddenText, linkReport, linkReportText, readManifest, type HiddenAnswer, type RunManifest,
} from '../judge/coverage/index.ts';
import { readSettings } from '../foundation/platform/settings/index.ts';
import { estimatesOf } from '../office/load-estimates.ts';
import { InputError } from '../office/input-error.ts';
import { openOffice } from '../office/open-office.ts';
import { openWorkshop } from '../office/open-workshop.ts';
import { MisuseError } from './errors.ts';
import { explained } from './explained.ts';
import { mustExist } from './list-file.ts';
import { language, many, required, text, wholeNumber } from './options.ts';
import type { Command, Invocation } from './command.ts';

export const quality: Command = {
  verb: 'quality',
  summary: '我们认得准不准、漏了多少人 / how good the links are, and how many people no list knows',
  usage: 'draw|judge|links|hidden --run DIR | confirmed  [--list NAME ...] [--seed S] [--per-stratum N] [--out FILE] [--judged FILE] [--estimate ID] [--lang zh|en]',
  options: {
    run: { type: 'string', help: 'jinbao run 的结果文件夹 / the folder a run wrote' },
    list: { type: 'string', multiple: true, help: 'draw：只抽这份名单，可多次 / only from this list, any number of times' },
    seed: { type: 'string', help: 'draw：同样的词抽出同样的行 / the same word draws the same rows' },
    'per-stratum': { type: 'string', help: 'draw：每层抽多少行（30）/ rows drawn from a stratum' },
    out: { type: 'string', help: 'draw：待判断的表（CSV）/ the table to fill in' },
    judged: { type: 'string', help: 'judge：填好的表 / the table filled in' },
    estimate: { type: 'string', help: 'hidden：只算这一项 / only this estimate' },
    lang: { type: 'string', help: 'zh | en' },
  },
  async run(invocation) {
    const [act] = invocation.positionals;
    if (act === 'confirmed') return confirmed(invocation);
    const run = required(invocation, 'run');
    const manifest = await readManifest(join(run, 'lake'));
    if (!manifest) throw new InputError(`${run} 里没有核对结果，请先 npx jinbao run / there is no run in ${run}`);
    const folder = join(run, 'quality');
    if (act === 'draw') return draw(invocation, manifest, folder);
    if (act === 'judge') return judge(invocation, folder);
    if (act === 'links') return links(invocation, folder);
    if (act === 'hidden') return hidden(invocation, manifest);
    throw new MisuseError('quality 后面应为 draw、judge、links、hidden 或 confirmed / quality takes draw, judge, links, hidden or confirmed');
  },
};

async function draw(invocation: Invocation, { population, lists, pack, packFolders }: RunManifest, folder: string): Promise<boolean> {
  const out = required(invocation, 'out');
  const wanted = many(invocation, 'list');
  const unknown = wanted.filter((name) => !lists.some(({ list }) => list === name));
  if (unknown.length > 0) throw new MisuseError(`这次核对没有名单 ${unknown.join('、')} / the run has no list ${unknown.join(', ')}`);
  const { engine } = await openWorkshop({ pack, packs: packFolders });
  try {
    const { rows, table } = await drawRunSample(engine, {
      folder, population, lists: lists.filter(({ list }) => wanted.length === 0 || wanted.includes(list)),
      order: { seed: text(invocation, 'seed') ?? '1', perStratum: wholeNumber(invocation, 'per-stratum') ?? 30 },
    });
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, table);
    console.log(invocation.json ? JSON.stringify({ rows, out }) : `抽出 ${rows} 行，请在 ${out} 里逐行判断 / ${rows} rows drawn; judge them in ${out}`);
    return true;
  } finally {
    engine.close();
  }
}

async function judge(invocation: Invocation, folder: string): Promise<boolean> {
  const file = required(invocation, 'judged');
  mustExist(file);
  const read = await enterJudgements(folder, await readFile(file));
  if (!read) throw new InputError('还没有抽样，请先 quality draw / no sample has been drawn yet');
  const { judged, blank, problems } = read;
  console.log(invocation.json ? JSON.stringify({ judged: judged.length, blank, problems }) : `记下 ${judged.length} 行，还空着 ${blank} 行 / ${judged.length} rows entered, ${blank} still blank`);
  for (const { line, zh, en } of problems) console.error(`${file}:${line} ${zh}\n  ${en}`);
  return problems.length === 0;
}

async function links(invocation: Invocation, folder: string): Promise<boolean> {
  const report = await linkReport(folder);
  if (!report) throw new InputError('还没有抽样，请先 quality draw / no sample has been drawn yet');
  console.log(invocation.json ? JSON.stringify(report, null, 2) : linkReportText(report, language(invocation)));
  return true;
}

async function hidden(invocation: Invocation, { population, lists, asOf, pack, packFolders }: RunManifest): Promise<boolean> {
  const workshop = await openWorkshop({ pack, packs: packFolders });
  try {
    const wanted = text(invocation, 'estimate');
    const estimates = (await estimatesOf(workshop)).filter(({ id }) => wanted === undefined || id === wanted);
    if (wanted !== undefined && estimates.length === 0) throw new MisuseError(`没有这项估计 / no such estimate: ${wanted}`);
    const answers: HiddenAnswer[] = [];
    for (const estimate of estimates) answers.push(await hiddenPeople(workshop.engine, estimate, { population, asOf, lists }));
    console.log(invocation.json ? JSON.stringify(answers, null, 2) : answers.map((answer) => hiddenText(answer, language(invocation))).join('\n\n'));
    return answers.every(({ refused }) => refused === null);
  } finally {
    workshop.engine.close();
  }
}

/** Decisions stand in the office's database, not in a run's folder. */
async function confirmed(invocation: Invocation): Promise<boolean> {
  const { office, close } = await openOffice(readSettings()).catch(explained);
  try {
    const rules = await confirmRates(office);
    console.log(invocation.json ? JSON.stringify(rules, null, 2) : confirmText(rules, language(invocation)));
    return true;
  } finally {
    await close();
  }
}
