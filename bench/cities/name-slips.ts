import { RARE } from './names.ts';
import type { Draw } from './draw.ts';

export type NameSlip = 'homophone' | 'variant' | 'wrong_letter' | 'name_spaces' | 'rare_letter' | 'middle_dot';

const SAME_SOUND = [
  '张章', '王汪', '刘柳', '杨阳', '李黎', '于余俞', '徐许', '江姜', '吴武伍', '方房', '夏下', '付傅', '石史时', '卢鲁', '魏卫',
  '伟玮炜纬', '芳方', '英瑛', '华骅', '明铭鸣', '军君钧均', '丽莉利俐', '红洪宏鸿', '志智治', '平萍', '玉钰育', '兰岚', '珍真贞', '梅玫',
  '霞侠', '文雯', '健建剑', '永勇咏', '生升昇', '金锦津', '林琳霖', '云芸', '凤奉', '艳燕雁', '清青卿', '成诚城程', '杰洁捷', '俊峻',
  '峰锋丰', '辉晖', '慧惠会', '浩昊皓', '子梓紫', '宇雨语', '萱轩', '涵晗', '怡宜仪', '欣新心馨', '佳嘉家', '晨辰宸', '婷亭庭', '静敬',
  '贵桂', '荣容蓉', '义艺意', '良亮', '忠中仲', '祥翔', '先贤', '启起', '德得', '福富', '正政', '世士', '传船', '春椿', '琴芹', '素苏', '璐露',
];

const OTHER_FORM: Record<string, string> = {
  张: '張', 刘: '劉', 陈: '陳', 杨: '楊', 赵: '趙', 吴: '吳', 孙: '孫', 马: '馬', 罗: '羅', 邓: '鄧', 许: '許', 冯: '馮', 叶: '葉', 卢: '盧',
  兰: '蘭', 华: '華', 国: '國', 凤: '鳳', 丽: '麗', 荣: '榮', 红: '紅', 军: '軍', 云: '雲', 贵: '貴', 庆: '慶', 义: '義', 龙: '龍', 东: '東',
  梦: '夢', 峰: '峯', 群: '羣', 杰: '傑', 启: '啓', 强: '強', 飞: '飛', 贤: '賢', 兴: '興', 开: '開', 长: '長', 学: '學', 爱: '愛', 银: '銀', 静: '靜',
  颖: '穎', 语: '語', 诗: '詩', 晓: '曉', 刚: '剛', 诚: '誠', 铭: '銘', 涛: '濤', 伟: '偉', 韩: '韓', 郑: '鄭', 谢: '謝', 万: '萬',
};

const LOOK_ALIKE = [
  '玉王', '兰三', '明朋', '军车', '文交', '英莫', '春香', '秀季', '成戌', '新亲', '林木', '美姜', '荣荧', '桂佳', '凤风', '芳芬', '琴瑟', '敏敬',
  '伟伪', '杰木', '波坡', '刚钢', '涛铸', '丽两', '婷停', '娟绢', '慧彗', '颖颍', '晶品', '艳绝', '怡治', '倩情', '志忘', '永水', '金全', '家豕', '传伟',
  '昌冒', '良艮', '友发', '宗宋', '善喜', '光先', '安宁', '道导', '绍招', '德徳', '福副', '礼札', '信言', '祥详', '海悔', '平手', '龙尤', '生牛',
];

const sounds = new Map<string, string[]>();
for (const group of SAME_SOUND.map((text) => Array.from(text))) for (const letter of group) sounds.set(letter, [...(sounds.get(letter) ?? []), ...group]);
const looks = new Map<string, string>();
for (const pair of LOOK_ALIKE) looks.set(pair.charAt(0), pair.charAt(1));

const DOTS = ['•', '・', '･', '.', '．', '‧', '', ' '];

const SLIPS: Record<NameSlip, (letters: readonly string[], draw: Draw) => string | null> = {
  homophone: (letters, draw) => changeOne(letters, draw, (letter) => draw.pick(sounds.get(letter) ?? [letter])),
  variant: (letters) => letters.map((letter) => OTHER_FORM[letter] ?? letter).join(''),
  wrong_letter: (letters, draw) => changeOne(letters, draw, (letter) => looks.get(letter) ?? letter),
  name_spaces: (letters, draw) => (letters.length === 2 ? letters.join(draw.pick([' ', '　', '  '])) : letters.join('') + draw.pick([' ', '　'])),
  rare_letter: (letters, draw) => letters.map((letter) => (RARE.includes(letter) ? draw.pick(letter === '䶮' ? ['?', '\ue863'] : ['?']) : letter)).join(''),
  middle_dot: (letters, draw) => letters.join('').replace('·', draw.pick(DOTS)),
};

/** The name as another office wrote it; null where this name cannot suffer that slip. */
export function slipName(slip: NameSlip, name: string, draw: Draw): string | null {
  const written = SLIPS[slip](Array.from(name), draw);
  return written === name ? null : written;
}

/** Changes one letter from a random place on; null when none can be changed. */
function changeOne(letters: readonly string[], draw: Draw, change: (letter: string) => string): string | null {
  const start = draw.below(letters.length);
  for (let step = 0; step < letters.length; step++) {
    const at = (start + step) % letters.length;
    const letter = letters[at] ?? '';
    const other = change(letter);
    if (other !== letter) return [...letters.slice(0, at), other, ...letters.slice(at + 1)].join('');
  }
  return null;
}
