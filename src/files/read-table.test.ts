import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeZip, workbookParts, type ZipPart } from '../../test/input/fixtures.ts';
import { UPLOAD_LIMITS } from '../server/upload.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { readTables } from './read-table.ts';

const SAMPLE = readFileSync(new URL('../../demo/input/danh-sach-phuong-nha-trang.xlsx', import.meta.url));

test('whatever may be sent is read', () => {
  expect(READ_LIMITS.bytes).toBe(UPLOAD_LIMITS.fileSize);
});

async function refused(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<string> {
  const result = await readTables(bytes, { ...READ_LIMITS, ...limits });
  return result.ok ? 'read' : result.refusal.code;
}

async function cells(sheetData: string, more: readonly ZipPart[] = []) {
  const result = await readTables(makeZip(workbookParts(sheetData, more)));
  if (!result.ok) throw new Error(result.refusal.code);
  return (
    result.tables[0]?.rows.flatMap((row) => row.cells.map((cell) => [`${cell.column}${row.row}`, cell])) ?? []
  );
}

describe('a workbook', () => {
  test('keeps rows, columns, merges, serials and what was decomposed', async () => {
    const result = await readTables(SAMPLE);
    const table = result.ok ? result.tables[0] : undefined;
    expect(table).toMatchObject({ sheet: 'DS CBCC phường', hidden: false });
    expect(table?.merged).toContain('B8:M8');
    const at = (row: number, column: string) =>
      table?.rows.find((one) => one.row === row)?.cells.find((cell) => cell.column === column);
    expect(at(17, 'D')?.value).toEqual({ kind: 'date', serial: 28108, date: '1976-12-14' });
    expect(at(19, 'E')).toMatchObject({ text: '56074563687', value: { kind: 'number' } });
    expect(at(41, 'B')).toMatchObject({ text: 'Lý Gia Hùng'.normalize('NFC'), decomposed: true });
    expect(at(39, 'L')?.text).toBe('Nguyễn Thị Hương  ');
    expect(at(9, 'J')).toBeUndefined();
  });

  test('leaves out letters that no database takes: zero, half a pair, those Unicode keeps for itself', async () => {
    const words = (text: string) => `<c t="str"><v>${text}</v></c>`;
    const read = await cells(
      `<row r="1">${['Lê_x0000_ An', 'Lê_xD800_ An', 'Lê_xFFFF_ An', '_x0007_', 'Lê_x000A_An'].map(words).join('')}</row>`,
    );
    const texts = read.map(([, cell]) => (typeof cell === 'object' ? cell.text : ''));
    expect(texts.map((text) => text.isWellFormed())).not.toContain(false);
    expect([texts[0], texts[2], texts.at(-1)]).toEqual(['Lê An', 'Lê An', 'Lê\nAn']);
    expect(read.map(([address]) => address)).toEqual(['A1', 'B1', 'C1', 'E1']);
  });

  test('reads what lesser readers lose: rich inline text, ISO dates, cells without address, prefixes', async () => {
    const rich = '<c t="inlineStr"><is><r><t>Nguyễn </t></r><r><t>Văn A</t></r><rPh><t>no</t></rPh></is></c>';
    const read = await cells(
      `<row>${rich}<c t="d"><v>1974-05-07T00:00:00</v></c></row><row r="5"><c r="C5" t="b"><v>1</v></c></row>`,
    );
    expect(read.map(([address, cell]) => [address, typeof cell === 'string' ? cell : cell?.text])).toEqual([
      ['A1', 'Nguyễn Văn A'],
      ['B1', '1974-05-07'],
      ['C5', 'TRUE'],
    ]);
    const content =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await cells('', [{ name: 'xl/worksheets/sheet1.xml', content }])).toHaveLength(1);
  });

  test('takes the stored result of a formula, never the formula', async () => {
    const [[, cell] = []] = await cells(
      '<row r="1"><c r="A1" t="str"><f>HYPERLINK("x")</f><v>kết quả</v></c></row>',
    );
    expect(cell).toMatchObject({ text: 'kết quả', value: { kind: 'text' } });
  });

  test('says of a formula nobody reckoned that it is one; an empty text is empty', async () => {
    const read = await cells(
      '<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v></v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="e"><v>#REF!</v></c></row>',
    );
    expect(read.map(([address, cell]) => [address, typeof cell === 'string' ? cell : cell?.value])).toEqual([
      ['A1', { kind: 'error', value: '=SUM(B1:B9)' }],
      ['C1', { kind: 'error', value: '#REF!' }],
    ]);
  });

  test('marks hidden rows and columns, indentation and dates from 1904', async () => {
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"><alignment indent="2"/></xf></cellXfs></styleSheet>';
    const content =
      '<worksheet><cols><col min="2" max="3" hidden="1"/><col min="9" max="9"/></cols><sheetData><row r="1"><c r="A1" s="1"><v>0</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" ht="0"><c r="A3"><v>1</v></c></row></sheetData></worksheet>';
    const more = [
      { name: 'xl/styles.xml', content: styles },
      { name: 'xl/worksheets/sheet1.xml', content },
      {
        name: 'xl/workbook.xml',
        content:
          '<workbook xmlns:r="r"><workbookPr date1904="true"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
      },
    ];
    const result = await readTables(makeZip(workbookParts('', more)));
    const [table] = result.ok ? result.tables : [];
    expect(table).toMatchObject({ hiddenColumns: ['B', 'C'], from1904: true });
    expect(table?.rows.map((row) => row.hidden ?? false)).toEqual([false, true, true]);
    expect(table?.rows[0]?.cells[0]).toMatchObject({ indent: 2, value: { date: '1904-01-01' } });
  });

  test('typed in an old Vietnamese font is turned into Unicode', async () => {
    const data =
      '<row r="1"><c r="A1" t="str"><v>Hä vµ tªn</v></c><c r="B1" t="str"><v>Chøc vô</v></c></row><row r="2"><c r="A2" t="str"><v>TrÇn Th Hµ</v></c></row>';
    const read = await cells(data);
    expect(read.map(([, cell]) => (typeof cell === 'string' ? '' : cell?.text))).toEqual([
      'Họ và tên',
      'Chức vụ',
      'Trần Th Hà',
    ]);
  });

  test('knows both date systems and the day that never was', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const data =
      '<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>60</v></c><c r="C1" s="1"><v>61.5</v></c></row>';
    const read = await cells(data, [{ name: 'xl/styles.xml', content: styles }]);
    expect(read.map(([, cell]) => (typeof cell === 'string' ? null : cell?.value))).toEqual([
      { kind: 'date', serial: 59, date: '1900-02-28' },
      { kind: 'date', serial: 60, date: null },
      { kind: 'date', serial: 61.5, date: '1900-03-01' },
    ]);
  });
});

