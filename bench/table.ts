/** Prints lines of cells under headers, columns aligned; the first column to the left, the rest to the right. */
export function printTable(title: string, headers: readonly string[], lines: readonly (readonly string[])[]): void {
  const widths = headers.map((header, i) => Math.max(width(header), ...lines.map((line) => width(line[i] ?? ''))));
  const print = (line: readonly string[]) =>
    console.log(`  ${widths.map((wide, i) => pad(line[i] ?? '', wide, i > 0)).join('  ')}`.trimEnd());
  console.log(`\n${title}`);
  print(headers);
  print(widths.map((wide) => '-'.repeat(wide)));
  for (const line of lines) print(line);
}

/** Says on the error channel how far a long section has come. */
export function progress(text: string): void {
  console.error(`  ... ${text}`);
}

export function seconds(value: number | null): string {
  return value === null ? 'unknown' : `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

export function megabytes(value: number | null): string {
  return value === null ? 'unknown' : `${value.toFixed(0)} MB`;
}

/** How many times `to` a value is. */
export function ratio(value: number | null, to: number | null): string {
  return value === null || to === null || to === 0 ? 'unknown' : `${(value / to).toFixed(2)}x`;
}

export function share(value: number): string {
  return value.toFixed(5);
}

function width(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
}

function pad(text: string, wide: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, wide - width(text)));
  return right ? space + text : text + space;
}
