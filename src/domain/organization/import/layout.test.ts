import { describe, expect, test } from 'vitest';
import { type Cell, sheetOf as sheetNamed } from '../../../../test/input/fixtures.ts';
import { findHeader, findSheet, PEOPLE_HEADINGS } from './headings.ts';
import type { SheetLayout } from './layout.ts';
import { planPeople } from './plan-people.ts';
import { formKey, knownForm, readingsOf } from './sheet-columns.ts';

const sheetOf = (rows: readonly (readonly Cell[])[]) => sheetNamed(rows, 'DS');
const layout = (change: Partial<SheetLayout>): SheetLayout => ({
  ...{ sheet: 'DS', read: true, headerRow: null, columns: {} },
  ...change,
});

const ODD = sheetOf([
  ['Sở Nội vụ'],
  ['Tên nhân sự', 'Công việc đảm nhận', 'Sếp', 'Ghi chú'],
  ['Nguyễn Văn An', 'Chuyên viên', '', 'x'],
  ['Trần Thị Bình', 'Trưởng phòng', '', ''],
]);
const BY_HAND = layout({ headerRow: 2, columns: { A: 'fullName', B: 'title', C: 'manager' } });

describe('columns told by hand', () => {
  test('are read although no guess knows their headings', () => {
    expect(findHeader(ODD, PEOPLE_HEADINGS)).toBeNull();
    const header = findHeader(ODD, PEOPLE_HEADINGS, BY_HAND);
    expect(header?.row).toBe(2);
    expect(header?.columns.get('title')).toEqual({ letter: 'B', heading: 'Công việc đảm nhận' });
    expect(header?.columns.get('note')?.letter).toBe('D');
    expect(header?.troubles.filter((one) => one.severity === 'error')).toEqual([]);
  });
  test('take a field away from the column that was guessed, and settle doubled headings', () => {
    const twice = sheetOf([['Họ và tên', 'Họ tên', 'Chức vụ']]);
    const header = findHeader(twice, PEOPLE_HEADINGS, layout({ columns: { B: 'fullName' } }));
    expect(header?.columns.get('fullName')?.letter).toBe('B');
    expect(header?.troubles.some((one) => one.code === 'heading-twice')).toBe(false);
  });
  test('can be left alone, and a field nobody knows is no field', () => {
    const list = sheetOf([['Họ và tên', 'Chức vụ', 'Ghi chú']]);
    const header = findHeader(list, PEOPLE_HEADINGS, layout({ columns: { C: null, B: 'toString' } }));
    expect([...(header?.columns.keys() ?? [])]).toEqual(['fullName', 'title']);
  });
  test('work without any heading row', () => {
    const bare = sheetOf([['Nguyễn Văn An', 'Chuyên viên']]);
    const header = findHeader(bare, PEOPLE_HEADINGS, layout({ headerRow: 0, columns: BY_HAND.columns }));
    expect(header).toMatchObject({ row: 0 });
    const state = { units: [], people: [], posts: [], assignments: [], absences: [] };
    const layouts = [layout({ headerRow: 0, columns: BY_HAND.columns })];
    const plan = planPeople(bare, state, { effectiveFrom: '2026-11-02', layouts });
    expect(plan.troubles.map((one) => one.code)).not.toContain('heading-row-missing');
  });
  test('choose sheets: one left out is never read, a hidden one named is', () => {
    const list = sheetOf([['Họ và tên', 'Chức vụ']]);
    const other = { ...list, sheet: 'Cũ' };
    const hidden = { ...list, sheet: 'Ẩn', hidden: true };
    expect(findSheet([list, other], PEOPLE_HEADINGS, [layout({ read: false })])).toBe(other);
    const only = [layout({ read: false }), layout({ sheet: 'Ẩn' })];
    expect(findSheet([list, hidden], PEOPLE_HEADINGS, only)).toBe(hidden);
    expect(findSheet([list], PEOPLE_HEADINGS, [layout({ read: false })])).toBeNull();
  });
});

describe('the reading shown', () => {
  test('names every column with values, and what was said by hand', () => {
    const [reading] = readingsOf([ODD], PEOPLE_HEADINGS, [BY_HAND]);
    expect(reading).toMatchObject({ read: true, headerRow: 2, headerByHand: true });
    expect(reading?.columns.map(({ letter, field, byHand }) => [letter, field, byHand])).toEqual([
      ['A', 'fullName', true],
      ['B', 'title', true],
      ['C', 'manager', true],
      ['D', 'note', false],
    ]);
    expect(reading?.columns[0]?.samples).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    expect(reading?.firstRows[1]).toEqual({
      row: 2,
      text: 'Tên nhân sự · Công việc đảm nhận · Sếp · Ghi chú',
    });
  });
  test('of a form is known again when values, case and accents differ, and not when columns do', () => {
    const [one] = readingsOf([ODD], PEOPLE_HEADINGS, [BY_HAND]);
    const forms = new Map([[one === undefined ? '' : formKey(one), 'odd']] as [string, string][]);
    const again = sheetOf([['Năm 2027'], [''], ['TEN NHAN SU', 'Công việc  đảm nhận', 'Sếp', 'GHI CHÚ']]);
    expect(knownForm(again, forms)).toEqual({ row: 3, form: 'odd' });
    const other = sheetOf([['Công việc đảm nhận', 'Tên nhân sự', 'Sếp', 'Ghi chú']]);
    expect(knownForm(other, forms)).toBeNull();
    expect(formKey({ headerRow: 0, columns: one?.columns ?? [] })).toBeNull();
  });
});
