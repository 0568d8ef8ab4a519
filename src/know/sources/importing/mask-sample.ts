import { maskCells } from '../mask-cells.ts';

/** A cell as it may be shown before anybody knows what its column holds: of a known column by its mask, of any other the first character. */
export function maskSample(field: string | null, cell: string): string {
  if (field !== null) return String(maskCells({ [field]: cell })[field] ?? '').slice(0, 40);
  const [first = ''] = cell;
  return first + '*'.repeat(Math.min(7, Array.from(cell).length - 1));
}
