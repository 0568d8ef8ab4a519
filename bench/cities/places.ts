import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A village with the names of everything above it. */
export interface Village {
  readonly index: number;
  readonly code: string;
  readonly county: string;
  readonly town: string;
  readonly village: string;
}

interface DivisionLine {
  readonly code: string;
  readonly name: string;
  readonly valid_from?: string;
  readonly valid_to?: string;
}

const CITY = '3415';

/** Reads the villages of the reference city as they stood on `day` from a table of division codes (6, 9 and 12 digits). */
export function readVillages(file: string, day: string): Village[] {
  const names = new Map<string, string>();
  for (const line of parse<DivisionLine>(readFileSync(file), { columns: true, bom: true })) {
    const standing = (line.valid_from ?? '') <= day && (!line.valid_to || day < line.valid_to);
    if (standing && line.code.startsWith(CITY)) names.set(line.code, line.name);
  }
  const villages: Village[] = [];
  for (const [code, village] of names) {
    const county = names.get(code.slice(0, 6));
    const town = names.get(code.slice(0, 9));
    if (code.length !== 12 || !county || !town) continue;
    villages.push({ index: villages.length, code, county, town, village });
  }
  if (villages.length === 0) throw new Error(`${file}: no village with its town and county`);
  return villages;
}

/** How people write a village: 横排头村 also as 横排头村委会, 南外社区 also as 南外社区居委会. */
export function villageWays(village: string): string[] {
  if (village.endsWith('村')) return [village, `${village}委会`, `${village}民委员会`];
  if (village.endsWith('社区')) return [village, `${village}居委会`];
  if (village.endsWith('居委会')) return [village, village.replace('居委会', '居民委员会')];
  return [village];
}

/** The prefixes that numbers of people born in a county carry: up to 1999 those of the former prefecture. */
export function numberPrefix(countyCode: string, birthYear: number): string {
  return birthYear >= 1999 ? countyCode : (FORMER[countyCode] ?? countyCode);
}

const FORMER: Record<string, string> = {
  '341502': '342401', '341503': '342401', '341504': '342423', '341522': '342423', '341523': '342425',
  '341524': '342426', '341525': '342427',
};
