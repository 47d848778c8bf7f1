// Lists made to hurt: as long as a file may be, and doubtful in every row.
import { describe, expect, test } from 'vitest';
import { numberUnits } from '../../src/domain/organization/import/number-units.ts';
import { planPeople } from '../../src/domain/organization/import/plan-people.ts';
import { planUnits } from '../../src/domain/organization/import/plan-units.ts';
import { columnLetter } from '../../src/domain/organization/import/table.ts';
import { type Cell, emptyState, sheetOf } from './fixtures.ts';

const unit = (id: number, parentId: number | null, name: string) => {
  return { id, parentId, code: `U${id}`, name, kind: 'division', adminCode: null };
};
const UNITS = numberUnits([
  unit(1, null, 'Xã An Bình'),
  ...Array.from({ length: 1000 }, (_, index) => unit(index + 2, 1, `Trung tâm Khuyến nông tổ ${index}`)),
]);
const HEADINGS = ['Họ và tên', 'Đơn vị', 'Chức vụ', 'Quản lý trực tiếp'];

function planned(rows: readonly Cell[][]) {
  const table = sheetOf([HEADINGS, ...rows]);
  return planPeople(table, emptyState(UNITS), {
    effectiveFrom: '2026-11-01',
    rootUnitId: 1,
    resolutions: [],
  });
}

describe('a long list', () => {
  test('with a unit nobody knows in every row asks about each', () => {
    const rows = Array.from({ length: 1500 }, (_, index) => [
      `Lê Văn A ${columnLetter(index + 1)}`,
      `Phòng ${index}`,
      'Chuyên viên',
      '',
    ]);
    const { troubles } = planned(rows);
    expect(troubles.filter(({ code }) => code === 'unit-unknown')).toHaveLength(1500);
  });

  test('of namesakes managed by a namesake offers a handful of them, not each to each', () => {
    const rows = Array.from({ length: 500 }, () => ['Lê An', 'Trung tâm Khuyến nông tổ 1', '', 'Lê An']);
    const asked = planned(rows).troubles.filter(({ code }) => code === 'manager-ambiguous');
    expect(asked).toHaveLength(500);
    expect(Math.max(...asked.map(({ choices }) => choices.length))).toBe(20);
  });

  test('of units in one chain is numbered without running out of anything', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => [`Tổ ${i}`, i === 0 ? '' : `Tổ ${i - 1}`]);
    const { units } = planUnits(sheetOf([['Tên đơn vị', 'Trực thuộc'], ...chain]), null, {
      effectiveFrom: '2026-11-02',
    });
    expect(units.at(-1)).toMatchObject({ lo: 5000, hi: 5000 });
    expect(units[0]).toMatchObject({ lo: 1, hi: 5000 });
  });
});
