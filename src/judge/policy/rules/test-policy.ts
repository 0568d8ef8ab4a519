import { allListsAtHand } from '../facts/list-state.ts';
import { nodesOf, type Node } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { clausesOf, holdsOn, type Policy, type Rule, type RuleCases } from '../packs/policy.ts';
import { caseRows } from '../packs/case-rows.ts';
import { listedFact } from '../packs/policy-scope.ts';
import { typedValue } from '../packs/typed-value.ts';
import { forEveryone } from './rules-on.ts';
import { turningDay } from './turning-day.ts';
import { walkRule, type Walked } from './walk-rule.ts';

type Answer = 'yes' | 'no' | 'cannot_tell';

export interface CaseResult {
  readonly rule: string;
  readonly file: string;
  readonly name: string;
  readonly because: string;
  readonly expected: Answer;
  /** `not_in_force` when the pack's rule has no version on the case's day. */
  readonly got: Answer | 'not_in_force';
  /** The day on which it happens, where the case says one. */
  readonly turnsOn: { readonly expected: string; readonly got: string | null } | null;
  readonly passed: boolean;
}

/** An answer that no case draws from a clause. */
export interface UntriedAnswer {
  readonly rule: string;
  readonly file: string;
  readonly clause: string;
  readonly answer: Answer;
}

export interface PolicyTest {
  readonly cases: readonly CaseResult[];
  readonly untried: readonly UntriedAnswer[];
  readonly passed: boolean;
}

/** Runs the cases beside every rule, drafts included, and lists each clause's answers (yes, no, cannot tell) that no case of an active rule draws. */
export function testPolicy(policy: Policy): PolicyTest {
  const drawn = new Map<Rule, Set<string>>(policy.rules.filter(({ status }) => status === 'active').map((rule) => [rule, new Set()]));
  const cases = policy.cases.flatMap((file) => file.content.cases.map((one) => {
    const rule = versionOn(policy, file, one.as_of);
    const walked = rule ? walkCase(policy, rule, file, one) : null;
    const turnsOn = one.turns_on === undefined ? null : { expected: one.turns_on, got: walked?.turnsOn ?? null };
    for (const { clause, answer } of walked?.clauses ?? []) if (rule) drawn.get(rule)?.add(`${clause.id} ${worded(answer)}`);
    const got = walked ? worded(walked.verdict) : 'not_in_force' as const;
    return { rule: file.rule, file: file.file, name: one.name, because: one.because, expected: one.expect, got, turnsOn, passed: got === one.expect && turnsOn?.expected === turnsOn?.got };
  }));
  const untried = [...drawn].flatMap(([rule, answers]) => clausesOf(rule).filter(({ node }) => hangsOnSomething(node)).flatMap(({ id }) =>
    (['yes', 'no', 'cannot_tell'] as const).filter((answer) => !answers.has(`${id} ${answer}`))
      .map((answer) => ({ rule: rule.id, file: rule.file, clause: id, answer }))));
  return { cases, untried, passed: cases.every((one) => one.passed) };
}

/** The version of the pack's rule on a day: the active one, else the draft, whose cases are tried though it decides nothing. */
function versionOn(policy: Policy, { rule, pack }: RuleCases, day: string): Rule | undefined {
  const versions = policy.rules.filter((version) => version.id === rule && version.pack === pack && holdsOn(version, day));
  return versions.find(({ status }) => status === 'active') ?? versions[0];
}

/** The verdict of a case. Facts it does not state are unknown; its rows are the person; lists under `not_given` were not handed over (what is stated of them falls away), all others were. */
function walkCase(policy: Policy, rule: Rule, file: RuleCases, one: RuleCases['content']['cases'][number]): Walked & { readonly turnsOn: string | null } {
  const stated = { ...file.content.common, ...one.facts };
  const values = new Map<string, Value>(Object.entries(stated).flatMap(([name, value]) => {
    const fact = policy.facts.get(name);
    return fact && !one.not_given?.includes(fact.list) ? [[name, typedValue(fact.type, value) ?? null]] : [];
  }));
  const rows = caseRows(one.rows ?? {}, policy.lists);
  for (const [list, own] of rows) {
    const listed = listedFact(policy.facts, list);
    if (listed !== null && !one.not_given?.includes(list)) values.set(listed, own.length > 0);
  }
  const states = allListsAtHand(policy, one.not_given);
  const [inForce, request] = [forEveryone(rule), { policy: withParameters(policy, one.parameters ?? {}), states, asOf: one.as_of, county: '', rows }];
  return { ...walkRule(inForce, request, values), turnsOn: turningDay(inForce, request, values) };
}

/** The policy with some amounts taken to be what a case says, everywhere and always; null: not known. */
function withParameters(policy: Policy, taken: Readonly<Record<string, Value>>): Policy {
  const parameters = new Map(policy.parameters);
  for (const [name, written] of Object.entries(taken)) {
    const parameter = parameters.get(name);
    const value = parameter && typedValue(parameter.type, written);
    if (!parameter || value === undefined) continue;
    const everywhere = { region: '', from: '0001-01-01', to: null, status: 'active', basis: [], pack: '', amount: { kind: 'fixed', value } } as const;
    parameters.set(name, { ...parameter, values: value === null ? [] : [everywhere] });
  }
  return { ...policy, parameters };
}

/** Whether a clause can be answered in more than one way. */
function hangsOnSomething(node: Node): boolean {
  return [...nodesOf(node)].some(({ kind }) => kind === 'fact' || kind === 'parameter' || kind === 'as_of');
}

function worded(answer: boolean | null): Answer {
  if (answer === null) return 'cannot_tell';
  return answer ? 'yes' : 'no';
}
