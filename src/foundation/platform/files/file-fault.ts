/** Why a file cannot be opened as a table. */
export type FileFaultCode =
  | 'not_found' | 'empty' | 'image' | 'pdf' | 'html_table' | 'xml_spreadsheet' | 'document' | 'archive' | 'opendocument' | 'dbase' | 'binary'
  | 'password' | 'xlsb' | 'macros' | 'old_excel' | 'zip_bomb' | 'cut_off' | 'too_large';

/** A file that must not or cannot be read; nothing of it was used. */
export class FileFault extends Error {
  readonly code: FileFaultCode;

  constructor(code: FileFaultCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'FileFault';
    this.code = code;
  }
}
