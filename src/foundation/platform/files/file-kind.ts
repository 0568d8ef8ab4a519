import { open, stat } from 'node:fs/promises';
import { checkWorkbookZip } from './check-workbook-zip.ts';
import { compoundStreams } from './compound-streams.ts';
import { FileFault, type FileFaultCode } from './file-fault.ts';

export type FileKind = 'text' | 'xlsx' | 'xls' | 'parquet';

const HEAD = 4096;

/** First bytes (latin1) that give a file away, whatever its name ends in. */
const SIGNATURES: readonly (readonly [string, FileFaultCode])[] = [
  ['\xff\xd8\xff', 'image'], ['\x89PNG', 'image'], ['GIF8', 'image'], ['BM', 'image'], ['II*\0', 'image'], ['MM\0*', 'image'], ['RIFF', 'image'],
  ['%PDF', 'pdf'], ['{\\rtf', 'document'],
  ['Rar!', 'archive'], ['7z\xbc\xaf', 'archive'], ['\x1f\x8b', 'archive'], ['\xfd7zXZ', 'archive'], ['BZh', 'archive'], ['\x28\xb5\x2f\xfd', 'archive'],
  ['\x09\x08\x04\0', 'old_excel'], ['\x09\x04\x06\0', 'old_excel'], ['\x09\x02\x06\0', 'old_excel'],
  ['SQLite format', 'binary'], ['MZ', 'binary'], ['\x7fELF', 'binary'],
];

/**
 * Tells what a file is by its content, never by its name, and whether it is safe to read: a workbook's zip directory is checked, a password is
 * noticed. Throws a FileFault otherwise.
 */
export async function fileKind(file: string): Promise<FileKind> {
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new FileFault('not_found', { cause });
  });
  if (size === 0) throw new FileFault('empty');
  const head = await readHead(file);
  const text = head.toString('latin1');
  if (text.startsWith('PAR1')) return parquetKind(file, size);
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) {
    await checkWorkbookZip(file);
    return 'xlsx';
  }
  if (text.startsWith('\xd0\xcf\x11\xe0')) return compoundKind(file, size);
  const signature = SIGNATURES.find(([start]) => text.startsWith(start) && isBinaryFor(start, head));
  if (signature) throw new FileFault(signature[1]);
  const [first] = head;
  if (first === 3 && size > 32 && head[0] === 3 && (head[2] ?? 0) <= 12) throw new FileFault('dbase');
  return textKind(head);
}

/** Two-letter signatures could also begin a text: it takes a zero byte too. */
function isBinaryFor(start: string, head: Buffer): boolean {
  return start.length > 2 || head.includes(0) || start === '\x1f\x8b';
}

function textKind(head: Buffer): FileKind {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!utf16 && head.includes(0)) throw new FileFault('binary');
  const start = head.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '').trimStart().slice(0, 2000).toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<style)/.test(start) || (start.startsWith('<') && /<(?:table|html)[\s>]/.test(start))) {
    throw new FileFault('html_table');
  }
  if (start.startsWith('<?xml') || start.startsWith('<')) throw new FileFault('xml_spreadsheet');
  if (start.startsWith('mime-version:')) throw new FileFault('html_table');
  if (start === '') throw new FileFault('empty');
  return 'text';
}

async function parquetKind(file: string, size: number): Promise<FileKind> {
  const tail = await readAt(file, Math.max(0, size - 4), 4);
  if (size < 12 || tail.toString('latin1') !== 'PAR1') throw new FileFault('cut_off');
  return 'parquet';
}

async function compoundKind(file: string, size: number): Promise<FileKind> {
  const streams = await compoundStreams(file, size);
  const names = new Set(streams.map((stream) => stream.name));
  if (names.has('EncryptedPackage')) throw new FileFault('password');
  if (names.has('WordDocument') || names.has('PowerPoint Document')) throw new FileFault('document');
  const book = streams.find((stream) => stream.name === 'Workbook' || stream.name === 'Book');
  if (!book) throw new FileFault('binary');
  if (book.name === 'Book') throw new FileFault('old_excel');
  if (names.has('_VBA_PROJECT_CUR')) throw new FileFault('macros');
  if (book.encrypted) throw new FileFault('password');
  return 'xls';
}

async function readHead(file: string): Promise<Buffer> {
  return readAt(file, 0, HEAD);
}

/** Reads up to `length` bytes from `position`. */
export async function readAt(file: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
