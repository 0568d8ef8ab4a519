import { checkExpression } from '../language/check-expression.ts';
import { factsOf, type Node } from '../language/node.ts';
import { columnProblems, declaredColumns, officeColumns, rowColumns } from './declared-columns.ts';
import type { PackFiles } from './pack-files.ts';
import type { Fact, ListPolicy, Parameter } from './policy.ts';
import type { PackProblem } from './problem.ts';
import { policyScope } from './policy-scope.ts';
import { factsShape, type FactSource } from './shapes.ts';
import { shaped, type YamlFile } from './yaml-file.ts';

interface Catalogue {
  readonly lists: Map<string, ListPolicy>;
  readonly facts: Map<string, Fact>;
}

/** The catalogue of facts of all packs, later packs replacing facts of earlier ones. */
export function readFacts(packs: readonly PackFiles[], parameters: ReadonlyMap<string, Parameter>, problems: PackProblem[]): Catalogue {
  const lists = new Map<string, ListPolicy>();
  const facts = new Map<string, Fact>();
  const columns = declaredColumns(packs);
  const derived: { name: string; text: string; source: YamlFile }[] = [];
  for (const source of packs.flatMap((pack) => pack.facts)) {
    const read = shaped(source, factsShape);
    problems.push(...read.problems);
    if (!read.value) continue;
    const { list, label, max_age_days: maxAgeDays, columns: kept, may_read: mayRead = 'ordinary' } = read.value;
    if (kept && columns.has(list)) problems.push(source.problem(['columns'], 'two_sources', `${list} 已有来源声明，不另列 columns`, `${list} has a source that declares its columns`));
    if (kept) columns.set(list, officeColumns(kept));
    lists.set(list, { list, label, maxAgeDays, columns: rowColumns(columns.get(list)) });
    for (const [name, fact] of Object.entries(read.value.facts)) {
      problems.push(...factProblems(source, list, name, fact), ...columnProblems(source, columns.get(list), name, fact));
      facts.set(name, {
        name, list, type: fact.type, label: fact.label, values: fact.values ?? null, from: fact.from, definition: null,
        mayRead: fact.may_read ?? mayRead, fixed: fact.fixed ?? false,
      });
      if (typeof fact.from === 'object' && 'expression' in fact.from) derived.push({ name, text: fact.from.expression, source });
    }
  }
  const scope = policyScope(facts, parameters, lists);
  for (const { name, text, source } of derived) {
    const fact = facts.get(name);
    const path = ['facts', name, 'from', 'expression'];
    const checked = checkExpression(text, scope);
    if (!checked.ok) problems.push(source.refusal(path, checked.refusal));
    else if (fact && checked.node.type !== fact.type) {
      problems.push(source.problem(path, 'wrong_type', `应为 ${fact.type}，表达式为 ${checked.node.type}`, `declared ${fact.type}, but the expression is ${checked.node.type}`));
    } else if (fact) facts.set(name, { ...fact, definition: checked.node });
  }
  for (const { name, source } of derived) {
    if (reaches(name, name, facts)) {
      problems.push(source.problem(['facts', name], 'circle', `${name} 由自身定义`, `${name} is defined by itself`));
    }
  }
  return { lists, facts };
}

function factProblems(source: YamlFile, list: string, name: string, fact: { type: Fact['type']; values?: object | undefined; from: FactSource }): PackProblem[] {
  const at = ['facts', name];
  const found: PackProblem[] = [];
  const register = list === 'register';
  const fromRegister = typeof fact.from === 'object' && ('column' in fact.from || 'expression' in fact.from);
  if (register !== fromRegister) {
    found.push(source.problem([...at, 'from'], 'wrong_source', `${list} 的事实不能这样取得`, `a fact of ${list} cannot come from there`));
  }
  if (!register && !name.startsWith(`${list}.`)) {
    found.push(source.problem(at, 'wrong_name', `名称应以 ${list}. 开头`, `the name must begin with ${list}.`));
  }
  if ((fact.type === 'code') !== (fact.values !== undefined)) {
    found.push(source.problem([...at, 'type'], 'code_values', '只有 code 类型须列出取值', 'values belong to the type code, and only to it'));
  }
  const type = derivedType(fact.from);
  if (type && type !== fact.type) {
    found.push(source.problem([...at, 'type'], 'wrong_type', `此来源的类型应为 ${type}`, `a fact from there has the type ${type}`));
  }
  return found;
}

function derivedType(from: FactSource): Fact['type'] | null {
  if (from === 'listed') return 'bool';
  if (from === 'as_of') return 'date';
  return 'any' in from ? 'bool' : null;
}

function reaches(from: string, target: string, facts: ReadonlyMap<string, Fact>, seen: Set<string> = new Set()): boolean {
  const node: Node | null = facts.get(from)?.definition ?? null;
  if (!node || seen.has(from)) return false;
  seen.add(from);
  return factsOf(node).some((next) => next === target || reaches(next, target, facts, seen));
}
