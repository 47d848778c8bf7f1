// Lists of units whose tree stands in numbers, in indentation, in columns, in names or on sheets of their own.
import { describe, expect, test } from 'vitest';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import { settleUnits } from '../../src/domain/organization/import/settle.ts';
import type { SheetTable } from '../../src/domain/organization/import/table.ts';
import { lines } from './fixtures.ts';
import { type MadeCell, type MadeSheet, tablesOf } from './workbook.ts';

const FROM = '2026-11-02';
const one = (rows: readonly (readonly MadeCell[])[], more: Partial<MadeSheet> = {}) =>
  tablesOf([{ rows, ...more }]);

/** 'unit < unit above' in preorder, and the troubles that are no notes. */
function tree(tables: readonly SheetTable[]) {
  const { units, troubles, applicable } = planUnits(tables, null, { effectiveFrom: FROM });
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    applicable,
    units: units.map(({ name, parentId }) => (parentId === null ? name : `${name} < ${names.get(parentId)}`)),
    troubles: lines(troubles.filter(({ severity }) => severity !== 'note')),
  };
}

const WARD = [
  'Phường Nam Hải',
  'Đảng ủy < Phường Nam Hải',
  'Ủy ban nhân dân < Phường Nam Hải',
  'Phòng Kinh tế < Ủy ban nhân dân',
  'Tổ Thuế < Phòng Kinh tế',
  'Tổ Đất đai < Phòng Kinh tế',
  'Văn phòng < Ủy ban nhân dân',
].sort();

