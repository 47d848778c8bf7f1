// Staff lists in the manner of offices nobody here has seen: read rightly, asked about, or refused with the reason;
// never misread in silence.
import { describe, expect, test } from 'vitest';
import { FROM, one, plan } from './nam-hai.ts';
import { AN, an, BA, ba, type Case, casesOf, HEAD, KT, read, TU, tu, VP, WITH_UNIT } from './strange.ts';

const READ: readonly Case[] = [
  [
    'a table of units above the people is none of theirs',
    [['TT', 'Đơn vị', 'Số người'], [1, KT, 1], [2, VP, 1], [], WITH_UNIT, an(1, KT)],
    [AN(6)],
  ],
  [
    'headings written letter below letter',
    [['S\nT\nT', 'Họ và tên', 'N\ng\nà\ny\n\ns\ni\nn\nh', 'Chức\nvụ', 'Đơn vị'], an(1, KT)],
    [AN(2)],
  ],
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
describe('staff lists of strange offices', () => {
  test.each(casesOf(READ))('$name', async ({ rows, expected, more }) => {
    expect(await read(rows, more)).toEqual(expected);
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
