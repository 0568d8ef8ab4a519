import type { NamedPlace, NamedVillage, PlaceNames, Strength } from './place-names.ts';

export type PlaceColumn = 'county' | 'town' | 'village' | 'address';

/** What has been understood so far: the prefixes of the codes still possible (none: nowhere yet). */
export interface Reading {
  codes: string[];
  problem: 'unknown' | 'ambiguous' | null;
}

const VILLAGE_SUFFIXES = ['村民委员会', '村委会', '村委', '村'];
const COMMUNITY_SUFFIXES = ['社区居民委员会', '社区居委会', '社区居委', '社区', '居民委员会', '居委会', '居委'];
const SUFFIXES = [...COMMUNITY_SUFFIXES, ...VILLAGE_SUFFIXES];
/** After a village written without its suffix: a group or a house number, nothing that could make it a street. */
const AFTER_BARE_VILLAGE = /^(?:$|[\d一二三四五六七八九十第(]|组|村民组|生产队|队)/;
const LONGEST_LEAD = 6;
const STRENGTHS = ['own', 'bare', 'other_suffix'] as const satisfies Strength[];

interface Step {
  codes: string[];
  length: number;
  strength: Strength;
}

interface VillageFound {
  codes: string[];
  isBare: boolean;
}

/** Reads a text from its start, place by place from the city down to the village; what follows the last place is ignored. */
export function readPlace(text: string, column: PlaceColumn, before: Reading, names: PlaceNames, city: string): Reading {
  let codes = before.codes;
  let at = column === 'address' ? startOf(text, codes, names, city) : 0;
  let sure = { codes, at };
  for (;;) {
    const step = readStep(text, at, codes, names, city);
    const village = step?.strength === 'own' ? null : readVillage(text, at, codes, names, column);
    if (step && (village === null || (village.isBare && column === 'address' && depthOf(codes) < 9))) {
      codes = step.codes;
      at += step.length;
      if (step.strength !== 'bare' || at === text.length) sure = { codes, at };
      continue;
    }
    if (village) return { codes: village.codes, problem: null };
    break;
  }
  // '金寨' at the start of '金寨路5号' is no county.
  const rest = text.slice(sure.at);
  return { codes: sure.codes, problem: misses(column, rest, sure.codes) ? 'unknown' : sure.codes === before.codes ? before.problem : null };
}

function depthOf(codes: string[]): number {
  return Math.max(0, ...codes.map((code) => code.length));
}

function misses(column: PlaceColumn, rest: string, codes: string[]): boolean {
  if (rest === '') return codes.length === 0;
  const depth = depthOf(codes);
  if (column === 'county') return depth < 6;
  if (column === 'town') return depth < 9;
  if (column === 'village') return depth < 12;
  return depth === 0 || /^\D{1,8}(?:村(?!民组)|社区|居委会)/.test(rest) || (depth < 9 && /^\D{1,6}[镇乡]/.test(rest));
}

/** Where the first place begins: at the start, or after a few words such as 户籍地址 or 现住. */
function startOf(text: string, codes: string[], names: PlaceNames, city: string): number {
  if (readStep(text, 0, codes, names, city) ?? readVillage(text, 0, codes, names, 'address')) return 0;
  for (let at = 1; at <= LONGEST_LEAD; at += 1) {
    if (readStep(text, at, codes, names, city)?.strength === 'own') return at;
  }
  return 0;
}

function suffixAt(text: string, at: number): string | null {
  return SUFFIXES.find((suffix) => text.startsWith(suffix, at)) ?? null;
}

/** Whether one code lies in the other, either way round, or no code is known yet. */
function agrees(place: NamedPlace, codes: readonly string[], city: string): boolean {
  if (codes.length === 0) return place.code.length <= 6 || place.code.startsWith(city);
  return codes.some((code) => place.origin.startsWith(code) || place.code.startsWith(code) || code.startsWith(place.code));
}

function readStep(text: string, at: number, codes: string[], names: PlaceNames, city: string): Step | null {
  for (const form of names.places.at(text, at)) {
    const { length } = form.text;
    const found = form.meanings.filter((place) => agrees(place, codes, city));
    if (found.length === 0) continue;
    const strength = STRENGTHS.find((one) => found.some((place) => place.strength === one)) ?? 'bare';
    if (strength !== 'own' && suffixAt(text, at + length) !== null) continue;
    const meant = new Set(found.filter((place) => place.strength === strength).map((place) => place.code));
    return { codes: narrow(codes, [...meant]), length, strength };
  }
  return null;
}

/** Naming a place above the one already known ('六安市裕安区六安市...') does not lose what is known. */
function narrow(known: string[], named: string[]): string[] {
  const kept = known.filter((code) => named.some((other) => code.startsWith(other)));
  return kept.length > 0 ? kept : named;
}

function readVillage(text: string, at: number, codes: string[], names: PlaceNames, column: PlaceColumn): VillageFound | null {
  for (const form of names.villages.at(text, at)) {
    const { length } = form.text;
    const suffix = suffixAt(text, at + length);
    const isBare = suffix === null;
    if (isBare && !mayBeBare(text, at + length, length, codes, column)) continue;
    const found = villagesWithin(form.meanings, codes);
    if (found.length > 0) return { codes: distinctCodes(ofKind(found, suffix)), isBare };
  }
  return null;
}

/** Without its suffix a village is believed in its own column, or in an address inside a known county, where nothing makes it a street. */
function mayBeBare(text: string, end: number, length: number, codes: string[], column: PlaceColumn): boolean {
  const inPlace = column === 'village' || (column === 'address' && depthOf(codes) >= 6);
  return inPlace && length >= 2 && AFTER_BARE_VILLAGE.test(text.slice(end));
}

function villagesWithin(named: NamedVillage[], codes: string[]): NamedVillage[] {
  if (codes.length === 0) return named;
  return named.filter((village) => codes.some((code) => village.code.startsWith(code) || village.origin.startsWith(code)));
}

/** Where a village and a community share a name, the suffix decides; a village alone is meant under either, since many became communities. */
function ofKind(found: NamedVillage[], suffix: string | null): NamedVillage[] {
  if (suffix === null) return found;
  const same = found.filter((village) => village.isCommunity === COMMUNITY_SUFFIXES.includes(suffix));
  return same.length > 0 ? same : found;
}

function distinctCodes(villages: NamedVillage[]): string[] {
  return [...new Set(villages.map((village) => village.code))];
}
