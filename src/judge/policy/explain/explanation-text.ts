import { entitlementText } from '../entitlements/entitlement-text.ts';
import type { Label } from '../packs/policy.ts';
import { WITHHELD } from '../packs/sensitivity.ts';
import { citizenText } from './citizen-text.ts';
import type { ExplainedAmount, ExplainedChange, ExplainedFact, ExplainedRule, Explanation, Verdict } from './explanation.ts';

export type Language = keyof Label;

const WORDS = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  cannot_tell: { zh: '无法判定', en: 'cannot tell' },
  withheld: WITHHELD,
} satisfies Record<Verdict | 'withheld', Label>;

/**
 * The explanation as plain lines: for the officer each benefit, then each rule point by point with facts, rows and articles; for the citizen what it means for them and
 * whom to turn to. Every word about the person comes from the packs and from what decided.
 */
export function explanationText(explanation: Explanation, language: Language, reader: 'officer' | 'citizen' = 'officer'): string {
  const { asOf, rules, entitlements } = explanation;
  if (reader === 'citizen') return rules.map((rule) => citizenText(rule, asOf, language)).join('\n\n');
  return [...entitlements.map((one) => entitlementText(one, asOf, language)), ...rules.map((rule) => ruleText(rule, asOf, language))].join('\n\n');
}

function ruleText(rule: ExplainedRule, asOf: string, language: Language): string {
  const zh = language === 'zh';
  const facts = new Map(rule.facts.map((fact) => [fact.fact, fact]));
  const clauses = rule.clauses.map((clause, i) => {
    const mark = clause.decided ? (zh ? '（决定结论）' : ' (this decided)') : '';
    const later = clause.later === null || !rule.ahead ? '' : zh ? `，${rule.ahead.until}：${WORDS[clause.later].zh}` : `, on ${rule.ahead.until}: ${WORDS[clause.later].en}`;
    return `  ${i + 1}. ${clause.label[language]}${zh ? '：' : ': '}${WORDS[clause.answer][language]}${later}${mark}`;
  });
  return [
    `${rule.label[language]}${zh ? '：' : ': '}${WORDS[rule.verdict][language]}${zh ? `（${asOf}）` : ` (${asOf})`}`,
    ...(rule.ahead?.turnsOn == null ? [] : [zh ? `发生日期：${rule.ahead.turnsOn}` : `It happens on ${rule.ahead.turnsOn}`]),
    ...rule.basis.map(({ document, article, quote }) =>
      `${zh ? '依据：' : 'Basis: '}${document} ${article}${quote ? (zh ? `：“${quote}”` : `: "${quote}"`) : ''}`),
    zh ? '逐条核对：' : 'Point by point:',
    ...clauses,
    zh ? '所依事实：' : 'Facts:',
    ...[...facts.values()].map((fact) => `  - ${factText(fact, language)}`),
    ...(rule.amounts.length === 0 ? [] : [zh ? '所依标准：' : 'Amounts and limits:']),
    ...rule.amounts.map((amount) => `  - ${amountText(amount, language)}`),
    ...(rule.wouldChange.length === 0 ? [] : [zh ? '什么会改变结论：' : 'What would change this:']),
    ...rule.wouldChange.map((change) => `  - ${changeText(change, language)}`),
  ].join('\n');
}

function amountText({ label, shown, region, from, basis: [basis], why }: ExplainedAmount, language: Language): string {
  const zh = language === 'zh';
  if (region === null) return `${label[language]}${zh ? '：' : ': '}${shown[language]}${why ? (zh ? `，因为${why.zh}` : `, because ${why.en}`) : ''}`;
  const place = region === '' ? (zh ? '全国' : 'whole nation') : zh ? `地区 ${region}` : `region ${region}`;
  const source = [basis ? `${basis.document} ${basis.article}` : '', place, zh ? `${from} 起` : `from ${from}`].filter(Boolean).join(zh ? '，' : ', ');
  return `${label[language]}${zh ? '：' : ': '}${shown[language]}${zh ? `（${source}）` : ` (${source})`}`;
}

function factText(fact: ExplainedFact, language: Language): string {
  const zh = language === 'zh';
  const listRows = fact.listRows === null ? '' : zh ? `，共 ${fact.listRows} 行` : `, rows in all: ${fact.listRows}`;
  const when = fact.asOf ?? (zh ? '未提供' : 'not handed over');
  const source = zh ? `（${fact.listLabel.zh}，${when}${listRows}${rowsText(fact, language)}）` : ` (${fact.listLabel.en}, ${when}${listRows}${rowsText(fact, language)})`;
  const why = fact.why ? (zh ? `，因为${fact.why.zh}` : `, because ${fact.why.en}`) : '';
  const assumed = fact.assumed ? (zh ? '，名单未提供，按未列入处理' : '; nobody handed the list over, so the person counts as not in it') : '';
  return `${fact.label[language]}${zh ? '：' : ': '}${fact.shown[language]}${why}${assumed}${source}`;
}

function rowsText({ rows }: ExplainedFact, language: Language): string {
  const linked = rows.filter(({ status }) => status === 'linked').map(({ row }) => row);
  const asked = rows.filter(({ status }) => status === 'asked').map(({ row }) => row);
  const parts = language === 'zh'
    ? [linked.length > 0 ? `第 ${linked.join('、')} 行是本人` : '', asked.length > 0 ? `第 ${asked.join('、')} 行待确认` : '']
    : [linked.length > 0 ? `row ${linked.join(', ')} is this person` : '', asked.length > 0 ? `row ${asked.join(', ')} waits to be told` : ''];
  return parts.filter(Boolean).map((part) => (language === 'zh' ? `，${part}` : `, ${part}`)).join('');
}

function changeText({ verdict, changes }: ExplainedChange, language: Language): string {
  const outcome = WORDS[verdict][language];
  if (language === 'zh') {
    return `若${changes.map(({ label, to }) => `“${label.zh}”为“${to.zh}”`).join('，且')}，结论为“${outcome}”`;
  }
  return `if ${changes.map(({ label, to }) => `"${label.en}" were "${to.en}"`).join(' and ')}, the answer would be "${outcome}"`;
}
