import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { JUDGEMENTS, readJudgement, type Judgement } from './judgement.ts';
import { KEY_COLUMNS } from './sample-table.ts';

/** What was said about one drawn row. */
export interface JudgedCell {
  readonly list: string;
  readonly row: number;
  readonly judgement: Judgement;
}

/** A line of a judged table that cannot be used, and why. */
export interface JudgedProblem {
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

export interface JudgedTable {
  readonly judged: readonly JudgedCell[];
  /** Lines still blank in the judgement column. */
  readonly blank: number;
  readonly problems: readonly JudgedProblem[];
}

const records = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));

/** Reads a judged table: UTF-8 or, as spreadsheets here save it, GB 18030. `drawn` tells whether a row belongs to the sample. */
export function readJudged(file: Uint8Array, drawn: (list: string, row: number) => boolean): JudgedTable {
  const lines = records.parse(parse(decoded(file), { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true }));
  const judged: JudgedCell[] = [];
  const problems: JudgedProblem[] = [];
  let blank = 0;
  const [first] = lines;
  const column = Object.keys(first?.record ?? {}).find((header) => header.startsWith('判断') || header === 'judgement');
  if (first && column === undefined) return { judged, blank, problems: [{ line: 1, zh: '没有“判断”这一列', en: 'there is no column 判断 (judgement)' }] };
  for (const { record, info } of lines) {
    const [list, row] = [record[KEY_COLUMNS.list] ?? '', Number(record[KEY_COLUMNS.row] ?? '')];
    const judgement = readJudgement(record[column ?? ''] ?? '');
    if (judgement === null) blank++;
    else if (!drawn(list, row)) problems.push({ line: info.lines, zh: '这一行不在抽出的样本里', en: 'this row is not one of the sample' });
    else if (judgement === undefined) problems.push({ line: info.lines, zh: `判断只能填 ${words('zh')}`, en: `the judgement is one of ${words('en')}` });
    else judged.push({ list, row, judgement });
  }
  return { judged, blank, problems };
}

function words(language: 'zh' | 'en'): string {
  return Object.values(JUDGEMENTS).map((word) => word[language]).join(' / ');
}

function decoded(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030').decode(file);
  }
}
