import { describe, expect, it } from 'vitest';
import { byUnit, fits, hasNobody, type PostRow } from './rows.ts';

const HOLDER = { person: { id: 9, name: 'Tạ Văn Khoa' }, by: 'head-of-unit' };
function row(change: Partial<PostRow> = {}): PostRow {
  return {
    ...{ person: { id: 1, name: 'Lê Hữu Toàn' }, unit: { id: 3, name: 'Phòng Văn hoá', code: 'VH' } },
    ...{
      post: 'Chuyên viên',
      jobPosition: null,
      rank: 'staff',
      kind: 'main',
      assignmentId: 1,
      manager: null,
    },
    ...{ evaluated: true, outside: false, oneAuthority: false, scorer: HOLDER, approver: HOLDER },
    ...{ citation: { document: 'd', where: 'w', confidence: 'A' }, may: [] },
    ...change,
  };
}

describe('rows of the map', () => {
  it('have nobody when an evaluated post lacks scorer or approver', () => {
    expect(hasNobody(row())).toBe(false);
    expect(hasNobody(row({ scorer: null }))).toBe(true);
    expect(hasNobody(row({ approver: null }))).toBe(true);
    expect(hasNobody(row({ approver: null, outside: true }))).toBe(false);
    expect(hasNobody(row({ approver: null, evaluated: false }))).toBe(false);
  });
  it.each(['toan', 'Toàn chuyen', 'van hoa', 'khoa', ''])('are found by "%s"', (typed) => {
    expect(fits(row(), typed)).toBe(true);
  });
  it('are left out when a word does not occur', () => {
    expect(fits(row(), 'toan ketoan')).toBe(false);
  });
  it('stand by unit in the order they came', () => {
    const other = { id: 4, name: 'Văn phòng', code: 'VP' };
    const groups = byUnit([row({ unit: other }), row(), row({ unit: other })]);
    expect(groups.map((group) => [group.unit.id, group.rows.length])).toEqual([
      [4, 2],
      [3, 1],
    ]);
  });
});
