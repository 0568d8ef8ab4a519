import type { Label, Policy } from '../packs/policy.ts';
import { holdsOn } from '../packs/policy.ts';
import { amountOn } from './amount-words.ts';
import { versionOn } from './list-rules.ts';
import { readRule } from './read-rule.ts';

/** One thing a rule says, on two days; null: it does not say it that day. */
export interface ComparedLine {
  readonly part: 'version' | 'basis' | 'applies_to' | 'conditions' | 'parameter';
  readonly label: Label;
  readonly before: Label | null;
  readonly after: Label | null;
  readonly same: boolean;
}

type Said = Omit<ComparedLine, 'before' | 'after' | 'same'> & { readonly key: string; readonly says: Label };

/** What a rule says in the federation's own region on two days, line by line; null where there is no such rule. */
export function compareDays(policy: Policy, id: string, days: { readonly from: string; readonly to: string }): ComparedLine[] | null {
  if (!policy.rules.some((rule) => rule.id === id)) return null;
  const [before, after] = [saidOn(policy, id, days.from), saidOn(policy, id, days.to)];
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  const order = ['version', 'basis', 'applies_to', 'conditions', 'parameter'];
  return keys.flatMap((key) => {
    const [a, b] = [before.find((one) => one.key === key), after.find((one) => one.key === key)];
    const known = b ?? a;
    return known ? [{ part: known.part, label: known.label, before: a?.says ?? null, after: b?.says ?? null, same: a?.says.zh === b?.says.zh && a?.says.en === b?.says.en }] : [];
  }).toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
}

function saidOn(policy: Policy, id: string, day: string): Said[] {
  // A rule that was never in force is compared by its drafts.
  const version = versionOn(policy, id, day) ?? policy.rules.find((rule) => rule.id === id && rule.status === 'draft' && holdsOn(rule, day) && policy.region.startsWith(rule.region));
  if (!version) return [];
  const plain = (text: string): Label => ({ zh: text, en: text });
  const basis = version.basis.map(({ document, article }) => plain(`${document} ${article}`));
  const clauses = (part: 'applies_to' | 'conditions') => (part === 'applies_to' ? version.appliesTo : version.conditions)
    .map(({ id: key, label, text }): Said => ({ part, key: `${part} ${key}`, label, says: { zh: `${label.zh}（${text}）`, en: `${label.en} (${text})` } }));
  return [
    { part: 'version', key: 'version', label: { zh: '期间和政策包', en: 'Dates and pack' }, says: plain(`${version.from} – ${version.to ?? ''} ${version.pack}`) },
    ...basis.map((says, i): Said => ({ part: 'basis', key: `basis ${i}`, label: { zh: '依据', en: 'Basis' }, says })),
    ...clauses('applies_to'), ...clauses('conditions'),
    ...parametersOn(policy, id, day),
  ];
}

/** What each parameter of the rule is here on the day. */
function parametersOn(policy: Policy, id: string, day: string): Said[] {
  return (readRule(policy, id, day)?.parameters ?? []).flatMap(({ name, label }) => {
    const amount = amountOn(policy, name, day);
    if (amount.length === 0) return [];
    const line = (language: 'zh' | 'en') => amount.map(({ when, is }) => (when === null ? is[language] : `${when[language]} ${is[language]}`)).join(language === 'zh' ? '；' : '; ');
    return [{ part: 'parameter' as const, key: `parameter ${name}`, label, says: { zh: line('zh'), en: line('en') } }];
  });
}
