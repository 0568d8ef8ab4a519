import { csvText } from './csv-text.ts';
import type { FindingItem } from './http-shapes.ts';
import { unseenMark } from './lending/mark-file.ts';

const COLUMNS = {
  规则: ({ label }) => label.zh, 姓名: ({ name }) => name, 残疾人证号: ({ certificate }) => certificate, 县区: ({ county }) => county,
  乡镇: ({ town }) => town, 村居: ({ village }) => village, 理由: ({ reason }) => reason, 起: ({ since }) => since,
} satisfies Record<string, (item: FindingItem) => string | null>;

/** Every so many rows carry the unseen mark: a part of a file still tells where it comes from. */
const EVERY = 5;

/** A list of findings as the screen shows it, in CSV: who made it in the first line, and the number `id` unseen in every fifth row. */
export function findingsCsv(items: readonly FindingItem[], { head, id }: { readonly head: string; readonly id: string }): string {
  const mark = unseenMark(id);
  const lines = items.map((item, i) => Object.values(COLUMNS).map((cell, column) => `${harmless(cell(item) ?? '')}${column === 0 && i % EVERY === 0 ? mark : ''}`));
  return csvText([[head], Object.keys(COLUMNS), ...lines]);
}

/** A text that begins like a formula is made harmless for spreadsheets by a leading apostrophe. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
