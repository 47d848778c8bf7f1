// Workbooks and lists whose outside is in order and whose inside is not.
import { Buffer } from 'node:buffer';
import { makeZip, workbookParts, type ZipPart } from './fixtures.ts';
import {
  BAD_ARCHIVES,
  type HostileFile,
  MEGABYTE,
  OTHER_KINDS,
  sheet,
  sheetXml,
  text,
} from './hostile-files.ts';

const dtd = (entities: string, use: string) =>
  sheetXml(
    `<?xml version="1.0"?><!DOCTYPE a [${entities}]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>${use}</v></c></row></sheetData></worksheet>`,
  );
const LAUGHS = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

export const BAD_XML: readonly HostileFile[] = [
  ['a billion laughs', 'file-damaged', dtd(`<!ENTITY l0 "ha">${LAUGHS}`, '&l9;')],
  ['an external entity', 'file-damaged', dtd('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')],
  ['an external definition', 'file-damaged', dtd('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;', '&x;')],
  ['nesting without end', 'file-damaged', sheet('<a>'.repeat(200_000))],
  ['tags never closed', 'file-damaged', sheetXml('<worksheet><sheetData><row r="1"><c r="A1"><v>1')],
  ['no XML at all', 'file-damaged', sheetXml('Họ và tên,Chức vụ')],
  [
    'letters that are not UTF-8',
    'file-damaged',
    () =>
      makeZip(
        workbookParts('', [
          { name: 'xl/worksheets/sheet1.xml', content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c]) },
        ]),
      ),
  ],
  [
    'one cell of forty million letters',
    'file-too-much-text',
    sheet(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(40_000_000)}</v></c></row>`),
  ],
  [
    'one attribute of twenty megabytes',
    'file-too-much-text',
    sheet(`<row r="1" x="${'x'.repeat(20 * MEGABYTE)}"><c r="A1"><v>1</v></c></row>`),
  ],
  [
    'a hundred thousand attributes',
    'read',
    sheet(
      `<row r="1" ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}><c r="A1"><v>1</v></c></row>`,
    ),
  ],
  [
    'a comment of fifty megabytes',
    'file-too-much-text',
    sheet(`<!--${' '.repeat(50 * MEGABYTE)}--><row r="1"><c r="A1"><v>1</v></c></row>`),
  ],
  [
    'a formula of thirty megabytes',
    'file-too-much-text',
    sheet(`<row r="1"><c r="A1"><f>${'1+'.repeat(15 * MEGABYTE)}1</f><v>1</v></c></row>`),
  ],
  [
    'a number format made to loop',
    'read',
    sheet('<row r="1"><c r="A1" s="0"><v>1</v></c></row>', [
      {
        name: 'xl/styles.xml',
        content: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(500_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
      },
    ]),
  ],
];

const rows = (count: number, one: (row: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i + 1)).join('');
const strings = (content: string): ZipPart => ({ name: 'xl/sharedStrings.xml', content });
const workbook = (content: string): ZipPart => ({ name: 'xl/workbook.xml', content });

export const BAD_SHEETS: readonly HostileFile[] = [
  ['headings alone', 'read', text('Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại\n')],
  [
    'sixteen thousand columns',
    'file-too-many-columns',
    text(`${Array.from({ length: 16_000 }, (_, i) => i).join(',')}\n`),
  ],
  ['sixteen million commas', 'file-too-many-columns', () => Buffer.alloc(16_000_000, ',')],
  ['sixteen million line ends', 'read', () => Buffer.alloc(16_000_000, '\n')],
  ['sixteen million quotes', 'file-too-much-text', () => Buffer.alloc(16_000_000, '"')],
  ['one line of sixteen million letters', 'file-too-much-text', () => Buffer.alloc(16_000_000, 'a')],
  ['a quote never closed', 'file-damaged', text('Mã,"Tên\nA,B\n')],
  ['millions of rows of one letter', 'file-too-many-rows', () => Buffer.alloc(17 * MEGABYTE, 'a\n')],
  ['a million empty rows', 'read', sheet(rows(1_048_576, (row) => `<row r="${row}"/>`))],
  [
    'a million rows of empty cells',
    'read',
    sheet(rows(1_048_576, (row) => `<row r="${row}"><c r="A${row}" s="1"/></row>`)),
  ],
  [
    'too many filled rows',
    'file-too-many-rows',
    sheet(rows(70_000, (row) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`)),
  ],
  [
    'a cell in the farthest corner',
    'file-too-many-columns',
    sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  ],
  ['a cell in the farthest row', 'read', sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')],
  [
    'two cells in one place',
    'file-damaged',
    sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  ],
  ['a cell of another row', 'file-damaged', sheet('<row r="2"><c r="A1"><v>1</v></c></row>')],
  ['a row before the first', 'file-damaged', sheet('<row r="-5"><c r="A1"><v>1</v></c></row>')],
  ['a row that is no number', 'file-damaged', sheet('<row r="NaN"><c r="A1"><v>1</v></c></row>')],
  [
    'rows backwards',
    'file-damaged',
    sheet('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
  ],
  ['a column that is none', 'file-damaged', sheet('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>')],
  [
    'a shared string that is not there',
    'file-damaged',
    sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
  ],
  [
    'a shared string below zero',
    'file-damaged',
    sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', [strings('<sst><si><t>a</t></si></sst>')]),
  ],
  [
    'shared strings inside each other',
    'read',
    sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', [
      strings('<sst count="4294967295"><si><si><t>a</t></si><t>b</t></si></sst>'),
    ]),
  ],
  [
    'shared strings of forty million letters',
    'file-too-much-text',
    sheet('', [strings(`<sst>${`<si><t>${'x'.repeat(30_000)}</t></si>`.repeat(1400)}</sst>`)]),
  ],
  [
    'one long shared string used everywhere',
    'file-too-much-text',
    sheet(
      rows(3000, (row) => `<row r="${row}"><c r="A${row}" t="s"><v>0</v></c></row>`),
      [strings(`<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`)],
    ),
  ],
  [
    'a merge of everything',
    'read',
    sheetXml(
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
    ),
  ],
  [
    'half a million merges',
    'read',
    sheetXml(
      `<worksheet><sheetData/><mergeCells>${rows(500_000, (row) => `<mergeCell ref="A${row}:A${row + 1}"/>`)}</mergeCells></worksheet>`,
    ),
  ],
  [
    'every column hidden, twice over',
    'read',
    sheetXml(
      '<worksheet><cols><col min="1" max="4294967295" hidden="1"/><col min="-9999999999" max="16384" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    ),
  ],
  [
    'numbers beyond all numbers',
    'read',
    sheet('<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>abc</v></c></row>'),
  ],
  [
    'formulas that ask each other',
    'read',
    sheet('<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>A1</f></c></row>'),
  ],
  [
    'sixty sheets',
    'file-too-many-sheets',
    () =>
      makeZip(
        workbookParts('', [
          workbook(
            `<workbook xmlns:r="r"><sheets>${rows(60, (at) => `<sheet name="S${at}" r:id="rId1"/>`)}</sheets></workbook>`,
          ),
        ]),
      ),
  ],
  [
    'one sheet under fifty names',
    'file-damaged',
    sheet('<row r="1"><c r="A1"><v>1</v></c></row>', [
      workbook(
        `<workbook xmlns:r="r"><sheets>${rows(50, (at) => `<sheet name="S${at}" r:id="rId1"/>`)}</sheets></workbook>`,
      ),
    ]),
  ],
  ['no sheet', 'file-damaged', sheet('', [workbook('<workbook><sheets/></workbook>')])],
  ['an empty list of sheets', 'file-damaged', sheet('', [workbook('')])],
  [
    'a sheet that is the list of sheets',
    'read',
    sheet('', [
      {
        name: 'xl/_rels/workbook.xml.rels',
        content:
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="workbook.xml"/></Relationships>',
      },
    ]),
  ],
  [
    'a sheet on another machine',
    'file-damaged',
    sheet('', [
      {
        name: 'xl/_rels/workbook.xml.rels',
        content:
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:9/sheet.xml"/></Relationships>',
      },
    ]),
  ],
  [
    'a sheet above the archive',
    'file-damaged',
    sheet('', [
      {
        name: 'xl/_rels/workbook.xml.rels',
        content:
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      },
    ]),
  ],
];

export const HOSTILE_FILES: readonly HostileFile[] = [
  ...OTHER_KINDS,
  ...BAD_ARCHIVES,
  ...BAD_XML,
  ...BAD_SHEETS,
];
