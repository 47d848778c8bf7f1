// Staff and unit lists in the manner of offices nobody here has seen: read rightly, asked about, or refused with the reason;
// never misread in silence.
import { describe, expect, test } from 'vitest';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import { lines } from './fixtures.ts';
import { about, FROM, one, plan } from './nam-hai.ts';
import { type MadeCell, type MadeSheet, tablesOf } from './workbook.ts';

type Rows = readonly (readonly MadeCell[])[];
const HEAD = ['TT', 'Họ và tên', 'Ngày sinh', 'Chức vụ'];
const WITH_UNIT = [...HEAD, 'Đơn vị'];
const an = (at: number, ...more: MadeCell[]) => [at, 'Lê An', '01/02/1980', 'Trưởng phòng', ...more];
const ba = (at: number, ...more: MadeCell[]) => [at, 'Vũ Ba', '03/02/1981', 'Chuyên viên', ...more];
const tu = (at: number, ...more: MadeCell[]) => [at, 'Trần Tư', '04/02/1982', 'Chuyên viên', ...more];
const KT = 'Phòng Kinh tế';
const VP = 'Văn phòng';

/** 'row name unit title born sex' of each person, then the troubles. */
async function read(rows: Rows, more: Partial<MadeSheet> = {}) {
  const { rows: planned, changes, troubles } = plan(await one(rows, more));
  const people = new Map(changes.peopleAdded.map((person) => [person.id, person]));
  const shown = planned.map(({ row, fullName, unitId, title, personId }) => {
    const { birthDate = null, sex = null } = people.get(personId) ?? {};
    return [row, fullName, unitId, title, birthDate ?? '-', sex ?? '-'].join(' ');
  });
  return [...shown, ...about(troubles.filter(({ code }) => code !== 'date-year-only'))];
}
const AN = (row: number, unit = 3) => `${row} Lê An ${unit} Trưởng phòng 1980-02-01 -`;
const BA = (row: number, unit = 3) => `${row} Vũ Ba ${unit} Chuyên viên 1981-02-03 -`;
const TU = (row: number, unit = 3) => `${row} Trần Tư ${unit} Chuyên viên 1982-02-04 -`;

