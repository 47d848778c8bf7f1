// A commune with a party committee, two divisions and an office of the province beside it, and staff lists of it.
import { numberUnits } from '../../src/domain/organization/import/number-units.ts';
import type { PeopleOptions, PeopleState } from '../../src/domain/organization/import/people-state.ts';
import { planPeople } from '../../src/domain/organization/import/plan-people.ts';
import type { Resolution, TroubleCode } from '../../src/domain/organization/import/trouble.ts';
import { wholeLines } from './exact.ts';
import { type Cell, emptyState, sheetOf } from './fixtures.ts';

export const unit = (
  id: number,
  parentId: number | null,
  code: string,
  name: string,
  kind: string,
  adminCode: string | null = null,
) => ({
  ...{ id, parentId, code, name, kind, adminCode },
});
export const UNITS = numberUnits([
  unit(1, null, 'T', 'Tỉnh Bình Minh', 'province', '56'),
  unit(2, 1, 'X', 'Xã An Bình', 'commune', '99'),
  unit(3, 2, 'X.DU', 'Đảng uỷ xã', 'party'),
  unit(4, 2, 'X.UB', 'Uỷ ban nhân dân xã An Bình', 'people-committee'),
  unit(5, 4, 'X.UB.1', 'Phòng Kinh tế', 'division'),
  unit(6, 4, 'X.UB.2', 'Phòng Văn hoá - Xã hội', 'division'),
  unit(7, 1, 'S', 'Sở Nội vụ', 'agency'),
]);
const FROM = '2026-11-02';
const FIELDS = ['name', 'born', 'title', 'unit', 'manager', 'id', 'note', 'position', 'sex'] as const;
const HEAD = [
  'Họ và tên',
  'Ngày sinh',
  'Chức vụ',
  'Đơn vị',
  'Quản lý trực tiếp',
  'Số CCCD',
  'Ghi chú',
  'Vị trí việc làm',
  'Giới tính',
];
export type Given = Readonly<Partial<Record<(typeof FIELDS)[number], Cell>>>;
const row = (given: Given): Cell[] => FIELDS.map((field) => given[field] ?? '');

export const CHAIR: Given = {
  name: 'Lê Chủ',
  born: '01/02/1970',
  title: 'Chủ tịch UBND',
  unit: 'X.UB',
  manager: 'Trần Bí',
};
export const SECRETARY: Given = { name: 'Trần Bí', born: '01/02/1969', title: 'Bí thư', unit: 'X.DU' };
export const HEAD_OF: Given = {
  name: 'Ngô Trưởng',
  born: '01/02/1975',
  title: 'Trưởng phòng',
  unit: 'X.UB.1',
  manager: 'Lê Chủ',
};
export const AN: Given = {
  name: 'Vũ An',
  born: '03/04/1990',
  title: 'Chuyên viên',
  unit: 'X.UB.1',
  manager: 'Ngô Trưởng',
};
export const BASE = [SECRETARY, CHAIR, HEAD_OF];

export function plan(
  rows: readonly Given[],
  answers: readonly Resolution[] = [],
  state: PeopleState = emptyState(UNITS),
  more: Partial<PeopleOptions> = {},
) {
  const table = sheetOf([HEAD, ...rows.map(row)], 'DS');
  const planned = planPeople(table, state, {
    effectiveFrom: FROM,
    rootUnitId: 2,
    resolutions: answers,
    ...more,
  });
  return { ...planned, troubles: wholeLines(planned.troubles) };
}
export const value = (at: number, code: TroubleCode, text: string | null): Resolution => ({
  row: at,
  code,
  choice: 'value',
  value: text,
});
export const use = (at: number, code: TroubleCode): Resolution => ({
  row: at,
  code,
  choice: 'use-suggestion',
});
