import { csvText } from './csv-text.ts';
import type { FindingItem } from './http-shapes.ts';
import { unseenMark } from './lending/mark-file.ts';

const CELLS = {
  规则: ({ label }) => label.zh, 姓名: ({ name }) => name, 残疾人证号: ({ certificate }) => certificate, 县区: ({ county }) => county,
  乡镇: ({ town }) => town, 村居: ({ village }) => village, 理由: ({ reason }) => reason, 起: ({ since }) => since, 状态: ({ status }) => STATUS[status] ?? status,
} satisfies Record<string, (item: FindingItem) => string | null>;

const STATUS: Readonly<Record<string, string>> = { open: '待核实', confirmed: '已确认', asked_again: '再问一次', closed: '已办结', excluded: '已排除' };

/** Columns of the screen, and what a file holds for each. */
const SHOWN = {
  name: ['姓名'], disability: ['残疾人证号'], place: ['县区', '乡镇', '村居'], rule: ['规则'], reason: ['理由'], status: ['状态'], since: ['起'],
} as const satisfies Record<string, readonly (keyof typeof CELLS)[]>;

export type ShownColumn = keyof typeof SHOWN;
export const SHOWN_COLUMNS = ['name', 'disability', 'place', 'rule', 'reason', 'status', 'since'] as const satisfies readonly ShownColumn[];

/** Every so many rows carry the unseen mark: a part of a file still tells where it comes from. */
const EVERY = 5;

/** A list of findings as the screen shows it, in CSV: who made it in the first line, and the number `id` unseen in every fifth row. */
export function findingsCsv(items: readonly FindingItem[], { head, id, columns = SHOWN_COLUMNS }: { readonly head: string; readonly id: string; readonly columns?: readonly ShownColumn[] | undefined }): string {
  const heads = columns.flatMap((column) => [...SHOWN[column]]);
  const mark = unseenMark(id);
  const lines = items.map((item, i) => heads.map((name, column) => `${harmless(CELLS[name](item) ?? '')}${column === 0 && i % EVERY === 0 ? mark : ''}`));
  return csvText([[head], heads, ...lines]);
}

/** A text that begins like a formula is made harmless for spreadsheets by a leading apostrophe. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
