// Staff lists as offices keep them, from bytes to people: several sheets, merged headings, hidden rows, formulas, encodings.
import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { emptyState } from './fixtures.ts';
import { about, HEADINGS, NAM_HAI, one, plan } from './nam-hai.ts';
import { tablesIn, tablesOf } from './workbook.ts';

describe('several sheets of one workbook', () => {
  const people = (...names: string[]) => names.map((name, i) => [name, `0${i + 1}/02/1990`, 'Chuyên viên']);
  const heading = ['Họ và tên', 'Ngày sinh', 'Chức vụ'];

  test('a sheet per unit is read as a whole; guides and hidden copies stay out, and that is said', async () => {
    const tables = await tablesOf([
      { name: 'Hướng dẫn', rows: [['Cách điền'], ['Điền đủ các cột']] },
      { name: 'Phòng Kinh tế', rows: [heading, ...people('Lê An', 'Lê Bình')] },
      { name: 'Phòng VH-XH', rows: [heading, ...people('Vũ Cường')] },
      { name: 'Bản cũ', rows: [heading, ...people('Vũ Cường')], isHidden: true },
      {
        name: 'Tổng hợp',
        rows: [
          ['TT', 'Đơn vị', 'Số lượng'],
          [1, 'Phòng Kinh tế', 2],
        ],
      },
    ]);
    const { rows, troubles, applicable } = plan(tables);
    expect(applicable).toBe(true);
    expect(rows.map(({ sheet, row, fullName, unitId }) => [sheet, row, fullName, unitId])).toEqual([
      ['Phòng Kinh tế', 2, 'Lê An', 3],
      ['Phòng Kinh tế', 3, 'Lê Bình', 3],
      ['Phòng VH-XH', 2, 'Vũ Cường', 4],
    ]);
    const left = troubles.filter(({ code }) => code === 'sheet-left-out');
    expect(left.map(({ value, severity, params }) => [value, severity, params.why])).toEqual([
      ['Hướng dẫn', 'note', 'other'],
      ['Bản cũ', 'warning', 'hidden'],
      ['Tổng hợp', 'warning', 'incomplete'],
    ]);
  });

  test('troubles name their sheet, answers find it, and rows of another sheet are told apart', async () => {
    const tables = await tablesOf([
      { name: 'Phòng Kinh tế', rows: [heading, ['Lê An', '31/02/1990', 'Chuyên viên']] },
      {
        name: 'Văn phòng',
        rows: [heading, ['Vũ Bình', '31/02/1991', 'Chuyên viên'], ['Lê Cúc', '01/01/1990', '']],
      },
    ]);
    const open = plan(tables).troubles.filter(({ code }) => code === 'date-impossible');
    expect(open.map(({ sheet, row }) => [sheet, row])).toEqual([
      ['Phòng Kinh tế', 2],
      ['Văn phòng', 2],
    ]);
    const answer = { sheet: 'Văn phòng', row: 2, code: 'date-impossible', choice: 'skip-row' } as const;
    const answered = plan(tables, emptyState(NAM_HAI), { resolutions: [answer] });
    expect(answered.rows.map((row) => row.fullName)).toEqual(['Lê An', 'Lê Cúc']);
    expect(
      answered.troubles.filter(({ severity }) => severity === 'error').map(({ sheet }) => sheet),
    ).toEqual(['Phòng Kinh tế']);
  });

  test('one person on two sheets is asked about with the sheet of the first row', async () => {
    const row = ['Lê An', '01/02/1990', 'Chuyên viên'];
    const tables = await tablesOf([
      { name: 'Phòng Kinh tế', rows: [heading, row] },
      { name: 'Văn phòng', rows: [heading, row] },
    ]);
    const asked = plan(tables).troubles.find(({ code }) => code === 'person-twice-differs');
    expect(asked).toMatchObject({ sheet: 'Văn phòng', row: 2, params: { firstRow: '2 («Phòng Kinh tế»)' } });
  });

  test('a sheet with a name nobody knows is asked about once for all its rows', async () => {
    const tables = await tablesOf([
      { name: 'Phòng Kinh tế', rows: [heading, ...people('Lê An')] },
      { name: 'Tổ Bí Mật', rows: [heading, ...people('Vũ Ba', 'Vũ Tư')] },
    ]);
    const open = plan(tables);
    expect(open.troubles.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'sheet-unit-unknown',
    ]);
    const answer = { sheet: 'Tổ Bí Mật', row: 1, code: 'sheet-unit-unknown', choice: 'value' } as const;
    const settled = plan(tables, emptyState(NAM_HAI), { resolutions: [{ ...answer, value: 'Văn phòng' }] });
    expect(settled.rows.map(({ unitId }) => unitId)).toEqual([3, 5, 5]);
    const manager = settled.troubles.find(
      ({ sheet, code }) => sheet === 'Tổ Bí Mật' && code === 'manager-missing',
    );
    expect(manager?.row).toBe(2);
  });
});

