import type { FileFaultCode } from '../../foundation/platform/files/index.ts';

/**
 * Every problem a file or a row can have. An 'error' of a file: nothing of it counts, unless it says that rows go on. An 'error' of a row: the row
 * is not used and comes back. A 'warning': the row goes on and linkage decides. `zh` and `en` say what is wrong and what to do; {braces} are filled in.
 */
export interface CatalogueEntry {
  readonly about: 'file' | 'row';
  readonly severity: 'error' | 'warning';
  readonly zh: string;
  readonly en: string;
}

const file = (zh: string, en: string) => ({ about: 'file', severity: 'error', zh, en }) as const;
const doubt = (zh: string, en: string) => ({ about: 'file', severity: 'warning', zh, en }) as const;
const error = (zh: string, en: string) => ({ about: 'row', severity: 'error', zh, en }) as const;
const warning = (zh: string, en: string) => ({ about: 'row', severity: 'warning', zh, en }) as const;

const OPENING = {
  not_found: file('找不到该文件，请核对路径后重试。', 'The file is not there: check its path and try again.'),
  empty: file('文件是空的，请向来源单位重新索取。', 'The file is empty: ask the agency for it again.'),
  image: file('这是图片，不是表格。请索取原始表格文件（xlsx、xls 或 csv）。', 'This is a picture, not a table: ask for the original xlsx, xls or csv.'),
  pdf: file('这是 PDF，不是表格。请索取原始表格文件（xlsx、xls 或 csv）。', 'This is a PDF, not a table: ask for the original xlsx, xls or csv.'),
  html_table: file('这是网页（HTML）表格，只是改了后缀。请用 Excel 打开后另存为 xlsx。', 'This is an HTML page under another name: open it in Excel and save it as xlsx.'),
  xml_spreadsheet: file('这是 XML 文件。请用 Excel 打开后另存为 xlsx。', 'This is an XML file: open it in Excel and save it as xlsx.'),
  document: file('这是文字或演示文稿，不是表格。请索取原始表格文件。', 'This is a text document or slides, not a table: ask for the original table.'),
  archive: file('这是压缩包。请先解压，再逐个导入其中的表格。', 'This is an archive: unpack it and import the tables inside one by one.'),
  opendocument: file('这是 ODS 表格。请另存为 xlsx 后再导入。', 'This is an ODS sheet: save it as xlsx and import that.'),
  dbase: file('这是 DBF 数据库文件。请用 Excel 或 WPS 打开后另存为 xlsx。', 'This is a DBF file: open it in Excel and save it as xlsx.'),
  binary: file('无法识别的文件，不是表格。请提供 xlsx、xls、csv 或 parquet。', 'Not a table of a known kind: provide xlsx, xls, csv or parquet.'),
  password: file('文件有打开密码。请在 Excel 中取消密码后重新保存再导入。', 'The file has a password: remove it in Excel, save, and import again.'),
  xlsb: file('这是二进制工作簿（.xlsb），读取会丢列。请另存为 xlsx。', 'This is a binary workbook (.xlsb), which loses columns when read: save it as xlsx.'),
  macros: file('文件含有宏，不予打开。请另存为不含宏的 xlsx。', 'The file contains macros and is not opened: save it as xlsx without macros.'),
  old_excel: file('这是 Excel 95 或更早的格式。请另存为 xlsx。', 'This is a workbook of Excel 95 or older: save it as xlsx.'),
  zip_bomb: file('文件解压后异常巨大，疑似恶意文件，未读取。请向来源单位核实。', 'The file unpacks to an abnormal size and was not read: ask the agency about it.'),
  cut_off: file('文件不完整，在中途断掉了。请重新下载或重新索取。', 'The file is cut off in the middle: download it or ask for it again.'),
  too_large: file('文件超出可读取的大小或时间。请按乡镇分成几个文件，或导出为 csv。', 'The file takes too much memory or time: split it by town or export it as csv.'),
} as const satisfies Record<FileFaultCode, CatalogueEntry>;

