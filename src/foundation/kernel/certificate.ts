import { today } from './day.ts';
import { cleanDigits, saysNothing, withDigitLookalikes } from './digits.ts';
import { readIdentity, type CellKind, type IdentityRepair, type IdentityState } from './identity.ts';
import { looksRounded, readRounded } from './rounded.ts';

export type Category = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type Grade = 1 | 2 | 3 | 4;

export interface ReadCertificate {
  state: IdentityState | 'bad_category' | 'bad_grade';
  /** 20 characters, and B1 to B99 for a reissue; present unless missing, rounded or malformed. */
  number: string | null;
  /** The 18 characters of identity the number begins with. */
  identity: string | null;
  category: Category | null;
  grade: Grade | null;
  /** 0 for the first copy, 1 for B1 and so on. */
  reissue: number;
  repairs: IdentityRepair[];
  /** The intact 15 leading digits of a rounded number, null where fewer are left. */
  prefix: string | null;
}

/** Categories of disability (GB/T 26341-2010): the 19th digit of a certificate number. */
export const CATEGORIES = {
  1: { zh: '视力', en: 'Visual' },
  2: { zh: '听力', en: 'Hearing' },
  3: { zh: '言语', en: 'Speech' },
  4: { zh: '肢体', en: 'Physical' },
  5: { zh: '智力', en: 'Intellectual' },
  6: { zh: '精神', en: 'Mental' },
  7: { zh: '多重', en: 'Multiple' },
} as const satisfies Record<Category, { zh: string; en: string }>;

/** Grades of disability, 1 the most severe: the 20th digit of a certificate number. */
export const GRADES = {
  1: { zh: '一级', en: 'Grade 1' },
  2: { zh: '二级', en: 'Grade 2' },
  3: { zh: '三级', en: 'Grade 3' },
  4: { zh: '四级', en: 'Grade 4' },
} as const satisfies Record<Grade, { zh: string; en: string }>;

/** Whether a number is one of the seven categories. */
export function isCategory(value: number): value is Category {
  return Object.hasOwn(CATEGORIES, value);
}

/** Whether a number is one of the four grades. */
export function isGrade(value: number): value is Grade {
  return Object.hasOwn(GRADES, value);
}

const SHAPE = /^(\d{17}[\dX])(\d)(\d)(?:B([1-9]\d?))?$/;

function unread(state: ReadCertificate['state'], repairs: IdentityRepair[], prefix: string | null = null): ReadCertificate {
  return { state, number: null, identity: null, category: null, grade: null, reissue: 0, repairs, prefix };
}

/**
 * Reads a disability certificate number: identity number, category 1-7, grade 1-4, and B1 to B99 for a reissue. The state is that of the identity
 * inside, and 'bad_category' or 'bad_grade' where only those are wrong. Cells that Excel rounded are 'rounded' and never repaired.
 */
export function readCertificate(text: string, cell: CellKind = 'text', latest: string = today()): ReadCertificate {
  const { text: clean, repairs } = cleanDigits(text);
  if (saysNothing(clean)) return unread('missing', repairs);
  const rounded = cell === 'text' && /^\d+$/.test(clean) ? null : readRounded(clean);
  if (rounded) return unread('rounded', repairs, rounded.prefix);
  const read = readParts(clean, repairs, latest);
  if (read.state !== 'malformed') return read;
  const digits = withDigitLookalikes(clean);
  if (digits === clean) return read;
  const repaired = readParts(digits, [...repairs, 'lookalike_digit'], latest);
  return repaired.state === 'valid' ? repaired : read;
}

function readParts(text: string, repairs: IdentityRepair[], latest: string): ReadCertificate {
  const [, first18, categoryDigit, gradeDigit, copy] = SHAPE.exec(text) ?? [];
  if (first18 === undefined) return unread('malformed', repairs);
  const identity = readIdentity(first18, 'text', latest);
  const whole = text.slice(0, 20);
  if (identity.state !== 'valid' && looksRounded(whole)) return unread('rounded', repairs, readRounded(whole)?.prefix ?? null);
  if (identity.number === null) return unread(identity.state, repairs, identity.prefix);
  const category = Number(categoryDigit);
  const grade = Number(gradeDigit);
  const wrong = isCategory(category) ? (isGrade(grade) ? 'valid' : 'bad_grade') : 'bad_category';
  return {
    state: identity.state === 'valid' ? wrong : identity.state,
    number: text,
    identity: first18,
    category: isCategory(category) ? category : null,
    grade: isGrade(grade) ? grade : null,
    reissue: Number(copy ?? 0),
    repairs,
    prefix: null,
  };
}
