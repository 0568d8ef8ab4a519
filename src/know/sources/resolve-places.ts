import type { PlaceParts } from '../divisions/index.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { cellOf, type Reading } from './reading.ts';

const PARTS = ['division_code', 'county', 'town', 'village', 'address'] as const;
const SEPARATOR = '\x1f';
/** More distinct places than this mean that house numbers are still in them; a city has about 2,000 villages, a province 20,000. */
const PLACES_LIMIT = 400_000;

export interface ResolvedPlaces {
  /** SQL of a row's place as one text over the raw table `r`, null where the file says nothing of places. */
  readonly key: string | null;
  /** `<table>(text, division, problem)`. */
  readonly table: string;
}

/** Resolves each distinct place of the file once; rows are joined back by their place's text. */
export async function resolvePlaces(reading: Reading): Promise<ResolvedPlaces> {
  const { engine, raw, divisions, asOf, prefix } = reading;
  const table = `${prefix}_places`;
  const parts = PARTS.filter((part) => cellOf(reading, part) !== null);
  const hints = sheetPlaces(reading, parts);
  if (parts.length === 0 && hints.every((hint) => hint === null)) return { key: null, table };
  const cells = parts.map((part) => `coalesce(${part === 'address' ? addressPart(reading) : `r.${cellOf(reading, part)}`}, '')`);
  const key = `concat_ws('${SEPARATOR}', ${[raw.hasCells ? 'cast(r.sheet as varchar)' : `''`, ...cells].join(', ')})`;
  const texts = await engine.rows<{ text: string }>(`select distinct ${key} as text from ${raw.table} r limit ${PLACES_LIMIT}`);
  await engine.load(table, { text: 'varchar', division: 'varchar', problem: 'varchar' }, texts.map(({ text }) => {
    const [sheet = '', ...written] = text.split(SEPARATOR);
    const resolved = divisions.resolvePlace(partsOf(parts, written, hints[Number(sheet)] ?? null), asOf);
    const problem: ProblemCode | null = resolved.problem && (resolved.problem === 'unknown' ? 'division_unknown' : 'division_ambiguous');
    return [text, resolved.code, problem];
  }));
  return { key, table };
}

/** The address down to its last village; all of it only where no village column says the same (house numbers would make every row its own place). */
function addressPart(reading: Reading): string {
  const address = `r.${cellOf(reading, 'address')}`;
  const short = `coalesce(nullif(regexp_extract(${address}, '^.*(?:村|社区|居委会)'), ''), left(${address}, 24))`;
  const village = cellOf(reading, 'village');
  return village ? `case when r.${village} is null then ${short} end` : short;
}

/** The county or town each sheet is named after, where the rows do not say theirs: workbooks come with a sheet a county or a town. */
function sheetPlaces({ raw, divisions, asOf }: Reading, parts: readonly string[]): (string | null)[] {
  return raw.sheets.map(({ name }) => {
    if (name === null || parts.includes('division_code') || parts.includes('county')) return null;
    const place = divisions.resolvePlace({ address: name }, asOf);
    return place.problem === null && (place.level === 'county' || place.level === 'town') ? place.code : null;
  });
}

function partsOf(parts: readonly (typeof PARTS)[number][], cells: readonly string[], hint: string | null): PlaceParts {
  const out: PlaceParts = hint === null ? {} : { code: hint };
  for (const [i, part] of parts.entries()) {
    const cell = cells[i] ?? '';
    if (cell !== '') out[part === 'division_code' ? 'code' : part] = cell;
  }
  return out;
}