describe('what is no spreadsheet is named', () => {
  const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]);
  test.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['an old workbook', ole, 'file-is-legacy-xls'],
    [
      'a workbook with password',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'file-is-password-protected',
    ],
    ['a web page', Buffer.from('\ufeff <HTML><table>'), 'file-is-html'],
    ['a document', Buffer.from('%PDF-1.7'), 'file-is-pdf'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'file-is-picture'],
    [
      'an OpenDocument sheet',
      makeZip([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: '' },
      ]),
      'file-is-ods',
    ],
    ['a binary workbook', makeZip([{ name: 'xl/workbook.bin', content: '' }]), 'file-is-xlsb'],
    ['any other zip', makeZip([{ name: 'a.txt', content: 'a' }]), 'file-not-workbook'],
    [
      'an encrypted zip',
      makeZip([{ name: 'xl/workbook.xml', content: 'a', encrypted: true }]),
      'file-is-password-protected',
    ],
    ['an old code page', Buffer.from([0x48, 0xf2, 0x20, 0xe0, 0x2c, 0x41]), 'file-not-utf8'],
  ])('%s', async (_, bytes, code) => {
    expect(await refused(bytes)).toBe(code);
  });

  test('a large file', async () => {
    expect(await refused(SAMPLE, { bytes: 100 })).toBe('file-too-large');
  });
});

