// A staff list cut into its parts: groups, totals, footers, hidden rows, several sheets, and how columns are shown.
import { describe, expect, test } from 'vitest';
import { wholeLines } from '../../../../test/input/exact.ts';
import { type Cell, emptyState, sheetOf } from '../../../../test/input/fixtures.ts';
import { PEOPLE_HEADINGS } from './headings.ts';
import type { SheetLayout } from './layout.ts';
import { nationalIdFacts, readNationalId } from './national-id.ts';
import { compareCodes, numberUnits } from './number-units.ts';
import type { PeopleOptions } from './people-state.ts';
import { planPeople } from './plan-people.ts';
import { formKey, knownForm, readingsOf } from './sheet-columns.ts';
import type { SheetTable } from './table.ts';
import type { Resolution } from './trouble.ts';

const unit = (id: number, parentId: number | null, code: string, name: string) => ({
  ...{ id, parentId, code, name, kind: 'division', adminCode: null },
});
const UNITS = numberUnits([
  unit(1, null, 'X', 'Xã An Bình'),
  unit(2, 1, 'X.1', 'Phòng Kinh tế'),
  unit(3, 1, 'X.2', 'Văn phòng'),
  unit(4, 2, 'X.1.1', 'Tổ Thuế'),
]);
const QUIET = ['heading-optional-missing', 'manager-missing', 'person-without-keys'];
function plan(
  tables: SheetTable | readonly SheetTable[],
  answers: readonly Resolution[] = [],
  more: Partial<PeopleOptions> = {},
) {
  const planned = planPeople(tables, emptyState(UNITS), {
    effectiveFrom: '2026-11-02',
    rootUnitId: 1,
    resolutions: answers,
    ...more,
  });
  return {
    rows: planned.rows.map(({ sheet, row, fullName, unitId }) => `${sheet} ${row} ${fullName} ${unitId}`),
    troubles: wholeLines(planned.troubles.filter(({ code }) => !QUIET.includes(code))),
    rootUnitId: planned.rootUnitId,
  };
}
const HEAD = ['TT', 'Họ và tên', 'Giới tính', 'Chức vụ'];
const person = (name: string): Cell[] => [1, name, 'Nam', 'Chuyên viên'];
const list = (...rows: (Cell[] | null)[]) => sheetOf([HEAD, ...rows], 'DS');