describe('the tree of a list without codes', () => {
  test('by numbers in a column: I, 1, a), with the body itself above', async () => {
    const rows = [
      ['TT', 'Tên đơn vị'],
      ['', 'Phường Nam Hải'],
      ['I', 'Đảng ủy'],
      ['II', 'Ủy ban nhân dân'],
      [1, 'Phòng Kinh tế'],
      ['a)', 'Tổ Thuế'],
      ['b)', 'Tổ Đất đai'],
      [2, 'Văn phòng'],
    ];
    const found = tree(await one(rows));
    expect(found.units.toSorted()).toEqual(WARD);
    expect(found.troubles).toEqual(['1 warning hierarchy-understood']);
  });

  test('by numbers before the names: 1, 1.1, 1.1.1', async () => {
    const rows = [
      ['Tên đơn vị', 'Loại'],
      ['1. Phường Nam Hải', 'phường'],
      ['1.1 Đảng ủy', 'đảng'],
      ['1.2 Ủy ban nhân dân', 'ubnd'],
      ['1.2.1 Phòng Kinh tế', 'phòng'],
      ['1.2.1.1 Tổ Thuế', 'phòng'],
      ['1.2.1.2 Tổ Đất đai', 'phòng'],
      ['1.2.2. Văn phòng', 'phòng'],
    ];
    expect(tree(await one(rows)).units.toSorted()).toEqual(WARD);
  });

  test('by indentation, of the cell or by blanks', async () => {
    const names: [number, string][] = [
      [0, 'Phường Nam Hải'],
      [1, 'Đảng ủy'],
      [1, 'Ủy ban nhân dân'],
      [2, 'Phòng Kinh tế'],
      [3, 'Tổ Thuế'],
      [3, 'Tổ Đất đai'],
      [2, 'Văn phòng'],
    ];
    const heading = ['STT', 'Tên đơn vị'];
    const cells = names.map(([indent, text], i) => [i + 1, indent === 0 ? text : { indent, text }]);
    expect(tree(await one([heading, ...cells])).units.toSorted()).toEqual(WARD);
    const blanks = names.map(([indent, text], i) => [i + 1, '   '.repeat(indent) + text]);
    expect(tree(await one([heading, ...blanks])).units.toSorted()).toEqual(WARD);
  });

  test('by columns of levels, merged downwards', async () => {
    const rows = [
      ['Đơn vị', 'Cấp 2', 'Cấp 3', 'Cấp 4'],
      ['Phường Nam Hải'],
      [null, 'Đảng ủy'],
      [null, 'Ủy ban nhân dân', 'Phòng Kinh tế', 'Tổ Thuế'],
      [null, null, null, 'Tổ Đất đai'],
      [null, null, 'Văn phòng'],
    ];
    const found = tree(await one(rows, { merged: ['A2:A6', 'B4:B6', 'C4:C5'] }));
    expect(found.units.toSorted()).toEqual(WARD);
  });

  test('by the name of the unit above, in any order', async () => {
    const rows = [
      ['Tên đơn vị', 'Trực thuộc'],
      ['Tổ Thuế', 'Phòng Kinh tế'],
      ['Tổ Đất đai', 'PHÒNG KINH TẾ'],
      ['Phòng Kinh tế', 'Uỷ ban nhân dân'],
      ['Văn phòng', 'Ủy ban nhân dân'],
      ['Ủy ban nhân dân', 'Phường Nam Hải'],
      ['Đảng ủy', 'Phường Nam Hải'],
      ['Phường Nam Hải', ''],
    ];
    const found = tree(await one(rows));
    expect(found.units.toSorted()).toEqual(WARD);
    expect(found.troubles).toEqual([]);
    const lost = await one([...rows, ['Tổ Lạc', 'Phòng Không Có']]);
    expect(tree(lost).troubles).toEqual(['9B error parent-unknown']);
  });

  test('by sheets: what stands on a sheet named like a unit is below it', async () => {
    const sheet = (name: string, ...names: string[]) => ({
      name,
      rows: [['Tên đơn vị', 'Loại'], ...names.map((text) => [text, ''])],
    });
    const tables = await tablesOf([
      {
        name: 'Chung',
        rows: [
          ['Tên đơn vị', 'Trực thuộc'],
          ['Phường Nam Hải', ''],
          ['Đảng ủy', 'Phường Nam Hải'],
          ['Ủy ban nhân dân', 'Phường Nam Hải'],
        ],
      },
      {
        name: 'Ủy ban nhân dân',
        rows: [
          ['Tên đơn vị', 'Ghi chú', 'Loại hình'],
          ['Phòng Kinh tế', '', 'phòng'],
          ['Văn phòng', '', 'phòng'],
        ],
      },
      {
        name: 'Phòng Kinh tế',
        rows: [
          ['Tên đơn vị', 'Loại'],
          ['Tổ Thuế', 'phòng'],
          ['Tổ Đất đai', 'phòng'],
        ],
      },
    ]);
    expect(tree(tables).units.toSorted()).toEqual(WARD);
    const alone = await tablesOf([sheet('Sở Nội vụ', 'Phòng Tổ chức'), sheet('Sở Y tế', 'Phòng Nghiệp vụ')]);
    const made = planUnits(alone, null, { effectiveFrom: FROM });
    expect(made.units.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'SNV Sở Nội vụ',
      'SNV.1 Phòng Tổ chức',
      'SYT Sở Y tế',
      'SYT.1 Phòng Nghiệp vụ',
    ]);
  });

  test('by the beginnings of codes', async () => {
    const rows = [
      ['Mã', 'Tên đơn vị'],
      ['P', 'Phường Nam Hải'],
      ['P.1', 'Đảng ủy'],
      ['P.2', 'Ủy ban nhân dân'],
      ['P.2.1', 'Phòng Kinh tế'],
      ['P.2.1.1', 'Tổ Thuế'],
      ['P.2.1.2', 'Tổ Đất đai'],
      ['P.2.2', 'Văn phòng'],
    ];
    expect(tree(await one(rows)).units.toSorted()).toEqual(WARD);
  });

  test('a code beside the name of the unit above works too', async () => {
    const rows = [
      ['Mã đơn vị', 'Cấp trên', 'Tên đơn vị', 'Loại'],
      ['P', '', 'Phường Nam Hải', 'ward'],
      ['P.1', 'phường nam hải', 'Văn phòng', 'division'],
    ];
    expect(tree(await one(rows)).units).toEqual(['Phường Nam Hải', 'Văn phòng < Phường Nam Hải']);
  });
});

describe('codes that are made', () => {
  const rows = [
    ['TT', 'Tên đơn vị'],
    ['I', 'Sở Nội vụ'],
    [1, 'Phòng Tổ chức'],
    [2, 'Văn phòng'],
    ['II', 'Sở Y tế'],
    [1, 'Văn phòng'],
  ];
  test('are found again, so that the same list changes nothing and a longer one only adds', async () => {
    const first = planUnits(await one(rows), null, { effectiveFrom: FROM });
    const current = { version: 1, from: FROM, units: settleUnits(first.units, 1) };
    const again = planUnits(await one(rows), current, { effectiveFrom: '2026-12-01', complete: true });
    expect(again.unchanged).toBe(true);
    const longer = [...rows, [2, 'Phòng Dược']];
    const { changes } = planUnits(await one(longer), current, {
      effectiveFrom: '2026-12-01',
      complete: true,
    });
    expect(changes.unitsAdded.map(({ code, name }) => `${code} ${name}`)).toEqual(['SYT.2 Phòng Dược']);
    expect([changes.unitsMoved, changes.unitsRenamed, changes.unitsEnded]).toEqual([[], [], []]);
  });
});
