// Tells what a file is by its content; names and extensions are never believed.
import type { ReadLimits } from './limits.ts';
import { type FileRefusalCode, FileRefused } from './refusal.ts';
import { encodingOf } from './text-encoding.ts';
import { readZipDirectory } from './zip-directory.ts';

export type FileFormat = 'xlsx' | 'csv';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEAD = 2048;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Names of streams stand in an OLE directory as UTF-16 (MS-CFB 2.6.1). */
function holdsStream(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
}

/** A password turns a workbook into an OLE file with the stream 'EncryptedPackage' (MS-OFFCRYPTO 2.3.1). */
function refuseOle(bytes: Uint8Array): FileRefused {
  if (holdsStream(bytes, 'EncryptedPackage')) return new FileRefused('file-is-password-protected');
  const isDocument = holdsStream(bytes, 'WordDocument') || holdsStream(bytes, 'PowerPoint Document');
  return new FileRefused(isDocument ? 'file-is-document' : 'file-is-legacy-xls');
}

/** First bytes of files that are sent by mistake. */
const OTHERS: readonly { readonly magic: readonly number[]; readonly code: FileRefusalCode }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], code: 'file-is-pdf' },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], code: 'file-is-document' },
  { magic: [0x89, 0x50, 0x4e, 0x47], code: 'file-is-picture' },
  { magic: [0xff, 0xd8, 0xff], code: 'file-is-picture' },
  { magic: [0x47, 0x49, 0x46, 0x38], code: 'file-is-picture' },
  { magic: [0x49, 0x49, 0x2a, 0x00], code: 'file-is-picture' },
  { magic: [0x52, 0x61, 0x72, 0x21], code: 'file-is-archive' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], code: 'file-is-archive' },
  { magic: [0x1f, 0x8b], code: 'file-is-archive' },
  // Excel 2 to 4: a record 'beginning of file' and nothing around it (MS-XLS 2.4.21).
  ...[0x00, 0x02, 0x04].map((version) => ({
    magic: [0x09, version, version === 0 ? 0x04 : 0x06, 0x00],
    code: 'file-is-legacy-xls' as const,
  })),
];

function sniffZip(bytes: Uint8Array, limits: ReadLimits): FileFormat {
  const entries = readZipDirectory(bytes, limits);
  if (entries.has('xl/workbook.xml')) return 'xlsx';
  if (entries.has('xl/workbook.bin')) throw new FileRefused('file-is-xlsb');
  if (entries.has('mimetype') && entries.has('content.xml')) throw new FileRefused('file-is-ods');
  if (entries.has('word/document.xml') || entries.has('ppt/presentation.xml'))
    throw new FileRefused('file-is-document');
  throw new FileRefused('file-not-workbook');
}

/** A piece of a page, or a page with its pictures in one file (MHTML), as programs save them under the name .xls. */
const isWebPage = (start: string) =>
  (/^(ï»¿)?</.test(start) && /<t(?:able|r|d|body)[\s>]/.test(start)) ||
  (/^(?:mime-version|from|subject|date|content-type|x-document-type):/.test(start) &&
    start.includes('multipart/related'));

/** 'xlsx' or 'csv'; throws `FileRefused` with a name for everything else we recognise. */
export function sniffFormat(bytes: Uint8Array, limits: ReadLimits): FileFormat {
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (bytes.length > limits.bytes)
    throw new FileRefused('file-too-large', { size: bytes.length, most: limits.bytes });
  if (startsWith(bytes, [0x50, 0x4b])) return sniffZip(bytes, limits);
  if (startsWith(bytes, OLE)) throw refuseOle(bytes);
  const other = OTHERS.find(({ magic }) => startsWith(bytes, magic));
  if (other !== undefined) throw new FileRefused(other.code);
  if (encodingOf(bytes) !== 'utf-8') return 'csv';
  const head = bytes.subarray(0, HEAD);
  if (head.includes(0)) throw new FileRefused('file-unknown');
  const start = Buffer.from(head).toString('latin1').trimStart().toLowerCase();
  if (/^(ï»¿)?\s*<\?xml/.test(start) && !start.includes('<html')) throw new FileRefused('file-is-xml');
  if (/^(ï»¿)?\s*(<!doctype html|<html|<table|<\?xml|<meta)/.test(start) || isWebPage(start))
    throw new FileRefused('file-is-html');
  // Multiplan and VisiCalc exchange formats: text, but no table of lines.
  if (/^id;p/.test(start) || /^table\r?\n0,1\r?\n/.test(start)) throw new FileRefused('file-unknown');
  if (start.includes('%pdf-')) throw new FileRefused('file-is-pdf');
  return 'csv';
}
