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

/** Reads the villages of a city from a file of division codes with the columns code and name (6, 9 and 12 digits). */
export function readVillages(file: string): Village[] {
  const names = new Map<string, string>();
  const records = parse<{ code: string; name: string }>(readFileSync(file), { columns: true, bom: true, relax_column_count: true });
  for (const { code, name } of records) names.set(code.replace(/^(\d{6})000000$|^(\d{9})000$/, '$1$2'), name);
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

/** How people write a village: 横排头村委会 as 横排头村, 南外社区居委会 as 南外社区. */
export function shortVillage(village: string): string {
  return village.replace(/(村)?(村民委员会|村委会)$/, '村').replace(/(社区)?(居民委员会|居委会)$/, '社区');
}

/** The prefixes that numbers of people born in a county carry: up to 1999 those of the former prefecture. */
export function numberPrefix(countyCode: string, birthYear: number): string {
  return birthYear >= 1999 ? countyCode : (FORMER[countyCode] ?? countyCode);
}

const FORMER: Record<string, string> = {
  '341502': '342401', '341503': '342401', '341504': '342423', '341522': '342423', '341523': '342425',
  '341524': '342426', '341525': '342427',
};
