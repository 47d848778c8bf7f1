import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../files/read-table.ts';
import type { SheetTable, TableCell } from '../organization/import/table.ts';
import type { CatalogueVersion } from './catalogue.ts';
import { planCatalogue, scaledNumber } from './catalogue-file.ts';

const HEADINGS = ['Mã', 'Tên sản phẩm/công việc', 'Nhóm', 'Đơn vị tính', 'Hệ số quy đổi', 'Giờ chuẩn'];
type Value = string | number;

const sheet = (...rows: readonly (readonly Value[])[]) => sheetOf(HEADINGS, ...rows);

function sheetOf(...rows: readonly (readonly Value[])[]): SheetTable {
  const cell = (value: Value, at: number): TableCell => ({
    column: String.fromCharCode(65 + at),
    value: typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value },
    text: String(value),
    decomposed: false,
  });
  return {
    ...{ sheet: 'DM', hidden: false, merged: [] },
    rows: rows.map((cells, at) => ({
      row: at + 1,
      cells: cells.flatMap((value, column) => (value === '' ? [] : [cell(value, column)])),
    })),
  };
}

const ROW = ['NV-02', 'Công văn trả lời', 'B', 'văn bản', '2,5', 2] as const;
const errors = (table: SheetTable, known: readonly CatalogueVersion[] = []) =>
  planCatalogue([table], known)
    .troubles.filter((one) => one.severity === 'error')
    .map(({ code, row, column, value }) => [code, row, column?.letter ?? null, value]);

describe('a catalogue in a workbook', () => {
  it('reads the sample of a ward: every row, commas and all', async () => {
    const bytes = await readFile(
      new URL('../../../demo/input/danh-muc-san-pham-phuong.xlsx', import.meta.url),
    );
    const read = await readTables(bytes);
    const plan = planCatalogue(read.ok ? read.tables : [], []);
    expect(plan.rows).toBe(95);
    expect(plan.entries).toHaveLength(95);
    expect(plan.troubles.filter((one) => one.severity === 'error')).toEqual([]);
    const commas = plan.troubles.filter((one) => one.code === 'number-as-text');
    expect(commas.length).toBeGreaterThan(3);
    expect(plan.entries.find(({ entry }) => entry.code === 'DC-02')?.entry).toMatchObject({
      ...{ coefficient: 250, minutes: 120, standard: true, days: 3, complexity: 'B', measure: 'văn bản' },
    });
    expect(plan.entries.find(({ entry }) => entry.code === 'NV-01')?.entry.minutes).toBe(24);
  });

  it('names what is wrong by row, column and value, and leaves the row out', () => {
    const table = sheet(
      [...ROW],
      ['NV-02', 'Công văn khác', 'B', 'văn bản', 1, 2],
      ['', 'Không mã', 'B', 'văn bản', 1, 2],
      ['NV-04', '', 'B', 'văn bản', 1, 2],
      ['NV-05', 'Kế hoạch', 'C', '', 1, 2],
      ['NV-06', 'Kế hoạch', 'C', 'bản', 'hai', 2],
      ['NV-07', 'Kế hoạch', 'C', 'bản', 250, 2],
      ['NV-08', 'Kế hoạch', 'C', 'bản', 1, 0],
    );
    expect(errors(table)).toEqual([
      ['entry-twice', 3, 'A', 'NV-02'],
      ['entry-code-missing', 4, 'A', null],
      ['entry-name-missing', 5, 'B', null],
      ['entry-measure-missing', 6, 'D', null],
      ['number-unreadable', 7, 'E', 'hai'],
      ['number-out-of-bounds', 8, 'E', '250'],
      ['number-out-of-bounds', 9, 'F', '0'],
    ]);
    expect(planCatalogue([table], []).entries.map(({ row }) => row)).toEqual([2]);
  });

  it('a missing figure stays missing; no figure is invented', () => {
    const [planned] = planCatalogue([sheet(['NV-02', 'Công văn', 'B', 'văn bản', '', ''])], []).entries;
    expect(planned?.entry).toMatchObject({ coefficient: null, minutes: null, days: null });
  });

  it('says which heading is missing', () => {
    const bare: SheetTable = {
      ...sheet(),
      rows: sheet().rows.map(({ row, cells }) => ({ row, cells: cells.filter((one) => one.column !== 'D') })),
    };
    expect(errors(bare)).toEqual([['heading-missing', 1, null, null]]);
    expect(planCatalogue([bare], []).troubles).toMatchObject([{ sheet: 'DM' }]);
    expect(errors({ sheet: 'X', hidden: false, merged: [], rows: [] })).toEqual([
      ['heading-row-missing', 1, null, null],
    ]);
  });

  it('compares with what holds: same, changed field by field, added', () => {
    const [planned] = planCatalogue([sheet([...ROW])], []).entries;
    if (planned === undefined) throw new Error('not planned');
    const held = { id: 7, version: 3, unitId: 1, from: '2026-01-01', to: null };
    const kept = { ...planned.entry, ...held, evidence: 'document' as const, approver: '12/QĐ' };
    const [same] = planCatalogue([sheet([...ROW])], [kept]).entries;
    expect(same).toMatchObject({ change: 'same', entry: { evidence: 'document', approver: '12/QĐ' } });
    const [changed] = planCatalogue([sheet([...ROW.slice(0, 4), 3, 2])], [kept]).entries;
    expect(changed).toMatchObject({ change: 'changed', fields: ['coefficient'] });
  });
});

