import type { Label } from '../../../policy/index.ts';

/** What every such estimate assumes, in plain words. */
export function assumptionsOf(lists: number): Label[] {
  return [
    { zh: '封闭：同一天内没有人进出这个人群（死亡的已剔除，各名单日期相近）', en: 'Closed: nobody joins or leaves the population between the days of the lists (the dead are taken out)' },
    { zh: '认人无误：同一个人在各名单上都认作一人；认不出的行另计，使区间变宽', en: 'Linked rightly: a person is one person in every list; rows that cannot be placed are counted apart and widen the interval' },
    lists === 2
      ? { zh: '独立：在一份名单上的人，上另一份名单的机会与别人一样；两份名单互相带动时，漏掉的人会被低估', en: 'Independent: to be in one list makes it no likelier to be in the other; where one list brings people into the other, the hidden are underestimated' }
      : { zh: '名单两两可以互相关联，由模型估计；三份名单同时关联的部分估计不出，视为没有', en: 'Lists may depend on each other in pairs, which is estimated; dependence of three at once cannot be, and is taken for none' },
    { zh: '机会相近：每个人被名单收录的机会大致相同；总是躲开所有名单的人估计不到，所以这个数偏低', en: 'Alike: everybody is about as easily caught by a list; people who escape every list cannot be estimated, so the number is rather too low' },
  ];
}

/** Fewer people than this in both lists make Chapman's estimate biased (Robson and Regier 1964). */
const ENOUGH_IN_BOTH = 7;

interface Doubts {
  readonly lists: number;
  /** People in both lists, pair by pair. */
  readonly both: readonly number[];
  readonly unbounded: boolean;
  /** Groups were to be counted apart and were not. */
  readonly merged: boolean;
}

/** What a reader must know of this result. */
export function cautionsOf({ lists, both, unbounded, merged }: Doubts): Label[] {
  const cautions: Label[] = [];
  if (lists === 2) cautions.push({ zh: '只有两份名单，名单之间是否独立无法检验', en: 'With two lists only, whether they are independent cannot be tested' });
  if (Math.min(...both) < ENOUGH_IN_BOTH) cautions.push({ zh: `有两份名单的重合不到 ${ENOUGH_IN_BOTH} 人，估计不可靠`, en: `Two of the lists share fewer than ${ENOUGH_IN_BOTH} people; the estimate is not reliable` });
  if (unbounded) cautions.push({ zh: '这些名单定不出上限', en: 'These lists set no upper bound' });
  if (merged) cautions.push({ zh: '分组后人数太少，已合在一起估计；各组名单宽严不一时会有偏差', en: 'The groups were too small and were taken together; where lists work unevenly this is biased' });
  return cautions;
}
