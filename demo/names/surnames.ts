import { Weighted } from '../random.ts';

/**
 * Surnames with their share in ten thousand: the published national ranking, leaned towards the surnames common between
 * Huai and Dabie (汪 胡 江 余 方 程 徐 潘 储 ...).
 */
const COMMON = `王690 张660 李640 刘470 陈430 杨270 徐250 汪240 胡235 朱210 吴205 周190 赵170 孙165 许150 黄145 程140 余138 江136 方132
何118 郑112 马110 高105 郭100 罗95 宋92 梁60 韩66 唐64 冯62 于50 董60 萧24 曹78 袁70 邓58 潘92 傅30 沈56 曾38 彭66 吕48 苏44 卢62 蒋52 蔡60 贾40
丁76 魏48 薛36 叶74 阎12 杜46 戴50 夏72 钟40 姜38 范46 谭28 邹34 石44 熊48 金60 陆42 郝20 孔26 白22 崔28 康16 毛30 邱34 秦44 史32 顾34 侯30 邵34
孟28 龙14 万38 段24 雷24 钱38 汤34 尹24 黎14 易16 常24 武18 乔14 贺22 赖8 龚30 文14 储46 台26 匡22 荣24 鲍30 关14 邢12 翟14 俞24 施34 陶42 洪38
樊22 柳20 童28 倪26 穆8 左20 祝20 束16 柴8 华14 章24 詹20 解14 谢72 刁8 卜6 葛32 喻18 凌14 柯14 甘10 耿10 焦12 牛12 田40 任42 阮12 涂14 查16
姚58 严40 安14 齐14 殷20 水4 权4 时8 闵6 桂12 梅14 林60 郎6 管14 岳12 聂14 庞10 欧8 游8 祁8 皮4 盛12 舒10 麻4 宫6 苗8 冷6 辛6 宣4 訾2 昝3 璩2`;

const DOUBLE = '欧阳6 上官3 诸葛3 司马2 司徒1 令狐1 皇甫1 夏侯2';

const table = new Weighted(
  [...`${COMMON} ${DOUBLE}`.matchAll(/(\p{Script=Han}+)(\d+)/gu)].map(([, name = '', weight]) => [name, Number(weight)] as const),
  8192,
);

/** A Han surname, drawn by frequency. */
export const drawSurname = (random: Parameters<typeof table.draw>[0]): string => table.draw(random);
