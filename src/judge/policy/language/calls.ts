import type { CallKind, MacroKind } from './node.ts';
import { ageOnDay } from './nodes/age-on.ts';
import { and } from './nodes/and.ts';
import { arithmetic, negative } from './nodes/arithmetic.ts';
import { comparisons } from './nodes/compare.ts';
import { conditional } from './nodes/conditional.ts';
import { date, month, span, yuan } from './nodes/constants.ts';
import { membership } from './nodes/in.ts';
import { known } from './nodes/known.ts';
import { not } from './nodes/not.ts';
import { or } from './nodes/or.ts';
import { all, exists } from './nodes/quantifiers.ts';
import { size } from './nodes/size.ts';
import { sum } from './nodes/sum.ts';

/** Every operator (by CEL's internal name) and function of the language. */
export const CALLS: Readonly<Record<string, CallKind>> = {
  '_&&_': and, '_||_': or, '!_': not, ...comparisons, '@in': membership, '_?_:_': conditional,
  '_+_': arithmetic('+'), '_-_': arithmetic('-'), '_*_': arithmetic('*'), '-_': negative,
  known, age_on: ageOnDay, date, month, yuan, days: span('days'), months: span('months'),
  size, sum,
};

/** CEL's macros that stand by themselves; `filter` and `map` stand inside `size` and `sum` only. */
export const ROW_MACROS: Readonly<Record<string, MacroKind>> = { exists, all };

/** What CEL has and this language leaves out, in words for the refusal. */
export const REFUSED_BY_NAME: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  '_/_': { zh: '除法', en: 'division' },
  '_%_': { zh: '取余', en: 'remainder' },
  '_[_]': { zh: '下标', en: 'an index' },
  method: { zh: '方法调用', en: 'a method call' },
  select: { zh: '对结果取字段', en: 'a field of a computed value' },
  comprehensionExpr: { zh: '此处的循环宏', en: 'a loop macro in this place' },
  listExpr: { zh: '列表（只能出现在 in 的右边）', en: 'a list (allowed only to the right of `in`)' },
  structExpr: { zh: '映射', en: 'a map or message' },
  doubleValue: { zh: '小数（金额请用 yuan("...")）', en: 'a decimal number (for money use yuan("..."))' },
  uint64Value: { zh: '无符号整数', en: 'an unsigned integer' },
  bytesValue: { zh: '字节串', en: 'bytes' },
  nullValue: { zh: '空值（请用 known(...)）', en: 'null (ask known(...) instead)' },
};

/** How the refused operators look in a text. */
export const SPELLED: Readonly<Record<string, string>> = { '_/_': '/', '_%_': '%', '_[_]': '[ ]' };
