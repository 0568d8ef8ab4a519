import type { Clause, Label, Rule } from '../packs/policy.ts';
import { KIND_WORDS } from '../packs/rule-kinds.ts';

/** A rule as one sentence, made from the plain sentences of its clauses. */
export function sentenceOf({ kind, aheadDays, appliesTo, conditions }: Rule): Label {
  const zh = (clauses: readonly Clause[]) => clauses.map(({ label }) => label.zh).join('，');
  const en = (clauses: readonly Clause[]) => clauses.map(({ label }) => lower(label.en)).join('; ');
  const { zh: kindZh, en: kindEn } = KIND_WORDS[kind];
  if (aheadDays !== null) {
    const turn = kind === 'lapsing' ? { zh: '现在都成立，再过', en: 'all hold now and no longer' } : { zh: '现在还不都成立，再过', en: 'do not all hold now and do' };
    return {
      zh: `对于每个人：${zh([...appliesTo, ...conditions])}。${turn.zh} ${aheadDays} 天以内就会变的，判为${kindZh}。`,
      en: `Of each person: ${en([...appliesTo, ...conditions])}. Where these ${turn.en} within ${aheadDays} days, the person is ${kindEn}.`,
    };
  }
  return {
    zh: `一个人如果${zh(appliesTo)}，又${zh(conditions)}，就判为${kindZh}。`,
    en: `Whoever fits all of this: ${en(appliesTo)}; and also: ${en(conditions)}; is ${kindEn}.`,
  };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
