/** Finding a person or a page. */
export const paletteZh = {
  palette: {
    button: '找人、找页面',
    keys: 'Ctrl K',
    title: '查找',
    field: '姓名、拼音、首字母、残疾人证号或页面',
    hint: '例如：王秀英、wangxiuying、wxy、待认行',
    results: '找到的',
    pages: '页面',
    people: '人',
    searching: '正在找……',
    nobody: '没有找到。换个写法试试，或检查是否在您的范围内。',
    failed: '没有找成，请再试一次。',
    by: { number: '证号相符', name: '姓名', sound: '读音', place: '地方', address: '住址' },
    found: (people: number, pages: number) => `找到 ${people} 个人、${pages} 个页面`,
  },
};
