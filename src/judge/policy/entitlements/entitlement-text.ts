import { fen, yuan } from '../../../foundation/kernel/index.ts';
import type { Label } from '../packs/policy.ts';
import { WITHHELD } from '../packs/sensitivity.ts';
import type { OverlapStanding, PersonEntitlement, Seen, SetBy, Standing, StopStanding } from './person-entitlement.ts';

type Language = keyof Label;

const SEEN = {
  yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' }, cannot_tell: { zh: '无法判定', en: 'cannot tell' },
  withheld: WITHHELD, no_list: { zh: '没有名单可查', en: 'no list shows it' },
} satisfies Record<Seen, Label>;

/** Where a person stands with a benefit, in words. */
export const STANDINGS = {
  not_entitled: { zh: '不符合，未发放', en: 'not entitled, not paid' },
  missed: { zh: '符合，未发放', en: 'entitled, not paid' },
  as_due: { zh: '符合，足额发放', en: 'entitled, paid as due' },
  underpaid: { zh: '符合，发放不足', en: 'entitled, paid too little' },
  above: { zh: '符合，发放高于标准', en: 'entitled, paid more than the amount on file' },
  paid_outside: { zh: '按条文不符合，已在发放', en: 'not entitled by the text, yet paid' },
  cannot_tell: { zh: '无法判定', en: 'cannot tell' },
  withheld: WITHHELD,
} satisfies Record<Standing, Label>;

/** Benefits of the matrix that need no line of their own. */
const OTHERS = {
  no: { zh: '未领取', en: 'Does not draw' }, cannot_tell: { zh: '不知是否领取', en: 'Cannot tell whether they draw' },
  withheld: { zh: '无权查看是否领取', en: 'Not shown to you whether they draw' }, no_list: { zh: '没有名单可查是否领取', en: 'No list shows whether they draw' },
} satisfies Partial<Record<Seen, Label>>;

/** What a benefit is for one person, as plain lines. */
export function entitlementText(one: PersonEntitlement, asOf: string, language: Language): string {
  const zh = language === 'zh';
  const colon = zh ? '：' : ': ';
  const line = (label: Label, text: string) => `  ${label[language]}${colon}${text}`;
  return [
    `${one.label[language]}${colon}${STANDINGS[one.standing][language]}${zh ? `（${asOf}）` : ` (${asOf})`}`,
    ...one.basis.map(({ document, article }) => line({ zh: '依据', en: 'Basis' }, `${document} ${article}`)),
    line({ zh: '是否符合', en: 'Entitled' }, SEEN[one.entitled][language]),
    ...one.eligibility.map(({ label, answer }, i) => `    ${i + 1}. ${label[language]}${colon}${SEEN[answer][language]}`),
    ...(one.expected ? [line({ zh: '月标准', en: 'Due a month' }, expectedText(one.expected, language))] : []),
    line({ zh: '实发', en: 'Paid' }, paidText(one.paid, language)),
    line({ zh: '起发', en: 'From' }, `${one.start.label[language]}${one.start.month === null ? (zh ? '（没有名单载明月份）' : ' (no list says which month)') : ` ${one.start.month}`}`),
    ...one.stops.map((stop) => line({ zh: '停发情形', en: 'It ends with' }, stopText(stop, language))),
    ...one.overlaps.filter(matters).map((overlap) => line({ zh: '与其他待遇', en: 'Beside' }, overlapText(overlap, one.label, language))),
    ...(['no', 'cannot_tell', 'withheld', 'no_list'] as const).flatMap((answer) => {
      const others = one.overlaps.filter((overlap) => !matters(overlap) && overlap.received === answer).map(({ label }) => label[language]);
      return others.length === 0 ? [] : [line(OTHERS[answer], others.join(zh ? '；' : '; '))];
    }),
  ].join('\n');
}

/** Whether another benefit is told on a line of its own: it is drawn, or it would exclude this one if it were. */
function matters({ received, status, keeps }: OverlapStanding): boolean {
  return received === 'yes' || (received !== 'no' && received !== 'no_list' && status === 'active' && keeps !== 'both');
}

function expectedText({ fen: due, setBy, why }: NonNullable<PersonEntitlement['expected']>, language: Language): string {
  const amount = due === null ? `${SEEN.cannot_tell[language]}${why ? (language === 'zh' ? `，因为${why.zh}` : `, because ${why.en}`) : ''}` : money(due, language);
  return `${amount}${setBy.map((one) => setText(one, language)).join('')}`;
}

function setText({ region, from, basis: [basis] }: SetBy, language: Language): string {
  const document = basis ? `${basis.document} ${basis.article}` : '';
  if (language === 'zh') return `（${document}，${region === '' ? '全国' : `地区 ${region}`}，${from} 起）`;
  return ` (${document}, ${region === '' ? 'whole nation' : `region ${region}`}, from ${from})`;
}

function paidText({ listed, fen: paid, month, months }: PersonEntitlement['paid'], language: Language): string {
  const zh = language === 'zh';
  if (listed === 'no') return zh ? '不在发放名单' : 'not on the payroll';
  if (listed !== 'yes') return SEEN[listed][language];
  const covers = months === 1 ? '' : zh ? `，含 ${months} 个月` : `, for ${months} months`;
  return `${paid === null ? SEEN.cannot_tell[language] : money(paid, language)}${month === null ? '' : zh ? `（${month}${covers}）` : ` (${month}${covers})`}`;
}

function stopText({ label, answer, status }: StopStanding, language: Language): string {
  const draft = status === 'active' ? '' : language === 'zh' ? '（草稿，不参与判定）' : ' (a draft, which decides nothing)';
  return `${label[language]}${language === 'zh' ? '：' : ': '}${SEEN[answer][language]}${draft}`;
}

function overlapText({ with: other, label, keeps, received, excludes, status, note }: OverlapStanding, own: Label, language: Language): string {
  const zh = language === 'zh';
  const rule = keeps === 'both' ? { zh: '可以同时领取', en: 'both may be drawn' }
    : keeps === 'higher' ? { zh: '择高领取一项', en: 'the higher one of the two' }
      : { zh: `只领${keeps === other ? label.zh : own.zh}`, en: `only ${keeps === other ? label.en : own.en} may be drawn` };
  const draft = status === 'active' ? '' : zh ? '，草稿，不参与判定' : ', a draft, which decides nothing';
  const ends = status === 'active' && excludes === 'yes' ? (zh ? '，因此不得领取' : ', which excludes this one') : '';
  const noted = note ? (zh ? `；${note.zh}` : `; ${note.en}`) : '';
  return zh ? `${label.zh}，${rule.zh}${noted}${draft}；领取：${SEEN[received].zh}${ends}` : `${label.en}, ${rule.en}${noted}${draft}; drawn: ${SEEN[received].en}${ends}`;
}

function money(amount: number, language: Language): string {
  return language === 'zh' ? `${yuan(fen(amount))} 元` : `${yuan(fen(amount))} yuan`;
}
