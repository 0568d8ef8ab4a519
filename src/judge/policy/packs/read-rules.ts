import { checkExpression } from '../language/check-expression.ts';
import { nearest } from '../language/near.ts';
import type { Scope } from '../language/node.ts';
import { datedProblems } from './dated-problems.ts';
import type { PackFiles } from './pack-files.ts';
import { timesMeet, type Clause, type ListPolicy, type Rule } from './policy.ts';
import type { PackProblem } from './problem.ts';
import { ruleShape, type RuleFile } from './shapes.ts';
import { shaped, type Path, type YamlFile } from './yaml-file.ts';

/** All versions of all rules, checked; what is wrong goes to `problems`. */
export function readRules(packs: readonly PackFiles[], scope: Scope, lists: ReadonlyMap<string, ListPolicy>, problems: PackProblem[]): Rule[] {
  const rules: Rule[] = [];
  for (const { head, rules: files } of packs) {
    for (const source of files) {
      const read = shaped(source, ruleShape);
      problems.push(...read.problems);
      if (!read.value) continue;
      const rule = checkedRule(source, read.value, scope, head.pack, head.region, problems);
      problems.push(...ruleProblems(source, read.value, lists));
      const clash = rules.find((other) => other.id === rule.id && other.pack === rule.pack && other.status === rule.status
        && timesMeet(rule, other));
      if (clash) problems.push(source.problem(['effective'], 'overlap', `与 ${clash.file} 的期间重叠`, `it overlaps the period of ${clash.file}`));
      rules.push(rule);
    }
  }
  return rules;
}

function checkedRule(source: YamlFile, read: RuleFile, scope: Scope, pack: string, region: string, problems: PackProblem[]): Rule {
  const clauses = (key: 'applies_to' | 'conditions'): Clause[] =>
    read[key].flatMap((written, i) => clauseOf(source, [key, i, 'when'], written, scope, problems));
  return {
    id: read.rule, kind: read.kind, benefit: read.benefit, label: read.label, status: read.status,
    from: read.effective.from, to: read.effective.to, basis: read.basis, ifGiven: read.if_given ?? [], aheadDays: read.ahead_days ?? null,
    appliesTo: clauses('applies_to'), conditions: clauses('conditions'), pack, region, file: source.file, derivedFrom: null,
  };
}

function clauseOf(source: YamlFile, path: Path, written: RuleFile['conditions'][number], scope: Scope, problems: PackProblem[]): Clause[] {
  const checked = checkExpression(written.when, scope);
  if (!checked.ok) {
    problems.push(source.refusal(path, checked.refusal));
    return [];
  }
  if (checked.node.type !== 'bool') {
    problems.push(source.problem(path, 'wrong_type', `条件应为 bool，实为 ${checked.node.type}`, `a condition must be bool, this is ${checked.node.type}`));
    return [];
  }
  return [{ id: written.id, label: written.label, text: written.when, node: checked.node, basis: written.basis ?? [] }];
}

function ruleProblems(source: YamlFile, read: RuleFile, lists: ReadonlyMap<string, ListPolicy>): PackProblem[] {
  const found = datedProblems(source, read, []);
  const ahead = read.kind === 'lapsing' || read.kind === 'gaining';
  if (ahead !== (read.ahead_days !== undefined)) {
    found.push(source.problem([ahead ? 'kind' : 'ahead_days'], 'ahead', 'lapsing 与 gaining 须写 ahead_days，其他种类不写', 'lapsing and gaining say ahead_days, other kinds do not'));
  }
  for (const [i, list] of (read.if_given ?? []).entries()) {
    if (lists.has(list) && list !== 'register') continue;
    found.push(source.problem(['if_given', i], 'unknown_list', `没有名单 ${list}`, `there is no list ${list}`, nearest(list, lists.keys())));
  }
  const ids = [...read.applies_to, ...read.conditions].map(({ id }) => id);
  for (const id of ids.filter((one, i) => ids.indexOf(one) < i)) {
    found.push(source.problem(['conditions'], 'same_name', `条件 ${id} 重名`, `two conditions are called ${id}`));
  }
  for (const id of ids.filter((one) => RESERVED_CLAUSES.has(one))) {
    found.push(source.problem(['conditions'], 'reserved', `条件不能叫 ${id}`, `a condition cannot be called ${id}`));
  }
  return found;
}

/** Columns that every compiled rule has besides its clauses. */
export const RESERVED_CLAUSES: ReadonlySet<string> = new Set(['person_id', 'certificate', 'county', 'division', 'verdict', 'cause', 'facts', 'turns_on', 'turning_person']);
