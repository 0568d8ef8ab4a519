import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { processingLine, readProcessing } from '../foundation/access/index.ts';
import { loadDepartments, loadEstimates } from '../judge/coverage/index.ts';
import { checkPolicy, compilePolicy, policyCheckText, policyCounts, policyTestText, problemLine, type Policy } from '../judge/policy/index.ts';
import { loadSourceDefinitions } from '../know/sources/index.ts';
import { loadPolicy } from '../office/load-policy.ts';
import { PACKS_FOLDER } from '../office/places.ts';
import { MisuseError } from './errors.ts';
import { language, many, text } from './options.ts';
import type { Command, Invocation } from './command.ts';

export const policy: Command = {
  verb: 'policy',
  summary: '检查、编译、用案例验证政策包 / checks, compiles and tests the packs',
  usage: 'check|compile|test [--packs DIR ...] [--pack NAME] [--write] [--dialect duckdb|trino] [--lang zh|en]',
  options: {
    packs: { type: 'string', multiple: true, help: '再加这些文件夹里的政策包 / packs in these folders too' },
    pack: { type: 'string', help: '只看这个包和它所依据的 / this pack and what it builds on' },
    write: { type: 'boolean', help: 'compile：把 SQL 写到规则旁边供复核 / writes the SQL beside the rules for review' },
    dialect: { type: 'string', help: 'duckdb | trino' },
    lang: { type: 'string', help: 'zh | en' },
  },
  async run(invocation) {
    const [act] = invocation.positionals;
    if (act === 'check') return check(invocation);
    if (act === 'test') return test(invocation);
    if (act === 'compile') return compile(invocation);
    throw new MisuseError('policy 后面应为 check、compile 或 test / policy takes check, compile or test');
  },
};

function folders(invocation: Invocation): readonly string[] {
  return [PACKS_FOLDER, ...many(invocation, 'packs')];
}

function packOption(invocation: Invocation): { readonly pack?: string } {
  const pack = text(invocation, 'pack');
  return pack === undefined ? {} : { pack };
}

async function check(invocation: Invocation): Promise<boolean> {
  const result = await checkPolicy(folders(invocation), packOption(invocation));
  const { test: cases, drafts } = result;
  const { processing, problems: wrong } = await besidePolicy(result.policy);
  const ok = result.ok && wrong.length === 0;
  const problems = [...result.problems, ...wrong];
  const lines = [policyCheckText(result, language(invocation)), ...wrong.map((one) => problemLine(one, language(invocation))), ...(result.policy ? [processingLine(processing, language(invocation))] : [])];
  console.log(invocation.json ? JSON.stringify({ ok, counts: policyCounts(result), problems, test: cases, drafts }) : lines.join('\n'));
  return ok;
}

/** What packs declare besides the policy, and everything wrong with it. Lists that cannot be read are the policy's own problems already. */
async function besidePolicy(checked: Policy | null) {
  const { processing, problems } = await readProcessing(checked?.folders ?? []);
  if (!checked) return { processing, problems };
  const [departments, estimates] = await Promise.all([loadDepartments(checked), loadSourceDefinitions(checked.folders).then((definitions) => loadEstimates(checked.folders, definitions))]);
  return { processing, problems: [...problems, ...departments.problems, ...estimates.problems] };
}

async function test(invocation: Invocation): Promise<boolean> {
  const result = await checkPolicy(folders(invocation), packOption(invocation));
  console.log(invocation.json ? JSON.stringify({ ok: result.ok, problems: result.problems, ...result.test }) : policyTestText(result, language(invocation)));
  return result.ok;
}

async function compile(invocation: Invocation): Promise<boolean> {
  const write = invocation.values['write'] === true;
  const dialect = text(invocation, 'dialect');
  if (dialect !== undefined && dialect !== 'duckdb' && dialect !== 'trino') throw new MisuseError(`--dialect: duckdb | trino, not ${dialect}`);
  const loaded = await loadPolicy(folders(invocation), packOption(invocation));
  // What is reviewed beside the rules is reviewed for every engine.
  const dialects: ('duckdb' | 'trino')[] = dialect !== undefined ? [dialect] : write ? ['duckdb', 'trino'] : ['duckdb'];
  const compiled = dialects.flatMap((one) => compilePolicy(loaded, one));
  if (write) {
    for (const { golden, sql } of compiled) {
      await mkdir(dirname(golden), { recursive: true });
      await writeFile(golden, sql);
    }
  }
  console.log(invocation.json ? JSON.stringify(compiled) : compiled.map(({ golden, sql }) => `-- ${relative('.', golden)}\n${sql}`).join('\n'));
  return true;
}
