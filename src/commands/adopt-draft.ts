import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { adoptDraft, readDraftTexts, type Adopted } from '../judge/policy/index.ts';
import { choosePack } from '../office/choose-pack.ts';
import { InputError } from '../office/input-error.ts';
import { PACKS_FOLDER } from '../office/places.ts';
import { problemLines } from '../office/problem-lines.ts';
import type { Invocation, OptionSpec } from './command.ts';
import { MisuseError } from './errors.ts';
import { mustExist } from './list-file.ts';
import { day, many, required, text } from './options.ts';

/** What `simulate adopt` takes besides the draft. */
export const ADOPT_OPTIONS = {
  name: { type: 'string', help: 'adopt：新政策包的名称 / name of the pack the change becomes' },
  effective: { type: 'string', help: 'adopt：从哪一天起 / its first day' },
  until: { type: 'string', help: 'adopt：到哪一天止；不写则不止 / its last day; absent: it stays' },
  document: { type: 'string', help: 'adopt：依据的文件 / the document that decided it' },
  article: { type: 'string', help: 'adopt：哪一条 / its article' },
  source: { type: 'string', help: 'adopt：文件从哪里查到 / where the document was read' },
  quote: { type: 'string', help: 'adopt：原文 / its words' },
} as const satisfies Record<string, OptionSpec>;

/**
 * Turns a draft into a pack in a folder of the officer's, or prints it where no folder is named. Nothing that is there is written over. What was
 * read in a document is vouched for by who types its name.
 */
export async function adopt(invocation: Invocation): Promise<boolean> {
  const draft = required(invocation, 'draft');
  mustExist(draft);
  const folders = many(invocation, 'packs').map((folder) => resolve(folder));
  const [name, from] = [required(invocation, 'name'), day(invocation, 'effective')];
  if (from === undefined) throw new MisuseError('缺少 --effective / --effective is missing');
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new MisuseError(`--name：小写字母、数字和 _ / small letters, digits and _: ${name}`);
  const quote = text(invocation, 'quote');
  const adopted = await adoptDraft({
    dirs: [PACKS_FOLDER, ...folders], pack: await choosePack(text(invocation, 'pack'), folders), draft: await readDraftTexts(draft), name,
    from, to: day(invocation, 'until') ?? null,
    basis: {
      document: required(invocation, 'document'), article: required(invocation, 'article'), source: required(invocation, 'source'), mark: 'checked',
      ...(quote === undefined ? {} : { quote }),
    },
  });
  if (!adopted.ok) throw new InputError(problemLines(adopted.problems));
  const out = text(invocation, 'out');
  if (out !== undefined) await write(adopted, out);
  console.log(invocation.json ? JSON.stringify(adopted) : inWords(adopted, out));
  return true;
}

type Files = Extract<Adopted, { ok: true }>;

async function write({ files }: Files, out: string): Promise<void> {
  const there = files.map(({ file }) => join(out, file)).filter((file) => existsSync(file));
  if (there.length > 0) throw new InputError(`已有这些文件，什么也没有写 / these files are there already, nothing was written: ${there.join(', ')}`);
  for (const { file, text: content } of files) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await writeFile(join(out, file), content);
  }
}

function inWords({ files, ends }: Files, out: string | undefined): string {
  const texts = out === undefined ? files.map(({ file, text: content }) => `# ${file}\n${content}`) : files.map(({ file }) => join(out, file));
  const ended = ends.map(({ parameter, region, pack, from, to, endsOn, againFrom }) => {
    const again = againFrom === null ? ['', ''] : [`，${againFrom} 起恢复`, `, and holds again from ${againFrom}`];
    return `# ${parameter}（${pack}，${region === '' ? '全国' : region}，${from} 至 ${to ?? '今'}）：${endsOn === null ? '不再有效' : `到 ${endsOn} 止`}${again[0]}`
      + ` / ${endsOn === null ? 'no longer holds' : `ends on ${endsOn}`}${again[1]}`;
  });
  return [...texts, ...ended].join('\n');
}
