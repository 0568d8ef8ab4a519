import type { Gap } from '../facts/list-state.ts';
import type { Label } from '../packs/policy.ts';

/** Why a fact is unknown, for a clerk. */
export const GAP_WORDS: Readonly<Record<Gap, Label>> = {
  not_given: { zh: '未提供该名单', en: 'the list was not handed over' },
  stale: { zh: '名单已过期', en: 'the list is too old' },
  later: { zh: '名单日期晚于核对日', en: 'the list is dated after the day asked about' },
  uncovered: { zh: '名单不含本县（区）', en: 'the list does not cover the county' },
  held: { zh: '名单中本县（区）部分待核实', en: "the county's part of the list is held back" },
  waiting: { zh: '名单中有一行待人工确认是否本人', en: 'a row of the list waits for someone to say whether it is this person' },
  blank: { zh: '此项未填写', en: 'it was left blank' },
  not_listed: { zh: '名单中没有本人', en: 'the person is not in the list' },
  no_parameter: { zh: '标准尚未录入', en: 'the amount is not known' },
};
