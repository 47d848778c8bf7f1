import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { READ_LIMITS } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { FileRefused } from './refusal.ts';
import { writeCsv } from './write-csv.ts';

function texts(bytes: string | Uint8Array): [number, string][] {
  const [table] = readCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, READ_LIMITS);
  return (table?.rows ?? []).flatMap((row) =>
    row.cells.map((cell): [number, string] => [row.row, `${cell.column}=${cell.text}`]),
  );
}

function refusal(bytes: string | Uint8Array): string {
  try {
    texts(bytes);
    return 'read';
  } catch (error) {
    return error instanceof FileRefused ? error.refusal.code : 'crash';
  }
}

describe('separated text', () => {
  test.each([',', ';', '\t', '|'])('finds the separator %j', (separator) => {
    expect(texts(`Mã${separator}Tên\r\n1${separator}"a${separator} b"`)).toEqual([
      [1, 'A=Mã'],
      [1, 'B=Tên'],
      [2, 'A=1'],
      [2, `B=a${separator} b`],
    ]);
  });

  test('quotes, line breaks inside them, blank lines, last line without end', () => {
    expect(texts('a,"b ""c""\nd"\n\n,e')).toEqual([
      [1, 'A=a'],
      [1, 'B=b "c"\nd'],
      [3, 'B=e'],
    ]);
  });

  test('byte-order marks of UTF-8 and both UTF-16', () => {
    const little = Buffer.from('\ufeffHọ\tTên', 'utf16le');
    expect(texts('\ufeffHọ,Tên')).toEqual([
      [1, 'A=Họ'],
      [1, 'B=Tên'],
    ]);
    expect(texts(little)).toEqual(texts('\ufeffHọ,Tên'));
    expect(texts(Buffer.from(little).swap16())).toEqual(texts('\ufeffHọ,Tên'));
  });

  test('UTF-16 without a mark, a separator told in the first line', () => {
    const expected = texts('Họ,Tên\n1,2\n3,4');
    expect(texts(Buffer.from('Họ,Tên\n1,2\n3,4\n', 'utf16le'))).toEqual(expected);
    expect(texts(Buffer.from('Họ,Tên\n1,2\n3,4\n', 'utf16le').swap16())).toEqual(expected);
    expect(texts('sep=|\r\na,b,c,d|e')).toEqual([
      [1, 'A=a,b,c,d'],
      [1, 'B=e'],
    ]);
  });

  /** 'Họ và tên;Chức vụ' and a person, as each old encoding stores it. */
  test.each([
    ['tcvn3', 'Hä vµ tªn;Chøc vô\nNguyÔn V¨n H¶i;Tr­ëng phßng\nBïI THÞ §ÌO;Chuyªn viªn\n'],
    ['vni', 'Hoï vaø teân;Chöùc vuï\nNguyeãn Vaên Haûi;Tröôûng phoøng\nBUØI THÒ ÑEØO;Chuyeân vieân\n'],
    ['windows-1258', ''],
  ])('%s is turned into Unicode when its headings read as headings', (encoding, stored) => {
    const windows1258 = Buffer.concat([
      Buffer.from(
        'Ho\xf2 v\xe0 t\xean;Ch\xfd\xecc vu\xf2\nNguy\xea\xden V\xe3n Ha\xd2i;Tr\xfd\xf5\xd2ng pho\xccng\n',
        'latin1',
      ),
      Buffer.from('BU\xccI THI\xf2 \xd0E\xccO;Chuy\xean vi\xean\n', 'latin1'),
    ]);
    const bytes = encoding === 'windows-1258' ? windows1258 : Buffer.from(stored, 'latin1');
    const [table] = readCsv(bytes, READ_LIMITS);
    expect(table?.encoding).toBe(encoding);
    expect(table?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['Họ và tên', 'Chức vụ'],
      ['Nguyễn Văn Hải', 'Trưởng phòng'],
      ['BÙI THỊ ĐÈO', 'Chuyên viên'],
    ]);
  });

  test('old code pages, open quotes and binary are refused by name', () => {
    expect(refusal(Buffer.from([0x48, 0xf2, 0x2c]))).toBe('file-not-utf8');
    expect(refusal('a,"b')).toBe('file-damaged');
    expect(refusal('a,b\u0000')).toBe('file-unknown');
    expect(refusal(`${','.repeat(300)}x`)).toBe('file-too-many-columns');
  });

  test('what an export keeps a spreadsheet from reckoning with is the text itself', () => {
    const [table] = readCsv(Buffer.from('a,b,c\n="038","=""038""",=1+1\n'), READ_LIMITS);
    expect(table?.rows[1]?.cells.map(({ text }) => text)).toEqual(['038', '038', '=1+1']);
  });

  test('what we write we read again', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ễ', '"', ',', ';', '\n', ' ', '-', '='),
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const marked = [['x', 'y', 'z', 'w'], ...rows];
        const expected = marked.flatMap((row, i) =>
          row.flatMap((text, c) => {
            const shown = /^[=-]/.test(text) ? `'${text}` : text;
            return shown.trim() === '' ? [] : [[i + 1, `${'ABCD'.charAt(c)}=${shown}`]];
          }),
        );
        const [table] = readCsv(Buffer.from(writeCsv(marked)), READ_LIMITS);
        const commas = writeCsv(marked)
          .replace(/"[^"]*"/g, '')
          .split(',').length;
        const others = writeCsv(marked)
          .replace(/"[^"]*"/g, '')
          .split(';').length;
        fc.pre(commas > others);
        const read = (table?.rows ?? []).flatMap((row) =>
          row.cells.map((one) => [row.row, `${one.column}=${one.text}`]),
        );
        expect(read).toEqual(expected);
      }),
      { numRuns: 200, seed: 8679 },
    );
  });
});
