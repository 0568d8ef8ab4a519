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

/** Leaves the first `most` rows of each table and says that there are more; the header is counted by itself. */
function shortened(lines: readonly string[], most: number): string[] {
  const kept: string[] = [];
  const rows = new Map<number, number>();
  let hidden = Infinity;
  for (const [i, line] of lines.entries()) {
    const depth = depthOf(line);
    if (depth > hidden) continue;
    hidden = Infinity;
    for (const deeper of rows.keys()) if (deeper > depth) rows.delete(deeper);
    if (/^- row\b/.test(line.trimStart()) && !lines[i + 1]?.includes('- columnheader')) {
      const count = (rows.get(depth) ?? 0) + 1;
      rows.set(depth, count);
      if (count > most) {
        hidden = depth;
        if (count === most + 1) kept.push(`${' '.repeat(depth)}- … more rows`);
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

/** Things of a list that read alike stand once: how many pages there are to turn depends on what was done before. */
function onceEach(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let last = { at: -1, text: '' };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const depth = depthOf(line);
    if (!line.trimStart().startsWith('- listitem')) {
      kept.push(line);
      continue;
    }
    let end = i + 1;
    while (end < lines.length && depthOf(lines[end] ?? '') > depth) end += 1;
    const text = lines.slice(i, end).join('\n');
    if (last.at !== kept.length || last.text !== text) kept.push(...lines.slice(i, end));
    last = { at: kept.length, text };
    i = end - 1;
  }
  return kept;
}

/** The page as assistive technology is told it, one line a thing, its tab's title first; figures, names and most rows left out, so that it stays the same. */
export async function treeOf(page: Page, { passing = false } = {}): Promise<string> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => !/^\s*- \/url:/.test(line));
  const told = shortened(lines, passing ? 0 : ROWS).map((line) => settled(withoutRowNames(line)));
  return `${[`title: ${settled(await page.title())}`, ...(passing ? onceEach(told) : told)].join('\n')}\n`;
}
