// Lists that could be read in more than one way: halves and parts are put together where that is sure, the rest is asked about.
import { describe, expect, test } from 'vitest';
import { lines } from './fixtures.ts';
import { about, one, plan } from './nam-hai.ts';
import {
  AN,
  an,
  BA,
  ba,
  type Case,
  casesOf,
  HEAD,
  KT,
  type Rows,
  read,
  TU,
  tu,
  VP,
  WITH_UNIT,
} from './strange.ts';
import { type MadeSheet, tablesOf } from './workbook.ts';

const READ: readonly Case[] = [
  [
    'a second table whose headings say more than those of the first does not take its place',
    [
      [KT],
      HEAD,
      an(1),
      ba(2),
      [],
      [VP],
      ['TT', 'Họ tên', 'Giới tính', 'Năm sinh', 'Chức danh'],
      [1, 'Trần Tư', 'Nữ', 1982, 'Chuyên viên'],
    ],
    [AN(3), BA(4), '7 error second-table'],
  ],
  [
    'nor does the list below who signs it',
    [['Họ và tên', 'Chức vụ'], ['Hồ Bảy', 'Chủ tịch'], [], WITH_UNIT, an(1, KT)],
    ['2A error unit-missing', '4 error second-table'],
  ],
  [
    'a number without the format of a date is told wherever a date is read from it',
    [
      [...WITH_UNIT, 'Ngày bổ nhiệm'],
      an(1, KT, 45_000).with(2, 29_252),
      ba(2, KT, '45000'),
      tu(3, KT, { date: 45_000 }),
    ],
    [
      ...[AN(2), BA(3), TU(4, 3)],
      ...['2C warning date-as-serial', '2F warning date-as-serial', '3F warning date-as-serial'],
    ],
  ],
  [
    'a day of birth that is yet to come is a slip, one of a child or of long ago is told',
    [
      WITH_UNIT,
      an(1, KT).with(2, '01/02/2085'),
      ba(2, KT).with(2, '01/02/2020'),
      tu(3, KT).with(2, '01/02/1880'),
    ],
    [
      ...[
        '2 Lê An 3 Trưởng phòng - -',
        '3 Vũ Ba 3 Chuyên viên 2020-02-01 -',
        '4 Trần Tư 3 Chuyên viên 1880-02-01 -',
      ],
      ...['2C error date-to-come -> empty', '3C warning date-implausible', '4C warning date-implausible'],
    ],
  ],
  [
    'what is no name for its length or its sense is asked about; degrees run together are taken off',
    [
      WITH_UNIT,
      [1, 'TRUE', '01/02/1980', 'Trưởng phòng', KT],
      [2, `Lê ${'An '.repeat(60)}X`, '01/02/1980', 'Trưởng phòng', KT],
      [3, 'BSCKII Vũ Ba', '03/02/1981', 'Chuyên viên', KT],
      tu(4, KT).with(3, `Chuyên viên ${'tham mưu '.repeat(60)}X`),
    ],
    [
      ...[BA(4), '5 Trần Tư 3  1982-02-04 -', '2B error name-odd', '3B error name-odd'],
      ...['4B warning name-mended -> Vũ Ba', '5D warning post-missing', '5D error title-too-long -> empty'],
    ],
  ],
  [
    'names in three columns',
    [
      ['TT', 'Họ', 'Tên đệm', 'Tên', 'Giới tính', 'Chức vụ', 'Đơn vị'],
      [1, 'Nguyễn', 'Thị Kim', 'Tư', 'F', 'Chuyên viên', KT],
      [2, 'Vũ', '', 'Ba', 'M', 'Chuyên viên', KT],
    ],
    ['2 Nguyễn Thị Kim Tư 3 Chuyên viên - female', '3 Vũ Ba 3 Chuyên viên - male'],
  ],
  [
    'dates with the month first show in some rows, and put the others in doubt',
    [
      WITH_UNIT,
      [1, 'Lê An', '02/28/1980', 'Trưởng phòng', KT],
      [2, 'Vũ Ba', '03/02/1981', 'Chuyên viên', KT],
      [3, 'Trần Tư', '04/04/1982', 'Chuyên viên', KT],
    ],
    [
      ...['2 Lê An 3 Trưởng phòng - -', '3 Vũ Ba 3 Chuyên viên - -', '4 Trần Tư 3 Chuyên viên 1982-04-04 -'],
      ...['2C error date-impossible -> 1980-02-28', '3C error date-order-unsure -> 1981-03-02'],
    ],
  ],
  [
    'one date with the month first among others is a slip',
    [WITH_UNIT, an(1, KT).with(2, '02/28/1980'), ba(2, KT), tu(3, KT).with(2, '28/02/1982')],
    [
      '2 Lê An 3 Trưởng phòng - -',
      BA(3),
      '4 Trần Tư 3 Chuyên viên 1982-02-28 -',
      '2C error date-impossible -> 1980-02-28',
    ],
  ],
  [
    'everything about a person in one cell is told, and is no list',
    [WITH_UNIT, [1, 'Lê An - 01/02/1980 - Trưởng phòng']],
    ['1 error list-empty', '2B warning row-not-read'],
  ],
  ['headings alone are no list', [WITH_UNIT], ['1 error list-empty']],
  [
    'who has left without a day is told; so is a title held no more, and a state',
    [
      [...WITH_UNIT, 'Tình trạng', 'Ghi chú'],
      an(1, KT, 'Đang làm việc', 'Đã chết').with(3, 'Trưởng phòng (đã nghỉ hưu)'),
      ba(2, KT, 'Thôi việc'),
      tu(3, KT, 'Đã chuyển', 'Chuyên viên giỏi'),
    ],
    [
      '2 Lê An 3 Trưởng phòng (đã nghỉ hưu) 1980-02-01 -',
      ...[BA(3), TU(4), '2D warning title-unknown', '2G warning departure-unclear'],
      ...['3F warning departure-unclear', '4F warning departure-unclear', '4G note note-not-understood'],
    ],
  ],
  [
    'columns numbered twice, and once more on the next page',
    [
      HEAD,
      ['(1)', '(2)', '(3)', '(4)'],
      ['A', 'B', 'C', 'D'],
      ['I', KT],
      an(1),
      HEAD,
      ['(1)', '(2)', '(3)', '(4)'],
      ba(2),
    ],
    [AN(5), BA(8)],
  ],
  [
    'a person in one cell, counted as the others, is told even when others stand below',
    [WITH_UNIT, an(1, KT), [2, 'Hồ Sáu;Chuyên viên;Văn phòng'], tu(3, KT)],
    [AN(2), TU(4), '3B warning row-not-read'],
  ],
  [
    'day, month and year apart are one date, and make nobody a man',
    [
      ['TT', 'Họ và tên', 'Ngày tháng năm sinh', null, null, 'Chức vụ', 'Đơn vị'],
      ['', '', 'Ngày', 'Tháng', 'Năm'],
      [1, 'Trần Thị Lan', 1, 2, 1980, 'Chuyên viên', KT],
      [2, 'Vũ Ba', '03', '02', '1981', 'Chuyên viên', KT],
      [3, 'Lê Năm', 31, 2, 1980, 'Chuyên viên', KT],
      [4, 'Lê Sáu', null, 2, 1980, 'Chuyên viên', KT],
      [5, 'Lê Bảy', 1, 2, null, 'Chuyên viên', KT],
      [6, 'Lê Tám', '04/02/1982', null, null, 'Chuyên viên', KT],
      [7, 'Lê Chín', { error: '#REF!' }, 2, 1980, 'Chuyên viên', KT],
    ],
    [
      '3 Trần Thị Lan 3 Chuyên viên 1980-02-01 -',
      BA(4),
      ...['5 Lê Năm', '6 Lê Sáu', '7 Lê Bảy'].map((name) => `${name} 3 Chuyên viên - -`),
      ...['8 Lê Tám 3 Chuyên viên 1982-02-04 -', '9 Lê Chín 3 Chuyên viên - -', '1C note date-joined'],
      ...['5C error date-impossible -> empty', '6C warning date-month-only'],
      ...['7C error date-unreadable -> empty', '9C error cell-error -> empty'],
    ],
    { merged: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2', 'G1:G2'] },
  ],
  [
    'parts of a date without anything merged, each under its own heading, in another order, two digits of a year',
    [
      ['TT', 'Họ và tên', 'Năm sinh', 'Tháng sinh', 'Ngày sinh', 'Chức vụ', 'Đơn vị', 'Ngày bổ nhiệm'],
      ['', '', '', '', '', '', '', 'Ngày, tháng', 'Năm'],
      [1, 'Lê An', 1980, 2, 1, 'Trưởng phòng', KT, '1/5', 2020],
      [2, 'Vũ Ba', 81, 2, 3, 'Chuyên viên', KT],
    ],
    [
      AN(3),
      '4 Vũ Ba 3 Chuyên viên - -',
      ...['1C note date-joined', '1H note date-joined', '4C error date-short-year -> empty'],
    ],
  ],
  [
    'what goes on below a person is told: a second post, the end of a title; a unit in the middle and a signature are none',
    [
      HEAD,
      ['I', KT],
      an(1),
      ['', '', '', 'Bí thư chi bộ'],
      ba(2),
      ['', '', '', 'nông nghiệp và môi trường'],
      ['', '', '', VP],
      tu(3),
      ['', '', '', 'TM. ỦY BAN NHÂN DÂN'],
    ],
    [AN(3), BA(5), TU(8, 5), '4 warning row-not-read', '6 warning row-not-read'],
  ],
  [
    'the end of a name below it is told where every row has its unit',
    [WITH_UNIT, an(1, KT), ['', 'Khai'], ba(2, KT)],
    [AN(2), BA(4), '3B warning row-not-read'],
  ],
];

/** Read or asked about; the place of the first column is A. */
const NAMES: readonly (readonly [given: string, read: string | null, code?: string])[] = [
  ['Nguy\u200bễn Văn\u200b An', 'Nguyễn Văn An', 'note blanks-trimmed'],
  ['\u202aLê An\u202c', 'Lê An', 'note blanks-trimmed'],
  ['Lê\u00a0An', 'Lê An', 'note blanks-trimmed'],
  ['ThS. Lê An', 'Lê An', 'warning name-mended -> Lê An'],
  ['PGS.TS Vũ Ba', 'Vũ Ba', 'warning name-mended -> Vũ Ba'],
  ['Bs CKII Trần Tư', 'Trần Tư', 'warning name-mended -> Trần Tư'],
  ['Lê An - Phó phòng', 'Lê An', 'warning name-mended -> Lê An'],
  ['Lê An - Kỹ thuật', null, 'error name-odd'],
  ['Lê An - Phó Trưởng phòng', 'Lê An', 'warning name-mended -> Lê An'],
  ['Lê An, Chánh Văn phòng', 'Lê An', 'warning name-mended -> Lê An'],
  ['Trưởng phòng Lê An', 'Lê An', 'warning name-mended -> Lê An'],
  ['PCT Vũ Ba', 'Vũ Ba', 'warning name-mended -> Vũ Ba'],
  ['Trưởng Thị Lê An', 'Trưởng Thị Lê An'],
  ['Lê \u0410n', null, 'error name-odd'],
  ['黎安', null, 'error name-odd'],
  ['Lê An, Vũ Ba', null, 'error name-odd'],
  ['Lê An – Vũ Ba', null, 'error name-odd'],
  ['x', null, 'error name-odd'],
  ['Hợp đồng 111', null, 'error name-odd'],
  ['Lê An 2', 'Lê An 2'],
  ["'Lê An", 'Lê An', 'note blanks-trimmed'],
  ['• Lê An', 'Lê An', 'note blanks-trimmed'],
  ['- Lê An', 'Lê An', 'note blanks-trimmed'],
  ['Mr. Lê An', 'Lê An', 'warning name-mended -> Lê An'],
  ['L&ecirc; An', null, 'error name-odd'],
  ['Nguy?n V?n An', null, 'error name-odd'],
  ['Nguy\ufffdn An', null, 'error name-odd'],
  ['Lê Tư;Chuyên viên', null, 'error name-odd'],
  ['NguyÔn V¨n An', null, 'error name-odd'],
  ['Nguyeãn Vaên An', null, 'error name-odd'],
  ['Y Bhăm Êban', 'Y Bhăm Êban'],
  ["K'Brêu", "K'Brêu"],
  ["H'Hen Niê", "H'Hen Niê"],
  ['Nguyễn Tôn Nữ Thị Tạ-Quang Bửu', 'Nguyễn Tôn Nữ Thị Tạ-Quang Bửu'],
];

const REFUSED: readonly (readonly [string, Rows, string, Partial<MadeSheet>?])[] = [
  [
    'husbands and wives beside the list',
    [
      ['TT', 'Họ và tên', 'Chức vụ', 'Họ và tên', 'Chức vụ'],
      [1, 'Lê An', 'Trưởng phòng', 'Trần Thị Lan', 'Giáo viên'],
    ],
    '1 error tables-beside',
  ],
  [
    'who leaves and who comes beside each other',
    [
      ['Người bàn giao', null, 'Người nhận bàn giao'],
      ['Họ và tên', 'Chức vụ', 'Họ và tên', 'Chức vụ'],
      ['Lê An', 'Trưởng phòng', 'Vũ Ba', 'Chuyên viên'],
    ],
    '2 error tables-beside',
    { merged: ['A1:B1', 'C1:D1'] },
  ],
  [
    'a table of units beside the list',
    [
      [...HEAD, null, 'Tên đơn vị', 'Số người'],
      [...an(1), null, KT, 5],
      [...ba(2), null, VP, 3],
    ],
    '1 error tables-beside',
  ],
  [
    'a list on its side',
    [
      ['Họ và tên', 'Lê An', 'Vũ Ba'],
      ['Ngày sinh', '01/02/1980', ''],
      ['Chức vụ', 'Trưởng phòng', 'Chuyên viên'],
      ['Đơn vị', KT, VP],
    ],
    '1 error list-sideways',
  ],
  [
    'a list on its side below a title, with numbers',
    [
      ['DANH SÁCH'],
      [1, 'Họ và tên', 'Lê An', 'Vũ Ba'],
      [2, 'Ngày sinh', '', ''],
      [3, 'Chức vụ', 'Trưởng phòng', 'Chuyên viên'],
      [4, 'Đơn vị', KT, VP],
    ],
    '1 error list-sideways',
  ],
  ['names without posts', [['Họ và tên'], ['Lê An'], ['Vũ Ba']], '1 error heading-missing'],
];

describe('doubtful lists', () => {
  test.each(casesOf(READ))('$name', async ({ rows, expected, more }) => {
    expect(await read(rows, more)).toEqual(expected);
  });

  test.each(REFUSED.map(([name, rows, expected, more = {}]) => ({ name, rows, expected, more })))(
    '$name: refused',
    async ({ rows, expected, more }) => {
      const { rows: planned, troubles } = plan(await one(rows, more));
      expect([planned, lines(troubles).filter((line) => line.includes('error'))]).toEqual([[], [expected]]);
    },
  );

  test.each(NAMES.map(([given, name, code]) => ({ given, name, code })))(
    'the name $given',
    async ({ given, name, code }) => {
      const { rows: planned, troubles } = plan(
        await one([
          ['Họ và tên', 'Chức vụ', 'Đơn vị'],
          [given, 'Chuyên viên', KT],
        ]),
      );
      expect([planned.map(({ fullName }) => fullName), about(troubles)]).toEqual([
        name === null ? [] : [name],
        code === undefined ? [] : [`2A ${code}`],
      ]);
    },
  );

  test('a list on a hidden sheet alone is not passed over in silence', async () => {
    const { rows, troubles } = plan(await one([WITH_UNIT, an(1, KT)], { name: 'DS', isHidden: true }));
    expect([rows, lines(troubles).filter((line) => line.includes('error'))]).toEqual([
      [],
      ['1 error sheet-left-out'],
    ]);
  });

  test('a sheet of people who have left is read when somebody says so', async () => {
    const sheets = await tablesOf([
      { name: 'DS', rows: [WITH_UNIT, an(1, KT)] },
      { name: 'Đã nghỉ hưu', rows: [WITH_UNIT, ba(1, KT)] },
      { name: 'Thêm', rows: [['DANH SÁCH CÁN BỘ CHUYỂN CÔNG TÁC'], WITH_UNIT, tu(1, KT)] },
    ]);
    const names = (value?: string) => {
      const about = { code: 'sheet-of-departed', choice: 'value', value: value ?? null } as const;
      const answers = ['Đã nghỉ hưu', 'Thêm'].map((sheet, at) => ({ ...about, sheet, row: at + 1 }));
      const planned = plan(sheets, undefined, value === undefined ? {} : { resolutions: answers });
      const asked = planned.troubles.filter(({ code }) => code === 'sheet-of-departed');
      return [...planned.rows.map(({ fullName }) => fullName), ...asked.map(({ severity }) => severity)];
    };
    expect(names()).toEqual(['Lê An', 'error', 'error']);
    expect(names('skip-sheet')).toEqual(['Lê An', 'warning', 'warning']);
    expect(names('read-sheet')).toEqual(['Lê An', 'Vũ Ba', 'Trần Tư', 'warning', 'warning']);
  });

  test('a list in halves beside each other is read half by half', async () => {
    const halves = async (rows: Rows, more: Partial<MadeSheet> = {}) => {
      const { rows: planned, troubles } = plan(await one(rows, { name: 'DS', ...more }));
      return [
        ...planned.map(({ sheet, row, fullName, unitId }) => `${sheet} ${row} ${fullName} ${unitId}`),
        ...about(troubles),
      ];
    };
    const twice = [...WITH_UNIT, null, ...WITH_UNIT];
    const APART = ['1 warning tables-apart', '1 warning tables-apart'];
    expect(await halves([twice, [...an(1, KT), null, ...ba(2, VP)], tu(3, KT)])).toEqual([
      ...['DS (A–E) 2 Lê An 3', 'DS (A–E) 3 Trần Tư 3', 'DS (G–K) 2 Vũ Ba 5'],
      ...APART,
    ]);
    // The unit stands above each half, merged across both, or above one alone: then the other asks for its own.
    const head = [...HEAD, ...HEAD];
    const both = [...an(1), ...ba(2)];
    expect(await halves([[KT, null, null, null, VP], head, both])).toEqual([
      ...['DS (A–D) 3 Lê An 3', 'DS (E–H) 3 Vũ Ba 5'],
      ...APART.map((line) => line.replace('1', '2')),
    ]);
    expect(await halves([head, [KT], both], { merged: ['A2:H2'] })).toEqual([
      ...['DS (A–D) 3 Lê An 3', 'DS (E–H) 3 Vũ Ba 3'],
      ...APART,
    ]);
    expect(await halves([head, [KT], both])).toEqual([
      'DS (A–D) 3 Lê An 3',
      ...[...APART, '1F error sheet-unit-unknown'],
    ]);
    const three = await halves([[...head, ...HEAD], [KT], [...both, ...tu(3)]], { merged: ['A2:L2'] });
    expect(three.slice(0, 3)).toEqual(['DS (A–D) 3 Lê An 3', 'DS (E–H) 3 Vũ Ba 3', 'DS (I–L) 3 Trần Tư 3']);
  });
});
