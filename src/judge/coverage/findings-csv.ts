import { csvText } from './csv-text.ts';
import type { FindingItem } from './http-shapes.ts';

const COLUMNS = {
  规则: ({ label }) => label.zh, 姓名: ({ name }) => name, 残疾人证号: ({ certificate }) => certificate, 县区: ({ county }) => county,
  乡镇: ({ town }) => town, 村居: ({ village }) => village, 理由: ({ reason }) => reason, 起: ({ since }) => since,
} satisfies Record<string, (item: FindingItem) => string | null>;

/** A list of findings as the screen shows it, in CSV. */
export function findingsCsv(items: readonly FindingItem[]): string {
  return csvText([Object.keys(COLUMNS), ...items.map((item) => Object.values(COLUMNS).map((cell) => harmless(cell(item) ?? '')))]);
}

/** A text that begins like a formula is made harmless for spreadsheets by a leading apostrophe. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
