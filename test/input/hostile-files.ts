// Files that are broken, lying, or something else: what offices send by mistake and attackers on purpose.
import { Buffer } from 'node:buffer';
import { makeZip, workbookParts, type ZipPart } from './fixtures.ts';

/** What becomes of a file: the code of its refusal, or 'read'. */
export type Fate = string;
export type HostileFile = readonly [name: string, fate: Fate, bytes: () => Uint8Array];

const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ]);
export const text = (content: string) => () => Buffer.from(content);
const raw =
  (...bytes: number[]) =>
  () =>
    Buffer.concat([Buffer.from(bytes), Buffer.alloc(64, 7)]);
const zip =
  (...parts: ZipPart[]) =>
  () =>
    makeZip(parts);
export const sheet =
  (data: string, more: readonly ZipPart[] = []) =>
  () =>
    makeZip(workbookParts(data, more));
export const sheetXml = (content: string) => sheet('', [{ name: 'xl/worksheets/sheet1.xml', content }]);
export const MEGABYTE = 1024 * 1024;

export const OTHER_KINDS: readonly HostileFile[] = [
  ['nothing at all', 'file-empty', text('')],
  ['a byte-order mark alone', 'read', text('\ufeff')],
  ['line ends alone', 'read', text('\r\n\r\n\r\n')],
  ['a PDF', 'file-is-pdf', text('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
  ['a PDF behind a line', 'file-is-pdf', text('\n\n%PDF-1.4\n1 0 obj')],
  ['a PNG', 'file-is-picture', raw(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)],
  ['a JPEG', 'file-is-picture', raw(0xff, 0xd8, 0xff, 0xe0, 0)],
  ['a GIF', 'file-is-picture', text('GIF89a....')],
  ['a TIFF', 'file-is-picture', raw(0x49, 0x49, 0x2a, 0)],
  ['a rich text', 'file-is-document', text('{\\rtf1\\ansi x}')],
  ['an old document', 'file-is-document', () => ole('WordDocument')],
  ['an old presentation', 'file-is-document', () => ole('PowerPoint Document')],
  ['an old workbook', 'file-is-legacy-xls', () => ole('Workbook')],
  ['a workbook with password', 'file-is-password-protected', () => ole('EncryptedPackage')],
  ['a workbook of Excel 2', 'file-is-legacy-xls', raw(0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00)],
  ['a workbook of Excel 4', 'file-is-legacy-xls', raw(0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00)],
  ['a sheet of Multiplan', 'file-unknown', text('ID;PWXL;N;E\r\nC;Y1;X1;K"Họ và tên"\r\nE\r\n')],
  ['a sheet of VisiCalc', 'file-unknown', text('TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n')],
  ['half an OLE header', 'read', () => Buffer.from([0x41, 0x2c, 0x42, 0x0a])],
  ['a web page', 'file-is-html', text('<!DOCTYPE html><html><table></table></html>')],
  ['a web page, shouted and marked', 'file-is-html', text('\ufeff  <HTML><BODY><TABLE>')],
  [
    'a piece of a web page',
    'file-is-html',
    text('\n<div class="x"><table border=1><tr><td>Lê An</td></tr></table></div>'),
  ],
  [
    'a web page with its pictures',
    'file-is-html',
    text('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x'),
  ],
  ['an XML workbook of 2003', 'file-is-xml', text('<?xml version="1.0"?><Workbook xmlns="urn:x"/>')],
  ['a new document', 'file-is-document', zip({ name: 'word/document.xml', content: '<w/>' })],
  ['a new presentation', 'file-is-document', zip({ name: 'ppt/presentation.xml', content: '<p/>' })],
  [
    'an OpenDocument sheet',
    'file-is-ods',
    zip({ name: 'mimetype', content: 'x' }, { name: 'content.xml', content: '' }),
  ],
  ['a binary workbook', 'file-is-xlsb', zip({ name: 'xl/workbook.bin', content: '' })],
  ['an archive of texts', 'file-not-workbook', zip({ name: 'a.txt', content: 'a' })],
  [
    'a workbook inside an archive',
    'file-not-workbook',
    () => makeZip([{ name: 'ds.xlsx', content: sheet('')() }]),
  ],
  ['an empty archive', 'file-not-workbook', () => makeZip([])],
  ['a RAR archive', 'file-is-archive', text('Rar!\u001a\u0007')],
  ['a 7z archive', 'file-is-archive', raw(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['a gzip archive', 'file-is-archive', raw(0x1f, 0x8b, 8)],
  [
    'a program',
    'file-unknown',
    () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400), Buffer.from('PE')]),
  ],
  [
    'bytes without sense',
    'file-not-utf8',
    () => Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 89) % 255 || 1)),
  ],
  ['text with zero bytes', 'file-unknown', text('Họ và tên,Chức vụ\u0000\nA,B\n')],
  [
    'text of UTF-32',
    'file-unknown',
    () => Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from('A\0\0\0,\0\0\0')]),
  ],
  ['UTF-8 broken off', 'file-not-utf8', () => Buffer.from('Họ và tên, Chức vụ').subarray(0, -1)],
  ['control characters', 'file-unknown', text('\u0001\u0002\u0003\u0004\u0005\u0006,\u0007')],
];

