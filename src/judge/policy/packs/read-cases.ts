import { nearest } from '../language/near.ts';
import { caseRowProblems } from './case-rows.ts';
import type { PackFiles } from './pack-files.ts';
import type { Fact, ListPolicy, Parameter, Rule, RuleCases } from './policy.ts';
import type { Value } from '../language/value.ts';
import type { PackProblem } from './problem.ts';
import { typedValue } from './typed-value.ts';
import { casesShape } from './shapes.ts';
import { shaped, type YamlFile } from './yaml-file.ts';

interface Catalogue {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lists: ReadonlyMap<string, ListPolicy>;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** The cases of one pack, with the facts they state checked against the catalogue. */
export function readCases(
  pack: PackFiles, rules: readonly Rule[], { facts, lists, parameters }: Catalogue, problems: PackProblem[],
): RuleCases[] {
  return pack.cases.flatMap((source) => {
    const read = shaped(source, casesShape);
    problems.push(...read.problems);
    if (!read.value) return [];
    const { rule, common = {}, cases } = read.value;
    if (!rules.some(({ id, pack: of }) => id === rule && of === pack.head.pack)) {
      problems.push(source.problem(['rule'], 'unknown_rule', `本包没有规则 ${rule}`, `this pack has no rule ${rule}`, nearest(rule, rules.map(({ id }) => id))));
    }
    const check = (stated: Record<string, unknown>, path: readonly (string | number)[]) => {
      for (const [name, value] of Object.entries(stated)) problems.push(...statedProblems(source, [...path, name], name, value, facts));
    };
    check(common, ['common']);
    for (const [i, one] of cases.entries()) {
      check(one.facts ?? {}, ['cases', i, 'facts']);
      problems.push(...takenProblems(source, ['cases', i, 'parameters'], one.parameters ?? {}, parameters));
      problems.push(...caseRowProblems(source, one.rows ?? {}, ['cases', i, 'rows'], lists));
    }
    return [{ rule, pack: pack.head.pack, file: source.file, content: read.value }];
  });
}

function statedProblems(source: YamlFile, path: readonly (string | number)[], name: string, value: unknown, facts: ReadonlyMap<string, Fact>): PackProblem[] {
  const fact = facts.get(name);
  if (!fact) return [source.problem(path, 'unknown_fact', `没有名为 ${name} 的事实`, `there is no fact named ${name}`, nearest(name, facts.keys()))];
  const plain = typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? value : null;
  const typed = typedValue(fact.type, plain);
  const known = fact.values === null || typed === null || typed === undefined || String(typed) in fact.values;
  return typed === undefined || !known
    ? [source.problem(path, 'wrong_type', `${name} 应为 ${fact.type}`, `${name} takes a value of type ${fact.type}`)] : [];
}

function takenProblems(source: YamlFile, path: readonly (string | number)[], taken: Readonly<Record<string, Value>>, parameters: ReadonlyMap<string, Parameter>): PackProblem[] {
  return Object.entries(taken).flatMap(([name, value]) => {
    const at = [...path, name];
    const parameter = parameters.get(name);
    if (!parameter) return [source.problem(at, 'unknown_parameter', `没有名为 ${name} 的参数`, `there is no parameter named ${name}`, nearest(name, parameters.keys()))];
    return typedValue(parameter.type, value) === undefined
      ? [source.problem(at, 'wrong_type', `${name} 应为 ${parameter.type}`, `${name} takes a value of type ${parameter.type}`)] : [];
  });
}