describe('rows', () => {
  test('stand under the group above, one text alone at the left, with or without a number', () => {
    const rows = [
      ['', 'Phòng Kinh tế'],
      person('A'),
      ['II', 'Văn phòng'],
      person('B'),
      ['Tổ Thuế'],
      person('C'),
      ['', '', '', 'Xã An Bình'],
      person('D'),
      [5],
      person('E'),
    ];
    const { rows: read, troubles } = plan(list(...rows));
    expect(read).toEqual(['DS 3 A 2', 'DS 5 B 3', 'DS 7 C 4', 'DS 9 D 4', 'DS 11 E 4']);
    expect(troubles).toEqual([]);
  });
  test('a name with one fact is a person, without a name three facts are', () => {
    const rows = [
      ['', 'Văn phòng'],
      ['', 'A', 'Nam'],
      ['', '', 'Nam', 'x'],
      ['', 'B'],
    ];
    const { rows: read, troubles } = plan(list(...rows));
    expect(read).toEqual(['DS 3 A 3']);
    expect(troubles).toEqual([
      '3 D warning post-missing',
      '4 warning row-not-read «Nam · x»',
      '5 B note group-ignored «B»',
    ]);
    const wide = sheetOf(
      [
        [...HEAD, 'Ngày sinh', 'Đơn vị'],
        ['', '', 'Nam', 'x', '01/02/1980', 'X.1'],
      ],
      'DS',
    );
    expect(plan(wide).troubles).toEqual(['2 B error name-missing']);
  });
  test('the last total ends the list; a different number is told', () => {
    const rows = [
      ['', 'Văn phòng'],
      person('A'),
      ['', 'Cộng', 7],
      person('B'),
      ['', 'Tổng cộng:', ' 3 '],
      ['', 'Người ký', '', 'Chủ tịch'],
    ];
    const { rows: read, troubles } = plan(list(...rows));
    expect(read).toEqual(['DS 3 A 3', 'DS 5 B 3']);
    expect(troubles).toEqual(['6 C warning total-mismatch «3» {stated:3,rows:2,people:2}']);
    const said = (...cells: Cell[]) =>
      plan(list(['', 'Văn phòng'], person('A'), cells, ['', 'B', '', 'Chủ tịch']));
    expect(said('Tổng số: 1 người').rows).toEqual(['DS 3 A 3']);
    expect(said('Tổng số: 12 người').troubles).toEqual([
      '4 A warning total-mismatch «12» {stated:12,rows:1,people:1}',
      '5 warning row-not-read «B · Chủ tịch»',
    ]);
    expect(said('', 'Tổng', '1').rows).toHaveLength(1);
    expect(said('', 'Tổng cộng').rows).toHaveLength(2);
    expect(said('', 'Tổng Văn Một', 'Nam', 'Chuyên viên').rows).toHaveLength(3);
    expect(said('', 'Tổngkết 1').troubles).toEqual(['4 B error group-unit-unknown «Tổngkết 1»']);
  });
  test('hidden ones are told in ranges, and can be left out', () => {
    const hide = (table: SheetTable, ...hidden: number[]) => ({
      ...table,
      rows: table.rows.map((one) => (hidden.includes(one.row) ? { ...one, hidden: true } : one)),
    });
    const table = hide(list(['', 'Văn phòng'], ...['A', 'B', 'C', 'D', 'E'].map(person)), 3, 5, 6);
    const line = '3 warning rows-hidden {count:3,rows:3, 5-6} -> hidden=leave-out';
    expect(plan(table)).toMatchObject({ troubles: [line], rows: { length: 5 } });
    const left = plan(table, [{ row: 3, code: 'rows-hidden', choice: 'use-suggestion' }]);
    expect(left.rows).toEqual(['DS 4 B 3', 'DS 7 E 3']);
    expect(plan(table, [{ row: 3, code: 'rows-hidden', choice: 'value', value: 'x' }]).rows).toHaveLength(5);
    const many = Array.from({ length: 42 }, (_, at) => person(`N${at}`));
    const odd = (count: number) =>
      hide(list(['', 'Văn phòng'], ...many), ...Array.from({ length: count }, (_, at) => 3 + 2 * at));
    expect(plan(odd(20)).troubles[0]).toContain('39, 41} ->');
    expect(plan(odd(21)).troubles[0]).toContain('39, 41 …} ->');
  });
  test('left out with their group, or alone', () => {
    const rows = [['', 'Văn phòng'], person('A'), ['', 'Lạ'], person('B'), person('C')];
    const skip = (row: number): Resolution => ({ row, code: 'group-unit-unknown', choice: 'skip-row' });
    const asked = '4 B error group-unit-unknown «Lạ»';
    expect(plan(list(...rows)).troubles).toEqual([asked]);
    const group = plan(list(...rows), [skip(4)]);
    expect(group).toMatchObject({
      rows: ['DS 3 A 3'],
      troubles: ['4 warning row-skipped «Lạ» {because:group-unit-unknown} [skip-row]'],
    });
    const alone = plan(list(...rows), [skip(5), { ...skip(4), choice: 'value', value: 'X.1' }]);
    expect(alone.rows).toEqual(['DS 3 A 3', 'DS 6 C 2']);
    expect(alone.troubles[1]).toBe('5 warning row-skipped «B» {because:group-unit-unknown} [skip-row]');
  });
});

