import { deflateRawSync, gzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { writeXlsx, type CellValue } from 'hucre';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { loadDivisions } from '../divisions/index.ts';
import { compoundFile, oldWorkbook, QIAN, storedZip, SUN, workbook, ZHAO } from './bad-input.fixtures.ts';
import { loadSourceDefinitions, problemLine, RefusedFile, takeSnapshot, type Problem, type ProblemCode, type Snapshot } from './index.ts';

const engine = await openDuckdb();
const definitions = await loadSourceDefinitions([join(import.meta.dirname, '../../../packs/nation')]);
const divisions = loadDivisions(join(import.meta.dirname, '../../../packs/luan/divisions'));
const folder = await mkdtemp(join(tmpdir(), 'bad-input-'));
const shown: { code: string; severity: string; zh: string; en: string }[] = [];
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
  console.table(shown);
});

let files = 0;

async function save(name: string, content: string | Buffer): Promise<string> {
  files += 1;
  const file = join(folder, `${String(files).padStart(3, '0')}-${name}`);
  await writeFile(file, content);
  return file;
}

async function take(list: string, file: string, lake = join(folder, `lake-${files}`), asOf = '2018-06-30'): Promise<Snapshot> {
  const definition = definitions.get(list);
  if (!definition) throw new Error(`no definition of ${list}`);
  return takeSnapshot(engine, { definition, file, asOf, outDir: lake, divisions });
}

function show(found: Problem): void {
  const anonymous = { ...found, file: found.file.replace(/^\d+-/, '') };
  shown.push({ code: found.code, severity: found.severity, zh: problemLine(anonymous, 'zh'), en: problemLine(anonymous, 'en') });
}

const HEADER = '姓名,身份证号,乡镇,金额';
const GOOD = [`${ZHAO.name},${ZHAO.identity},木厂镇,365`, `${QIAN.name},${QIAN.identity},木厂镇,365`];
const csv = (...lines: string[]) => [HEADER, ...GOOD, ...lines].join('\n').concat('\n');
const TABLE: CellValue[][] = [['姓名', '身份证号', '乡镇', '金额'], [ZHAO.name, ZHAO.identity, '木厂镇', 365], [QIAN.name, QIAN.identity, '木厂镇', 365]];
const bomb = () => storedZip({ '[Content_Types].xml': deflateRawSync(Buffer.alloc(10)), 'xl/workbook.xml': deflateRawSync(Buffer.alloc(300_000_000, 32), { level: 1 }) }, 300_000_000);
const xlsx = () => workbook({ 名单: TABLE });

