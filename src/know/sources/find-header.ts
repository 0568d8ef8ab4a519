import type { SourceDefinition } from './definition.ts';
import { claimOf, GROUP_MARK } from './map-columns.ts';

export interface FoundHeader {
  /** Index of the header's first row in the rows given. */
  readonly row: number;
  /** 2 where group titles stand above the columns. */
  readonly depth: 1 | 2;
  readonly headers: readonly string[];
}

/** A header further down than this is not looked for. */
export const HEADER_WITHIN = 60;

const WHO = new Set(['identity', 'certificate', 'name']);

/**
 * Finds the header under title rows: the row, or the two rows of a header with group titles, in which most fields are recognised. Null where no
 * row names at least two fields, one of them a name or a number.
 */
export function findHeader(rows: readonly (readonly string[])[], definition: SourceDefinition): FoundHeader | null {
  let best: (FoundHeader & { score: number }) | null = null;
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const below = rows[index + 1];
    const single = { row: index, depth: 1 as const, headers: row.map((cell) => cell.trim()) };
    const offers: FoundHeader[] = [single];
    if (below && below.some((cell) => cell.trim() !== '') && !looksLikeData(below)) {
      offers.push({ row: index, depth: 2, headers: joinLevels(row, below) });
    }
    for (const offer of offers) {
      const score = scoreOf(offer.headers, definition);
      // A row by itself goes before the same row under a title.
      if (score > 0 && (!best || score > best.score || (score === best.score && offer.depth < best.depth))) best = { ...offer, score };
    }
  }
  return best;
}

function scoreOf(headers: readonly string[], definition: SourceDefinition): number {
  const fields = new Map<string, number>();
  for (const header of headers) {
    // A sentence that mentions a column is not its header.
    if (header.length > 40) continue;
    const claim = claimOf(header, definition);
    if (claim) fields.set(claim.field, Math.max(fields.get(claim.field) ?? 0, claim.strength >= 3 ? 1 : 0.5));
  }
  const known = [...fields.keys()].some((field) => WHO.has(field));
  return known && fields.size >= 2 ? [...fields.values()].reduce((sum, value) => sum + value, 0) : 0;
}

function looksLikeData(row: readonly string[]): boolean {
  return row.some((cell) => /\d{6,}/.test(cell) || /^\d+(?:\.\d+)?$/.test(cell.trim()));
}

/** Group titles over columns: a title reaches right over the blank cells beside it, as far as columns stand below. */
function joinLevels(above: readonly string[], below: readonly string[]): string[] {
  const width = Math.max(above.length, below.length);
  let group = '';
  return Array.from({ length: width }, (_, i) => {
    const title = (above[i] ?? '').trim();
    const name = (below[i] ?? '').trim();
    if (title !== '') group = title;
    if (name === '') return title;
    // A title of the whole sheet is no group.
    return group === '' || group.length > 12 ? name : `${group}${GROUP_MARK}${name}`;
  });
}
