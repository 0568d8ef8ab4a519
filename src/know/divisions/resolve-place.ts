import { isDivisionCode, levelOf, prefixOf, saysNothing, shortCode, type DivisionLevel } from '../../foundation/kernel/index.ts';
import { sharedAncestor } from './code-history.ts';
import type { PlaceNames } from './place-names.ts';
import { readPlace, type PlaceColumn, type Reading } from './read-place.ts';

/** What a row says about a place, as written. */
export interface PlaceParts {
  county?: string;
  town?: string;
  village?: string;
  address?: string;
  code?: string;
}

export interface ResolvedPlace {
  /** As deep as it can be told: 12, 9 or 6 digits; null where nothing can. */
  code: string | null;
  level: DivisionLevel | null;
  /** 'unknown': something was written that no division bears; 'ambiguous': several do. Null where all that was said is placed, or nothing was said. */
  problem: 'unknown' | 'ambiguous' | null;
}

const COLUMNS = ['county', 'town', 'village', 'address'] as const satisfies PlaceColumn[];

/** Full width made half, spaces and separators gone; '341503100212.0' is a code out of a numeric cell, 市辖区 is no place. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/[\s\u200B-\u200F\uFEFF,、;:/\\>|_·.\u2010-\u2015\u2212-]/g, '')
    .replace('市市辖区', '市');
}

/** Places the parts of a row: a code first, then the columns from the county down, the address last. */
export function resolvePlace(parts: PlaceParts, names: PlaceNames, city: string, codeOn: (code: string) => string | null): ResolvedPlace {
  let reading: Reading = { codes: [], problem: null };
  for (const column of ['code', ...COLUMNS] as const) {
    const text = plain(parts[column] ?? '');
    if (saysNothing(text)) continue;
    if (column === 'code' || isDivisionCode(text)) reading = readCode(text, reading, codeOn);
    else if (!isVillage(reading)) reading = readPlace(text, column, reading, names, city);
  }
  return conclude(reading);
}

function isVillage({ codes }: Reading): boolean {
  return codes.length === 1 && codes[0]?.length === 12;
}

function readCode(text: string, before: Reading, codeOn: (code: string) => string | null): Reading {
  const code = isDivisionCode(text) ? codeOn(text) : null;
  if (code === null) return { ...before, problem: 'unknown' };
  if (before.codes.length > 0 && !before.codes.some((other) => code.startsWith(other))) return before;
  const isWhole = levelOf(code) === levelOf(text);
  return { codes: [prefixOf(code)], problem: isWhole || shortCode(text) === code ? null : 'unknown' };
}

function conclude({ codes, problem }: Reading): ResolvedPlace {
  const shared = codes.length > 1 ? sharedAncestor(codes) : codes[0];
  const code = shared ? shortCode(shared) : null;
  const level = code === null ? null : levelOf(code);
  if (code === null || level === 'province') return { code: null, level: null, problem: codes.length > 1 ? 'ambiguous' : problem };
  return { code, level, problem: codes.length > 1 ? 'ambiguous' : problem };
}
