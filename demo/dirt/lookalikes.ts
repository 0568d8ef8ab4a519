/** Characters of names that sound alike, a group a word. */
const HOMOPHONES = `英瑛莹颖 兰岚蓝 芳方 玲灵铃凌 军君钧均 明鸣铭名 华花桦骅 伟玮炜苇 建健剑 志智治致 玉育裕钰 珍真贞祯 平萍苹 丽莉利俐 红洪宏虹鸿 云芸昀 成诚程承
生升声胜 荣蓉容融 霞侠遐 燕艳雁彦 琴勤芹 清青卿 文雯闻纹 东冬栋 金今锦津 新欣心鑫昕 林琳霖临 龙隆珑 宝保葆 福富 永勇咏泳 家佳嘉加 子紫梓籽 轩宣萱 涵晗函寒
怡仪宜 雨语宇羽 晨辰臣宸 浩皓昊 梅玫媚 春椿 学雪 国果 凤奉 桂贵 素苏 爱艾 世士仕 德得 正政 先仙贤 传川 光广 友有 才财材 义艺毅 仁人 礼理李 伦仑 翠脆
美镁 少绍 从聪丛 良梁亮 启起琦 本苯 其奇琪 维唯惟 怀淮槐 波博勃 涛韬 辉晖徽 超朝 飞菲 斌彬宾 强蔷 磊蕾 静靖婧 敏闽 慧惠会 娟涓 婷亭庭 雪穴 楠南 杰洁捷
张章 王汪 刘柳 杨阳 程成 许徐 余于俞 江姜蒋 何和 胡湖 吴武 朱诸 周邹 陈晨 沈申 方房 袁元 鲍包 傅付 萧肖 阎闫 戴代 邱丘 储褚 匡邝 叶业 夏厦 石时 谢解`;

/** Simplified and traditional or variant forms, a pair a word. */
const VARIANTS = `华華 国國 兰蘭 红紅 陈陳 张張 刘劉 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 凤鳳 龙龍 宝寶 义義 庆慶 荣榮 学學 云雲 贵貴 珍珎 峰峯 群羣 瑶瑤 喆哲 堃坤 伟偉 丽麗 兴興
军軍 东東 强強 银銀 财財 维維 怀懷 礼禮 传傳 邓鄧 郑鄭 罗羅 谢謝 许許 萧蕭 叶葉 钱錢 钟鐘 陆陸 汤湯 涛濤 辉輝 飞飛 鹏鵬 静靜 艳豔 莲蓮 爱愛 鑫鑫`;

/** Private-use code points that old fonts gave to characters which Unicode encoded later. */
export const PRIVATE_TWINS: Readonly<Record<string, string>> = { 䶮: '\uE863' };

export const soundsLike = neighbours(HOMOPHONES);
export const looksLike = neighbours(VARIANTS);

function neighbours(words: string): ReadonlyMap<string, string[]> {
  const map = new Map<string, string[]>();
  for (const word of words.split(/\s+/u)) {
    const group = [...word];
    for (const character of group) {
      const others = group.filter((other) => other !== character);
      if (others.length > 0) map.set(character, [...(map.get(character) ?? []), ...others]);
    }
  }
  return map;
}
