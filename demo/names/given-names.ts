import { type Random, Weighted } from '../random.ts';

interface Fashion {
  /** First born in this year or later. */
  from: number;
  /** Share of given names of one character. */
  single: number;
  /** Characters by falling frequency: the first and the second of a given name, men then women. */
  men: readonly [string, string];
  women: readonly [string, string];
}

/** What parents called their children, by generation. The order is invented after what every register shows; no list was copied. */
const FASHIONS: readonly Fashion[] = [
  {
    from: 1900, single: 0.06,
    men: ['德文永世家国先正传明宗光大玉长学士成克绍其本道维良怀启万开少', '华才明发山清财富元友荣祥文林贵银和生有胜伦福良礼仁义'],
    women: ['秀桂玉兰凤素金翠桃道传世先春月冬淑家美正自德', '英兰芳珍华荣芝莲凤香珠云贞如清秀玲侠群'],
  },
  {
    from: 1950, single: 0.09,
    men: ['国建德文永家世正先传光明学玉志新长成大跃金胜卫为春林宗立克善', '华平明军国才兵友发林山荣清文生全胜安新宝喜龙如海武东银财'],
    women: ['秀桂玉兰凤素金翠红美春月爱淑家先传世建文国少从维', '英兰芳珍华荣芝莲凤香珠云梅琴侠霞平玲群勤红美琼'],
  },
  {
    from: 1970, single: 0.2,
    men: ['国建志文永家世正卫海晓新小明学红宏立成大春庆光德少传从祥', '军兵平明强华勇伟波东林峰飞涛刚辉斌龙宝松胜海超杰'],
    women: ['红丽晓小秀玉海春燕文金美艳家爱慧传从世先庆少维', '霞芳梅英红玲丽云琴燕敏艳华芹萍娟莉侠勤静荣平香'],
  },
  {
    from: 1985, single: 0.34,
    men: ['伟小晓文志海俊家成明世永大传国振立宏建春祥从云', '伟强磊军涛鹏勇杰峰超飞波辉亮斌刚浩龙平宇健明凯'],
    women: ['小晓丽文海雪红秀玉艳春金家婷燕美慧世传云从', '丽娟敏静艳霞芳燕玲娜婷慧莉倩雪萍云琴梅丹蕾洁'],
  },
  {
    from: 2000, single: 0.16,
    men: ['子家宇浩俊文志天明梓嘉博思一泽成伟鑫晨世传海', '轩豪杰涵宇阳浩鑫睿航洋瑞凯龙晨宇辰铭博乐然祺'],
    women: ['子梦雨欣思文佳嘉诗一梓可雅心紫若静馨语晨世传', '涵怡琪轩萱婷妍玲彤雪菲悦洁瑶琳颖妮然雯欣月'],
  },
];

/** Characters that many systems cannot hold: outside GBK first, then inside GBK only. Each with the weight it is drawn with. */
const RARE: readonly (readonly [string, number])[] = [
  ['𠮷', 3], ['䶮', 5], ['㛃', 4], ['㴓', 1], ['䒟', 1], ['𬭩', 1],
  ['喆', 9], ['堃', 9], ['玥', 8], ['镕', 5], ['犇', 3], ['赟', 5], ['旸', 3], ['淏', 3], ['珺', 4], ['芃', 3],
];
const RARE_SHARE = 0.006;

type Table = Weighted<string>;
interface Drawer {
  from: number;
  single: number;
  men: readonly [Table, Table];
  women: readonly [Table, Table];
}

const byRank = (characters: string): Table => new Weighted([...characters].map((character, rank) => [character, 1 / (rank + 7)] as const), 2048);
const rare = new Weighted(RARE, 256);
const drawers: readonly Drawer[] = FASHIONS.map(
  ({ from, single, men, women }): Drawer => ({
    from,
    single,
    men: [byRank(men[0]), byRank(men[1])],
    women: [byRank(women[0]), byRank(women[1])],
  }),
).toReversed();

/** A given name in the fashion of the year. @param sex 1 male, 0 female */
export function drawGivenName(random: Random, sex: number, year: number): string {
  const drawer = drawers.find(({ from }) => from <= year) ?? drawers[0];
  if (!drawer) throw new Error('no fashion of names');
  const [first, second] = sex === 1 ? drawer.men : drawer.women;
  const last = random.chance(RARE_SHARE) ? rare.draw(random) : second.draw(random);
  return random.chance(drawer.single) ? last : first.draw(random) + last;
}
