import { count } from '../format.ts';

/** Of the lists of findings: narrowing, looking at them, deciding. */
export const findingsZh = {
  narrowing: {
    sentence: '正在看',
    remove: (condition: string) => `去掉条件：${condition}`,
    more: '更多条件',
    by: { rule: '规则', kind: '种类', county: '县区', town: '乡镇', village: '村居', status: '状态', outcome: '核实结果', category: '残疾类别', grade: '残疾等级', age: '年龄', month: '发现月份' },
    outcomes: { confirmed: '核实属实', excluded: '核实排除' },
    none: { town: '乡镇不详', village: '村居不详', outcome: '还没有人核实', category: '类别不详', grade: '等级不详', age: '年龄不详' },
    ages: (from: string, to: string) => (to === '' ? `${from} 岁以上` : `${from}–${to} 岁`),
    since: '发现日期不早于',
    sinceDay: (day: string) => `${day} 以来`,
    inMonth: (month: string) => `${month}发现`,
    called: (text: string) => `姓名或证号“${text}”`,
    or: '或',
  },
  listing: {
    columns: '显示的列',
    order: '排列',
    orders: { rule: '按规则和地方', place: '按地方', newest: '最近发现的在前', oldest: '最早发现的在前', youngest: '年纪小的在前', eldest: '年纪大的在前', grade: '残疾重的在前' },
    view: '怎样看',
    views: { list: '名单', chart: '图', map: '地图' },
    row: (n: number, all: number) => `第 ${count(n)} 行，共 ${count(all)} 行`,
    reading: '正在读',
    notSeen: '不在您的范围内',
    chosen: '选中',
    choose: (name: string) => `选中${name}`,
    keys: '在名单里：上下键逐行，Home 和 End 到头尾，回车打开。',
  },
};
