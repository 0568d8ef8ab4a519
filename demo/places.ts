import { readFileSync } from 'node:fs';
import { Random } from './random.ts';

export interface Village {
  /** Position in the list of villages, by code. */
  order: number;
  code: string;
  name: string;
  /** The name without 村委会, 社区, 居委会 ... */
  bare: string;
  urban: boolean;
  town: string;
  townCode: string;
  county: string;
  countyCode: string;
  /** Share of the city's people. All shares add up to one. */
  share: number;
  /** Where the order numbers of its town begin in identity numbers, 0-999. */
  orders: number;
}

/** Shares of the seven county-level units in the people of the city, after the yearbook of 2018, rounded. */
const COUNTY_SHARES: Readonly<Record<string, number>> = {
  '341502': 0.16, '341503': 0.17, '341504': 0.05, '341522': 0.27, '341523': 0.17, '341524': 0.12, '341525': 0.06,
};

const SUFFIX = /(社区居民委员会|社区居委会|居民委员会|社区|居委会|村村民委员会|村民委员会|村委会|村)$/u;

/** The villages of the reference city, in order of code, each with its share of the people. */
export function readVillages(file: URL, seed: number): Village[] {
  const names = new Map<string, string>();
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    const [code = '', name = '', , ended = ''] = line.replaceAll('"', '').trim().split(',');
    if (code !== '' && ended === '') names.set(code, name);
  }
  const villages = [...names]
    .filter(([code]) => code.length === 12 && code.slice(0, 6) in COUNTY_SHARES)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name], order) => describe(code, name, order, names));
  return weigh(villages, seed);
}

function describe(code: string, name: string, order: number, names: ReadonlyMap<string, string>): Village {
  const bare = name.replace(SUFFIX, '') || name;
  const townCode = code.slice(0, 9);
  const countyCode = code.slice(0, 6);
  return {
    order, code, name, bare,
    urban: Number(code.slice(9)) < 200,
    town: names.get(townCode) ?? '',
    townCode,
    county: names.get(countyCode) ?? '',
    countyCode,
    share: 0,
    orders: (Number(code.slice(6, 9)) * 37) % 1000,
  };
}

function weigh(villages: Village[], seed: number): Village[] {
  const random = new Random(seed, 11);
  const sums = new Map<string, number>();
  for (const village of villages) {
    village.share = (village.urban ? 1.6 : 1) * (0.4 + random.fraction() + random.fraction() * random.fraction());
    sums.set(village.countyCode, (sums.get(village.countyCode) ?? 0) + village.share);
  }
  const present = [...sums.keys()].reduce((sum, county) => sum + (COUNTY_SHARES[county] ?? 0), 0);
  for (const village of villages) {
    village.share *= (COUNTY_SHARES[village.countyCode] ?? 0) / present / (sums.get(village.countyCode) ?? 1);
  }
  return villages;
}

/** Parts of `total`, one a village, by share; they add up to `total` exactly. */
export function portions(villages: readonly Village[], total: number): number[] {
  let reached = 0;
  let given = 0;
  return villages.map(({ share }, index) => {
    reached += share;
    const end = index === villages.length - 1 ? total : Math.floor(reached * total + 1e-6);
    const portion = end - given;
    given = end;
    return portion;
  });
}

/** Prefixes of identity numbers: before the prefecture became a city, since then, and from elsewhere. */
const OLD_PREFIX: Readonly<Record<string, readonly string[]>> = {
  '341502': ['342401', '342421'], '341503': ['342401', '342421'], '341504': ['342423'], '341522': ['342423'],
  '341523': ['342425'], '341524': ['342426'], '341525': ['342427'],
};
const OUTSIDE = ['340422', '341521', '342422', '340122', '340123', '340111', '411525', '411524', '421123', '421125', '340825', '340824', '342622', '320102', '310112', '330106', '330782', '440306', '510722', '522401'];

/** The six digits an identity number begins with: where its holder was first registered, never where they live. @param year of birth */
export function prefixOf(random: Random, village: Village, year: number): string {
  if (random.chance(0.045)) return random.pick(OUTSIDE);
  const old = OLD_PREFIX[village.countyCode];
  if (old && year < 2000 && random.chance(0.87)) return old[random.chance(0.93) ? 0 : old.length - 1] ?? village.countyCode;
  return village.countyCode === '341504' && year < 2016 ? '341522' : village.countyCode;
}