/** Files of which nothing counts: what it is, its name, its bytes, the code of the one line the clerk gets. */
const REFUSED: readonly (readonly [string, string, () => string | Buffer | Promise<Buffer>, ProblemCode])[] = [
  ['an empty file', '名单.xlsx', () => '', 'empty'],
  ['only blank lines', '名单.csv', () => ' \n\n  \n', 'empty'],
  ['a photograph called xlsx', '名单.xlsx', () => Buffer.from('ffd8ffe000104a4649460001', 'hex'), 'image'],
  ['a PDF called xls', '名单.xls', () => '%PDF-1.4\n%âãÏÓ\n', 'pdf'],
  ['a web page called xls', '名单.xls', () => '<html><body><table><tr><td>姓名</td></tr></table></body></html>', 'html_table'],
  ['XML of Excel 2003', '名单.xls', () => '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'xml_spreadsheet'],
  ['a letter called xlsx', '名单.xlsx', () => storedZip({ '[Content_Types].xml': Buffer.from('x'), 'word/document.xml': Buffer.from('x') }), 'document'],
  ['a zip of tables', '名单.zip', () => storedZip({ '名单.csv': Buffer.from(csv()) }), 'archive'],
  ['a gzip called csv', '名单.csv', () => gzipSync(csv()), 'archive'],
  ['an ODS', '名单.ods', () => storedZip({ mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': Buffer.from('x') }), 'opendocument'],
  ['a DBF', '名单.dbf', () => Buffer.concat([Buffer.from([3, 118, 6, 7, 1, 0, 0, 0, 65, 0, 20, 0]), Buffer.alloc(60)]), 'dbase'],
  ['something unknown', '名单.csv', () => Buffer.from([1, 2, 0, 4, 5, 0, 7]), 'binary'],
  ['a workbook with a password', '名单.xlsx', async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: TABLE }], encryption: { password: 'x', spinCount: 100 } })), 'password'],
  ['an old workbook with a password', '名单.xls', () => compoundFile({ Workbook: Buffer.concat([oldWorkbook([]).subarray(0, 20), Buffer.from('2f000200ffff', 'hex')]) }), 'password'],
  ['a binary workbook', '名单.xlsb', () => storedZip({ '[Content_Types].xml': Buffer.from('x'), 'xl/workbook.bin': Buffer.from('x') }), 'xlsb'],
  ['a workbook with macros', '名单.xlsm', async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: TABLE }], vbaProject: new Uint8Array([1]) })), 'macros'],
  ['an old workbook with macros', '名单.xls', () => compoundFile({ Workbook: oldWorkbook([['姓名']]), _VBA_PROJECT_CUR: Buffer.from('x') }), 'macros'],
  ['a workbook of Excel 95', '名单.xls', () => compoundFile({ Book: oldWorkbook([['姓名']], 0x500) }), 'old_excel'],
  ['a zip bomb', '名单.xlsx', bomb, 'zip_bomb'],
  ['a zip that lies about its size', '名单.xlsx', () => storedZip({ '[Content_Types].xml': deflateRawSync(Buffer.alloc(9)), 'xl/workbook.xml': deflateRawSync(Buffer.alloc(5_000_000, 32)) }, 9), 'zip_bomb'],
  ['a workbook cut off', '名单.xlsx', async () => (await xlsx()).subarray(0, 900), 'cut_off'],
  ['an old workbook cut off', '名单.xls', () => compoundFile({ Workbook: oldWorkbook(TABLE.map((row) => row.map(String))) }).subarray(0, 3000), 'cut_off'],
  ['a Parquet file cut off', '名单.parquet', () => Buffer.from('PAR1 and then nothing more'), 'cut_off'],
  ['a workbook that is damaged', '名单.xlsx', () => storedZip({ '[Content_Types].xml': Buffer.from('<x'), 'xl/workbook.xml': Buffer.from('<workbook') }), 'unreadable'],
  ['1,000,000 columns', '名单.csv', () => `${Array.from({ length: 1_000_000 }, (_, i) => i).join(',')}\n`, 'too_many_columns'],
  ['1,200 columns in a sheet', '名单.xlsx', () => workbook({ S: [['姓名', '身份证号', ...Array.from({ length: 1198 }, (_, i) => `列${i}`)], [ZHAO.name, ZHAO.identity]] }), 'too_many_columns'],
  ['no header', '名单.csv', () => GOOD.join('\n'), 'no_header'],
  ['a header and no rows', '名单.csv', () => `${HEADER}\n`, 'no_rows'],
  ['blank sheets only', '名单.xlsx', () => workbook({ S: [[]], T: [[null]] }), 'no_rows'],
  ['no column for the name', '名单.csv', () => `身份证号,乡镇,金额\n${QIAN.identity},木厂镇,1\n`, 'required_column_missing'],
  ['no column with a number', '名单.csv', () => `姓名,乡镇,金额\n${QIAN.name},木厂镇,1\n`, 'required_column_missing'],
  ['the same column twice', '名单.csv', () => `姓名,身份证号,身份证号,金额\n${QIAN.name},${QIAN.identity},${QIAN.identity},1\n`, 'column_doubled'],
];

test.each(REFUSED)('%s is refused with one line', async (_, name, content, code) => {
  const file = await save(name, await content());
  const refused = await take('minimum_living', file).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RefusedFile);
  if (!(refused instanceof RefusedFile)) return;
  expect(refused.problem).toMatchObject({ code, severity: 'error', row: null });
  show(refused.problem);
});