describe('headings and cells', () => {
  test('two rows of merged headings, numbered columns, birthdays of men and women apart, names in two columns', async () => {
    const rows = [
      ['ỦY BAN NHÂN DÂN PHƯỜNG NAM HẢI'],
      ['TT', 'Họ và tên', null, 'Ngày sinh', null, 'Chức vụ', 'Đơn vị'],
      [null, null, null, 'Nam', 'Nữ'],
      [1, 2, 3, 4, 5, 6, 7],
      [1, 'Nguyễn Văn', 'An', '01/02/1980', null, 'Trưởng phòng', 'Phòng Kinh tế'],
      [2, 'Trần Thị', 'Bé', null, { date: 30_000 }, 'Chuyên viên', null],
      [3, 'Lê', 'Cúc', null, 'ngày 5 tháng 3 năm 1985', 'Chuyên viên', null],
    ];
    const merged = ['A1:G1', 'A2:A3', 'B2:C3', 'D2:E2', 'F2:F3', 'G2:G3', 'G5:G7'];
    const { changes, rows: planned, troubles } = plan(await one(rows, { merged }));
    expect(
      changes.peopleAdded.map(({ fullName, sex, birthDate }) => [fullName, sex, birthDate]).sort(),
    ).toEqual([
      ['Lê Cúc', 'female', '1985-03-05'],
      ['Nguyễn Văn An', 'male', '1980-02-01'],
      ['Trần Thị Bé', 'female', '1982-02-18'],
    ]);
    expect(planned.map(({ unitId }) => unitId)).toEqual([3, 3, 3]);
    expect(troubles.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('family and given name under headings of their own', async () => {
    const rows = [
      ['Họ đệm', 'Tên', 'Chức vụ', 'Đơn vị'],
      ['Nguyễn Thị Thu'.normalize('NFD'), 'Hà', 'Chuyên viên', 'Văn phòng'],
      ['', 'Y Moan', 'Chuyên viên', 'Văn phòng'],
    ];
    expect(plan(await one(rows)).rows.map(({ fullName }) => fullName)).toEqual([
      'Nguyễn Thị Thu Hà',
      'Y Moan',
    ]);
  });

  test('a name merged over two rows is one person with two posts', async () => {
    const rows = [
      HEADINGS,
      ['Lê An', '01/02/1980', 'Trưởng phòng', 'Phòng Kinh tế'],
      [null, null, 'Tổ trưởng', 'Văn phòng'],
    ];
    const { changes, applicable } = plan(await one(rows, { merged: ['A2:A3', 'B2:B3'] }));
    expect(applicable).toBe(true);
    expect(changes.peopleAdded).toHaveLength(1);
    expect(changes.assignmentsAdded.map(({ kind }) => kind)).toEqual(['main', 'concurrent']);
  });

  test('subtotals of groups are no end of the list; the last total is', async () => {
    const rows = [
      ['Họ và tên', 'Ngày sinh', 'Chức vụ'],
      ['Phòng Kinh tế'],
      ['Lê An', '01/02/1980', 'Chuyên viên'],
      ['Cộng: 1'],
      ['Văn phòng'],
      ['Lê Bình', '01/02/1981', 'Chuyên viên'],
      ['Cộng: 1'],
      ['Tổng cộng: 2'],
      ['Người lập biểu', null, 'Chủ tịch'],
    ];
    const { rows: planned, troubles } = plan(await one(rows));
    expect(planned.map(({ fullName, unitId }) => [fullName, unitId])).toEqual([
      ['Lê An', 3],
      ['Lê Bình', 5],
    ]);
    expect(about(troubles)).toEqual([]);
  });

  test('hidden rows are read and reported, and can be left out together; so are hidden columns', async () => {
    const rows = [
      HEADINGS,
      ...['An', 'Bình', 'Chi', 'Dung'].map((name, i) => [
        `Lê ${name}`,
        `0${i + 1}/02/1980`,
        'Chuyên viên',
        'Văn phòng',
      ]),
    ];
    const tables = await one(rows, { hiddenRows: [3, 4], hiddenColumns: [2] });
    const read = plan(tables);
    expect(read.rows).toHaveLength(4);
    expect(about(read.troubles)).toEqual(['1B warning column-hidden', '3 warning rows-hidden -> leave-out']);
    expect(read.troubles.find(({ code }) => code === 'rows-hidden')?.params).toEqual({
      count: 2,
      rows: '3-4',
    });
    const answer = { row: 3, code: 'rows-hidden', choice: 'use-suggestion' } as const;
    const shown = plan(tables, emptyState(NAM_HAI), { resolutions: [answer] });
    expect(shown.rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  test('formulas count by their results; one without a result or with an error is asked about', async () => {
    const rows = [
      HEADINGS,
      [{ formula: 'A9&B9', result: 'Lê An' }, '01/02/1980', 'Chuyên viên', 'Văn phòng'],
      ['Lê Bình', { formula: 'TODAY()' }, 'Chuyên viên', 'Văn phòng'],
      ['Lê Chi', '01/02/1982', { error: '#REF!' }, 'Văn phòng'],
    ];
    const open = plan(await one(rows));
    expect(about(open.troubles)).toEqual([
      '3B error formula-not-reckoned -> empty',
      '4C error cell-error -> empty',
      '4C warning post-missing',
    ]);
    const settled = plan(await one(rows), emptyState(NAM_HAI), {
      resolutions: [
        { row: 3, code: 'formula-not-reckoned', choice: 'value', value: '05/06/1981' },
        { row: 4, code: 'cell-error', choice: 'value', value: 'Chuyên viên' },
      ],
    });
    expect(settled.applicable).toBe(true);
    expect(settled.changes.peopleAdded.map(({ birthDate }) => birthDate)).toContain('1981-06-05');
    expect(settled.rows[2]?.title).toBe('Chuyên viên');
  });

  test('days of a workbook that counts from 1904, and numbers that lost their format', async () => {
    const rows = [
      HEADINGS,
      ['Lê An', { date: 28_000 }, 'Chuyên viên', 'Văn phòng'],
      ['Lê Bình', 28_000, 'Chuyên viên', 'Văn phòng'],
    ];
    const born = async (from1904: boolean) =>
      plan(await tablesOf([{ rows }], { from1904 })).changes.peopleAdded.map(({ birthDate }) => birthDate);
    expect(await born(true)).toEqual(['1980-08-29', '1980-08-29']);
    expect(await born(false)).toEqual(['1976-08-28', '1976-08-28']);
  });

  test('old encodings are read, and that is said', async () => {
    const stored = 'Hä vµ tªn;Chøc vô;§¬n vÞ\nNguyÔn V¨n H¶i;Chuyªn viªn;V¨n phßng\n';
    const { rows, troubles } = plan(await tablesIn(Buffer.from(stored, 'latin1')));
    expect(rows.map(({ fullName, unitId }) => [fullName, unitId])).toEqual([['Nguyễn Văn Hải', 5]]);
    expect(troubles.find(({ code }) => code === 'encoding-turned')?.params).toEqual({ encoding: 'tcvn3' });
  });

  test('numbers with blanks, dots, lost zeros and in scientific notation', async () => {
    const rows = [
      ['Họ và tên', 'Số CCCD', 'Chức vụ', 'Đơn vị'],
      ...[
        '056 080 000 001',
        '056.081.000.002',
        "'056082000003",
        '56083000004',
        '5.6084000005E+10',
        '56085000006.0',
      ].map((id, i) => [`Lê Văn ${'ABCDEF'.charAt(i)}`, id, 'Chuyên viên', 'Văn phòng']),
      ['Lê Văn G', 56_086_000_007, 'Chuyên viên', 'Văn phòng'],
      ['Lê Văn H', '5.6E+10', 'Chuyên viên', 'Văn phòng'],
    ];
    const { changes, troubles } = plan(await one(rows));
    expect(changes.peopleAdded.map(({ nationalId }) => nationalId)).toEqual([
      ...['056080000001', '056081000002', '056082000003', '056083000004', '056084000005', '056085000006'],
      ...['056086000007', null],
    ]);
    expect(about(troubles).filter((line) => line.includes('error'))).toEqual([
      '9B error id-scientific -> empty',
    ]);
  });
});
