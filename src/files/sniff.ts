// Tells what a file is by its content; names and extensions are never believed.
import type { ReadLimits } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { readZipDirectory } from './zip-directory.ts';

export type FileFormat = 'xlsx' | 'csv';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEAD = 2048;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** A password turns a workbook into an OLE file with the stream 'EncryptedPackage' (MS-OFFCRYPTO 2.3.1). */
function refuseOle(bytes: Uint8Array): FileRefused {
  const protectedMark = Buffer.from('EncryptedPackage', 'utf16le');
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(protectedMark);
  return new FileRefused(found ? 'file-is-password-protected' : 'file-is-legacy-xls');
}

function sniffZip(bytes: Uint8Array, limits: ReadLimits): FileFormat {
  const entries = readZipDirectory(bytes, limits);
  if (entries.has('xl/workbook.xml')) return 'xlsx';
  if (entries.has('xl/workbook.bin')) throw new FileRefused('file-is-xlsb');
  if (entries.has('mimetype') && entries.has('content.xml')) throw new FileRefused('file-is-ods');
  throw new FileRefused('file-not-workbook');
}

/** 'xlsx' or 'csv'; throws `FileRefused` with a name for everything else we recognise. */
export function sniffFormat(bytes: Uint8Array, limits: ReadLimits): FileFormat {
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (bytes.length > limits.bytes)
    throw new FileRefused('file-too-large', { size: bytes.length, most: limits.bytes });
  if (startsWith(bytes, [0x50, 0x4b])) return sniffZip(bytes, limits);
  if (startsWith(bytes, OLE)) throw refuseOle(bytes);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return 'csv';
  const head = bytes.subarray(0, HEAD);
  if (head.includes(0)) throw new FileRefused('file-unknown');
  const start = Buffer.from(head).toString('latin1').trimStart().toLowerCase();
  if (/^(ï»¿)?\s*(<!doctype html|<html|<table|<\?xml|<meta)/.test(start))
    throw new FileRefused('file-is-html');
  if (start.startsWith('%pdf')) throw new FileRefused('file-unknown');
  return 'csv';
}