test('a file that is not there is refused', async () => {
  const refused = await take('minimum_living', join(folder, '没有.csv')).catch((error: unknown) => error);
  expect(refused).toMatchObject({ problem: { code: 'not_found' } });
  if (refused instanceof RefusedFile) show(refused.problem);
});

interface RowCase {
  readonly what: string;
  readonly list?: string;
  readonly name?: string;
  readonly content: string | Buffer | (() => Promise<Buffer>);
  readonly code: ProblemCode;
  /** Data rows in the file: each is kept or comes back. */
  readonly rows: number;
  readonly back: number;
  readonly line: number | null;
}

const death = (...lines: string[]) => ['姓名,身份证号,死亡日期,参保年度', `${QIAN.name},${QIAN.identity},2018-03-01,`, ...lines].join('\n').concat('\n');
const register = (...lines: string[]) => ['姓名,身份证号,残疾人证号,残疾类别,残疾等级,出生日期,性别', ...lines].join('\n').concat('\n');
const identity = (number: string) => csv(`${SUN.name},${number},木厂镇,94`);
const named = (name: string) => csv(`${name},${SUN.identity},木厂镇,94`);
const gb = (text: string) => iconv.encode(text, 'gb18030');
const cut = (text: string) => text.slice(0, -1);

const ROWS: readonly RowCase[] = [
  { what: 'neither name nor number', content: csv(',,木厂镇,94'), code: 'no_name_no_number', rows: 3, back: 1, line: 4 },
  { what: 'a name that says nothing and no number', content: csv(',无,木厂镇,94'), code: 'no_name_no_number', rows: 3, back: 1, line: 4 },
  { what: 'more cells than headers', content: csv(`${SUN.name},${SUN.identity},木厂镇,东街,9号,94`), code: 'too_many_fields', rows: 3, back: 1, line: 4 },
  { what: 'a quote never closed', content: csv(`"${SUN.name},${SUN.identity},木厂镇,94`, `${SUN.name},,木厂镇,94`), code: 'name_needs_review', rows: 4, back: 0, line: 4 },
  { what: 'a csv cut off in the middle of a line', content: cut(csv(`${SUN.name},34150320`)), code: 'file_cut_off', rows: 3, back: 1, line: 4 },
  { what: 'its last line', content: cut(csv(`${SUN.name},34150320`)), code: 'row_cut_off', rows: 3, back: 1, line: 4 },
  { what: 'a csv cut off inside a character', content: Buffer.from(csv(SUN.name.repeat(2))).subarray(0, -2), code: 'row_cut_off', rows: 3, back: 1, line: 4 },
  { what: 'a day that does not exist, where the day is what counts', list: 'deaths', content: death(`${SUN.name},${SUN.identity},2018-02-30,`), code: 'date_impossible_required', rows: 2, back: 1, line: 3 },
  { what: 'half a date, where the day is what counts', list: 'deaths', content: death(`${SUN.name},${SUN.identity},18年,`), code: 'date_unreadable_required', rows: 2, back: 1, line: 3 },
  { what: 'no date, where the day is what counts', list: 'deaths', content: death(`${SUN.name},${SUN.identity},,`), code: 'value_missing', rows: 2, back: 1, line: 3 },
  { what: 'an amount in words', content: csv(`${SUN.name},${SUN.identity},木厂镇,两百多`), code: 'amount_unreadable', rows: 3, back: 0, line: 4 },
  { what: 'a status that is none', list: 'poverty_register', content: `姓名,身份证号,脱贫属性\n${SUN.name},${SUN.identity},快了\n`, code: 'value_unknown', rows: 1, back: 0, line: 2 },
  { what: 'a year in words', list: 'resident_insurance', content: `姓名,身份证号,参保年度\n${SUN.name},${SUN.identity},今年\n`, code: 'number_unreadable', rows: 1, back: 0, line: 2 },
  { what: 'a birth date that does not exist', list: 'register', content: register(`${SUN.name},${SUN.identity},,,,2005-02-29,`), code: 'date_impossible', rows: 1, back: 0, line: 2 },
  { what: 'a birth date of a month', list: 'register', content: register(`${SUN.name},${SUN.identity},,,,2005年7月,`), code: 'date_ambiguous', rows: 1, back: 0, line: 2 },
  { what: 'a birth date that is none', list: 'register', content: register(`${SUN.name},${SUN.identity},,,,小时候,`), code: 'date_unreadable', rows: 1, back: 0, line: 2 },
  { what: 'an identity number failing its check', content: identity('341503200507040021'), code: 'identity_fails_check', rows: 3, back: 0, line: 4 },
  { what: 'an identity number of 29 February 1962', content: identity('342401196202290030'), code: 'identity_impossible_date', rows: 3, back: 0, line: 4 },
  { what: 'an identity number of 15 digits', content: identity('342401800101123'), code: 'identity_fifteen', rows: 3, back: 0, line: 4 },
  { what: 'a scientific number', content: identity('3.41503E+17'), code: 'identity_rounded', rows: 3, back: 0, line: 4 },
  { what: 'a certificate number in the identity column', content: identity(`${SUN.identity}43`), code: 'identity_is_certificate', rows: 3, back: 0, line: 4 },
  { what: 'an identity number of 12 digits', content: identity('341503200507'), code: 'identity_malformed', rows: 3, back: 0, line: 4 },
  { what: 'no identity number', content: identity(''), code: 'identity_missing', rows: 3, back: 0, line: 4 },
  { what: 'an identity number in a numeric cell', name: '名单.xlsx', content: () => workbook({ S: [...TABLE, [SUN.name, Number(SUN.identity), '木厂镇', 94]] }), code: 'identity_numeric', rows: 3, back: 0, line: 4 },
  { what: 'the same in an old workbook', name: '名单.xls', content: compoundFile({ Workbook: oldWorkbook([['姓名', '身份证号', '金额'], [SUN.name, Number(SUN.identity), 94]]) }), code: 'identity_numeric', rows: 1, back: 0, line: 2 },
  { what: 'no name', content: named(''), code: 'name_missing', rows: 3, back: 0, line: 4 },
  { what: 'a question mark in a name', content: named('孙?穗'), code: 'name_needs_review', rows: 3, back: 0, line: 4 },
  { what: 'pinyin in a name', content: named('孙san穗'), code: 'name_needs_review', rows: 3, back: 0, line: 4 },
  { what: 'the rare character 𠮷', content: named('孙𠮷'), code: 'name_rare_character', rows: 3, back: 0, line: 4 },
  { what: 'the rare character 䶮', content: gb(named('孙䶮')), code: 'name_rare_character', rows: 3, back: 0, line: 4 },
  { what: 'the rare character 㛃', content: named('孙㛃'), code: 'name_rare_character', rows: 3, back: 0, line: 4 },
  { what: 'a private-use twin of 䶮', content: named('孙\ue863'), code: 'name_private_use', rows: 3, back: 0, line: 4 },
  { what: 'a name without a meaning in any encoding', content: Buffer.concat([gb(csv()), gb(SUN.name), Buffer.from([0xff]), gb(`,${SUN.identity},木厂镇,94\n`)]), code: 'characters_lost', rows: 3, back: 0, line: 4 },
  { what: 'two encodings in one file', content: Buffer.concat([gb(csv()), Buffer.from(`${SUN.name},${SUN.identity},木厂镇,94\n`)]), code: 'encoding_mixed', rows: 3, back: 0, line: null },
  { what: 'a certificate number beginning with another identity', list: 'register', content: register(`${SUN.name},${SUN.identity},${QIAN.identity}43,肢体,三级,,`), code: 'certificate_other_identity', rows: 1, back: 0, line: 2 },
  { what: 'a certificate number of 19 digits', list: 'register', content: register(`${SUN.name},${SUN.identity},${SUN.identity}4,肢体,三级,,`), code: 'certificate_malformed', rows: 1, back: 0, line: 2 },
  { what: 'a certificate number failing its check', list: 'register', content: register(`${SUN.name},,34150320050704002143,肢体,三级,,`), code: 'certificate_fails_check', rows: 1, back: 0, line: 2 },
  { what: 'a certificate number in a numeric cell', list: 'register', name: '名单.xlsx', content: () => workbook({ S: [['姓名', '残疾人证号'], [SUN.name, Number(`${SUN.identity}43`)]] }), code: 'certificate_numeric', rows: 1, back: 0, line: 2 },
  { what: 'a category other than the certificate says', list: 'register', content: register(`${SUN.name},${SUN.identity},${SUN.identity}43,视力,三级,,`), code: 'category_differs', rows: 1, back: 0, line: 2 },
  { what: 'a grade other than the certificate says', list: 'register', content: register(`${SUN.name},${SUN.identity},${SUN.identity}43,肢体,1,,`), code: 'grade_differs', rows: 1, back: 0, line: 2 },
  { what: 'a birth date other than the number says', list: 'register', content: register(`${SUN.name},${SUN.identity},,,,2005.7.5,`), code: 'birth_differs', rows: 1, back: 0, line: 2 },
  { what: 'a sex other than the number says', list: 'register', content: register(`${SUN.name},${SUN.identity},,,,,男`), code: 'sex_differs', rows: 1, back: 0, line: 2 },
  { what: 'a town that does not exist', content: csv(`${SUN.name},${SUN.identity},云上镇,94`), code: 'division_unknown', rows: 3, back: 0, line: 4 },
  { what: 'a sheet with content and no header', name: '名单.xlsx', content: () => workbook({ 名单: TABLE, 说明: [['请各镇于月底前报送']] }), code: 'sheet_without_header', rows: 2, back: 0, line: null },
];

