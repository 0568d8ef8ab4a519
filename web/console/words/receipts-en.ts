import type { receiptsZh } from './receipts-zh.ts';

export const receiptsEn: typeof receiptsZh = {
  receipts: {
    lists: 'Agency lists used by this check, of each only the latest.',
    rows: 'Data rows of these lists. Headers, blank rows and totals do not count; every row goes somewhere, none is lost.',
    linked: 'Rows found to be one person of the register. One person may be on several lists, so rows are not people.',
    asked: 'Rows that look like somebody of the register, but not surely enough. Until a person decides, they are nobody’s facts.',
    judged: 'One person against one rule is judged once. Most answers are “not missed”, of which no list is kept.',
    missed: 'People who should receive by policy and were seen in no list and no payroll. Suspected; it counts once it is verified.',
    wrong: 'People found in a list or payroll who should not be by policy. Suspected; it counts once it is verified.',
    rejected: 'Rows without a name and without a number, which cannot be used. Sent back with the reason.',
    warnings: 'Rows that are used although something is wrong, such as a number that fails its check. It is remembered.',
    nobody: 'Rows of people who are not in the register: most of them have no disability.',
    countsRows: 'data rows',
    countsLists: 'lists, one each',
    countsJudged: 'judgements, one for a person and a rule',
    countsCases: 'cases, one for a person and a rule',
  },
};
