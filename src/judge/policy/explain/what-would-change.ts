import { addDays } from '../../../foundation/kernel/index.ts';
import { withFoundations } from '../facts/fact-sources.ts';
import { factsOf, nodesOf, type Node, type WalkContext } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { clausesOf, type Fact } from '../packs/policy.ts';
import type { RuleInForce } from '../rules/rules-on.ts';
import { decidingClauses } from './deciding-clauses.ts';
import { baseFacts } from './person-facts.ts';
import { laterDay } from '../rules/ahead.ts';
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
 * For each verdict the person does not have: the smallest sets of facts whose change leads there, found by judging again, the smallest first.
 * Smaller is what changes fewer facts; of two as small, what changes fewer facts that nobody can change (`fixed` in the catalogue: a birth, a
 * death) and only then what the verdict hangs on now. Where nothing can be told, only unknown facts are filled in, fixed ones too.
 */
export function whatWouldChange(inForce: RuleInForce, request: WalkRequest, values: FactValues): Change[] {
  const walked = walkRule(inForce, request, values);
  const now = walked.verdict;
  const context = walkContext(inForce, request, values);
  const { policy } = request;
  const deciding = decidingClauses(inForce.rule, walked);
  const clauses = clausesOf(inForce.rule).toSorted((a, b) => Number(deciding.has(b)) - Number(deciding.has(a)));
  const named = clauses.flatMap(({ node }) => factsOf(node));
  // What is true today and not later is a day on record, not a fact that holds on both days.
  const names = inForce.rule.aheadDays === null ? [...new Set(named)] : baseFacts(policy, named).map(({ name }) => name);
  const definitions = withFoundations(policy, named).flatMap(({ definition }) => definition ?? []);
  const expressions = [...clauses.map(({ node }) => node), ...definitions];
  const day = laterDay(inForce.rule, request.asOf);
  const contexts = day === null ? [context] : [walkContext(inForce, request, values, day), context];
  const options = names.flatMap((name): Option[] => {
    const fact = policy.facts.get(name);
    const from = context.fact(name);
    if (!fact || fact.from === 'as_of' || (now === null && from !== null)) return [];
    return [{ name, from, values: otherValues(fact, from, expressions, contexts), stays: fact.fixed && from !== null }];
  }).sort((a, b) => Number(a.stays) - Number(b.stays));
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
  /** Nobody can change it. */
  readonly stays: boolean;
}

function smallest(verdict: boolean, options: readonly Option[], reaches: (changes: readonly FactChange[]) => boolean): Change[] {
  for (let size = 1; size <= MAX_FACTS; size++) {
    const found: Change[] = [];
    for (const chosen of subsets(options, size)) {
      const changes = assignments(chosen).find((one) => reaches(one));
      if (changes) found.push({ verdict, changes });
      if (found.length === MAX_SHOWN) break;
    }
    const staying = ({ changes }: Change) => changes.filter(({ fact }) => options.some(({ name, stays }) => stays && name === fact)).length;
    if (found.length > 0) return found.sort((a, b) => staying(a) - staying(b));
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
function otherValues(fact: Fact, from: Value, expressions: readonly Node[], contexts: readonly WalkContext[]): Value[] {
  if (fact.type === 'bool') return [true, false].filter((value) => value !== from);
  if (fact.values) return Object.keys(fact.values).filter((value) => value !== from);
  const compared = expressions.flatMap((node) => [...nodesOf(node)])
    .filter(({ kind, children }) => (kind === 'compare' || kind === 'in') && children.some((child) => mentions(child, fact.name)))
    .flatMap(({ children }) => children.filter((child) => !mentions(child, fact.name)).flatMap((child) => contexts.map((context) => child.walk(context))));
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