describe('a catalogue with every column', () => {
  const ALL = [
    ...['Mã', 'Tên công việc', 'Đơn vị tính', 'Hệ số', 'Giờ chuẩn', 'Thời hạn', 'Kết quả', 'Lĩnh vực'],
    ...['Nhóm', 'Sản phẩm chuẩn', 'Chất lượng', 'Vị trí việc làm', 'Căn cứ'],
  ];
  const FULL = ['NV-02', 'Công văn', 'văn bản', 2.5, 2, 3, 'Văn bản', 'Văn thư', 'B', 'x', 'Đúng thể thức'];
  const plan = (...rows: readonly (readonly Value[])[]) => planCatalogue([sheetOf(ALL, ...rows)], []);
  const entryOf = (...row: readonly Value[]) => plan(row).entries[0];

  it('is read into every field, what has no column stays empty', () => {
    expect(entryOf(...FULL, 'Văn thư; Kế toán;\n Hộ tịch ;', 'NĐ 335')).toEqual({
      ...{ row: 2, change: 'added', fields: [] },
      entry: {
        ...{ code: 'NV-02', name: 'Công văn', measure: 'văn bản', coefficient: 250, minutes: 120, days: 3 },
        ...{ output: 'Văn bản', field: 'Văn thư', complexity: 'B', standard: true, quality: 'Đúng thể thức' },
        ...{
          positions: ['Văn thư', 'Kế toán', 'Hộ tịch'],
          legalBasis: 'NĐ 335',
          evidence: 'none',
          approver: '',
        },
      },
    });
    expect(entryOf('NV-02', 'Công văn', 'văn bản')?.entry).toEqual({
      ...{
        code: 'NV-02',
        name: 'Công văn',
        measure: 'văn bản',
        coefficient: null,
        minutes: null,
        days: null,
      },
      ...{
        output: '',
        field: '',
        complexity: '',
        standard: false,
        quality: '',
        positions: [],
        legalBasis: '',
      },
      ...{ evidence: 'none', approver: '' },
    });
  });

  it.each([
    ['x', true],
    ['X', true],
    ['Có', true],
    ['v', true],
    [1, true],
    ['Đúng', true],
    ['yes', true],
    ['không', false],
    ['0', false],
  ])('marked as standard by "%s": %s', (mark, standard) => {
    expect(entryOf(...FULL.slice(0, 9), mark)?.entry.standard).toBe(standard);
  });

  it.each([
    ['coefficient', 3, 0.01, 100, 0, 100.01],
    ['hours', 4, 0.05, 400, 0, 400.05],
    ['days', 5, 0, 366, null, 367],
  ] as const)('has bounds for %s', (_what, at, least, most, below, above) => {
    const wrong = (value: number) =>
      plan(FULL.with(at, value)).troubles.map(({ severity, code, value: of }) => [severity, code, of]);
    expect([wrong(least), wrong(most)]).toEqual([[], []]);
    for (const value of [below, above])
      if (value !== null) expect(wrong(value)).toEqual([['error', 'number-out-of-bounds', `${value}`]]);
  });

  it('says which bounds, which row stood first, and which number was written as text', () => {
    const { troubles } = plan(FULL.with(3, '2,5'), FULL, FULL.with(0, 'NV-03').with(4, 401));
    expect(troubles).toMatchObject([
      { severity: 'note', code: 'number-as-text', row: 2, value: '2,5', column: { letter: 'D' } },
      { severity: 'error', code: 'entry-twice', row: 3, value: 'NV-02', params: { row: 2 } },
      { severity: 'error', code: 'number-out-of-bounds', row: 4, params: { least: 1 / 60, most: 400 } },
    ]);
    expect(troubles).toHaveLength(3);
  });

  it('has titles and totals between its rows, and cells of blanks or without a heading', () => {
    const beside: TableCell = {
      ...{ column: 'Z', text: 'thừa', decomposed: false, value: { kind: 'text', value: 'thừa' } },
    };
    const table = sheetOf(ALL, ['I', 'Văn thư'], [' ', '  '], FULL, ['', 'Cộng']);
    const rows = table.rows.map(({ row, cells }) => ({ row, cells: row > 1 ? [...cells, beside] : cells }));
    const { entries, rows: count, troubles } = planCatalogue([{ ...table, rows }], []);
    expect([entries.map(({ row }) => row), count]).toEqual([[4], 1]);
    expect(troubles.map(({ severity, code, row, value }) => [severity, code, row, value])).toEqual([
      ['note', 'row-not-an-entry', 2, 'I'],
      ['note', 'row-not-an-entry', 5, 'Cộng'],
    ]);
  });

  it('can lie on several sheets: what stood on another is named with it, what should be there is missed', () => {
    const [first, second] = [sheetOf(ALL, FULL), sheet([...ROW])];
    const bare = {
      ...second,
      sheet: 'Khác',
      rows: second.rows.map(({ row, cells }) => ({
        row,
        cells: cells.filter(({ column }) => column !== 'F'),
      })),
    };
    const { troubles } = planCatalogue([first, bare], []);
    expect(troubles.filter(({ severity }) => severity !== 'note')).toMatchObject([
      { severity: 'warning', code: 'heading-optional-missing', row: 1, sheet: 'Khác' },
      { severity: 'error', code: 'entry-twice', row: 2, sheet: 'Khác', params: { row: '2 («DM»)' } },
    ]);
  });

  it('says once what should be there', () => {
    const { troubles } = planCatalogue([sheetOf(ALL.slice(0, 4), FULL.slice(0, 4))], []);
    expect(troubles.map(({ code }) => code)).toEqual(['heading-optional-missing']);
  });

  it('without any sheet has no heading', () => {
    expect(planCatalogue([], []).troubles).toMatchObject([{ code: 'heading-row-missing', sheet: '' }]);
  });

  it('keeps the output that was there where the file says none', () => {
    const [planned] = plan(FULL).entries;
    if (planned === undefined) throw new Error('not planned');
    const kept = { ...planned.entry, id: 7, version: 3, unitId: 1, from: '2026-01-01', to: null };
    const again = (output: string) => planCatalogue([sheetOf(ALL, FULL.with(6, output))], [kept]).entries[0];
    expect(again('')).toMatchObject({ change: 'same', fields: [], entry: { output: 'Văn bản' } });
    expect(again('Bản ký')).toMatchObject({
      change: 'changed',
      fields: ['output'],
      entry: { output: 'Bản ký' },
    });
  });
});

