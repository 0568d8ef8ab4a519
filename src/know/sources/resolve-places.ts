import { oneOf } from '../../foundation/platform/engine/index.ts';
import type { PlaceParts } from '../divisions/index.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { cellOf, type Reading } from './reading.ts';

const PARTS = ['division_code', 'county', 'town', 'village', 'address'] as const;
/** More distinct places than this mean that house numbers are still in them; a city has about 2,000 villages, a province 20,000. */
const PLACES_LIMIT = 400_000;

export interface ResolvedPlaces {
  /** Table or query (part0, part1, ..., division, problem): each distinct place of the file. */
  readonly table: string;
  /** SQL that joins a row of the raw table `r` with its place `p`; null where there are none. */
  readonly on: string | null;
  /** Some place has a problem. */
  readonly problems: boolean;
}

/** Resolves each distinct place of the file once; rows are joined back by what they say of their place. */
export async function resolvePlaces(reading: Reading): Promise<ResolvedPlaces> {
  const { engine, raw, divisions, asOf, prefix } = reading;
  const table = `${prefix}_places`;
  const parts = PARTS.filter((part) => cellOf(reading, part) !== null);
  const hints = sheetPlaces(reading, parts);
  const hasHints = hints.some((hint) => hint !== null);
  if (parts.length === 0 && !hasHints) return { table, on: null, problems: false };
  const cells = [hasHints ? 'cast(r.sheet as varchar)' : `''`, ...parts.map((part) => (part === 'address' ? addressPart(reading) : `r.${cellOf(reading, part)}`))];
  const found = await engine.rows<{ place: (string | null)[] }>(
    `select [${cells.map((_, i) => `part${i}`).join(', ')}] as place from (select distinct ${cells.map((cell, i) => `${cell} as part${i}`).join(', ')} from ${raw.table} r limit ${PLACES_LIMIT})`,
  );
  let problems = false;
  const codes = new Set<string>();
  const rows = found.map(({ place: [sheet, ...written] }) => {
    const resolved = divisions.resolvePlace(partsOf(parts, written, hints[Number(sheet)] ?? null), asOf);
    const problem: ProblemCode | null = resolved.problem && (resolved.problem === 'unknown' ? 'division_unknown' : 'division_ambiguous');
    problems ||= problem !== null;
    if (resolved.code !== null) codes.add(resolved.code);
    return [sheet ?? null, ...written, resolved.code, problem];
  });
  await engine.load(table, { ...Object.fromEntries(cells.map((_, i) => [`part${i}`, 'varchar' as const])), division: 'varchar', problem: 'varchar' }, rows);
  const on = cells.flatMap((cell, i) => (i === 0 && !hasHints ? [] : [`p.part${i} is not distinct from ${cell}`])).join(' and ');
  return { table: `(select * replace (${oneOf(engine.dialect, 'division', [...codes])} as division) from ${table})`, on, problems };
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

function partsOf(parts: readonly (typeof PARTS)[number][], cells: readonly (string | null)[], hint: string | null): PlaceParts {
  const out: PlaceParts = hint === null ? {} : { code: hint };
  for (const [i, part] of parts.entries()) {
    const cell = cells[i] ?? '';
    if (cell !== '') out[part === 'division_code' ? 'code' : part] = cell;
  }
  return out;
}
