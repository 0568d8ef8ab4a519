import { literal } from '../../foundation/platform/engine/index.ts';
import { cellOf, headerOf, type Reading } from './reading.ts';
import { normaliseHeader } from './normalise-header.ts';
import { rawColumn } from './raw-table.ts';

export type ExcludedKind = 'blank' | 'subtotal' | 'repeated_header' | 'note';

export interface Excluded {
  /** Row ids that are no data rows, ascending. */
  readonly rids: readonly number[];
  readonly counts: Readonly<Record<ExcludedKind, number>>;
}

const SUBTOTAL = /^(?:.{0,20}(?:合计|小计|总计|共计|累计)(?:人数|户数|金额|数)?|合计.{0,10}|共\d+[人户条].*)$/;
const NOTE = /^(?:制表|填表|填报|审核|审批|复核|负责人|经办|联系(?:人|电话)|备注|说明|注$|注\d|注意|单位|单位[负盖]|盖章|公章|打印|日期|报送|报表|主管|分管|抄送|第\d+页|共\d+页|此表|本表|附[:：件]|以[上下])/;
/** What a subtotal or a note cannot be without, in the engine's regular expressions; spaces may stand between any two characters. */
const TOLD_BY = ['合计', '小计', '总计', '共计', '累计', '共[0-9]', '制表', '填表', '填报', '审核', '审批', '复核', '负责', '经办', '联系', '备注', '说明', '注', '单位',
  '盖章', '公章', '打印', '日期', '报送', '报表', '主管', '分管', '抄送', '第[0-9]', '此表', '本表', '附', '以[上下]'].map((word) => word.replace(/^./, '$&[\\s　]*')).join('|');
/** Stands between the cells of a line: no character of any text (Unicode's noncharacters). */
const BETWEEN = '\ufdd0';
/** Row ids in one query. */
const LOOKED_UP = 2000;
const SERIAL = /^(?:序号|序|编号|no|行号|顺序号)$/;

/**
 * Finds the lines that are no data rows: blank ones, subtotals, headers repeated on a new page, notes at the end. Only lines without any number of
 * a person are looked at one by one, and lines that repeat the header's own text. Writes `<prefix>_excluded(rid)`.
 */
export async function excludeRows(reading: Reading): Promise<Excluded> {
  const { engine, raw, odd, prefix } = reading;
  const looked = await engine.rows<{ rid: number }>(`select rid from ${odd.unsound} where (${screen(reading)}) and not ${isSomebody(reading)} order by rid`);
  // A list of row ids is looked up without reading the other rows' text; so many are a file in which nobody has a number.
  const among = looked.length <= LOOKED_UP ? `rowid in (${looked.map(({ rid }) => rid).join(', ')})` : `rowid in (select rid from ${odd.unsound} where ${screen(reading)})`;
  const candidates = looked.length === 0 ? [] : await engine.rows<{ rid: number; cells: string }>(
    `select rowid as rid, ${together(raw.headers.length)} as cells from ${raw.table} where ${among} order by rid`,
  );
  const counts = { blank: 0, subtotal: 0, repeated_header: 0, note: 0 };
  const rids: number[] = [];
  for (const { rid, cells } of candidates) {
    const kind = kindOf(reading, cells.split(BETWEEN).map((cell) => cell.trim()), rid);
    if (!kind) continue;
    counts[kind] += 1;
    rids.push(rid);
  }
  await engine.load(`${prefix}_excluded`, { rid: 'bigint' }, rids.map((rid) => [rid]));
  return { rids, counts };
}

function screen(reading: Reading): string {
  const numbers = ['identity', 'certificate'].flatMap((field) => cellOf(reading, field) ?? []);
  const nameless = numbers.length > 0 ? numbers.map((cell) => `coalesce(strlen(${cell}), 0) < 15`) : ['true'];
  const repeats = ['identity', 'certificate', 'name'].flatMap((field) => {
    const cell = cellOf(reading, field);
    return cell ? [`${cell} = ${literal(ownHeader(reading, field))}`] : [];
  });
  return [`(${nameless.join(' and ')})`, ...repeats].join(' or ');
}

/** SQL that is true for a line that has a name and, before it, no word of a subtotal or note: it is somebody's, whatever else it lacks. */
function isSomebody(reading: Reading): string {
  const position = reading.mapping['name'];
  if (position === undefined) return 'false';
  const name = rawColumn(position);
  return `coalesce(regexp_matches(${name}, '[一-龥]') and strlen(${name}) <= 36 and regexp_replace(${name}, '[\\s　]', '', 'g') <> ${literal(ownHeader(reading, 'name'))}
    and not regexp_matches(${together(position + 1)}, '${TOLD_BY}'), false)`;
}

/** SQL of a line's first cells as one text. */
function together(count: number): string {
  return Array.from({ length: count }, (_, i) => `coalesce(${rawColumn(i)}, '')`).join(` || '${BETWEEN}' || `);
}

/** A field's header without the title of its group. */
function ownHeader(reading: Reading, field: string): string {
  return headerOf(reading, field)?.split('›').at(-1) ?? '';
}

function kindOf(reading: Reading, cells: readonly string[], rid: number): ExcludedKind | null {
  const { raw, mapping } = reading;
  const filled = cells.map((cell, i) => ({ cell, i })).filter(({ cell, i }) => cell !== '' && !isSerial(raw.headers[i] ?? '', cell));
  if (filled.length === 0) return 'blank';
  const at = (field: string) => (mapping[field] === undefined ? '' : (cells[mapping[field]] ?? ''));
  const repeated = filled.filter(({ cell, i }) => normaliseHeader(cell) === normaliseHeader(raw.headers[i]?.split('›').at(-1) ?? ''));
  if (repeated.length >= 2 && repeated.length * 2 >= filled.length) return 'repeated_header';
  // What stands in a number's column without six digits is no number.
  if (/\d{6}/.test(at('identity')) || /\d{6}/.test(at('certificate'))) return null;
  const texts = filled.map(({ cell }) => cell.replace(/[\s\u3000:：]/g, ''));
  const [first = ''] = texts;
  if (SUBTOTAL.test(first) || (SUBTOTAL.test(at('name').replace(/[\s\u3000:：]/g, '')) && at('name').length <= 12)) return 'subtotal';
  if (NOTE.test(first)) return 'note';
  const named = at('name') !== '';
  if (filled.length === 1) return kindOfLone(first, named);
  // The second line of a header that named no column of ours.
  return rid === 0 && !named && texts.every((text) => !/\d/.test(text)) ? 'repeated_header' : null;
}

/** A lone figure is the sum of its column, a lone text a title or a note; a lone name or date belongs to somebody. */
function kindOfLone(text: string, named: boolean): ExcludedKind | null {
  if (named && text.length <= 12) return null;
  if (/^[\d.,]+$/.test(text)) return 'subtotal';
  return /^\d{4}[-./年]/.test(text) && text.length <= 12 ? null : 'note';
}

/** Whether a line's only text is what stands under a table. */
export function isNoteOrTotal(text: string): boolean {
  const bare = text.replace(/[\s\u3000:：]/g, '');
  return bare === '' || SUBTOTAL.test(bare) || NOTE.test(bare) || bare.length > 12;
}

function isSerial(header: string, cell: string): boolean {
  return SERIAL.test(normaliseHeader(header)) && /^\d+$/.test(cell);
}