test.each(ROWS)('$what: $code', async ({ list = 'minimum_living', name = '名单.csv', content, code, rows, back, line }) => {
  const file = await save(name, typeof content === 'function' ? await content() : content);
  const snapshot = await take(list, file);
  const found = snapshot.problems.find((one) => one.code === code);
  expect(found, snapshot.problems.map((one) => one.code).join(' ')).toMatchObject({ code, line });
  if (found) show(found);
  expect({ kept: snapshot.rows, back: snapshot.rejectedRows }).toEqual({ kept: rows - back, back });
  expect(snapshot.problemCounts.filter((count) => count.severity === 'error').length > 0).toBe(back > 0);
  const numbers = await engine.rows<{ row: number }>(`select row from read_parquet('${snapshot.parquet}')`);
  expect([...numbers.map(({ row }) => row), ...snapshot.rejected].sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, i) => i + 1));
  expect(snapshot.returned === null).toBe(back === 0);
  if (snapshot.returned) expect((await readFile(snapshot.returned, 'utf8')).trim().split('\n')).toHaveLength(back + 1);
});

test('the same file twice is said, and changes nothing', async () => {
  const lake = join(folder, 'lake-same');
  const first = await take('minimum_living', await save('名单.csv', csv()), lake);
  const again = await take('minimum_living', await save('名单-副本.csv', csv()), lake);
  expect(first.problems).toEqual([]);
  expect(again).toMatchObject({ parquet: first.parquet, rows: 2, problems: [{ code: 'same_file', severity: 'warning' }] });
  again.problems.forEach(show);
});

test('a county that lost much of its rows is held', async () => {
  const lake = join(folder, 'lake-held');
  const many = (count: number) => [HEADER, ...Array.from({ length: count }, (_, i) => `某${i},,木厂镇,1`)].join('\n');
  await take('minimum_living', await save('名单.csv', many(100)), lake, '2018-05-31');
  const snapshot = await take('minimum_living', await save('名单.csv', many(62)), lake, '2018-06-30');
  expect(snapshot.held).toEqual([{ county: '341502', before: 100, now: 62 }]);
  const held = snapshot.problems.filter((one) => one.code === 'county_shrunk');
  expect(held).toHaveLength(1);
  held.forEach(show);
});

test('at least forty kinds were shown, each in two languages and without personal data', () => {
  expect(new Set(shown.map(({ code }) => code)).size).toBeGreaterThanOrEqual(40);
  for (const { zh, en } of shown) {
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(en).toMatch(/^[^{}]*\.?$/);
    expect(zh + en).not.toMatch(/赵一禾|钱二苗|孙三穗|\d{12}/);
  }
});
