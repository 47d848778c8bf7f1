// Staff lists with rows that only look like people, people that only look like something else, and names that are none.
import { describe, expect, test } from 'vitest';
import { emptyState } from './fixtures.ts';
import { about, HEADINGS, NAM_HAI, one, plan } from './nam-hai.ts';
import type { MadeCell } from './workbook.ts';

describe('rows that only look like people, and people that only look like something else', () => {
  const H = ['TT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Ghi chú'];
  const person = (n: number, name: string) => [n, name, `0${n}/02/1980`, 'Chuyên viên'];
  const read = async (...rows: MadeCell[][]) => {
    const { rows: planned, troubles } = plan(await one([H, ...rows]));
    return [
      ...planned.map(({ row, fullName, unitId }) => `${row} ${fullName} ${unitId}`),
      ...about(troubles),
    ];
  };
  const KT = ['I', 'Phòng Kinh tế'];

  test('a total written first, or overtaken by people added below it, ends nothing', async () => {
    expect(await read(['', 'Tổng số', '', '', 2], KT, person(1, 'Lê An'))).toEqual(['4 Lê An 3']);
    const late = await read(KT, person(1, 'Lê An'), ['', 'Cộng: 1'], ['II', 'Văn phòng'], person(2, 'Lê Bé'));
    expect(late).toEqual(['3 Lê An 3', '6 Lê Bé 5']);
  });

  test('people sign below the list without being on it, with a total above them and without', async () => {
    const signed = [
      ['', '', '', 'Nam Hải, ngày 2 tháng 11 năm 2026'],
      ['', 'NGƯỜI LẬP BIỂU', '', 'CHỦ TỊCH'],
      ['', '(Ký, ghi rõ họ tên)', '', '(Ký tên, đóng dấu)'],
      ['', 'Trần Thị Lập', '', 'Vũ Văn Chủ'],
    ];
    expect(await read(KT, person(1, 'Lê An'), ...signed)).toEqual(['3 Lê An 3']);
    expect(await read(KT, person(1, 'Lê An'), ['', 'Cộng: 1'], ...signed)).toEqual(['3 Lê An 3']);
    expect(await read(KT, person(1, 'Lê An'), ...signed.slice(1))).toEqual(['3 Lê An 3']);
    const heads = [['', 'TRƯỞNG PHÒNG TC-HC', '', 'CHỦ TỊCH'], ...signed.slice(3)];
    expect(await read(KT, person(1, 'Lê An'), ...heads)).toEqual(['3 Lê An 3']);
    const unsure = [['', 'Cộng', '', 1], ['', 'Lê Bé', '', 'Chuyên viên'], ...heads];
    expect(await read(KT, person(1, 'Lê An'), ...unsure)).toEqual(['3 Lê An 3', '5 warning row-not-read']);
  });

  test('a unit with the number of its people beside it is still the heading of a group', async () => {
    const counts = [['(02 người)'], [2], ['3 đồng chí']];
    for (const [count] of counts) {
      const rows = [KT, person(1, 'Lê An'), ['II', 'Văn phòng', '', '', count ?? ''], person(2, 'Lê Bé')];
      expect(await read(...rows)).toEqual(['3 Lê An 3', '5 Lê Bé 5']);
      expect(
        await read(KT, person(1, 'Lê An'), ['', 'Văn phòng', '', count ?? ''], person(2, 'Lê Bé')),
      ).toEqual(['3 Lê An 3', '5 Lê Bé 5']);
    }
  });

  test('headings printed on every page and columns numbered in any way are no people', async () => {
    expect(await read(['A', 'B', 1, 2, 3], KT, person(1, 'Lê An'), H, person(2, 'Lê Bé'))).toEqual([
      '4 Lê An 3',
      '6 Lê Bé 3',
    ]);
    expect(await read(['(1)', '(2)', '(3)', '(4)', '(5=1+2)'], KT, person(1, 'Lê An'))).toEqual([
      '4 Lê An 3',
    ]);
  });

  test('a second table with other columns is not read under the first headings', async () => {
    const second = ['TT', 'Họ và tên', 'Chức vụ', 'Ngày sinh'];
    const other = [1, 'Lê Bé', 'Chuyên viên', '02/02/1980'];
    expect(await read(KT, person(1, 'Lê An'), second, other)).toEqual(['3 Lê An 3', '4 error second-table']);
  });

  test('whoever has a name and a unit alone is listed; a row nobody can read is told', async () => {
    const rows = [HEADINGS, ['Lê An', null, null, 'Văn phòng'], [null, '01/01/1980', 'Chuyên viên']];
    const { rows: planned, troubles } = plan(await one(rows));
    expect(planned.map(({ fullName, unitId }) => [fullName, unitId])).toEqual([['Lê An', 5]]);
    expect(about(troubles)).toEqual(['2C warning post-missing', '3 warning row-not-read']);
  });

  test('forms of address, numbers and remarks do not become part of a name', async () => {
    const names = [
      'Ông Lê An',
      'Bà Trần Thị Bé',
      'Đ/c Vũ Cường',
      '4. Lê Dũng',
      'Lê Em (thai sản)',
      'Ông Ích Khiêm',
    ];
    const rows = names.map((name, i) => [name, `0${i + 1}/02/1980`, 'Chuyên viên', 'Văn phòng']);
    const { rows: planned, troubles } = plan(await one([HEADINGS, ...rows]));
    expect(planned.map(({ fullName }) => fullName)).toEqual([
      ...['Lê An', 'Trần Thị Bé', 'Vũ Cường', 'Lê Dũng', 'Lê Em', 'Ông Ích Khiêm'],
    ]);
    expect(about(troubles)).toHaveLength(5);
    const answer = { row: 2, code: 'name-mended', choice: 'value', value: 'Ông Lê An' } as const;
    const kept = plan(await one([HEADINGS, ...rows]), emptyState(NAM_HAI), { resolutions: [answer] });
    expect(kept.rows[0]?.fullName).toBe('Ông Lê An');
  });

  test('a vacant post, a dash and two names in one cell are asked about', async () => {
    const names = ['Khuyết', '-', '…', '12', 'Lê An; Vũ Bình', 'Lê An\nVũ Bình', 'Nguyễn\nVăn An', 'Hà 2'];
    const rows = names.map((name, i) => [name, `0${i + 1}/02/1980`, 'Chuyên viên', 'Văn phòng']);
    const { rows: planned, troubles } = plan(await one([HEADINGS, ...rows]));
    expect(planned.map(({ fullName }) => fullName)).toEqual(['Nguyễn Văn An', 'Hà 2']);
    const odd = [2, 3, 4, 5, 6, 7].map((row) => `${row}A error name-odd`);
    expect(about(troubles).filter((line) => line.includes('error'))).toEqual(odd);
  });

  test('a name in two columns under a heading that is not merged', async () => {
    const head = ['TT', 'Họ và tên', null, 'Chức vụ', 'Đơn vị'];
    const rows = [
      head,
      [1, 'Lê Văn', 'An', 'Chuyên viên', 'Văn phòng'],
      [2, 'Vũ', 'Bé', 'Chuyên viên', 'Văn phòng'],
    ];
    expect(plan(await one(rows)).rows.map(({ fullName }) => fullName)).toEqual(['Lê Văn An', 'Vũ Bé']);
    const sex = [
      head,
      [1, 'Lê Văn An', 'Nam', 'Chuyên viên', 'Văn phòng'],
      [2, 'Vũ Bé', 'Nữ', 'Chuyên viên', 'Văn phòng'],
    ];
    expect(plan(await one(sex)).rows.map(({ fullName }) => fullName)).toEqual(['Lê Văn An', 'Vũ Bé']);
  });

  test('a cross in the column of women, alone or beside one of men', async () => {
    const two = [
      ['Họ và tên', 'Giới tính', null, 'Chức vụ', 'Đơn vị'],
      [null, 'Nam', 'Nữ'],
      ['Lê An', 'x', null, 'Chuyên viên', 'Văn phòng'],
      ['Lê Bé', null, 'X', 'Chuyên viên', 'Văn phòng'],
      ['Lê Chi', null, null, 'Chuyên viên', 'Văn phòng'],
    ];
    const sexes = async (rows: readonly MadeCell[][], merged: string[] = []) =>
      plan(await one(rows, { merged })).changes.peopleAdded.map(({ sex }) => sex);
    expect(await sexes(two, ['A1:A2', 'B1:C1', 'D1:D2', 'E1:E2'])).toEqual(['male', 'female', null]);
    const alone = [
      ['Họ và tên', 'Nữ', 'Chức vụ', 'Đơn vị'],
      ['Lê An', null, 'Chuyên viên', 'Văn phòng'],
      ['Lê Bé', 'x', 'Chuyên viên', 'Văn phòng'],
    ];
    expect(await sexes(alone)).toEqual(['male', 'female']);
  });

  test('headings with a remark in brackets, in English, and as offices vary them', async () => {
    const heads = [
      ['Họ, tên', 'Ngày, tháng, năm sinh', 'Chức vụ, chức danh', 'Phòng, ban'],
      ['Họ tên cán bộ, công chức', 'NTNS', 'Chức vụ hiện nay', 'Phòng'],
      ['HỌ VÀ TÊN (chữ in hoa)', 'Ngày sinh (dd/mm/yyyy)', 'Chức vụ (chức danh)', 'Phòng ban/Đơn vị'],
      ['Full name', 'Date of birth', 'Position', 'Department'],
    ];
    for (const head of heads) {
      const { changes, rows } = plan(await one([head, ['Lê An', '01/02/1980', 'Chuyên viên', 'Văn phòng']]));
      expect([rows[0]?.unitId, rows[0]?.title]).toEqual([5, 'Chuyên viên']);
      expect(changes.peopleAdded[0]?.birthDate).toBe('1980-02-01');
    }
  });

  test('a number a spreadsheet has rounded is not taken for one', async () => {
    const rows = [
      ['Họ và tên', 'Số CCCD', 'Chức vụ', 'Đơn vị'],
      ['Lê An', 56_080_000_000, 'Chuyên viên', 'Văn phòng'],
    ];
    expect(about(plan(await one(rows)).troubles)).toEqual(['2B error id-scientific -> empty']);
  });
});
