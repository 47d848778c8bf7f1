// Lists made to hurt: as long as a file may be, and doubtful in every row.
import { describe, expect, test } from 'vitest';
import { type Cell, emptyState, sheetOf } from '../../../../test/input/fixtures.ts';
import { numberUnits } from './number-units.ts';
import { planPeople } from './plan-people.ts';

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
      `Lê Văn A${index}`,
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
});