describe('numbers of a cell', () => {
  const text = (value: string) => ({ value: { kind: 'text' as const, value }, text: value });
  it.each([
    ['2,5', 100, 250],
    ['2.5', 100, 250],
    ['0.4', 60, 24],
    ['1', 100, 100],
    ['1,005', 100, null],
    ['-1', 100, null],
    ['1e3', 100, null],
    ['1.000,5', 100, null],
    ['', 100, null],
    [' 2,5 ', 100, 250],
    ['0,0125', 10_000, 125],
    ['0,01251', 10_000, null],
    ['999999', 1, 999_999],
    ['1000000', 1, null],
  ])('%s in 1/%d is %s', (typed, scale, expected) => {
    expect(scaledNumber(text(typed), scale)).toBe(expected);
  });
  it('is what the cell holds, however it is shown', () => {
    expect(scaledNumber({ value: { kind: 'number', value: 2.5 }, text: '3' }, 100)).toBe(250);
    expect(scaledNumber({ value: { kind: 'number', value: 2.505 }, text: '2,5' }, 100)).toBeNull();
    expect(scaledNumber({ value: { kind: 'number', value: -1 }, text: '-1' }, 100)).toBeNull();
    expect(scaledNumber({ value: { kind: 'number', value: 1_000_000 }, text: '1000000' }, 100)).toBeNull();
  });

  it('takes what a formula makes in binary as the cell shows it', () => {
    const formula = (value: number) => ({ value: { kind: 'number', value } as const, text: '' });
    expect(scaledNumber(formula(93.60000000000001), 100)).toBe(9360);
    expect(scaledNumber(formula(0.1 + 0.2), 100)).toBe(30);
    expect(scaledNumber(formula(100 / 60), 60)).toBe(100);
    expect(scaledNumber(formula(1 / 3), 100)).toBeNull();
    expect(scaledNumber(formula(93.60001), 100)).toBeNull();
  });
});
