/** Numbers of which some add up to another: `cells` are the places of the parts, `total` the place of their sum. */
export interface Line {
  readonly cells: readonly number[];
  readonly total: number;
}

/**
 * Which numbers are not to be told, so that nobody learns of a group smaller than `smallest`: the small ones, and beside them what would give
 * them away, because in some line everything else is known. Zeros are told. In each line where a part is hidden either the sum is hidden too,
 * or so many parts are that each of them could be as large as `smallest` or larger.
 */
export function hideSmall(values: readonly number[], lines: readonly Line[], smallest: number): boolean[] {
  const hidden = values.map((value) => value > 0 && value < smallest);
  const valueOf = (place: number) => values[place] ?? 0;
  const hideNext = ({ cells, total }: Line): void => {
    const [next] = cells.filter((place) => !hidden[place] && valueOf(place) > 0).sort((a, b) => valueOf(a) - valueOf(b));
    hidden[next ?? total] = true;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      const parts = line.cells.filter((place) => hidden[place]).map(valueOf);
      if (hidden[line.total] ? parts.length > 0 || valueOf(line.total) === 0 : parts.length === 0 || keepsItsSecret(parts, smallest)) continue;
      hideNext(line);
      changed = true;
    }
  }
  return hidden;
}

/** Whether parts of which the sum is known, and that none is zero, stay unknown; even to who guesses that all of them are small. */
function keepsItsSecret(parts: readonly number[], smallest: number): boolean {
  const sum = parts.reduce((all, part) => all + part, 0);
  const others = parts.length - 1;
  const allAtTheLimit = sum === parts.length * (smallest - 1) && parts.every((part) => part < smallest);
  return others > 0 && sum - others >= smallest && !allAtTheLimit;
}
