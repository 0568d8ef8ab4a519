import { dirname } from 'node:path';
import { readBenefits } from '../entitlements/read-benefits.ts';
import { withKeptTrees } from '../language/parse-expression.ts';
import { benefitLabel } from './benefit-label.ts';
import { keptTexts } from './kept-texts.ts';
import { orderPacks } from './order-packs.ts';
import { readPackFiles, type PackFiles } from './pack-files.ts';
import { timesMeet, type Policy, type Rule, type RuleCases } from './policy.ts';
import { policyScope } from './policy-scope.ts';
import type { PackProblem } from './problem.ts';
import { readCases } from './read-cases.ts';
import { readDoubts } from './read-doubts.ts';
import { readFacts } from './read-facts.ts';
import { parameterCircles } from './parameter-circles.ts';
import { declareParameters, readValues } from './read-parameters.ts';
import { readPlans } from './read-plans.ts';
import { readRules } from './read-rules.ts';
import { sourceProblems } from './source-problems.ts';
import type { Path } from './yaml-file.ts';

export type LoadedPacks = { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly PackProblem[] };

export interface LoadOptions {
  readonly pack?: string;
  /** A pack that lies in no folder: what is tried on top of the others. Its rules need no cases yet. */
  readonly trial?: PackFiles;
}

/**
 * Reads packs (folders with a pack.yaml, or folders of such) into one policy, ancestors first.
 * `pack`: that pack and what it builds on; absent: all that were found. One problem anywhere and nothing is loaded.
 */
export async function loadPacks(dirs: readonly string[], options: LoadOptions = {}): Promise<LoadedPacks> {
  const [files, trees] = [await readPackFiles(dirs), await keptTexts('expressions', dirs)];
  const loaded = withKeptTrees(trees, () => policyOfFiles(dirs, files, options));
  await trees.save();
  return loaded;
}

/** The same from files that were read already. */
export function policyOfFiles(dirs: readonly string[], files: Awaited<ReturnType<typeof readPackFiles>>, options: LoadOptions): LoadedPacks {
  const { trial } = options;
  const problems = [...files.problems];
  if (files.packs.length === 0 && problems.length === 0) problems.push(nothingFound(dirs));
  const ordered = orderPacks(trial ? [...files.packs, trial] : files.packs, trial?.head.pack ?? options.pack);
  problems.push(...ordered.problems);
  const policy = policyOf(ordered.packs, problems, trial);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, policy };
}

function policyOf(packs: readonly PackFiles[], problems: PackProblem[], trial?: PackFiles): Policy {
  const onDisk = packs.filter((pack) => pack !== trial);
  problems.push(...sourceProblems(onDisk));
  const { parameters, files } = declareParameters(packs, problems);
  const { lists, facts } = readFacts(packs, parameters, problems);
  const scope = policyScope(facts, parameters, lists);
  readValues(files, parameters, scope, problems);
  problems.push(...parameterCircles(files, parameters, facts));
  const plans = readPlans(packs, parameters, problems);
  const written = readRules(packs, scope, lists, problems);
  const benefits = readBenefits(packs, { scope, lists, facts }, problems);
  const rules = [...written, ...(benefits.rules ?? [])];
  problems.push(...sameRuleTwice(packs, rules));
  // Where no rules come out of entitlements, every case and doubt about them would be of an unknown rule.
  const sound = benefits.rules !== null;
  const cases = sound ? packs.flatMap((pack) => readCases(pack, rules, { facts, lists, parameters }, problems)) : [];
  const doubts = sound ? readDoubts(packs, lists, rules, problems) : new Map<string, never>();
  if (sound) problems.push(...rulesWithoutCases(onDisk, rules, cases));
  const policy: Policy = {
    packs: packs.map(({ head }) => head), folders: onDisk.map(({ source }) => dirname(source.file)), region: packs.at(-1)?.head.region ?? '', lists, facts, parameters, plans,
    entitlements: benefits.entitlements, overlaps: benefits.overlaps, rules, cases, doubts,
  };
  if (sound) problems.push(...namelessBenefits(packs, policy));
  return policy;
}

function namelessBenefits(packs: readonly PackFiles[], policy: Policy): PackProblem[] {
  return policy.rules.filter(({ benefit }) => benefitLabel(policy, benefit) === null).flatMap((rule) => {
    const [zh, en] = [`待遇 ${rule.benefit} 没有名称：写在 pack.yaml 的 benefits 下`, `the benefit ${rule.benefit} has no label: write it under benefits in pack.yaml`];
    return problemAt(packs, rule, ['benefit'], 'no_label', zh, en);
  });
}

function rulesWithoutCases(packs: readonly PackFiles[], rules: readonly Rule[], cases: readonly RuleCases[]): PackProblem[] {
  return rules.flatMap((rule) => {
    if (rule.status === 'draft' || cases.some((one) => one.rule === rule.id && one.pack === rule.pack)) return [];
    return problemAt(packs, rule, nameOf(rule), 'no_cases', `${rule.id} 旁边没有案例文件`, `there are no cases beside ${rule.id}`);
  });
}

/** A rule that comes out of an entitlement and has a text of its own as well. */
function sameRuleTwice(packs: readonly PackFiles[], rules: readonly Rule[]): PackProblem[] {
  return rules.flatMap((rule) => {
    const clash = rules.find((other) => other.id === rule.id && other.pack === rule.pack && other.region === rule.region && other.file !== rule.file
      && other.status === rule.status && timesMeet(other, rule));
    if (!clash || rule.derivedFrom === clash.derivedFrom) return [];
    return problemAt(packs, rule, nameOf(rule), 'overlap', `${rule.id} 与 ${clash.file} 重复`, `${clash.file} says ${rule.id} as well`);
  });
}

/** Where a rule's text names it. */
function nameOf({ derivedFrom }: Rule): Path {
  return [derivedFrom === null ? 'rule' : 'derive'];
}

function problemAt(packs: readonly PackFiles[], rule: Rule, path: Path, code: string, zh: string, en: string): PackProblem[] {
  const source = packs.flatMap((pack) => [...pack.rules, ...pack.entitlements, ...pack.overlaps]).find(({ file }) => file === rule.file);
  return source ? [source.problem(path, code, zh, en)] : [];
}

function nothingFound(dirs: readonly string[]): PackProblem {
  const zh = '此处没有政策包（pack.yaml）';
  return { file: dirs.join(', '), line: 1, column: 1, code: 'no_pack', zh, en: 'there is no pack (pack.yaml) here', near: null };
}
