import { parameterValue } from '../packs/parameter-value.ts';
import type { Amount, FixedAmount, Share } from '../packs/amount.ts';
import type { Label, Parameter, Policy } from '../packs/policy.ts';
import type { TableTest } from '../packs/table-test.ts';
import { shownValue } from '../explain/shown-value.ts';
import type { Value } from '../language/value.ts';

/** One line of an amount: for whom (null: for everyone it is for), and how much. */
export interface AmountLine {
  readonly when: Label | null;
  readonly is: Label;
}

const ROUNDED: Readonly<Record<number, Label>> = { 100: { zh: '取整到元', en: 'to the yuan' }, 10: { zh: '取整到角', en: 'to the jiao' }, 1: { zh: '取整到分', en: 'to the fen' } };

/** A dated amount as a person reads it, one line or a line each row of its table. */
export function amountWords(amount: Amount, parameter: Parameter, policy: Policy): AmountLine[] {
  if (amount.kind !== 'table') return [{ when: null, is: simpleWords(amount, parameter, policy) }];
  return amount.rows.map(({ tests, amount: own }) => ({ when: tests.length === 0 ? OTHERS : testsWords(tests, policy), is: simpleWords(own, parameter, policy) }));
}

/** What a parameter is in the federation's own region on a day; none where no value is in force. */
export function amountOn(policy: Policy, name: string, day: string): AmountLine[] {
  const [parameter, value] = [policy.parameters.get(name), parameterValue(policy, name, day, '')];
  return parameter && value ? amountWords(value.amount, parameter, policy) : [];
}

const OTHERS: Label = { zh: '其他人', en: 'everyone else' };

function simpleWords(amount: FixedAmount | Share, { type }: Parameter, policy: Policy): Label {
  if (amount.kind === 'fixed') return amount.value === null ? { zh: '还没有填', en: 'not filled in yet' } : shownValue({ type, values: null }, amount.value);
  const of = policy.parameters.get(amount.of)?.label ?? { zh: amount.of, en: amount.of };
  const percent = `${amount.basisPoints / 100}%`;
  const rounded = ROUNDED[amount.unit] ?? { zh: '', en: '' };
  return { zh: `${of.zh}的 ${percent}，${rounded.zh}`, en: `${percent} of ${of.en}, rounded ${rounded.en}` };
}

function testsWords(tests: readonly TableTest[], policy: Policy): Label {
  const told = tests.map((test) => testWords(test, policy));
  return { zh: told.map(({ zh }) => zh).join('，'), en: told.map(({ en }) => en).join(', ') };
}

function testWords({ dimension, node, admits }: TableTest, policy: Policy): Label {
  const fact = node.kind === 'fact' && node.name ? policy.facts.get(node.name) : undefined;
  const what = fact?.label ?? { zh: dimension, en: dimension };
  const shown = (value: Value) => shownValue(fact ?? { type: node.type, values: null }, value);
  if ('values' in admits) {
    const values = admits.values.map(shown);
    return { zh: `${what.zh}：${values.map(({ zh }) => zh).join('、')}`, en: `${what.en}: ${values.map(({ en }) => en).join(', ')}` };
  }
  const [from, to] = [admits.from === null ? null : shown(admits.from), admits.to === null ? null : shown(admits.to)];
  return { zh: `${what.zh} ${from?.zh ?? ''}–${to?.zh ?? ''}`, en: `${what.en} ${from?.en ?? ''}–${to?.en ?? ''}` };
}
