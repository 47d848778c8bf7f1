import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../files/read-table.ts';
import type { SheetTable, TableCell } from '../organization/import/table.ts';
import type { CatalogueVersion } from './catalogue.ts';
import { planCatalogue, scaledNumber } from './catalogue-file.ts';

const HEADINGS = ['Mã', 'Tên sản phẩm/công việc', 'Nhóm', 'Đơn vị tính', 'Hệ số quy đổi', 'Giờ chuẩn'];
type Value = string | number;

function sheet(...rows: readonly (readonly Value[])[]): SheetTable {
  const cell = (value: Value, at: number): TableCell => ({
    column: String.fromCharCode(65 + at),
    value: typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value },
    text: String(value),
    decomposed: false,
  });
  return {
    ...{ sheet: 'DM', hidden: false, merged: [] },
    rows: [HEADINGS, ...rows].map((cells, at) => ({
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
  ])('%s in 1/%d is %s', (typed, scale, expected) => {
    expect(scaledNumber(text(typed), scale)).toBe(expected);
  });
});
