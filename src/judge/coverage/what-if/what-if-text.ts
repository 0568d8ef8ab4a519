import { fen, yuan } from '../../../foundation/kernel/index.ts';
import { DIMENSION_WORDS, DIMENSIONS } from './dimensions.ts';
import type { Outcome } from './tally.ts';
import { shown, type ShownQuestion, type ShownTally, type ShownWhatIf } from './shown.ts';

/** What the outcomes are called where a benefit is due, and where a rule suspects. */
export const OUTCOME_WORDS = {
  due: {
    zh: { enters: '新增应享', leaves: '不再应享', rises: '增加', falls: '减少', unchanged: '不变', cannot_tell: '无法判定' },
    en: { enters: 'newly due', leaves: 'no longer due', rises: 'more', falls: 'less', unchanged: 'unchanged', cannot_tell: 'cannot tell' },
  },
  rule: {
    zh: { enters: '新增疑似', leaves: '不再疑似', rises: '增加', falls: '减少', unchanged: '不变', cannot_tell: '无法判定' },
    en: { enters: 'newly suspected', leaves: 'no longer suspected', rises: 'more', falls: 'less', unchanged: 'unchanged', cannot_tell: 'cannot tell' },
  },
} satisfies Record<'due' | 'rule', Record<'zh' | 'en', Record<Outcome, string>>>;

type Language = 'zh' | 'en';

/** A what-if as lines for a terminal or a text file; what is suppressed is shown as `*`. */
export function whatIfText(result: ShownWhatIf, language: Language): string {
  const zh = language === 'zh';
  const head = zh
    ? `截至 ${result.asOf}，登记 ${result.people} 人；现行政策 ${result.packs.join(' < ')}（${result.policyHash}）`
    : `as of ${result.asOf}, ${result.people} people; running policy ${result.packs.join(' < ')} (${result.policyHash})`;
  const nothing = zh ? '草案不改变任何人的结论。' : 'The draft changes nobody\'s answer.';
  const rest = zh ? `不受影响的 ${result.untouched.length} 项` : `${result.untouched.length} left as they are`;
  const hidden = result.smallestGroup === null ? [] : [zh ? `* 少于 ${result.smallestGroup} 人的组，及由合计可推出它的数，不予显示` : `* groups of fewer than ${result.smallestGroup} people, and what would give them away, are not shown`];
  const lacking = result.notAsked.length === 0 ? [] : [zh ? `缺名单未试算的 ${result.notAsked.length} 项：${result.notAsked.join('、')}` : `${result.notAsked.length} not tried for want of a list: ${result.notAsked.join(', ')}`];
  return [head, ...(result.questions.length === 0 ? [nothing] : result.questions.flatMap((one) => questionLines(one, language))), rest, ...lacking, ...hidden].join('\n');
}

function questionLines(question: ShownQuestion, language: Language): string[] {
  const zh = language === 'zh';
  const { total, groups, kind, money } = question;
  const words = OUTCOME_WORDS[kind === 'due' ? 'due' : 'rule'][language];
  const outcomes = (tally: ShownTally) => Object.entries(words)
    .flatMap(([outcome, word]) => (isOutcome(outcome) && tally.outcomes[outcome] !== 0 ? [`${word} ${shown(tally.outcomes[outcome])}`] : [])).join(zh ? '，' : ', ');
  const cost = ({ cost: paid }: ShownTally) => {
    if (!money) return '';
    if (paid === null) return zh ? '；金额 *' : '; amount *';
    const [before, after, more, year] = [paid.before, paid.after, paid.difference, paid.difference * 12].map((one) => yuan(fen(one)));
    const unpriced = paid.unpricedBefore + paid.unpricedAfter === 0 ? '' : zh
      ? `（金额不明未计：原 ${paid.unpricedBefore} 人，改后 ${paid.unpricedAfter} 人）` : ` (amount unknown and left out: ${paid.unpricedBefore} before, ${paid.unpricedAfter} after)`;
    return zh ? `；每月 ${before} → ${after} 元，差 ${more} 元，一年 ${year} 元${unpriced}` : `; a month ${before} -> ${after} yuan, difference ${more}, a year ${year}${unpriced}`;
  };
  const lines = DIMENSIONS.flatMap((dimension) => [
    `  ${DIMENSION_WORDS[dimension][language]}`,
    ...groups[dimension].map((group) => `    ${group.label[language]}  ${outcomes(group)}${cost(group)}`),
  ]);
  return ['', `${question.label[language]} [${question.question}]`, `  ${zh ? '合计' : 'total'}  ${outcomes(total)}${cost(total)}`, ...lines];
}

function isOutcome(text: string): text is Outcome {
  return text in OUTCOME_WORDS.due.zh;
}
