import { fen, yuan } from '../../../foundation/kernel/index.ts';
import type { Value } from '../language/value.ts';
import type { Fact, Label } from '../packs/policy.ts';

/** A value as a person reads it. */
export function shownValue(fact: Pick<Fact, 'type' | 'values'> | null, value: Value): Label {
  if (value === null) return { zh: '不明', en: 'unknown' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (fact?.type === 'money' && typeof value === 'number') return { zh: `${yuan(fen(value))} 元`, en: `${yuan(fen(value))} yuan` };
  const coded = typeof value === 'string' ? fact?.values?.[value] : undefined;
  return coded ?? { zh: String(value), en: String(value) };
}
