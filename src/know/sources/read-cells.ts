import { isMonth, readDate, readMoney, readMonth } from '../../foundation/kernel/index.ts';
import type { Cell, ColumnType } from '../../foundation/platform/engine/index.ts';
import type { ColumnDefinition } from './definition.ts';
import { normaliseHeader } from './normalise-header.ts';
import type { ProblemCode } from './problem-catalogue.ts';

export interface ReadCell {
  readonly value: Cell;
  readonly problem: ProblemCode | null;
}

/** How a type of value is kept and read: by SQL where a cell is already clean, by `read` where it is not. */
export interface CellReader {
  readonly type: ColumnType;
  /** SQL of the value, null where the cell is not clean. */
  clean(cell: string): string;
  read(text: string): ReadCell;
}

const blank: ReadCell = { value: null, problem: null };
const unread = (problem: ProblemCode): ReadCell => ({ value: null, problem });
const NOTHING = new Set(['', '-', '--', '—', '/', '\\', '无', '空', '不详', 'null', 'NULL', '#N/A', 'N/A']);

const DATE_PROBLEMS = { impossible: 'date_impossible', ambiguous: 'date_ambiguous', unreadable: 'date_unreadable' } as const satisfies Record<string, ProblemCode>;

const YES = ['是', '有', '1', '对', '真', '需要', '需', '√', '✓', '✔', 'y', 'yes', 'true', 't', '享受', '在读', '在校', '已'];
const NO = ['否', '无', '0', '没有', '不是', '不需要', '无需', '不需', '×', '✗', 'x', 'n', 'no', 'false', 'f', '未享受', '未'];
export const SEX_VALUES = { male: ['男', '男性', '1', 'm', 'male', '男士'], female: ['女', '女性', '2', 'f', 'female', '女士'] } as const;

/** Text as it is written; its odd cells are those with space around them. */
export const TEXT: CellReader = { type: 'varchar', clean: (cell) => cell, read: (text) => ({ value: text === '' ? null : text, problem: null }) };

function dateReader(): CellReader {
  return {
    type: 'date',
    clean: (cell) => `case when strlen(${cell}) = 10 and substr(${cell}, 5, 1) = '-' then try_cast(${cell} as date) end`,
    read: (text) => {
      const { date, problem } = readDate(text);
      return { value: date, problem: problem && DATE_PROBLEMS[problem] };
    },
  };
}

function moneyReader(): CellReader {
  return {
    type: 'bigint',
    clean: (cell) => `cast(case when strlen(${cell}) < 12 and ${cell} not like '%e%' then try_cast(${cell} as decimal(14, 2)) end * 100 as bigint)`,
    read: (text) => {
      const value = readMoney(text);
      return value === null ? unread('amount_unreadable') : { value, problem: null };
    },
  };
}

function integerReader(): CellReader {
  return {
    type: 'bigint',
    clean: (cell) => `case when strlen(${cell}) < 10 and ${cell} not like '%.%' then try_cast(${cell} as bigint) end`,
    read: (text) => {
      const digits = /^(-?\d{1,15})(?:\.0+)?(?:年|人|岁|级|月|个|户|次)?$/.exec(text.normalize('NFKC').replace(/[\s,]/g, ''))?.[1];
      return digits === undefined ? unread('number_unreadable') : { value: Number(digits), problem: null };
    },
  };
}

function monthReader(): CellReader {
  return {
    type: 'varchar',
    clean: (cell) => `case when regexp_full_match(${cell}, '[0-9]{4}-(0[1-9]|1[0-2])') then ${cell} end`,
    read: (text) => {
      const month = isMonth(text) ? text : readMonth(text);
      if (month) return { value: month, problem: null };
      const { date } = readDate(text);
      return date ? { value: date.slice(0, 7), problem: null } : unread('date_unreadable');
    },
  };
}

/** A column whose cells are looked up: label -> value. `type` is that of the value. */
function lookupReader(values: Readonly<Record<string, readonly string[]>>, type: 'varchar' | 'bigint' | 'boolean'): CellReader {
  const byLabel = new Map<string, string>();
  for (const [value, labels] of Object.entries(values)) for (const label of [value, ...labels]) byLabel.set(normaliseHeader(label) || label, value);
  return {
    type,
    clean: () => `cast(null as ${type})`,
    read: (text) => {
      const value = byLabel.get(normaliseHeader(text) || text) ?? byLabel.get(normaliseHeader(text).replace(/\.?0+$/, ''));
      if (value === undefined) return unread('value_unknown');
      return { value: type === 'bigint' ? Number(value) : type === 'boolean' ? value === 'true' : value, problem: null };
    },
  };
}

/** The reader of a column. A cell that cannot be read but says that there is nothing ('无', '-') is blank. */
export function cellReader(column: ColumnDefinition): CellReader {
  const reader = plainReader(column);
  if (reader === TEXT) return TEXT;
  return {
    ...reader,
    read: (text) => {
      const cell = text === '' ? blank : reader.read(text);
      return cell.problem && NOTHING.has(text) ? blank : cell;
    },
  };
}

function plainReader(column: ColumnDefinition): CellReader {
  if (column.role === 'sex') return lookupReader(SEX_VALUES, 'varchar');
  if (column.role === 'birth') return dateReader();
  switch (column.type) {
    case 'date': return dateReader();
    case 'money': return moneyReader();
    case 'month': return monthReader();
    case 'boolean': return lookupReader(column.values ?? { true: YES, false: NO }, 'boolean');
    case 'code': return lookupReader(column.values ?? {}, 'varchar');
    case 'integer': return column.values ? lookupReader(column.values, 'bigint') : integerReader();
    default: return TEXT;
  }
}
