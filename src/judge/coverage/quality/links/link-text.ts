import type { Interval } from '../intervals/wilson.ts';
import type { LinkReport } from './judge-run.ts';

const WORDS = {
  zh: { precision: '认对的占认出的', recall: '认出的占该认出的', judged: (judged: number, drawn: number, unsaid: number) => `判断 ${judged}/${drawn} 行，无法判定 ${unsaid} 行`, open: (strata: number) => `；有 ${strata} 层还没有判断` },
  en: { precision: 'right among the linked', recall: 'linked among those to be linked', judged: (judged: number, drawn: number, unsaid: number) => `${judged} of ${drawn} rows judged, ${unsaid} could not be told`, open: (strata: number) => `; ${strata} strata not judged yet` },
} as const;

/** How good the links are, as text for a terminal. */
export function linkReportText({ lists }: LinkReport, language: 'zh' | 'en'): string {
  const words = WORDS[language];
  return lists.map(({ list, quality }) => [
    `${list}  ${words.judged(quality.judged, quality.drawn, quality.cannotTell)}${quality.strataUnjudged > 0 ? words.open(quality.strataUnjudged) : ''}`,
    ...(quality.judged === 0 ? [] : [`  ${words.precision}  ${told(quality.precision)}`, `  ${words.recall}  ${told(quality.recall)}`]),
  ].join('\n')).join('\n');
}

function told({ estimate, low, high }: Interval): string {
  return `${percent(estimate)}  95 % ${percent(low)} – ${percent(high)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
