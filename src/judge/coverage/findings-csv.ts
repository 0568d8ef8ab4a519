import type { FindingItem } from './http-shapes.ts';

const COLUMNS = {
  规则: ({ label }) => label.zh, 姓名: ({ name }) => name, 残疾人证号: ({ certificate }) => certificate, 县区: ({ county }) => county,
  乡镇: ({ town }) => town, 村居: ({ village }) => village, 理由: ({ reason }) => reason, 起: ({ since }) => since,
} satisfies Record<string, (item: FindingItem) => string | null>;

/** A list of findings as the screen shows it, in CSV with a byte order mark, which Excel and WPS need to read Chinese. */
export function findingsCsv(items: readonly FindingItem[]): string {
  const lines = items.map((item) => Object.values(COLUMNS).map((cell) => quotedCell(cell(item))).join(','));
  return `\uFEFF${[Object.keys(COLUMNS).join(','), ...lines].join('\r\n')}\r\n`;
}

/** A text that begins like a formula is made harmless for spreadsheets by a leading apostrophe. */
function quotedCell(text: string | null): string {
  const safe = /^[=+\-@\t\r]/.test(text ?? '') ? `'${text}` : (text ?? '');
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
