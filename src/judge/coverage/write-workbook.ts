import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { writeZip, type ZipPart } from './zip-file.ts';

export interface WorkbookColumn {
  readonly column: string;
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** What its values are called in the workbook, where they are not written as they are. */
  readonly words?: Readonly<Record<string, string>>;
}

export interface WorkbookToWrite {
  /** A temporary table; its rows in the order of their ids. */
  readonly table: string;
  readonly rows: number;
  readonly columns: readonly WorkbookColumn[];
  /** What the sheet is called; the next ones have a number behind it. */
  readonly name: string;
  readonly file: string;
}

/** A sheet has 1,048,576. */
const ROWS_A_SHEET = 1_000_000;
/** Rows that the engine lays out at once: about 6 MB. */
const ROWS_A_PIECE = 8192;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Writes a table as a workbook of texts (ECMA-376). The engine lays its rows out: as objects of this language they took a second for 60,000 rows. */
export async function writeWorkbook(engine: AnalysisEngine, workbook: WorkbookToWrite): Promise<void> {
  const sheets = Math.max(1, Math.ceil(workbook.rows / ROWS_A_SHEET));
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1);
  const part = (name: string, text: string): ZipPart => ({ name, text: [BEGIN + text] });
  const sheetNames = numbers.map((n) => `<sheet name="${escaped(workbook.name)}${n === 1 ? '' : ` ${n}`}" sheetId="${n}" r:id="rId${n}"/>`);
  const related = numbers.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`);
  const typed = numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`);
  await writeZip(workbook.file, [
    part('[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${typed.join('')}</Types>`),
    part('_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheetNames.join('')}</sheets></workbook>`),
    part('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}</Relationships>`),
    ...numbers.map((n) => ({ name: `xl/worksheets/sheet${n}.xml`, text: sheetText(engine, workbook, (n - 1) * ROWS_A_SHEET) })),
  ]);
}

async function* sheetText(engine: AnalysisEngine, { table, rows, columns }: WorkbookToWrite, from: number): AsyncGenerator<string> {
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const headers = columns.map(({ header }, i) => `<c r="${letter(i)}1" t="inlineStr"><is><t>${escaped(header)}</t></is></c>`);
  yield `${BEGIN}<worksheet xmlns="${MAIN}"><cols>${widths.join('')}</cols><sheetData><row r="1">${headers.join('')}</row>`;
  const line = `cast(rowid - ${from} + 2 as varchar)`;
  const rowOf = (text: (column: WorkbookColumn) => string) =>
    columns.map((column, i) => `coalesce('<c r="${letter(i)}' || ${line} || '" t="inlineStr"><is><t>' || ${text(column)} || '</t></is></c>', '')`).join(' || ');
  // Hardly any row has a sign that XML means otherwise: looking first takes a tenth of replacing.
  const signs = `regexp_matches(concat(${columns.map(({ column }) => column).join(', ')}), '[&<>\\x00-\\x1f]')`;
  const row = `case when ${signs} then ${rowOf(harmlessSql)} else ${rowOf(textSql)} end`;
  const end = Math.min(rows, from + ROWS_A_SHEET);
  for (let at = from; at < end; at += ROWS_A_PIECE) {
    const [piece] = await engine.rows<{ text: string }>(`
      select string_agg('<row r="' || ${line} || '">' || ${row} || '</row>', '' order by rowid) as text
      from ${table} where rowid >= ${at} and rowid < ${Math.min(end, at + ROWS_A_PIECE)}`);
    yield piece?.text ?? '';
  }
  yield '</sheetData></worksheet>';
}

/** SQL of a cell's text. */
function textSql({ column, words }: WorkbookColumn): string {
  if (!words) return column;
  return `case ${column} ${Object.entries(words).map(([value, word]) => `when ${literal(value)} then ${literal(escaped(word))}`).join(' ')} end`;
}

/** The same without what XML cannot hold. */
function harmlessSql(column: WorkbookColumn): string {
  return column.words ? textSql(column) : `regexp_replace(replace(replace(replace(${column.column}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]', '', 'g')`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Columns from A; a workbook of ours has less than 26. */
function letter(column: number): string {
  return String.fromCharCode(65 + column);
}
