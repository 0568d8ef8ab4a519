/** What each number of the overview and of a list means: its receipt. */
export const receiptsZh = {
  receipts: {
    lists: '这次核对用到的外部名单，每份只算最近一批。',
    rows: '这些名单里的数据行。表头、空行和合计行不算；每一行都有去处，一行不丢。',
    linked: '认到了登记库里某一个人的行。一个人可以在几份名单上，所以行数不是人数。',
    asked: '像是登记库里的人，但不够确定的行。由人认准以前，不当作任何人的事实。',
    judged: '一个人对一条规则判一次。多数判定的结论是“没有遗漏”，不另列名单。',
    missed: '按政策该享受、在名单和发放册里却没有见到的人。是疑似，要核实了才算。',
    wrong: '名单或发放册里有、按政策却不该有的人。是疑似，要核实了才算。',
    rejected: '既没有姓名也没有号码、没法用的行。已连同原因退给来源。',
    warnings: '能用但有毛病的行，比如证号校验不对。照常使用，毛病记着。',
    nobody: '登记库里没有这个人的行：多数本来就不是残疾人。',
    countsRows: '数据行',
    countsLists: '名单，一份算一个',
    countsJudged: '判定，一人一条规则算一次',
    countsCases: '人次，一人一条规则算一次',
  },
};