describe('sheets', () => {
  const named = (sheet: string, ...rows: Cell[][]) => sheetOf([HEAD, ...rows], sheet);
  test('named like a unit hold its people; others are asked about once, unless every row says its unit', () => {
    const withUnits = sheetOf(
      [
        [...HEAD, 'Đơn vị'],
        [...person('D'), 'X.1'],
      ],
      'Trang 4',
    );
    const tables = [
      named('Phòng Kinh tế', person('A')),
      named('Lạ', person('B'), person('C')),
      named('Văn phòng', ['', 'Tổ Thuế'], person('E')),
      withUnits,
    ];
    const { rows, troubles } = plan(tables);
    expect(rows).toEqual(['Phòng Kinh tế 2 A 2', 'Văn phòng 3 E 4', 'Trang 4 2 D 2']);
    expect(troubles).toEqual(['1 B error sheet-unit-unknown «Lạ»']);
  });
  test('a letterhead below the body names the unit of its sheet', () => {
    const sheet = (name: string, ...rows: Cell[][]) => sheetOf([[name], HEAD, ...rows], 'DS');
    expect(plan(sheet('VĂN PHÒNG', person('A'))).rows).toEqual(['DS 3 A 3']);
    expect(plan(sheet('XÃ AN BÌNH', person('A'))).troubles).toEqual(['3 B error unit-missing «A»']);
    const two = [sheet('TỔ THUẾ', person('A')), { ...sheet('PHÒNG KINH TẾ', person('B')), sheet: 'B' }];
    const planned = planPeople(two, emptyState(UNITS), { effectiveFrom: '2026-11-02' });
    expect([planned.rootUnitId, planned.rows.map(({ unitId }) => unitId)]).toEqual([2, [4]]);
    const wide = [two[0] ?? sheet(''), { ...sheet('VĂN PHÒNG', person('B')), sheet: 'B' }];
    expect(planPeople(wide, emptyState(UNITS), { effectiveFrom: '2026-11-02' }).rootUnitId).toBe(1);
  });
  test('totals are of their sheet', () => {
    const tables = [
      named('Phòng Kinh tế', person('A'), ['', 'Cộng: 1']),
      named('Văn phòng', person('B'), person('C'), ['', 'Cộng: 3']),
    ];
    const { troubles } = plan(tables);
    expect(troubles).toEqual(['4 B warning total-mismatch «3» {stated:3,rows:2,people:2}']);
  });
});

describe('columns as they are shown', () => {
  const table = sheetOf(
    [
      ['Tiêu đề'],
      ['Họ và tên', '', 'Chức vụ', 'Lạ'],
      ['A', 'x', 'b'],
      ['A', '', 'c'],
      ['B', '', 'd'],
      ['C', '', 'e'],
      ['D'],
    ],
    'DS',
  );
  test('in the order of letters, with three different values', () => {
    const [reading] = readingsOf([table], PEOPLE_HEADINGS, []);
    expect(reading).toEqual({
      ...{ sheet: 'DS', hidden: false, read: true, headerRow: 2, headerByHand: false },
      columns: [
        { letter: 'A', heading: 'Họ và tên', samples: ['A', 'B', 'C'], field: 'fullName', byHand: false },
        { letter: 'B', heading: '', samples: ['x'], field: null, byHand: false },
        { letter: 'C', heading: 'Chức vụ', samples: ['b', 'c', 'd'], field: 'title', byHand: false },
        { letter: 'D', heading: 'Lạ', samples: [], field: null, byHand: false },
      ],
      firstRows: [
        ...[
          { row: 1, text: 'Tiêu đề' },
          { row: 2, text: 'Họ và tên · Chức vụ · Lạ' },
          { row: 3, text: 'A · x · b' },
        ],
        ...[
          { row: 4, text: 'A · c' },
          { row: 5, text: 'B · d' },
          { row: 6, text: 'C · e' },
          { row: 7, text: 'D' },
        ],
      ],
    });
    expect(formKey(reading ?? { headerRow: null, columns: [] })).toBe('A=ho va ten|C=chuc vu|D=la');
  });
  test('a sheet that is no list, a hidden one, one left out', () => {
    const none = sheetOf([['x', 'y']], 'K');
    const layout: SheetLayout = { sheet: 'DS', read: false, headerRow: null, columns: { A: null } };
    const read = (one: SheetTable, layouts: readonly SheetLayout[] = []) =>
      readingsOf([one], PEOPLE_HEADINGS, layouts)[0];
    expect(read(none)).toMatchObject({
      read: false,
      headerRow: null,
      columns: [{ letter: 'A', samples: ['x'], heading: '' }, { letter: 'B' }],
    });
    expect(read({ ...table, hidden: true })).toMatchObject({ read: false, hidden: true });
    expect(read(table, [layout])).toMatchObject({
      read: false,
      headerByHand: false,
      columns: [{ byHand: true, field: null }, { byHand: false }, {}, {}],
    });
    const told = read(table, [{ ...layout, read: true, headerRow: 2 }]);
    expect(told).toMatchObject({ read: true, headerByHand: true });
    expect(formKey({ headerRow: null, columns: told?.columns ?? [] })).toBeNull();
    expect(formKey({ headerRow: 2, columns: [] })).toBeNull();
  });
  test('only so much: sixty columns, fifteen rows, eighty letters; forty rows to know a form by', () => {
    const wide = sheetOf(
      [['Họ và tên', 'Chức vụ', ...Array.from({ length: 60 }, (_, at) => `c${at}`)]],
      'DS',
    );
    expect(readingsOf([wide], PEOPLE_HEADINGS, [])[0]?.columns).toHaveLength(60);
    const long = sheetOf([...Array.from({ length: 16 }, () => ['n'.repeat(81)])], 'DS');
    const rows = readingsOf([long], PEOPLE_HEADINGS, [])[0]?.firstRows ?? [];
    expect([rows.length, rows[0]?.text.length]).toEqual([15, 80]);
    const [reading] = readingsOf([wide], PEOPLE_HEADINGS, []);
    const forms = new Map([[formKey(reading ?? { headerRow: 0, columns: [] }) ?? '', 'wide']]);
    const below = (empty: number) =>
      sheetOf([
        ...Array.from({ length: empty }, () => ['x']),
        ...wide.rows.map(({ cells }) => cells.map(({ text }) => text)),
      ]);
    expect([knownForm(below(39), forms)?.row, knownForm(below(40), forms)]).toEqual([40, null]);
  });
});

