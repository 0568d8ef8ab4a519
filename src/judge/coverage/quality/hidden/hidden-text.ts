import type { HiddenAnswer, HiddenResult, ToldInterval } from './hidden-people.ts';

const WORDS = {
  zh: {
    unknown: (rows: number) => `，另有 ${rows} 行认不出是谁`, absent: '没有送来', people: '人', refused: '不能估计：', seen: '名单上的人',
    hidden: '没有一份名单知道的人', all: '合计', floor: '至少', models: '模型（权重，漏掉的人）', independent: '互相独立', assumes: '前提：', caution: '注意：', none: '没有上限',
  },
  en: {
    unknown: (rows: number) => `, and ${rows} rows of whom nobody can tell`, absent: 'did not come', people: 'people', refused: 'No estimate: ', seen: 'In some list',
    hidden: 'In no list', all: 'All together', floor: 'at least', models: 'Models (weight, hidden)', independent: 'independent', assumes: 'Assumes: ', caution: 'Mind: ', none: 'no upper bound',
  },
} as const;

/** An estimate of hidden people as text for a terminal. */
export function hiddenText(answer: HiddenAnswer, language: 'zh' | 'en'): string {
  const words = WORDS[language];
  const captures = answer.captures.map(({ label, came, people, unknown }) =>
    `  ${label[language]}  ${came ? `${people.toLocaleString('en')} ${words.people}${unknown > 0 ? words.unknown(unknown) : ''}` : words.absent}`);
  return [
    `${answer.label[language]} · ${answer.asOf} · ${answer.entitledTo[language]}`, ...captures,
    ...(answer.refused ? [`  ${words.refused}${answer.refused[language]}`] : []),
    ...(answer.result ? resultLines(answer.result, language) : []),
    ...answer.assumptions.map((assumption) => `  ${words.assumes}${assumption[language]}`),
  ].join('\n');
}

function resultLines({ seen, hidden, all, floor, models, strata, cautions }: HiddenResult, language: 'zh' | 'en'): string[] {
  const words = WORDS[language];
  const told = ({ estimate, low, high }: ToldInterval) => `${estimate.toLocaleString('en')}  95 % ${low.toLocaleString('en')} – ${high === null ? words.none : high.toLocaleString('en')}`;
  return [
    `  ${words.seen}  ${seen.toLocaleString('en')}`,
    `  ${words.hidden}  ${told(hidden)}（Chao：${words.floor} ${floor.toLocaleString('en')}）`,
    `  ${words.all}  ${told(all)}`,
    ...strata.map((one) => `    ${one.stratum.padEnd(8)} ${one.seen.toLocaleString('en')} + ${told(one.hidden)}`),
    ...(models.length > 0 ? [`  ${words.models}`] : []),
    ...models.map(({ dependent, weight, hidden: said }) => `    ${dependent.length === 0 ? words.independent : dependent.map((pair) => pair.join('×')).join(' ')}  ${weight.toFixed(3)}  ${said.toLocaleString('en')}`),
    ...cautions.map((caution) => `  ${words.caution}${caution[language]}`),
  ];
}
