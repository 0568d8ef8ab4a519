/**
 * People by which lists have them: `cells[pattern]`, where bit i of the pattern says that list i has them. Cell 0, the people in no list,
 * is what is to be estimated and stays 0.
 */
export interface CaptureTable {
  readonly lists: number;
  readonly cells: readonly number[];
}

/** How many people at least one list has. */
export function seenBy({ cells }: CaptureTable): number {
  return cells.reduce((sum, count) => sum + count, 0);
}

/** How many people two lists (or one list, given twice) both have. */
export function bothHave({ cells }: CaptureTable, first: number, second: number): number {
  return cells.reduce((sum, count, pattern) => sum + (has(pattern, first) && has(pattern, second) ? count : 0), 0);
}

export function has(pattern: number, list: number): boolean {
  return (pattern & (1 << list)) !== 0;
}

/** Every two lists. */
export function pairsOf(lists: number): [number, number][] {
  return Array.from({ length: lists }, (_list, second) => Array.from({ length: second }, (_other, first): [number, number] => [first, second])).flat();
}