test.each<[string, unknown]>([
  ['056 080-000.001', { kind: 'good', id: '056080000001', restored: false, provinceKnown: true }],
  ["'056080000001`", { kind: 'good', id: '056080000001', restored: false, provinceKnown: true }],
  ['56080000001.0', { kind: 'good', id: '056080000001', restored: true, provinceKnown: true }],
  ['56080000001,00', { kind: 'good', id: '056080000001', restored: true, provinceKnown: true }],
  ['5.6080000001E+10', { kind: 'good', id: '056080000001', restored: true, provinceKnown: true }],
  ['5,6080000001e10', { kind: 'good', id: '056080000001', restored: true, provinceKnown: true }],
  ['5.6E+10', { kind: 'scientific' }],
  ['5.60800000012E+10', { kind: 'scientific' }],
  ['225123456', { kind: 'old' }],
  ['1080000001', { kind: 'good', id: '001080000001', restored: true, provinceKnown: true }],
  ['9080000001', { kind: 'bad', digits: 10 }],
  ['80000001', { kind: 'bad', digits: 8 }],
  ['056080000001x', { kind: 'bad', digits: 12 }],
  ['Số: không', { kind: 'bad', digits: 0 }],
])('number %s', (text, reading) => {
  expect(readNationalId(text)).toEqual(reading);
});
test('the sixth digit pair and the century', () => {
  expect([nationalIdFacts('001499000001'), nationalIdFacts('096905000001')]).toEqual([
    { province: '001', sex: 'male', birthYear: 2199 },
    { province: '096', sex: 'female', birthYear: 2305 },
  ]);
});

test('codes are ordered part by part, numbers as numbers', () => {
  const order = ['A', 'A.1', 'A.1.1', 'A.2', 'A.10', 'A.B', 'B', 'a'];
  expect(order.toReversed().toSorted(compareCodes)).toEqual(order);
  expect([compareCodes('A.1', 'A.01'), compareCodes('A', 'A'), compareCodes('A.01', 'A.1')]).toEqual([
    1, 0, -1,
  ]);
  expect([compareCodes('A.2x', 'A.10x'), compareCodes('A.x2', 'A.x10')]).toEqual([1, 1]);
});
