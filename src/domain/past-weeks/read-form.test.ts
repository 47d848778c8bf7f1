import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../files/read-table.ts';
import type { SheetTable, TableCell } from '../organization/import/table.ts';
import { isComplete, standingTotal, sumDiffers } from './form.ts';
import { readForms, unreadFile } from './read-form.ts';

type Value = string | number | null;

/** A sheet from rows of values; null and '' leave a cell out. */
function sheet(rows: readonly (readonly Value[])[], more: Partial<SheetTable> = {}): SheetTable {
  const cell = (value: string | number, at: number): TableCell => ({
    column: String.fromCharCode(65 + at),
    value: typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value },
    text: String(value),
    decomposed: false,
  });
  return {
    ...{ sheet: 'Phiếu', hidden: false, merged: [] },
    rows: rows.map((values, at) => ({
      row: at + 1,
      cells: values.flatMap((value, column) => (value === null || value === '' ? [] : [cell(value, column)])),
    })),
    ...more,
  };
}

const FORM: readonly (readonly Value[])[] = [
  ['PHIẾU TỰ ĐÁNH GIÁ KẾT QUẢ CÔNG TÁC TUẦN 44/2026'],
  ['Họ và tên: Lê Thị A', null, 'Ngày sinh:', '02/03/1980'],
  ['Đơn vị:', 'Văn phòng'],
  ['TT', 'Nội dung công việc', 'Sản phẩm', 'Thời hạn'],
  [1, 'Điểm danh cuộc họp giao ban', 'Biên bản', '28/10/2026'],
  ['I. Kết quả (tối đa 80 điểm)'],
  [null, 'Điểm', 60.5],
  ['II. Tác phong (tối đa 20 điểm)'],
  [null, 'Điểm', '17,25'],
  [null, 'TỔNG ĐIỂM', 77.75],
  [null, 'Điểm quản lý chấm: 76'],
];
const read = (rows: readonly (readonly Value[])[]) => {
  const [only] = readForms([sheet(rows)]);
  if (only === undefined) throw new Error('nothing was read');
  return only;
};
const replaced = (at: number, row: readonly Value[]) => FORM.map((one, index) => (index === at ? row : one));
const told = (rows: readonly (readonly Value[])[]) =>
  read(rows).troubles.map(({ severity, code, row, column, value }) => [severity, code, row, column, value]);

describe('the forms of the sample ward', async () => {
  const folder = new URL('../../../demo/input/phieu-tuan/', import.meta.url);
  const names = (await readdir(folder)).toSorted();
  const all = await Promise.all(
    names.map(async (name) => {
      const result = await readTables(await readFile(new URL(name, folder)));
      return { name, reads: result.ok ? readForms(result.tables) : [] };
    }),
  );
  const troublesOf = (severity: string) =>
    all.flatMap(({ name, reads }) =>
      reads.flatMap((one) =>
        one.troubles
          .filter((trouble) => trouble.severity === severity)
          .map(({ code, row, column, value }) => `${name} ${code} ${row}${column} ${value}`),
      ),
    );

  it('all 24 are read, one person and week each', () => {
    expect(all).toHaveLength(24);
    const forms = all.flatMap(({ reads }) => reads.flatMap((one) => one.form ?? []));
    expect(new Set(forms.map((one) => `${one.who.name} ${one.week}`)).size).toBe(24);
    expect(new Set(forms.map((one) => one.week))).toEqual(new Set(['2026-W44', '2026-W45', '2026-W46']));
    expect(forms.every((one) => one.points.length === 3 && one.items.length >= 4)).toBe(true);
    expect(forms.filter((one) => !isComplete(one)).map((one) => one.who.name)).toEqual(
      Array(3).fill('Phan Thị Thảo'),
    );
    expect(forms.filter((one) => sumDiffers(one.totals))).toHaveLength(3);
  });

  it('commas, wrong sums and missing scores are named with their place, and nothing else is', () => {
    expect(troublesOf('note')).toEqual([
      'tuan-44-04.xlsx number-as-text 18C 33,5',
      'tuan-45-04.xlsx number-as-text 17C 39,5',
      'tuan-46-04.xlsx number-as-text 17C 29,5',
    ]);
    expect(troublesOf('warning')).toEqual([
      'tuan-44-06.xlsx sum-differs 23C 81',
      'tuan-45-06.xlsx sum-differs 19C 78',
      'tuan-46-06.xlsx sum-differs 22C 84.5',
    ]);
    expect(troublesOf('error')).toEqual([
      'tuan-44-07.xlsx score-missing 24B null',
      'tuan-45-07.xlsx score-missing 21B null',
      'tuan-46-07.xlsx score-missing 23B null',
    ]);
  });

  it('a form is kept as it was written', () => {
    const { form } = all.find(({ name }) => name === 'tuan-44-06.xlsx')?.reads[0] ?? {};
    expect(form).toMatchObject({
      week: '2026-W44',
      who: { name: 'Đặng Thị Thanh Oanh', post: 'Chuyên viên tổng hợp', unit: 'Văn phòng HĐND và UBND' },
      totals: { self: 8100, manager: 7850, final: null, reckoned: 8000 },
      opinion: null,
    });
    expect(form?.points.map(({ label, most, self }) => [label, most, self])).toEqual([
      ['Điểm chất lượng', 4000, 2850],
      ['Điểm tiến độ', 4000, 3500],
      ['Tác phong, lề lối, ý thức tổ chức kỷ luật, tinh thần trách nhiệm', 2000, 1650],
    ]);
    expect(form?.items[1]).toEqual({
      ...{ content: 'Thẩm định 12 hồ sơ hộ tịch', product: 'Bộ tài liệu', due: '28/10/2026' },
      ...{ done: '28/10/2026', result: '', note: '' },
    });
    expect(form && standingTotal(form.totals)).toBe(7850);
  });
});

