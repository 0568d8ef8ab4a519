import type { Label } from '../label.ts';
import type { Handout, Held } from './handout.ts';

/** What is handed out, as a letter that its reader understands. */
export function handoutText(handout: Handout, language: 'zh' | 'en'): string {
  const words = WORDS[language];
  const { office, madeOn, held, shown, recipients } = handout;
  const groups = Map.groupBy(held, ({ group }) => group[language]);
  return [
    words.title(office, madeOn),
    '',
    words.held(held.length),
    ...[...groups].flatMap(([group, items]) => ['', `【${group}】`, ...items.map((item) => `  ${itemText(item, language)}`)]),
    '',
    words.shown(shown.length),
    ...shown.map(({ at, who, did, purpose }) => `  ${dayAndTime(at)}  ${who[language]}  ${did[language]}${purpose ? words.purpose(purpose[language]) : ''}`),
    '',
    words.recipients,
    ...recipients.map(({ purpose, recipient, why }) => `  ${recipient[language]}${words.colon}${why[language]}${words.purpose(purpose[language])}`),
    '',
    handout.rights[language],
    '',
  ].join('\n');
}

function itemText({ what, value, source, asOf, purpose, keptUntil }: Held, language: 'zh' | 'en'): string {
  const words = WORDS[language];
  const from = [source[language], asOf, purpose?.[language], keptUntil === null ? null : words.until(keptUntil)].filter((part) => part !== null && part !== undefined);
  return `${what[language]}${words.colon}${shownValue(value, language)}${words.open}${from.join(words.comma)}${words.close}`;
}

function shownValue(value: Held['value'], language: 'zh' | 'en'): string {
  if (value === null || value === '') return WORDS[language].nothing;
  if (typeof value === 'boolean') return WORDS[language][value ? 'yes' : 'no'];
  return String(value);
}

const OFFSET_MS = 8 * 3_600_000;

/** '2026-11-24 09:05' in China. */
function dayAndTime(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

const WORDS = {
  zh: {
    title: (office: string, day: string) => `${office}\n关于您的个人信息的答复\n${day}`,
    held: (count: number) => (count === 0 ? '我们没有记录您的信息。' : `我们记录了您的下列信息，共 ${count} 项。括号里是从哪里来的、截至哪一天、做什么用、保存到什么时候。`),
    shown: (count: number) => (count === 0 ? '没有工作人员查看过您的信息。' : `下列工作人员查看或办理过，共 ${count} 次：`),
    recipients: '按照公开的处理规则，您的信息可能提供给：',
    purpose: (text: string) => `（${text}）`, until: (day: string) => `保存到 ${day}`,
    colon: '：', comma: '；', open: '（', close: '）', nothing: '未记', yes: '是', no: '否',
  },
  en: {
    title: (office: string, day: string) => `${office}\nWhat we hold about you\n${day}`,
    held: (count: number) => (count === 0 ? 'We hold nothing about you.' : `We hold ${count} things about you. In brackets: where from, as of when, what for, and until when it is kept.`),
    shown: (count: number) => (count === 0 ? 'Nobody at work has looked at it.' : `It was looked at or worked on ${count} times:`),
    recipients: 'By the published rules it may be given to:',
    purpose: (text: string) => ` (${text})`, until: (day: string) => `kept until ${day}`,
    colon: ': ', comma: '; ', open: ' (', close: ')', nothing: 'not recorded', yes: 'yes', no: 'no',
  },
} satisfies Record<keyof Label, unknown>;
