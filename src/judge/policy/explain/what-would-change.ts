import { addDays } from '../../../foundation/kernel/index.ts';
import { factsOf, nodesOf, type Node, type WalkContext } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { clausesOf, type Fact } from '../packs/policy.ts';
import type { RuleInForce } from '../rules/rules-on.ts';
import { walkContext, walkRule, type FactValues, type WalkRequest } from '../rules/walk-rule.ts';

export interface FactChange {
  readonly fact: string;
  readonly from: Value;
  readonly to: Value;
}

/** A smallest set of facts that, had they these values, would make the verdict another one. */
export interface Change {
  readonly verdict: boolean;
  readonly changes: readonly FactChange[];
}

/** More facts than this at once are no advice to anybody. */
const MAX_FACTS = 3;
/** Alternatives shown for each other verdict. */
const MAX_SHOWN = 6;

/**
 * For each verdict the person does not have: the smallest sets of facts whose change leads there, found by judging again.
 * Where nothing can be told, only unknown facts are filled in; known ones stay as they are.
 */
export function whatWouldChange(inForce: RuleInForce, request: WalkRequest, values: FactValues): Change[] {
  const now = walkRule(inForce, request, values).verdict;
  const context = walkContext(inForce, request, values);
  const names = [...new Set(clausesOf(inForce.rule).flatMap(({ node }) => factsOf(node)))];
  const options = names.flatMap((name): Option[] => {
    const fact = request.policy.facts.get(name);
    const from = context.fact(name);
    if (!fact || fact.from === 'as_of' || (now === null && from !== null)) return [];
    return [{ name, from, values: otherValues(fact, from, inForce, context) }];
  });
  return [true, false].filter((verdict) => verdict !== now).flatMap((verdict) => smallest(verdict, options, (changes) => {
    const changed = new Map(values);
    for (const { fact, to } of changes) changed.set(fact, to);
    return walkRule(inForce, request, changed).verdict === verdict;
  }));
}

interface Option {
  readonly name: string;
  readonly from: Value;
  readonly values: readonly Value[];
}

function smallest(verdict: boolean, options: readonly Option[], reaches: (changes: readonly FactChange[]) => boolean): Change[] {
  for (let size = 1; size <= MAX_FACTS; size++) {
    const found: Change[] = [];
    for (const chosen of subsets(options, size)) {
      const changes = assignments(chosen).find((one) => reaches(one));
      if (changes) found.push({ verdict, changes });
      if (found.length === MAX_SHOWN) return found;
    }
    if (found.length > 0) return found;
  }
  return [];
}

function subsets(options: readonly Option[], size: number): Option[][] {
  if (size === 0) return [[]];
  return options.flatMap((option, i) => subsets(options.slice(i + 1), size - 1).map((rest) => [option, ...rest]));
}

function assignments([first, ...rest]: readonly Option[]): FactChange[][] {
  if (!first) return [[]];
  const others = assignments(rest);
  return first.values.flatMap((to) => others.map((tail) => [{ fact: first.name, from: first.from, to }, ...tail]));
}

/** Values worth trying: all of a bool or code, and around every value the rule compares the fact with, the nearest first. */
function otherValues(fact: Fact, from: Value, { rule }: RuleInForce, context: WalkContext): Value[] {
  if (fact.type === 'bool') return [true, false].filter((value) => value !== from);
  if (fact.values) return Object.keys(fact.values).filter((value) => value !== from);
  const compared = clausesOf(rule).flatMap(({ node }) => [...nodesOf(node)])
    .filter(({ kind, children }) => (kind === 'compare' || kind === 'in') && children.some((child) => mentions(child, fact.name)))
    .flatMap(({ children }) => children.filter((child) => !mentions(child, fact.name)).map((child) => child.walk(context)));
  const around = compared.flatMap((value): Value[] => {
    if (typeof value === 'number') return [value - 1, value, value + 1];
    if (fact.type !== 'date' || typeof value !== 'string') return [value];
    const day = value.length === 7 ? `${value}-01` : value;
    return [addDays(day, -1), day, addDays(day, 1)];
  });
  const tried = [...new Set(around)].filter((value) => value !== from && value !== null);
  return typeof from === 'number' ? tried.sort((a, b) => Math.abs(Number(a) - from) - Math.abs(Number(b) - from)) : tried;
}

function mentions(node: Node, name: string): boolean {
  return [...nodesOf(node)].some((one) => one.name === name);
}
