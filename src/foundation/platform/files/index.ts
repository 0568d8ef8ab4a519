export { FileFault, type FileFaultCode } from './file-fault.ts';
export { fileKind, readAt, type FileKind } from './file-kind.ts';
export { readChunks } from './read-chunks.ts';
export { scanFile, type FileScan } from './scan-file.ts';
export { writeUtf8, type TextEncoding } from './write-utf8.ts';
