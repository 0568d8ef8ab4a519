import type { Label } from '../packs/policy.ts';
import type { RuleKind } from '../packs/rule-kinds.ts';
import type { ExplainedClause, ExplainedRule, Verdict } from './explanation.ts';

/** What a yes or no of each kind means for the person it is about. */
const MEANS = {
  missed: {
    yes: { zh: '您可能符合条件，但目前没有享受到。', en: 'You may be entitled and not be receiving it.' },
    no: { zh: '没有发现您该享受而没有享受到。', en: 'Nothing shows that you are missing it.' },
  },
  wrong: {
    yes: { zh: '登记的情况有不一致，需要核实。', en: 'The records do not agree and need to be checked.' },
    no: { zh: '没有发现问题。', en: 'Nothing wrong was found.' },
  },
  underpaid: {
    yes: { zh: '您领到的可能少于标准。', en: 'You may be paid less than you are due.' },
    no: { zh: '没有发现少发。', en: 'Nothing shows that you are paid too little.' },
  },
  overpaid: {
    yes: { zh: '发放的金额可能与标准不一致，需要核实。', en: 'The amount paid may differ from what is due and needs to be checked.' },
    no: { zh: '没有发现多发。', en: 'Nothing shows that you are paid too much.' },
  },
  lapsing: {
    yes: { zh: '情况不久会变化，请提前准备。', en: 'This will change soon; please prepare for it.' },
    no: { zh: '近期不会变化。', en: 'This does not change soon.' },
  },
  gaining: {
    yes: { zh: '您不久可能符合条件，可以提前准备申请。', en: 'You may soon be entitled and can prepare to apply.' },
    no: { zh: '近期不会变化。', en: 'This does not change soon.' },
  },
} satisfies Record<RuleKind, Record<'yes' | 'no', Label>>;

const UNTOLD: Label = { zh: '现在还说明不了，因为有的情况不清楚。', en: 'This cannot be told yet, because something is not known.' };
const TURN_TO: Label = {
  zh: '如有不同，请带身份证和残疾人证到村（社区）找残疾人专职委员，或到乡镇（街道）说明。',
  en: 'If this is not so, bring your identity card and disability certificate to the commissioner of your village or community, or tell the township.',
};

const STANDS = {
  yes: { zh: '符合', en: 'yes' }, no: { zh: '不符合', en: 'no' }, cannot_tell: { zh: '还不清楚', en: 'not known yet' }, withheld: { zh: '另行告知', en: 'to be told in person' },
} satisfies Record<ExplainedClause['answer'], Label>;

/** One rule for the person it is about: what it means, what it rests on, what would change it, whom to turn to. No rows, no expressions, no articles by heart. */
export function citizenText(rule: ExplainedRule, asOf: string, language: keyof Label): string {
  const zh = language === 'zh';
  const colon = zh ? '：' : ': ';
  const deciding = rule.clauses.filter(({ decided }) => decided);
  const turnsOn = rule.ahead?.turnsOn ?? null;
  const basis = rule.basis.find(({ mark }) => mark === 'checked') ?? rule.basis[0];
  return [
    `${rule.label[language]}${zh ? `（按 ${asOf} 的情况）` : ` (as of ${asOf})`}`,
    meaning(rule.kind, rule.verdict)[language],
    ...(turnsOn === null ? [] : [zh ? `变化的日子${colon}${turnsOn}` : `The day it changes${colon}${turnsOn}`]),
    zh ? '这样说是因为：' : 'This is because:',
    ...deciding.map((clause) => `  · ${clause.label[language]}${colon}${STANDS[clause.answer][language]}${turning(rule, clause, language)}${unclear(rule, clause, language)}`),
    ...nextStep(rule, language),
    ...(basis ? [zh ? `依据的规定${colon}${basis.document}` : `The rule it follows${colon}${basis.document}`] : []),
    TURN_TO[language],
  ].join('\n');
}

function meaning(kind: RuleKind, verdict: Verdict): Label {
  return verdict === 'cannot_tell' ? UNTOLD : MEANS[kind][verdict];
}

/** How a clause will stand from the day it turns. */
function turning({ ahead }: ExplainedRule, { answer, later }: ExplainedClause, language: keyof Label): string {
  if (!ahead?.turnsOn || later === null || later === answer) return '';
  return language === 'zh' ? `，${ahead.turnsOn} 起${STANDS[later].zh}` : `, from ${ahead.turnsOn}: ${STANDS[later].en}`;
}

/** Why a clause is not known, in the words of its first unknown fact. */
function unclear(rule: ExplainedRule, { answer, facts, expression }: ExplainedClause, language: keyof Label): string {
  if (answer !== 'cannot_tell') return '';
  const unset = rule.amounts.find(({ parameter, why }) => why !== null && expression.includes(`parameter.${parameter}`));
  if (unset?.why) return language === 'zh' ? `（${unset.label.zh}：${unset.why.zh}）` : ` (${unset.label.en}: ${unset.why.en})`;
  const fact = rule.facts.find((one) => facts.includes(one.fact) && one.why !== null);
  if (!fact?.why) return '';
  return language === 'zh' ? `（${fact.listLabel.zh}：${fact.why.zh}）` : ` (${fact.listLabel.en}: ${fact.why.en})`;
}

/** The smallest change, where there is one. */
function nextStep({ wouldChange: [smallest] }: ExplainedRule, language: keyof Label): string[] {
  if (!smallest) return [];
  const said = smallest.changes.map(({ label, to }) => `“${label[language]}”${language === 'zh' ? '为' : ' is '}“${to[language]}”`);
  return [language === 'zh' ? `如果${said.join('，并且')}，结果就会不同。` : `If ${said.join(' and ')}, this would be different.`];
}
