import type { Page } from 'playwright-core';

/** Rows of a table that are kept: enough to hear how one reads. */
const ROWS = 2;

/** What varies from one run to the next: figures, dates, masked names, ids. */
const VARIES: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '‹id›'],
  [/\b[0-9a-f]{8}…/g, '‹id›…'],
  [/\p{Script=Han}\*+\p{Script=Han}?/gu, '‹name›'],
  [/(?<!level=)\d[\d,.:*-]*/g, '#'],
  [/# #/g, '#'],
  [/"#"$/, '#'],
];

function settled(line: string): string {
  return VARIES.reduce((text, [what, instead]) => text.replace(what, instead), line);
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Leaves the first rows of each table and says that there are more; `rows` are those below one header. */
function shortened(lines: readonly string[]): string[] {
  const kept: string[] = [];
  const rows = new Map<number, number>();
  let hidden = Infinity;
  for (const line of lines) {
    const depth = depthOf(line);
    if (depth > hidden) continue;
    hidden = Infinity;
    for (const deeper of rows.keys()) if (deeper > depth) rows.delete(deeper);
    if (/^- row\b/.test(line.trimStart())) {
      const count = (rows.get(depth) ?? 0) + 1;
      rows.set(depth, count);
      if (count > ROWS) {
        hidden = depth;
        if (count === ROWS + 1) kept.push(`${' '.repeat(depth)}- … more rows`);
        continue;
      }
    }
    kept.push(line);
  }
  return kept;
}

/** A row's own name is its cells read together; they stand below it. */
function withoutRowNames(line: string): string {
  return line.replace(/^(\s*- row) ".*":$/, '$1:').replace(/^(\s*- row) ".*"$/, '$1');
}

/** What changes between runs in a page whose rows tell what was done just now. */
function withoutCells(line: string): string {
  return line.replace(/^(\s*- (?:cell|rowheader)) .*?(:?)$/, '$1$2');
}

/** The page as assistive technology is told it, one line a thing, its tab's title first; figures, names and most rows left out, so that it stays the same. */
export async function treeOf(page: Page, { passing = false } = {}): Promise<string> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => !/^\s*- \/url:/.test(line));
  const told = shortened(lines).map((line) => settled(withoutRowNames(line)));
  return `${[`title: ${settled(await page.title())}`, ...(passing ? told.map(withoutCells) : told)].join('\n')}\n`;
}
