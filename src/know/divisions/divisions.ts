import { ancestorsOf, isDivisionCode, prefixOf, shortCode, type DivisionLevel } from '../../foundation/kernel/index.ts';
import { codeHistory } from './code-history.ts';
import { isInForce, NOW, type Division } from './division.ts';
import { placeNames, type PlaceNames } from './place-names.ts';
import { readDivisions, readIdentityPrefixes } from './read-divisions.ts';
import { resolvePlace, type PlaceParts, type ResolvedPlace } from './resolve-place.ts';

/** The divisions of one city with the history of their codes. Days are 'YYYY-MM-DD'; without a day, as the codes are now. */
export interface Divisions {
  /** The city's 6-digit code. */
  city: string;
  /** Any division the tables know, in force or not; 12-digit forms of shorter codes are understood. */
  get(code: string): Division | null;
  nameOf(code: string): string | null;
  /** '安徽省六安市裕安区苏埠镇横排头村'. */
  fullName(code: string): string | null;
  /** The divisions one level down, by code. */
  childrenOf(code: string, asOf?: string): Division[];
  /** Every division of a level inside another, by code: for counts by town or village. */
  within(code: string, level: DivisionLevel, asOf?: string): Division[];
  counties(asOf?: string): Division[];
  /** Whether an identity number may begin with these six digits. It says where the number was issued, never where somebody lives. */
  knownIdentityPrefix(code6: string): boolean;
  /** The code that stands for a place on a day, from older or younger codes; an unknown village gives its town. Null where there is no single one. */
  successorOf(code: string, day?: string): string | null;
  /** The division meant by the texts of a row. */
  resolvePlace(parts: PlaceParts, asOf?: string): ResolvedPlace;
}

const BELOW: Record<DivisionLevel, DivisionLevel | null> = { province: 'city', city: 'county', county: 'town', town: 'village', village: null };

/** Loads the divisions of a city from its pack's folder (`divisions.csv`, `identity-prefixes.csv`). Throws an Error that names file and line. */
export function loadDivisions(folder: string): Divisions {
  const all = readDivisions(folder).sort((a, b) => (a.code < b.code ? -1 : 1));
  const byCode = new Map(all.map((division) => [shortCode(division.code), division]));
  const prefixes = readIdentityPrefixes(folder);
  const codeOn = codeHistory(byCode);
  const namesByDay = new Map<string, PlaceNames>();
  const city = cityOf(all);

  function get(code: string): Division | null {
    return isDivisionCode(code) ? (byCode.get(shortCode(code)) ?? null) : null;
  }

  function within(code: string, level: DivisionLevel, asOf: string = NOW): Division[] {
    const prefix = prefixOf(code);
    return all.filter((division) => division.level === level && division.code.startsWith(prefix) && isInForce(division, asOf));
  }

  function childrenOf(code: string, asOf: string = NOW): Division[] {
    const division = get(code);
    const level = division && BELOW[division.level];
    return level ? within(code, level, asOf) : [];
  }

  function namesOn(day: string): PlaceNames {
    const known = namesByDay.get(day) ?? placeNames(all, (code) => codeOn(code, day));
    namesByDay.set(day, known);
    return known;
  }

  return {
    city,
    get,
    nameOf: (code) => get(code)?.name ?? null,
    fullName: (code) => (get(code) ? [...ancestorsOf(code), code].map((one) => get(one)?.name ?? '').join('') : null),
    childrenOf,
    within,
    counties: (asOf = NOW) => within(city, 'county', asOf),
    knownIdentityPrefix: (code6) => prefixes.has(code6),
    successorOf: (code, day = NOW) => codeOn(code, day),
    resolvePlace: (parts, asOf = NOW) => resolvePlace(parts, namesOn(asOf), prefixOf(city), (code) => codeOn(code, asOf)),
  };
}

/** The city whose villages the file lists; the other divisions in it are there for their history. */
function cityOf(all: Division[]): string {
  const village = all.find((division) => division.level === 'village');
  const city = village && ancestorsOf(village.code)[1];
  if (!city) throw new Error('The divisions have no village');
  return city;
}