function patched(
  bytes: Uint8Array,
  write: (view: Buffer, directory: number, end: number) => void,
): Uint8Array {
  const copy = Buffer.from(bytes);
  const end = copy.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  write(copy, copy.readUInt32LE(end + 16), end);
  return copy;
}

const ONE_ROW = '<row r="1"><c r="A1" t="str"><v>Họ và tên</v></c></row>';
const good = () => makeZip(workbookParts(ONE_ROW));
const broken = (write: (view: Buffer, directory: number, end: number) => void) => () =>
  patched(good(), write);
const bomb = (size: number, claimedSize?: number) => () =>
  makeZip(
    workbookParts('', [
      {
        name: 'xl/worksheets/sheet1.xml',
        content: Buffer.alloc(size, 32),
        ...(claimedSize === undefined ? {} : { claimedSize }),
      },
    ]),
  );

export const BAD_ARCHIVES: readonly HostileFile[] = [
  ['an honest bomb', 'file-unpacks-too-large', bomb(200 * MEGABYTE)],
  [
    'an honest bomb in parts',
    'file-unpacks-too-large',
    () => {
      const part = Buffer.alloc(10 * MEGABYTE);
      return makeZip(
        workbookParts(
          '',
          Array.from({ length: 20 }, (_, i) => ({ name: `x${i}`, content: part })),
        ),
      );
    },
  ],
  ['a bomb that claims a hundred bytes', 'file-damaged', bomb(100 * MEGABYTE, 100)],
  ['a bomb that claims four gigabytes', 'file-unpacks-too-large', bomb(MEGABYTE, 0xffffffff)],
  ['a bomb that fits, of blanks', 'file-too-much-text', bomb(120 * MEGABYTE)],
  ['an archive cut at its head', 'file-damaged', () => good().subarray(0, 4)],
  ['an archive cut in the middle', 'file-damaged', () => good().subarray(0, good().length / 2)],
  ['an archive cut before its last byte', 'file-damaged', () => good().subarray(0, -1)],
  [
    'a directory that counts too many',
    'file-damaged',
    broken((view, _, end) => view.writeUInt16LE(9, end + 10)),
  ],
  [
    'a directory that counts too few',
    'file-damaged',
    broken((view, _, end) => view.writeUInt16LE(2, end + 10)),
  ],
  [
    'a directory outside the file',
    'file-damaged',
    broken((view, _, end) => view.writeUInt32LE(0xfffffff0, end + 16)),
  ],
  ['a part outside the file', 'file-damaged', broken((view, at) => view.writeUInt32LE(0x7fffffff, at + 42))],
  [
    'a part longer than the file',
    'file-damaged',
    broken((view, at) => view.writeUInt32LE(0x7ffffff0, at + 20)),
  ],
  ['an unknown way of packing', 'file-damaged', broken((view, at) => view.writeUInt16LE(12, at + 10))],
  ['packed bytes that are not', 'file-damaged', broken((view) => view.fill(0xff, 45, 60))],
  ['a wrong checksum', 'file-damaged', broken((view, at) => view.writeUInt32LE(1, at + 16))],
  ['an encrypted part', 'file-is-password-protected', broken((view, at) => view.writeUInt16LE(1, at + 8))],
  [
    'two names on the same bytes',
    'file-damaged',
    broken((view, at) => {
      const second = view.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 4);
      view.writeUInt32LE(view.readUInt32LE(at + 42), second + 42);
    }),
  ],
  [
    'two parts of one name',
    'file-damaged',
    () => makeZip([...workbookParts(ONE_ROW), { name: 'xl/workbook.xml', content: '<workbook/>' }]),
  ],
  [
    'a part that would climb out of its folder',
    'read',
    sheet(ONE_ROW, [{ name: '../../../../tmp/cong-tam-climbed', content: 'x' }]),
  ],
  [
    'ten thousand parts',
    'file-too-many-entries',
    () =>
      makeZip(
        workbookParts(
          '',
          Array.from({ length: 10_000 }, (_, i) => ({ name: `p${i}`, content: '' })),
        ),
      ),
  ],
  [
    'an end record in the comment',
    'file-damaged',
    () => Buffer.concat([good(), Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18, 1)]),
  ],
];
