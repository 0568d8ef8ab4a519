import { fen, yuan } from '../../../foundation/kernel/index.ts';
import { entitlementsOf } from '../entitlements/entitlement-of.ts';
import { STANDINGS } from '../entitlements/entitlement-text.ts';
import { whenNotListed } from '../facts/fact-sources.ts';
import { allListsAtHand, type ListState } from '../facts/list-state.ts';
import type { Row } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import type { Policy } from '../packs/policy.ts';
import { SENSITIVITIES } from '../packs/sensitivity.ts';
import { typedValue } from '../packs/typed-value.ts';
import { listsLacking } from '../rules/not-run.ts';
import { isFor, rulesOn } from '../rules/rules-on.ts';
import { walkRule, type FactValues } from '../rules/walk-rule.ts';
import type { Situation } from './read-situations.ts';

interface Day {
  readonly policy: Policy;
  readonly asOf: string;
  readonly county: string;
  readonly states: ReadonlyMap<string, ListState>;
  readonly values: FactValues;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/** How every rule and every entitlement stands with one invented person on each of their days, as text for a snapshot. */
export function judgeSituation(policy: Policy, situation: Situation): string {
  const days = situation.days.map((day) => {
    const states = allListsAtHand(policy, [...policy.lists.keys()].filter((list) => !day.lists.includes(list)));
    const values = valuesOf(policy, { ...situation.person, ...day.facts }, day.lists);
    return [day.as_of, ...dayLines({ policy, asOf: day.as_of, county: situation.county, states, values, rows: rowsOf(policy, values) })].join('\n');
  });
  return `${[`${situation.situation}：${situation.story.trim()}`, ...days].join('\n\n')}\n`;
}

/** What is stated; of a list that was handed over and says nothing of the person, what that means. */
function valuesOf(policy: Policy, stated: Situation['person'], lists: readonly string[]): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const fact of policy.facts.values()) {
    const said = stated[fact.name];
    const named = Object.keys(stated).some((name) => policy.facts.get(name)?.list === fact.list);
    if (said !== undefined) values.set(fact.name, typedValue(fact.type, said) ?? null);
    else if (lists.includes(fact.list)) values.set(fact.name, named && fact.from === 'listed' ? true : named ? null : whenNotListed(fact));
  }
  return values;
}

/** One row of each list, saying what its facts say. */
function rowsOf(policy: Policy, values: FactValues): Map<string, Row[]> {
  return new Map([...policy.lists.values()].map(({ list, columns }) => {
    const own = [...policy.facts.values()].filter((fact) => fact.list === list);
    const cells = own.flatMap(({ name, from }) => (typeof from === 'object' ? [[Object.values(from)[0] ?? '', values.get(name) ?? null] as const] : []));
    return [list, [{ ...Object.fromEntries([...columns.keys()].map((column) => [column, null])), ...Object.fromEntries(cells), row: 1 }]];
  }));
}

function dayLines(day: Day): string[] {
  const { policy, asOf, county, states, values, rows } = day;
  const own = rulesOn(policy, asOf).filter((inForce) => isFor(inForce, county));
  const answers = own.map((inForce) => {
    const verdict = walkRule(inForce, { policy, states, asOf, county, rows }, values).verdict;
    const lacking = listsLacking(inForce, policy, states);
    return { said: `${inForce.rule.id} (${inForce.rule.pack})`, answer: lacking.length > 0 ? 'not_run' as const : verdict };
  });
  const group = (label: string, wanted: (typeof answers)[number]['answer']) => {
    const rules = answers.filter(({ answer }) => answer === wanted).map(({ said }) => said).sort();
    return rules.length === 0 ? [] : [`  ${label}：`, ...rules.map((rule) => `    ${rule}`)];
  };
  return [...group('是', true), ...group('无法判定', null), ...group('否', false), ...group('未运行', 'not_run'), '  待遇：', ...entitlementLines(day)];
}

/** Each benefit the person's county has a text for: where they stand with it, and what is due a month. */
function entitlementLines({ policy, asOf, county, states, values, rows }: Day): string[] {
  return entitlementsOf({ policy, asOf, county, states, rows, mayRead: SENSITIVITIES }, values).map(({ label, pack, standing, expected }) => {
    const due = expected === null ? '' : expected.fen === null ? `，月标准不明${expected.why ? `（${expected.why.zh}）` : ''}` : `，月标准 ${yuan(fen(expected.fen))} 元`;
    return `    ${label.zh} (${pack})：${STANDINGS[standing].zh}${due}`;
  });
}
