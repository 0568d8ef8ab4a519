import type { Sex } from '../api.ts';
import { named, type Dictionary } from '../words/index.ts';

/** "女 · 52 岁"; what is unknown is left out. */
export function sexAndAge({ sex, age }: { sex: Sex; age: number | null }, words: Dictionary): string {
  return [sex === null ? '' : words.sex[sex], age === null ? '' : words.age(age)].filter(Boolean).join(' · ');
}

/** "肢体 · 二级"; empty without a certificate. */
export function disability({ category, grade }: { category: number | null; grade: number | null }, words: Dictionary): string {
  return [category === null ? '' : named(words.category, category), grade === null ? '' : named(words.grade, grade)].filter(Boolean).join(' · ');
}

/** "霍邱县 · 城关镇". */
export function upToTown({ county, town }: { county: string | null; town: string | null }): string {
  return [county, town].filter(Boolean).join(' · ');
}