describe('reading a form', () => {
  it('understands labels with their value behind the colon, parts as criteria, items named like points', () => {
    const { form } = read(FORM);
    expect(form).toMatchObject({
      ...{
        week: '2026-W44',
        who: { name: 'Lê Thị A', birthDate: '1980-03-02', unit: 'Văn phòng', post: null },
      },
      totals: { self: 7775, manager: 7600, reckoned: 7775 },
    });
    expect(form?.items.map((one) => one.content)).toEqual(['Điểm danh cuộc họp giao ban']);
    expect(form?.points.map(({ label, most, self }) => [label, most, self])).toEqual([
      ['Kết quả', 8000, 6050],
      ['Tác phong', 2000, 1725],
    ]);
    expect(told(FORM).map(([, code, row]) => [code, row])).toEqual([
      ['number-as-text', 9],
      ['number-as-text', 11],
    ]);
  });

  it('tells points of the person, the manager and the approver apart where the form has columns', () => {
    const rows = [
      ...FORM.slice(0, 3),
      [null, 'Tiêu chí', 'Tự chấm', 'Quản lý chấm', 'Cấp có thẩm quyền'],
      [null, 'Điểm chất lượng (tối đa 40)', 30, 29, 28],
      [null, 'TỔNG ĐIỂM', 30, 29, 28],
      ['Xếp loại:', 'Hoàn thành tốt'],
      ['Ý kiến của quản lý: đồng ý'],
      [null, null],
      ['Quản lý trực tiếp: Trần B'],
    ];
    expect(read(rows)).toMatchObject({
      troubles: [],
      form: {
        points: [{ self: 3000, manager: 2900, final: 2800 }],
        totals: { self: 3000, manager: 2900, final: 2800, reckoned: 3000 },
        ...{ level: 'Hoàn thành tốt', opinion: 'đồng ý' },
        signatures: [{ as: 'Quản lý trực tiếp', name: 'Trần B' }],
      },
    });
  });

  it.each([
    ['a wrong sum', 9, [null, 'TỔNG ĐIỂM', 78], ['warning', 'sum-differs', 10, 'C', '78']],
    ['a missing score', 6, [null, 'Điểm'], ['error', 'score-missing', 7, 'B', null]],
    ['a missing sum', 9, [null, 'TỔNG ĐIỂM'], ['error', 'score-missing', 10, 'B', null]],
    ['no line for the manager', 10, [], ['error', 'score-missing', null, null, null]],
    ['a score in words', 6, [null, 'Điểm', 'sáu mươi'], ['error', 'score-unreadable', 7, 'C', 'sáu mươi']],
    ['a third of a hundredth', 6, [null, 'Điểm', 60.3333], ['error', 'score-unreadable', 7, 'C', '60.3333']],
    ['more than there is', 6, [null, 'Điểm', 81], ['warning', 'score-out-of-bounds', 7, 'C', '81']],
    ['no name', 1, [null, 'Họ và tên:'], ['error', 'name-missing', null, null, null]],
    ['no week', 0, ['PHIẾU TUẦN'], ['error', 'week-missing', null, null, null]],
    ['a week no calendar has', 0, ['Tuần 54/2026'], ['error', 'week-missing', 1, 'A', 'Tuần 54/2026']],
  ] as const)('%s is named by its place', (_, at, row, expected) => {
    expect(told(replaced(at, row))).toContainEqual(expected);
  });

  it('a missing score stays missing, and so does the sum', () => {
    const { form } = read(replaced(6, [null, 'Điểm']));
    expect(form?.points[0]?.self).toBeNull();
    expect(form?.totals).toMatchObject({ self: 7775, reckoned: null });
    expect(form && isComplete(form)).toBe(false);
    expect(standingTotal({ final: null, manager: null })).toBeNull();
  });

  it('every sheet that is a form is read; what is none is named', () => {
    const two = [
      sheet(FORM),
      sheet(FORM, { sheet: 'Nháp', hidden: true }),
      sheet([['x']], { sheet: 'Khác' }),
    ];
    const [first, ...others] = readForms(two);
    expect(others).toEqual([]);
    expect(first?.troubles.filter((one) => one.code === 'sheet-left-out').map((one) => one.sheet)).toEqual([
      'Nháp',
      'Khác',
    ]);
    expect(readForms([sheet([['Danh sách'], [1, 'Lê A']])])).toMatchObject([
      { form: null, troubles: [{ code: 'form-unknown', severity: 'error' }] },
    ]);
    expect(readForms([])).toMatchObject([{ form: null, sheet: '' }]);
  });

  const place = { severity: 'warning', sheet: 'Phiếu', params: {} };
  it('whose form: labels with the value behind or beside, dates and numbers as they stand in either', () => {
    const whose = (...rows: readonly (readonly Value[])[]) =>
      read([['Tuần 4 năm 2026'], ...rows, [null, 'TỔNG ĐIỂM', 1]]);
    expect(
      whose(
        ['Họ tên:', '  Lê  Thị A ', null, 'Số CCCD: 056 080 000 001'],
        ['Chức vụ: Kế toán: chính', null, 'Ngày sinh', 29_000],
        ['Họ tên: Khác', 'Đơn vị:', 'Phòng ban: Văn phòng'],
        ['Phòng:', 'Chức vụ:'],
      ).form,
    ).toMatchObject({
      week: '2026-W04',
      who: {
        ...{ name: 'Lê Thị A', nationalId: '056080000001', birthDate: '1979-05-25' },
        ...{ post: 'Kế toán: chính', unit: 'Văn phòng' },
      },
    });
    const troubles = whose(['Họ tên: A'], ['Ngày sinh: hôm qua', 'CCCD', '123']).troubles;
    expect(troubles.filter(({ severity }) => severity === 'warning')).toEqual([
      { ...place, code: 'birth-unreadable', row: 3, column: 'A', value: 'hôm qua' },
      { ...place, code: 'id-unreadable', row: 3, column: 'C', value: '123' },
    ]);
    expect(whose(['Họ tên: A']).form?.who).toEqual({
      ...{ name: 'A', nationalId: null, birthDate: null, post: null, unit: null },
    });
  });

  it('days of a workbook that counts from 1904', () => {
    const rows = [['Tuần 44/2026'], ['Họ tên: A'], ['Ngày sinh', 29_000], ['Tổng điểm', 1]];
    expect(readForms([sheet(rows, { from1904: true })])[0]?.form?.who.birthDate).toBe('1983-05-26');
  });

  it('works under their headings, until an empty row or a line of points', () => {
    const heading = ['TT', 'Nội dung', 'Sản phẩm', 'Thời hạn', 'Hoàn thành', 'Kết quả', 'Ghi chú', 'Khác'];
    const rows = [
      ...[['Tuần 44/2026', 'Tuần 45/2026'], ['Họ tên: A'], heading],
      [1, 'Họp  giao ban', 'Biên bản', '28/10', '29/10', 'Tốt', 'Gấp', 'x'],
      [2, null, 'không có nội dung'],
      [3, 'Đơn vị: tự khai'],
      [],
      ['Đơn vị:', 'Văn phòng'],
      heading.slice(0, 3),
      [4, 'Việc khác'],
      ['Điểm chất lượng', 1],
      ['Chức vụ:', 'Kế toán'],
      ['TT', 'Sản phẩm', 'Thời hạn'],
      ['Nội dung', 'Sản phẩm'],
      [null, 'TỔNG ĐIỂM', 1],
      ['Người lập: Lê A', 'Quản lý trực tiếp: Trần B'],
    ];
    const { form } = read(rows);
    const none = { product: '', due: '', done: '', result: '', note: '' };
    expect(form?.items).toEqual([
      ...[
        {
          content: 'Họp giao ban',
          product: 'Biên bản',
          due: '28/10',
          done: '29/10',
          result: 'Tốt',
          note: 'Gấp',
        },
      ],
      ...[
        { ...none, content: 'Đơn vị: tự khai' },
        { ...none, content: 'Việc khác' },
      ],
    ]);
    expect(form).toMatchObject({ week: '2026-W44', who: { unit: 'Văn phòng', post: 'Kế toán' } });
    expect(form?.signatures).toEqual([
      { as: 'Người lập', name: 'Lê A' },
      { as: 'Quản lý trực tiếp', name: 'Trần B' },
    ]);
  });

  it('the one who signs as the author is no second name', () => {
    const rows = [['Tuần 44/2026'], ['Người tự đánh giá: Lê B'], ['Họ tên: Lê A'], ['Tổng điểm', 1]];
    expect(read(rows).form).toMatchObject({
      who: { name: 'Lê A' },
      signatures: [{ as: 'Người tự đánh giá', name: 'Lê B' }],
    });
  });

  it('blank and merged cells say nothing', () => {
    const table = sheet([['Tuần 44/2026'], ['Họ tên:', '  ', 'Lê A'], ['Tổng điểm', 2, 3]]);
    const rows = table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (cell.text === '2' ? { ...cell, spread: true } : cell)),
    }));
    expect(readForms([{ ...table, rows }])[0]?.form).toMatchObject({
      ...{ who: { name: 'Lê A' }, totals: { self: 300 } },
    });
  });

  it.each<[string, readonly (readonly Value[])[]]>([
    ['neither name nor sum', [['x']]],
    ['a name without a sum', [['Họ tên: A'], ['Điểm', 1]]],
    ['a sum without a name', [['Đơn vị: A'], ['Tổng điểm', 1]]],
  ])('%s is no form', (_, rows) => {
    const unknown = { severity: 'error', code: 'form-unknown', row: null, column: null, value: null };
    expect(readForms([sheet(rows)])).toEqual([
      { sheet: 'Phiếu', form: null, troubles: [{ ...unknown, sheet: 'Phiếu', params: {} }] },
    ]);
  });

  it('of a form without week or name only its troubles stay', () => {
    expect(read(replaced(0, ['PHIẾU'])).form).toBeNull();
    expect(read(replaced(1, [null, 'Họ và tên:'])).form).toBeNull();
  });

  it('what is left out is told once, with the first form, and an empty sheet not at all', () => {
    const tables = [
      sheet([], { sheet: 'Trống' }),
      sheet(FORM),
      sheet([['x']], { sheet: 'Khác' }),
      sheet(FORM),
    ];
    const [first, second, ...more] = readForms(tables).map(({ troubles }) =>
      troubles.filter(({ code }) => code === 'sheet-left-out'),
    );
    const note = { severity: 'note', code: 'sheet-left-out', row: null, column: null, value: null };
    expect([first, second, more]).toEqual([[{ ...note, sheet: 'Khác', params: {} }], [], []]);
  });

  it('a file nobody could read says why', () => {
    expect(unreadFile('file-too-large', { most: 5 })).toEqual({
      ...{ sheet: '', form: null },
      troubles: [
        {
          ...{ severity: 'error', code: 'file-refused', sheet: '', row: null, column: null, value: null },
          params: { most: 5, reason: 'file-too-large' },
        },
      ],
    });
  });
});
