/**
 * What a person may say about a drawn row. `same`: it is the person named beside it; `other`: somebody else in the register; `nobody`: nobody in the
 * register; `cannot_tell`: the row does not let one say.
 */
export const SAYINGS = ['same', 'other', 'nobody', 'cannot_tell'] as const;
export type Judgement = (typeof SAYINGS)[number];

/** The same as told in a judged table in either language. */
export const JUDGEMENTS = {
  same: { zh: '是', en: 'same' },
  other: { zh: '是别人', en: 'other' },
  nobody: { zh: '库中无此人', en: 'nobody' },
  cannot_tell: { zh: '无法判定', en: 'cannot_tell' },
} as const satisfies Record<Judgement, unknown>;

/** Reads a cell of the judgement column; null where it is blank, undefined where it says nothing known. */
export function readJudgement(cell: string): Judgement | null | undefined {
  const text = cell.trim().toLowerCase();
  if (text === '') return null;
  return SAYINGS.find((one) => one === text || JUDGEMENTS[one].zh === text);
}
