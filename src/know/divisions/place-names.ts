import { prefixOf, type DivisionLevel } from '../../foundation/kernel/index.ts';
import type { Division } from './division.ts';
import { FormsBuilder, type Forms } from './forms.ts';

/** How surely a written form means a division: its own name or a listed alias, its name without the suffix, or its name with another suffix. */
export type Strength = 'own' | 'bare' | 'other_suffix';

export interface NamedPlace {
  /** The prefix of the code on the day of the index ('3415' for a city). */
  code: string;
  /** The prefix of the code the name belonged to, which tells under which county it was once written. */
  origin: string;
  strength: Strength;
}

export interface NamedVillage {
  code: string;
  origin: string;
  isCommunity: boolean;
}

/** Written forms of places on a day; villages by their name without its suffix: '横排头'. */
export interface PlaceNames {
  places: Forms<NamedPlace>;
  villages: Forms<NamedVillage>;
}

const OWN_SUFFIXES: Record<Exclude<DivisionLevel, 'village'>, string[]> = {
  province: ['省'],
  city: ['市', '地区'],
  county: ['区', '县'],
  town: ['街道', '回族乡', '镇', '乡'],
};
const TOWN_FORMS = ['镇', '乡', '街道', '街道办事处', '街道办', '办事处'];
const VILLAGE_NAME = /^(.+?)(村|社区|居委会)?$/;

function stemOf(name: string, level: Exclude<DivisionLevel, 'village'>): string {
  const suffix = OWN_SUFFIXES[level].find((end) => name.endsWith(end));
  return suffix === undefined || name.length - suffix.length < 2 ? name : name.slice(0, -suffix.length);
}

/** The ways a place above the village is written. */
function formsOf({ name, level, aliases }: Division): [string, Strength][] {
  if (level === 'village') return [];
  const own = [name, ...aliases].map((form): [string, Strength] => [form, 'own']);
  const stem = stemOf(name, level);
  if (stem === name) return own;
  const offices = level === 'town' && name.endsWith('街道') ? [`${name}办事处`, `${name}办`] : [];
  const others = level === 'town' ? TOWN_FORMS.map((suffix) => stem + suffix).filter((form) => form !== name && !offices.includes(form)) : [];
  return [
    ...own,
    ...offices.map((form): [string, Strength] => [form, 'own']),
    [stem, 'bare'],
    ...others.map((form): [string, Strength] => [form, 'other_suffix']),
  ];
}

/** Collects every written form of every division, old ones too; `codeOn` tells which code they mean on the day. */
export function placeNames(divisions: Iterable<Division>, codeOn: (code: string) => string | null): PlaceNames {
  const places = new FormsBuilder<NamedPlace>();
  const villages = new FormsBuilder<NamedVillage>();
  for (const division of divisions) {
    const origin = prefixOf(division.code);
    const code = prefixOf(codeOn(division.code) ?? division.code);
    if (division.level === 'village') {
      const [, stem = division.name, suffix = '村'] = VILLAGE_NAME.exec(division.name) ?? [];
      villages.add(stem, { code, origin, isCommunity: suffix !== '村' });
    } else {
      for (const [form, strength] of formsOf(division)) places.add(form, { code, origin, strength });
    }
  }
  return { places: places.build(), villages: villages.build() };
}