describe('hostile workbooks', () => {
  const zeros = 'A'.repeat(40_000_000);
  const bomb = (claimedSize?: number) =>
    makeZip(
      workbookParts('', [
        {
          name: 'xl/worksheets/sheet1.xml',
          content: zeros,
          ...(claimedSize === undefined ? {} : { claimedSize }),
        },
      ]),
    );

  test('an honest bomb is refused by its headers', async () => {
    const bytes = bomb();
    expect(await refused(bytes, { unpackedBytes: 10_000_000 })).toBe('file-unpacks-too-large');
  });

  test('a lying bomb is stopped at the size it claimed', async () => {
    expect(await refused(bomb(1000), { unpackedBytes: 10_000_000 })).toBe('file-damaged');
    expect(await refused(bomb(0xffffffff))).toBe('file-unpacks-too-large');
  });

  test('truncated anywhere: refused, never half read', async () => {
    for (const part of [4, 30, 1000, SAMPLE.length / 2, SAMPLE.length - 1]) {
      expect(await refused(SAMPLE.subarray(0, part))).toBe('file-damaged');
    }
  });

  test('one changed byte inside the data is noticed by the checksum', async () => {
    const bytes = Buffer.from(makeZip(workbookParts('<row r="1"><c r="A1"><v>7</v></c></row>')));
    bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
    expect(await refused(bytes)).toBe('file-damaged');
  });

  test('two entries on the same bytes, or of the same name', async () => {
    const twice = makeZip([...workbookParts(''), { name: 'xl/workbook.xml', content: '<workbook/>' }]);
    expect(await refused(twice)).toBe('file-damaged');
    const bytes = Buffer.from(
      makeZip([
        { name: 'xl/workbook.xml', content: 'aaaa' },
        { name: 'xl/b.xml', content: 'aaaa' },
      ]),
    );
    bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 42);
    expect(await refused(bytes)).toBe('file-damaged');
  });

  test('columns, rows, entries, sheets and text have limits', async () => {
    const wide = '<row r="1"><c r="XFD1"><v>1</v></c></row>';
    expect(await refused(makeZip(workbookParts(wide)))).toBe('file-too-many-columns');
    const tall = Array.from(
      { length: 60 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
    ).join('');
    expect(await refused(makeZip(workbookParts(tall)), { rows: 50 })).toBe('file-too-many-rows');
    expect(await refused(makeZip(workbookParts(tall)), { characters: 50 })).toBe('file-too-much-text');
    expect(await refused(makeZip(workbookParts('')), { entries: 2 })).toBe('file-too-many-entries');
    expect(await refused(makeZip(workbookParts('')), { sheets: 0 })).toBe('file-too-many-sheets');
  });

  test('formatted but empty columns to the very right do no harm', async () => {
    expect(await cells('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>')).toHaveLength(1);
  });

  test('entities are never expanded and nothing is fetched', async () => {
    const dtd = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>';
    const content = `${dtd}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&y;</v></c></row></sheetData></worksheet>`;
    expect(await refused(makeZip(workbookParts('', [{ name: 'xl/worksheets/sheet1.xml', content }])))).toBe(
      'file-damaged',
    );
  });

  test('headers only, deep nesting, rows out of order, a sheet that is not there', async () => {
    expect(await refused(makeZip([{ name: 'xl/workbook.xml', content: '' }]))).toBe('file-damaged');
    expect(await refused(makeZip(workbookParts('<a>'.repeat(5000))))).toBe('file-damaged');
    const again = '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';
    expect(await refused(makeZip(workbookParts(again)))).toBe('file-damaged');
    expect(await refused(makeZip(workbookParts('').slice(0, 2)))).toBe('file-damaged');
  });

  test('time and memory run out for the reader, not for us', async () => {
    expect(await refused(SAMPLE, { milliseconds: 1 })).toBe('file-took-too-long');
    const many = Array.from(
      { length: 50_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>${i}-${'x'.repeat(60)}</v></c></row>`,
    );
    expect(await refused(makeZip(workbookParts(many.join(''))), { megabytes: 8 })).toBe(
      'file-needed-too-much-memory',
    );
  });
});
