import { csvText } from '../../csv-text.ts';
import { JUDGEMENTS } from './judgement.ts';
import type { SampleCells } from './sample-cells.ts';

const COLUMNS = {
  list: '名单', row: '行号', row_name: '名单上姓名', row_identity: '名单上身份证号', row_certificate: '名单上残疾人证号', row_birth: '名单上出生日期',
  row_division: '名单上区划', row_address: '名单上地址', row_phone: '名单上电话', person_name: '库中姓名', person_identity: '库中身份证号',
  person_certificate: '库中残疾人证号', person_birth: '库中出生日期', person_division: '库中区划', person_address: '库中地址', person_phone: '库中电话',
} satisfies Record<keyof SampleCells, string>;

/** Header of the column the judge fills in: what may be said stands in it. */
export const JUDGEMENT_COLUMN = `判断（${Object.values(JUDGEMENTS).map(({ zh }) => zh).join('/')}）`;

/**
 * The table a judge fills in, as CSV. Numbers are kept as text by a tab before them: a spreadsheet would round them. How the row was linked is
 * not told, so that it does not sway the judge.
 */
export function sampleTable(rows: readonly SampleCells[]): string {
  const keys = Object.keys(COLUMNS).filter(isColumn);
  return csvText([[JUDGEMENT_COLUMN, ...Object.values(COLUMNS)], ...rows.map((row) => ['', ...keys.map((key) => cellText(row[key]))])]);
}

/** Headers by which a judged table is read back. */
export const KEY_COLUMNS = { list: COLUMNS.list, row: COLUMNS.row } as const;

function isColumn(key: string): key is keyof SampleCells {
  return key in COLUMNS;
}

function cellText(cell: string | number | null): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell ?? '';
  return /^[=+\-@\r]|^\d{10,}/.test(text) ? `\t${text}` : text;
}