export const CATALOGUE = {
  ...OPENING,
  unreadable: file('文件已损坏，无法读取。请用 Excel 打开检查并另存为 xlsx。', 'The file is damaged and cannot be read: open it in Excel, check it, save it as xlsx.'),
  no_header: file('没有找到表头行。请确认有一行写着姓名、身份证号等列名。', 'No header row was found: one row must name the columns, such as 姓名 and 身份证号.'),
  no_rows: file('表头下面没有数据行。请核对是否导出了空表。', 'There are no rows under the header: check that the export was not empty.'),
  too_many_columns: file('列数过多（{count} 列，最多 1000 列）。请删除多余的空列。', 'Too many columns ({count}, at most 1000): delete the empty ones.'),
  required_column_missing: file('缺少必需的列：{column}。请补上该列，或指定哪一列是它。', 'A required column is missing: {column}. Add it, or say which column it is.'),
  column_doubled: file('有两列都像“{column}”：{headers}。请改名或删去一列，或指定用哪一列。', 'Two columns both look like {column}: {headers}. Rename or delete one, or say which one to use.'),
  date_missing: file('不知道名单的日期。请在文件名中写明，如 {list}@2018-06-30.xlsx。', 'The date of the list is unknown: put it into the name, as in {list}@2018-06-30.xlsx.'),
  not_a_correction: file('这不是退回的更正表：没有“行号”列。请在退回的表上修改后再导入。', 'This is no corrected return: it has no row-number column. Edit the table that was sent back.'),
  same_file: doubt('同一文件已经导入过（{date}）。如非有意，请忽略本次导入。', 'The same file was imported before ({date}): ignore this import unless it is meant.'),
  file_cut_off: { about: 'file', severity: 'error', zh: '文件似乎在中途断掉了，最后一行不完整。其余行已读入，请重新索取完整文件。', en: 'The file seems cut off: its last line is incomplete. The other rows were read; ask for the whole file.' },
  encoding_mixed: doubt('文件混用了两种编码，已逐行识别。请抽查姓名是否正确。', 'The file mixes two encodings; each line was read in its own. Check some names.'),
  sheet_without_header: doubt('工作表“{sheet}”有内容但没有表头，未读取。如应计入，请补上表头。', 'Sheet {sheet} has content but no header and was not read: add a header if it counts.'),
  county_shrunk: doubt('{county} 由 {before} 行减到 {now} 行，已暂缓使用。请向来源单位核实后确认。', '{county} fell from {before} rows to {now} and is held: confirm it with the agency.'),

  no_name_no_number: error('姓名和证件号码都是空的，无法知道是谁。请补上其一。', 'Neither a name nor a number: nobody can tell who this is. Fill in one of them.'),
  too_many_fields: error('这一行的列数多于表头，可能某格里有未加引号的分隔符。请改正后导回。', 'The row has more cells than the header, perhaps an unquoted separator: correct it and import it again.'),
  row_cut_off: error('这一行不完整，文件在此断掉。请补全后导回。', 'The row is incomplete, the file ends here: complete it and import it again.'),
  value_missing: error('必填的一格是空的。请补上后导回。', 'A required cell is empty: fill it in and import it again.'),
  date_impossible_required: error('日期不存在。请改正后导回，如 2018-06-30。', 'No such date: correct it, as in 2018-06-30, and import it again.'),
  date_unreadable_required: error('看不懂这个日期。请写成 2018-06-30 后导回。', 'The date cannot be read: write it as 2018-06-30 and import it again.'),
  amount_unreadable_required: error('看不懂这个金额。请写成数字，如 94 或 94.00，后导回。', 'The amount cannot be read: write a number such as 94 or 94.00 and import it again.'),
  value_unknown_required: error('这一格的值不在可填范围内。请改正后导回。', 'The value is not one of those allowed: correct it and import it again.'),
  number_unreadable_required: error('这一格应是整数。请改正后导回。', 'The cell takes a whole number: correct it and import it again.'),
  row_number_unknown: error('更正表里的行号不是被退回的行。请保留原来的行号。', 'The row number is not one of the rows sent back: keep the number it came with.'),

  name_missing: warning('姓名是空的，只能凭号码查找。请补上姓名。', 'No name, only a number to go by: fill in the name.'),
  name_needs_review: warning('姓名里有问号、方框、引号、数字或拼音，可能缺字。请对照证件核对。', 'The name has a question mark, box, quote, digit or pinyin, perhaps a lost character: compare it with the card.'),
  name_private_use: warning('姓名里有造字区的字，已换成标准字。请核对显示是否正确。', 'The name has a private-use character, read as its standard twin: check that it shows rightly.'),
  name_rare_character: warning('姓名里有生僻字，别的系统可能写成别的字。请对照证件核对。', 'The name has a rare character, which other systems may write otherwise: compare it with the card.'),
  characters_lost: warning('这一格有无法解码的字。请核对原文件的编码。', 'The cell has characters that could not be decoded: check the encoding of the file.'),
  identity_missing: warning('身份证号是空的，只能凭姓名等信息查找。请补上。', 'No identity number, only the name and the rest to go by: fill it in.'),
  identity_numeric: warning('身份证号是数字格，后几位已被 Excel 抹掉。请把该列设为文本后重新填写。', 'The identity number is a numeric cell and Excel dropped its last digits: make the column text and enter it again.'),
  identity_rounded: warning('身份证号已被写成科学计数或末尾被抹成零。请按文本重新导出。', 'The identity number was rounded or written scientifically: export it again as text.'),
  identity_fails_check: warning('身份证号校验不通过，可能有一位写错。请对照证件核对。', 'The identity number fails its check, perhaps one wrong digit: compare it with the card.'),
  identity_impossible_date: warning('身份证号里的出生日期不存在。请对照证件核对。', 'The birth date inside the identity number does not exist: compare it with the card.'),
  identity_fifteen: warning('这是 15 位旧身份证号，已按规则换算。请换成 18 位。', 'This is an old 15-digit number, converted by rule: replace it with the 18-digit one.'),
  identity_is_certificate: warning('身份证号一列里是残疾人证号，按残疾人证号读取。请核对。', 'The identity column holds a disability certificate number and is read as one: check it.'),
  identity_malformed: warning('身份证号的位数或字符不对。请对照证件核对。', 'The identity number has the wrong length or characters: compare it with the card.'),
  certificate_missing: warning('没有残疾人证号。', 'No certificate number.'),
  certificate_numeric: warning('残疾人证号是数字格，后几位已被 Excel 抹掉。请把该列设为文本后重新填写。', 'The certificate number is a numeric cell and Excel dropped its last digits: make the column text and enter it again.'),
  certificate_malformed: warning('残疾人证号不合规则（应为 20 位）。请对照证件核对。', 'The certificate number breaks the rule of 20 digits: compare it with the card.'),
  certificate_fails_check: warning('残疾人证号里的身份证号校验不通过。请对照证件核对。', 'The identity inside the certificate number fails its check: compare it with the card.'),
  certificate_other_identity: warning('残疾人证号前 18 位与身份证号不同。请核对哪个是对的。', 'The certificate number begins with another identity number: check which is right.'),
  category_differs: warning('残疾类别与残疾人证号第 19 位不同。请核对。', 'The category differs from the 19th digit of the certificate number: check it.'),
  grade_differs: warning('残疾等级与残疾人证号第 20 位不同。请核对。', 'The grade differs from the 20th digit of the certificate number: check it.'),
  birth_differs: warning('出生日期与身份证号不同。请核对。', 'The birth date differs from the identity number: check it.'),
  sex_differs: warning('性别与身份证号不同。请核对。', 'The sex differs from the identity number: check it.'),
  division_unknown: warning('没有这个乡镇或村，已归到能确定的上一级。请核对地名。', 'No such town or village; placed as deep as could be told: check the place.'),
  division_ambiguous: warning('有几个同名的地方，无法确定是哪一个。请补全县和乡镇。', 'Several places bear this name: add county and town.'),
  date_impossible: warning('日期不存在，按空白处理。请改正，如 2018-06-30。', 'No such date, taken as blank: correct it, as in 2018-06-30.'),
  date_ambiguous: warning('日期不完整或有两种读法，按空白处理。请写成 2018-06-30。', 'The date is incomplete or can be read two ways, taken as blank: write 2018-06-30.'),
  date_unreadable: warning('看不懂这个日期，按空白处理。请写成 2018-06-30。', 'The date cannot be read, taken as blank: write 2018-06-30.'),
  amount_unreadable: warning('看不懂这个金额，按空白处理。请写成数字，如 94.00。', 'The amount cannot be read, taken as blank: write a number such as 94.00.'),
  number_unreadable: warning('这一格应是整数，按空白处理。请改正。', 'The cell takes a whole number, taken as blank: correct it.'),
  value_unknown: warning('这一格的值不在可填范围内，按空白处理。请改正。', 'The value is not one of those allowed, taken as blank: correct it.'),
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof CATALOGUE;

/** Codes as text, for tables that hold them. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(CATALOGUE, text);
}
