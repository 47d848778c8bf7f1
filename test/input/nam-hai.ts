// A ward with two divisions and an office, and what a list makes of it: shared by the tests of messy staff lists.
import { numberUnits } from '../../src/domain/organization/import/number-units.ts';
import type { PeopleOptions, PeopleState } from '../../src/domain/organization/import/people-state.ts';
import { planPeople } from '../../src/domain/organization/import/plan-people.ts';
import type { SheetTable } from '../../src/domain/organization/import/table.ts';
import { emptyState, lines } from './fixtures.ts';
import { type MadeCell, type MadeSheet, tablesOf } from './workbook.ts';

const unit = (id: number, parentId: number | null, code: string, name: string, kind: string) => ({
  ...{ id, parentId, code, name, kind },
  adminCode: null,
});
export const NAM_HAI = numberUnits([
  unit(1, null, 'P', 'Phường Nam Hải', 'ward'),
  unit(2, 1, 'P.UB', 'UBND phường Nam Hải', 'people-committee'),
  unit(3, 2, 'P.UB.1', 'Phòng Kinh tế', 'division'),
  unit(4, 2, 'P.UB.2', 'Phòng Văn hóa - Xã hội', 'division'),
  unit(5, 2, 'P.UB.3', 'Văn phòng', 'division'),
]);
export const FROM = '2026-11-02';

export function plan(
  tables: SheetTable | readonly SheetTable[],
  state: PeopleState = emptyState(NAM_HAI),
  options: Partial<PeopleOptions> = {},
) {
  return planPeople(tables, state, { effectiveFrom: FROM, rootUnitId: 1, ...options });
}

export const HEADINGS = ['Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị'];
export const one = (rows: readonly (readonly MadeCell[])[], more: Partial<MadeSheet> = {}) =>
  tablesOf([{ rows, ...more }]);

const USUAL = ['manager-missing', 'heading-optional-missing', 'person-without-keys', 'heading-unknown'];
/** Troubles but those about managers and columns that are not there. */
export const about = (troubles: Parameters<typeof lines>[0]) =>
  lines(troubles.filter(({ code }) => !USUAL.includes(code)));