const READ: readonly (readonly [string, Rows, readonly string[], Partial<MadeSheet>?])[] = [
  [
    'units in bold, alone in their rows',
    [HEAD, [null, { look: 'bold', text: KT }], an(1), [null, { look: 'bold', text: VP }], ba(2)],
    [AN(3), BA(5, 5)],
  ],
  [
    'units upon a colour in the middle of the page',
    [HEAD, ['', '', { look: 'filled', text: KT }], an(1), ['', '', VP], ba(2)],
    [AN(3), BA(5, 5)],
  ],
  [
    'units with their number and the number of people in one cell',
    [HEAD, ['I. PHÒNG KINH TẾ (01 đ/c)'], an(1), ['II. VĂN PHÒNG: 01 người'], ba(2)],
    [AN(3), BA(5, 5)],
  ],
  [
    'totals of each unit, of the page and of all',
    [
      HEAD,
      ['I', KT],
      an(1),
      ['', 'Cộng: 1'],
      ['', 'Cộng trang 1', 1],
      ['II', VP],
      ba(2),
      ['', 'Tổng cộng', 2],
      ['', 'Trong đó: nữ 0'],
    ],
    [AN(3), BA(7, 5)],
  ],
  [
    'notes below the table',
    [
      HEAD,
      ['I', KT],
      an(1),
      ['Ghi chú:'],
      ['', '- Lê An nghỉ thai sản từ 01/12/2026'],
      ['', '(*) Biên chế do tỉnh giao'],
    ],
    [AN(3), '4B note group-ignored', '5B note group-ignored', '6B note group-ignored'],
  ],
  [
    'letterhead and headings printed on every page stay with the unit of the page before',
    [
      ['UBND phường Nam Hải'],
      ['DANH SÁCH CÁN BỘ'],
      HEAD,
      ['I', KT],
      an(1),
      ['UBND phường Nam Hải'],
      ['DANH SÁCH CÁN BỘ (tiếp theo)'],
      HEAD,
      ba(2),
      ['', '', 'Trang 2'],
      ['II', VP],
      HEAD,
      tu(3),
    ],
    [AN(5), BA(9), TU(13, 5)],
  ],
  [
    'tables of units below each other, each with its headings',
    [[KT], HEAD, an(1), [VP], HEAD, ba(1)],
    [AN(3), BA(6, 5)],
  ],
  [
    'ditto in words and marks',
    [
      WITH_UNIT,
      [1, 'Vũ Ba', '03/02/1981', 'Chuyên viên', KT],
      tu(2, 'nt').with(3, '-nt-'),
      [3, 'Lê Năm', '', 'Như trên', '″'],
      [4, 'Lê Sáu', '', '"', '//'],
    ],
    [
      BA(2),
      TU(3),
      '4 Lê Năm 3 Chuyên viên - -',
      '5 Lê Sáu 3 Chuyên viên - -',
      ...[3, 4, 5].flatMap((row) => [`${row}D note ditto-understood`, `${row}E note ditto-understood`]),
    ],
  ],
  [
    'ditto for a name is another post of the person above',
    [WITH_UNIT, an(1, KT), ['', 'nt', '', 'Tổ trưởng', VP]],
    [AN(2), '3B note ditto-understood'],
  ],
  [
    'names and years of birth in one column',
    [
      ['TT', 'Họ tên, năm sinh', 'Chức vụ', 'Đơn vị'],
      [1, 'Lê An, 1980', 'Chuyên viên', KT],
      [2, 'Vũ Ba (03/02/1981)', 'Chuyên viên', KT],
    ],
    [
      '2 Lê An 3 Chuyên viên - -',
      '3 Vũ Ba 3 Chuyên viên 1981-02-03 -',
      '2B warning name-mended -> Lê An',
      '3B warning name-mended -> Vũ Ba',
    ],
  ],
  [
    'men and women below one heading that is not merged',
    [
      ['TT', 'Họ và tên', 'Năm sinh', null, 'Chức vụ', 'Đơn vị'],
      ['', '', 'Nam', 'Nữ'],
      [1, 'Lê An', '01/02/1980', null, 'Chuyên viên', KT],
      [2, 'Vũ Ba', null, '03/02/1981', 'Chuyên viên', KT],
    ],
    ['3 Lê An 3 Chuyên viên 1980-02-01 male', '4 Vũ Ba 3 Chuyên viên 1981-02-03 female'],
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
    'posts of Party and State below one heading',
    [
      ['TT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', null, 'Đơn vị'],
      ['', '', '', 'Đảng', 'Chính quyền'],
      [1, 'Lê An', '01/02/1980', 'Bí thư chi bộ', 'Trưởng phòng', KT],
    ],
    [AN(3)],
    { merged: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2'] },
  ],
  [
    'who is struck through is read, and told',
    [WITH_UNIT, [1, { look: 'struck', text: 'Lê An' }, '01/02/1980', 'Trưởng phòng', KT], ba(2, KT)],
    [AN(2), BA(3), '2 warning row-struck'],
  ],
  [
    'headings with line breaks, stars and numbers',
    [
      ['Số\nTT', 'Họ và\ntên*', 'Ngày, tháng,\nnăm sinh', 'Chức\nvụ (1)', 'Đơn vị công tác hiện nay'],
      an(1, KT),
    ],
    [AN(2)],
  ],
  [
    'an empty column inside one table',
    [
      ['TT', 'Họ và tên', 'Ngày sinh', null, 'Chức vụ', 'Đơn vị'],
      [1, 'Lê An', '01/02/1980', null, 'Trưởng phòng', KT],
    ],
    [AN(2)],
  ],
  [
    'the post before the name, the year alone',
    [['STT', 'Chức vụ', 'Họ tên'], [KT], [1, 'Trưởng phòng', 'Lê An'], [2, 'nt', 'Vũ Ba']],
    ['3 Lê An 3 Trưởng phòng - -', '4 Vũ Ba 3 Trưởng phòng - -', '4B note ditto-understood'],
  ],
  [
    'a unit only in the first row of its people is proposed for the others',
    [WITH_UNIT, an(1, KT), ba(2)],
    [AN(2), '3B error unit-missing -> P.UB.1'],
  ],
  ['people above the unit they belong to are asked about', [HEAD, an(1), [KT]], ['2B error unit-missing']],
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

describe('staff lists of strange offices', () => {
  test.each(READ.map(([name, rows, expected, more = {}]) => ({ name, rows, expected, more })))(
    '$name',
    async ({ rows, expected, more }) => {
      expect(await read(rows, more)).toEqual(expected);
    },
  );

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

  test('a day below another heading is no first day in a post', async () => {
    const rows = [
      ['TT', 'Họ và tên', 'Chức vụ', 'Ngạch hiện giữ', null, 'Đơn vị'],
      ['', '', '', 'Mã ngạch', 'Từ ngày'],
      [1, 'Lê An', 'Trưởng phòng', '01.003', '01/05/2015', KT],
    ];
    const merged = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2'];
    const from = async (above: string) => {
      const { changes } = plan(await one([rows[0]?.with(3, above) ?? [], ...rows.slice(1)], { merged }));
      return changes.assignmentsAdded.map((held) => held.from);
    };
    expect(await from('Ngạch hiện giữ')).toEqual([FROM]);
    expect(await from('Thời gian giữ chức vụ')).toEqual(['2015-05-01']);
  });
});

describe('lists of units of strange offices', () => {
  const bold = (text: string): MadeCell => ({ look: 'bold', text });
  const tree = async (rows: Rows) => {
    const { units, troubles } = planUnits(await tablesOf([{ rows }]), null, { effectiveFrom: FROM });
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    return [
      ...units.map(({ name, parentId }) => `${name} < ${names.get(parentId ?? 0) ?? '-'}`).toSorted(),
      ...troubles
        .filter(({ code }) => code !== 'code-made' && code !== 'heading-unknown')
        .map(({ row, severity, code, params }) =>
          `${row} ${severity} ${code} ${[params.by, params.counts, params.lower, params.upper].filter(Boolean).join(' ')}`.trim(),
        ),
    ];
  };
  const TREE = ['Phòng Nội vụ < Sở A', 'Phòng Tài chính < Sở B', 'Sở A < -', 'Sở B < -'];
  const UNDERSTOOD = '1 warning hierarchy-understood look 2 + 2 Phòng Nội vụ Sở A';

  test.each([
    ['bold', 'bold'],
    ['a colour', 'filled'],
    ['large letters', 'large'],
  ] as const)(
    'who is above whom is shown by %s alone, and an example says how it was read',
    async (_name, look) => {
      const high = (text: string): MadeCell => ({ look, text });
      const rows = [
        ['TT', 'Tên đơn vị'],
        [1, high('Sở A')],
        [2, 'Phòng Nội vụ'],
        [3, high('Sở B')],
        [4, 'Phòng Tài chính'],
      ];
      expect(await tree(rows)).toEqual([...TREE, UNDERSTOOD]);
    },
  );

  test('three levels: large, bold, plain; one column and nothing else', async () => {
    const rows = [
      ['Tên đơn vị'],
      [{ look: 'large', text: 'Tỉnh A' } as const],
      [bold('Sở A')],
      ['Phòng Nội vụ'],
      [bold('Sở B')],
      ['Phòng Tài chính'],
    ];
    expect(await tree(rows)).toEqual([
      ...['Phòng Nội vụ < Sở A', 'Phòng Tài chính < Sở B', 'Sở A < Tỉnh A', 'Sở B < Tỉnh A', 'Tỉnh A < -'],
      '1 warning hierarchy-understood look 1 + 2 + 2 Phòng Nội vụ Sở A',
    ]);
  });

  test('by capital letters, where all look alike', async () => {
    const rows = [
      ['TT', 'Tên đơn vị'],
      [1, 'SỞ A'],
      [2, 'Phòng Nội vụ'],
      [3, 'Phòng Tài chính'],
    ];
    expect(await tree(rows)).toEqual([
      ...['Phòng Nội vụ < SỞ A', 'Phòng Tài chính < SỞ A', 'SỞ A < -'],
      '1 warning hierarchy-understood look 1 + 2 Phòng Nội vụ SỞ A',
    ]);
  });

  test('looks that say nothing leave all side by side, and that is said', async () => {
    const flat = [
      'Phòng Nội vụ < -',
      'Phòng Tài chính < -',
      'Sở A < -',
      '1 warning hierarchy-understood none 3 none',
    ];
    for (const rows of [
      [['Sở A'], ['Phòng Nội vụ'], [bold('Phòng Tài chính')]],
      [[bold('Sở A')], [bold('Phòng Nội vụ')], ['Phòng Tài chính']],
    ])
      expect(await tree([['Tên đơn vị'], ...rows])).toEqual(flat);
  });

  test('totals, notes, signatures and headings again are no units', async () => {
    const rows = [
      ['TT', 'Tên đơn vị', 'Loại'],
      [1, 'Sở A', 'sở'],
      ['TT', 'Tên đơn vị', 'Loại'],
      [2, 'Sở B', 'sở'],
      ['', 'Tổng cộng: 2 đơn vị'],
      ['', 'Ghi chú: theo NQ 12'],
      ['', 'Người lập biểu'],
      ['', 'Lê Văn A'],
    ];
    expect(await tree(rows)).toEqual([
      'Sở A < -',
      'Sở B < -',
      '1 warning hierarchy-understood none 2 none',
      ...[3, 5, 6, 7, 8].map((row) => `${row} note row-not-read`),
    ]);
  });

  test('ditto for the unit above; two tables beside each other; a list on its side', async () => {
    const ditto = [
      ['TT', 'Tên đơn vị', 'Thuộc đơn vị'],
      [1, 'Sở A', ''],
      [2, 'Phòng Nội vụ', 'Sở A'],
      [3, 'Phòng Tài chính', 'nt'],
    ];
    expect(await tree(ditto)).toEqual([
      'Phòng Nội vụ < Sở A',
      'Phòng Tài chính < Sở A',
      'Sở A < -',
      '4 note ditto-understood',
    ]);
    expect(
      await tree([
        ['TT', 'Tên đơn vị', null, 'TT', 'Tên đơn vị'],
        [1, 'Sở A', null, 2, 'Sở B'],
      ]),
    ).toEqual(['1 error tables-beside']);
    expect(
      await tree([
        ['Tên đơn vị', 'Sở A', 'Phòng B'],
        ['Loại', 'sở', 'phòng'],
        ['Thuộc', '', 'Sở A'],
      ]),
    ).toEqual(['1 error list-sideways']);
  });
});
