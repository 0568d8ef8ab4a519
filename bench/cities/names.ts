import { falling, type Draw } from './draw.ts';

export type Sex = '男' | '女';

const SURNAMES = falling(
  '王张李刘陈杨吴朱徐黄孙汪周胡赵马许何江方程郑高宋谢叶余韩曹潘罗鲍沈夏袁蒋卢付田姚丁陶魏任邓梁唐董彭洪冯金章石熊龚秦关史侯尹邵武万郝龙钱严戴俞储台翁柳窦桂华费曾束涂' +
  '卫喻倪施薛苏顾荣晋甘霍耿詹裴阮毕左牛葛穆伍司房芮匡凌黎於章葛岳祝阳解盛柏鲁翟鞠宛', 6);

const OLD = {
  男: falling('明德国华文志玉正永金道传家荣成世开绍兴维军贵福仁礼信义祥昌发才新长平生云龙海林根富庆良春山友本先宗学善怀守光启克忠安', 8),
  女: falling('英兰秀芳玉桂珍凤梅莲翠云华琴荣霞素贤春香美彩菊群芝月娟惠巧淑爱兴传道家素开银红仁敏平如金仙蓉', 8),
} satisfies Record<Sex, string[]>;

const YOUNG = {
  男: falling('伟军杰浩宇鹏勇磊涛强波俊超文子明轩博晨辉飞斌宏刚建峰健志亮凯龙旭东阳嘉天睿宁松家诚毅哲瑞翔祥佳豪昊君海泽铭林成', 9),
  女: falling('丽静婷敏燕娟雪玲艳慧颖莉晶倩欣雨佳怡梦洁文萍红霞芳琳瑶璐子涵思悦娜雅萱梓晓蕾丹茹玉颜甜媛琪诗语宜馨心妍可', 9),
} satisfies Record<Sex, string[]>;

/** Letters that old encodings cannot write; the second is what such a file carries in its place. */
export const RARE = ['㛃', '䶮', '𠮷', '㴓', '䒟', '𬭩'];

const FAR = ['阿依古丽', '买买提', '吐尔逊', '古丽娜尔', '艾合买提', '热依汗', '迪丽努尔', '卡德尔', '玛依拉', '木沙'];

/** A name as a person of that sex and year of birth might carry it. */
export function drawName(sex: Sex, birthYear: number, draw: Draw): string {
  const odd = draw.next();
  if (odd < 0.002) return `${draw.pick(FAR)}·${draw.pick(FAR)}`;
  const surname = draw.pick(SURNAMES);
  const letters = birthYear + draw.below(20) < 1985 ? OLD[sex] : YOUNG[sex];
  if (odd < 0.004) return surname + draw.pick(['', draw.pick(letters)]) + draw.pick(RARE);
  const last = draw.pick(letters);
  return draw.chance(birthYear < 1970 ? 0.15 : 0.3) ? surname + last : surname + draw.pick(letters) + last;
}

/** A name that shares the surname and, when it can, one letter more: brothers, twins, or pure chance. */
export function similarName(name: string, sex: Sex, draw: Draw): string {
  const letters = Array.from(name);
  if (name.includes('·')) return drawName(sex, 1980, draw);
  const at = letters.length - 1 - (letters.length > 2 && draw.chance(0.4) ? 1 : 0);
  for (;;) {
    const other = draw.pick(draw.chance(0.5) ? OLD[sex] : YOUNG[sex]);
    if (letters[at] !== other) return [...letters.slice(0, at), other, ...letters.slice(at + 1)].join('');
  }
}

/** A name with the given surname (or any) that shares no other letter with `name`. */
export function unlikeName(name: string, sex: Sex, birthYear: number, keepSurname: boolean, draw: Draw): string {
  for (;;) {
    const other = Array.from(drawName(sex, birthYear, draw));
    if (keepSurname && !name.includes('·')) other[0] = Array.from(name)[0] ?? '';
    if (other.slice(1).every((letter) => !name.includes(letter))) return other.join('');
  }
}
