import { CATEGORIES, GRADES, isCategory, isGrade } from '../../../foundation/kernel/index.ts';
import type { Label } from '../../policy/index.ts';
import type { Breakdown } from './breakdown.ts';

/** What people are grouped by. */
export const DIMENSIONS = ['county', 'category', 'grade', 'age', 'household'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_WORDS = {
  county: { zh: '县区', en: 'County' },
  category: { zh: '残疾类别', en: 'Category' },
  grade: { zh: '残疾等级', en: 'Grade' },
  age: { zh: '年龄段', en: 'Age' },
  household: { zh: '户口性质', en: 'Household' },
} satisfies Record<Dimension, Label>;

const UNKNOWN = { zh: '不明', en: 'Unknown' } as const;
const HOUSEHOLDS: Readonly<Record<string, Label>> = { rural: { zh: '农业', en: 'Rural' }, urban: { zh: '非农业', en: 'Urban' } };

/** How a group is called; `countyName` gives the name of a 6-digit code. */
export function groupLabel(dimension: Dimension, value: string, { age_bands: bands }: Breakdown, countyName: (code: string) => string | null): Label {
  if (value === '') return UNKNOWN;
  const number = Number(value);
  switch (dimension) {
    case 'county': {
      const name = countyName(value) ?? value;
      return { zh: name, en: name };
    }
    case 'category': return isCategory(number) ? CATEGORIES[number] : UNKNOWN;
    case 'grade': return isGrade(number) ? GRADES[number] : UNKNOWN;
    case 'age': return bands.find(({ id }) => id === value)?.label ?? UNKNOWN;
    case 'household': return HOUSEHOLDS[value] ?? UNKNOWN;
  }
}
