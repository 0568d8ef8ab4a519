import type { Random } from '../random.ts';
import { drawGivenName } from './given-names.ts';
import { drawSurname } from './surnames.ts';

const DOTTED_FIRST = { male: ['买买提', '阿卜杜拉', '艾山', '吐尔逊', '扎西', '多吉', '木沙', '阿力木'], female: ['古丽', '阿依古丽', '帕提古丽', '卓玛', '央金', '热依汗', '米娜'] };
const DOTTED_LAST = ['吐尔逊', '买买提', '艾合买提', '阿不都热依木', '依明', '次仁', '平措', '达瓦', '玉素甫'];
const DOTTED_SHARE = 0.0006;

/** A full name. A few are minority names with a middle dot; `surname` keeps a family together. @param sex 1 male, 0 female */
export function drawName(random: Random, sex: number, year: number, surname?: string): string {
  if (surname === undefined && random.chance(DOTTED_SHARE)) {
    return `${random.pick(sex === 1 ? DOTTED_FIRST.male : DOTTED_FIRST.female)}·${random.pick(DOTTED_LAST)}`;
  }
  return (surname ?? drawSurname(random)) + drawGivenName(random, sex, year);
}

const DOUBLE = /^(欧阳|上官|诸葛|司马|司徒|令狐|皇甫|夏侯)/u;

/** The surname of a Han name; `undefined` for a name with a middle dot. */
export function surnameOf(name: string): string | undefined {
  if (name.includes('·')) return undefined;
  return DOUBLE.exec(name)?.[0] ?? name.charAt(0);
}
