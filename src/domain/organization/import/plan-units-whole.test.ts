// Lists of units with every trouble whole: trees without codes, parents by name, several sheets, answers of every kind.
import { describe, expect, test } from 'vitest';
import { wholeLines } from '../../../../test/input/exact.ts';
import { type Cell, sheetOf } from '../../../../test/input/fixtures.ts';
import { numberUnits } from './number-units.ts';
import { planUnits, type UnitOptions } from './plan-units.ts';
import type { SheetTable } from './table.ts';
import type { Resolution, TroubleCode } from './trouble.ts';

const FROM = '2026-11-02';
const unit = (
  id: number,
  parentId: number | null,
  code: string,
  name: string,
  adminCode: string | null = null,
) => ({
  ...{ id, parentId, code, name, kind: 'division', adminCode },
});
const RECORDED = numberUnits([
  unit(1, null, 'P', 'Phường Nam Hải', '56'),
  unit(2, 1, 'P.1', 'Văn phòng'),
  unit(3, 1, 'P.2', 'Phòng Kinh tế'),
  unit(4, 3, 'P.2.1', 'Tổ Thuế'),
]);
const value = (row: number, code: TroubleCode, text: string | null, sheet?: string): Resolution => ({
  ...{ row, code, choice: 'value', value: text },
  ...(sheet === undefined ? {} : { sheet }),
});

function plan(
  tables: SheetTable | readonly SheetTable[],
  answers: readonly Resolution[] = [],
  more: Partial<UnitOptions> = {},
  recorded = RECORDED,
) {
  const version = recorded.length === 0 ? null : { version: 1, from: FROM, units: recorded };
  const planned = planUnits(tables, version, { effectiveFrom: FROM, resolutions: answers, ...more });
  return {
    ...planned,
    rows: planned.rows.map((one) =>
      `${one.sheet} ${one.row} ${one.code} < ${one.parentCode ?? '-'} ${one.name} (${one.kind}) ${one.adminCode ?? ''}`.trim(),
    ),
    troubles: wholeLines(planned.troubles),
  };
}
const list = (...rows: Cell[][]) => sheetOf(rows, 'DS');
const understood = (...params: string[]) => `1 warning hierarchy-understood {by:${params.join(',')}}`;
const made = (row: number, name: string, code: string, column = 'B') =>
  `${row} ${column} note code-made «${name}» {code:${code}}`;

describe('codes by the outline', () => {
  const HEAD = ['TT', 'Tên đơn vị'];
  test('recorded ones are found in their place, new ones count on from what is taken', () => {
    const rows = [
      HEAD,
      ['I', 'Phường Nam Hải'],
      ['1', 'Văn phòng'],
      ['2', 'Tổ Thuế'],
      ['3', 'Tổ Mới'],
      ['II', 'Sở Y tế'],
      ['1', 'Văn phòng'],
      ['III', 'Sở Y tế'],
    ];
    const { rows: read, troubles, changes } = plan(list(...rows));
    expect(read).toEqual([
      'DS 2 P < - Phường Nam Hải (ward)',
      'DS 3 P.1 < P Văn phòng (division)',
      'DS 4 P.3 < P Tổ Thuế (division)',
      'DS 5 P.4 < P Tổ Mới (division)',
      'DS 6 SYT < - Sở Y tế (agency)',
      'DS 7 SYT.1 < SYT Văn phòng (division)',
      'DS 8 SYT.2 < - Sở Y tế (agency)',
    ]);
    expect(troubles).toEqual([
      understood('numbering', 'counts:3 + 4,levels:2,lower:Văn phòng,upper:Phường Nam Hải'),
      ...[made(4, 'Tổ Thuế', 'P.3'), made(5, 'Tổ Mới', 'P.4'), made(6, 'Sở Y tế', 'SYT')],
      ...[made(7, 'Văn phòng', 'SYT.1'), made(8, 'Sở Y tế', 'SYT.2')],
      '8 B warning sibling-same-name «Sở Y tế» {firstRow:6}',
    ]);
    expect(changes.unitsAdded.map(({ code, id }) => `${id} ${code}`).toSorted()).toEqual([
      ...['-1 P.3', '-2 P.4', '-3 SYT', '-4 SYT.1', '-5 SYT.2'],
    ]);
  });
  test('initials are of letters and whole numbers, at most twelve', () => {
    const name = 'Phòng khám đa khoa khu vực số 12 a b c d e g h';
    const { rows } = plan(list(['Tên đơn vị', 'Loại'], ['???', 'phòng'], [name, 'phòng']), [], {}, []);
    expect(rows.map((one) => one.split(' ')[2])).toEqual(['U', 'PKDKKVS12ABC']);
  });
  test('a number nobody understands stands beside the one before', () => {
    const rows = [
      HEAD,
      ['I', 'Sở A'],
      ['1', 'Phòng B'],
      ['??', 'Phòng C'],
      ['2', 'Phòng D'],
      ['3', 'Phòng E'],
    ];
    const { troubles, rows: read } = plan(list(...rows), [], {}, []);
    expect(troubles.filter((line) => line.includes('warning'))).toEqual([
      understood('numbering', 'counts:1 + 4,levels:2,lower:Phòng B,upper:Sở A'),
      '4 A warning numbering-unclear «??»',
    ]);
    expect(read[2]).toBe('DS 4 SA.2 < SA Phòng C (division)');
  });
  test('by the beginnings of codes, recorded ones too; by levels; rows without a name say nothing', () => {
    const coded = list(
      ['Mã', 'Tên đơn vị'],
      ['P.2.7.1', 'Tổ A'],
      ['P.2.7', 'Tổ B'],
      ['X', 'Sở C'],
      ['P.9.1', 'Tổ D'],
      ['Z', ''],
    );
    expect(plan(coded).rows).toEqual([
      'DS 2 P.2.7.1 < P.2.7 Tổ A (division)',
      'DS 3 P.2.7 < P.2 Tổ B (division)',
      'DS 4 X < - Sở C (agency)',
      'DS 5 P.9.1 < P Tổ D (division)',
    ]);
    expect(plan(coded).troubles).toEqual([understood('code')]);
    const levels = list(
      ['Đơn vị', 'Cấp 2', 'Cấp 3'],
      ['Sở A', 'Phòng B', 'Tổ C'],
      ['', '', 'Tổ D'],
      ['', '', ''],
    );
    expect(plan(levels, [], {}, []).rows.map((one) => one.split(' ').slice(1, 5).join(' '))).toEqual([
      ...['2 SA < -', '2 SA.1 < SA', '2 SA.1.1 < SA.1', '3 SA.1.2 < SA.1'],
    ]);
  });
  test('a list with nothing but names stands at the top, and that is said', () => {
    expect(plan(list(['Tên đơn vị', 'Loại'], ['Sở A'], ['Sở B']), [], {}, []).troubles).toEqual([
      understood('none', 'counts:2,levels:1,lower:none'),
      made(2, 'Sở A', 'SA', 'A'),
      made(3, 'Sở B', 'SB', 'A'),
    ]);
  });
});

describe('units above by name', () => {
  const HEAD = ['Tên đơn vị', 'Trực thuộc'];
  test('of the list first, then recorded, by code or name; two of one name are none', () => {
    const rows = [
      HEAD,
      ['Tổ A', 'văn phòng'],
      ['Tổ B', 'P.2'],
      ['Tổ C', 'Tổ A'],
      ['Tổ D', 'Tổ Đôi'],
      ['Tổ Đôi', 'P'],
      ['Tổ Đôi', 'P.1'],
      ['Tổ E', 'Lạ'],
    ];
    const { rows: read, troubles, applicable } = plan(list(...rows));
    expect(read.map((one) => one.split(' ').slice(1, 5).join(' '))).toEqual([
      ...['2 P.1.1 < P.1', '3 P.2.2 < P.2', '4 P.1.1.1 < P.1.1', '5 TD < -', '6 P.3 < P', '7 P.1.2 < P.1'],
      '8 TE < -',
    ]);
    expect(applicable).toBe(false);
    expect(troubles.filter((line) => line.includes('error'))).toEqual([
      '5 B error parent-unknown «Tổ Đôi»',
      '8 B error parent-unknown «Lạ»',
    ]);
  });
  test('answers name one, none, or are refused', () => {
    const rows = [HEAD, ['Tổ E', 'Lạ']];
    const answered = (text: string | null) => plan(list(...rows), [value(2, 'parent-unknown', text)]);
    expect(answered('Văn phòng').rows).toEqual(['DS 2 P.1.1 < P.1 Tổ E (division)']);
    expect(answered(null).rows).toEqual(['DS 2 TE < - Tổ E (division)']);
    expect(answered('Cũng lạ').troubles).toEqual([
      made(2, 'Tổ E', 'TE', 'A'),
      '2 B warning parent-unknown «Lạ» [value]',
      '2 B error parent-unknown «Cũng lạ»',
    ]);
  });
  test('a circle of names is cut like one of codes', () => {
    const { troubles } = plan(list(HEAD, ['Tổ A', 'Tổ B'], ['Tổ B', 'Tổ A']), [], {}, []);
    expect(troubles.filter((line) => line.includes('circle'))).toHaveLength(1);
  });
});

describe('lists with codes', () => {
  const HEAD = ['Mã đơn vị', 'Mã cấp trên', 'Tên đơn vị', 'Loại', 'Mã hành chính'];
  const coded = (...rows: Cell[][]) => list(HEAD, ...rows);
  test('every trouble says all it knows', () => {
    const rows = [
      ...[
        ['A', '', 'Sở A', 'agency', '1'],
        ['A', '', 'Sở B', 'agency', '1'],
        ['A.1', 'A', 'Phòng C', 'abc', '1'],
        ['A.2', 'A', 'phòng c', 'division', '1'],
      ],
      ...[
        ['A.3', 'A', 'Lạ', '', ''],
        ['A.4', 'A.4', 'Phòng D', '', ''],
        ['A.2.5', 'Z', 'Phòng E', '', ''],
        ['', 'A', 'Phòng G', '', ''],
        ['A.6', 'A', '', '', ''],
      ],
    ];
    expect(plan(coded(...rows), [], {}, []).troubles).toEqual([
      '3 A error code-duplicate «A» {firstRow:2}',
      '4 D error kind-unknown «abc» -> kind=division',
      '5 E warning admin-code-duplicate «1» {firstRow:2}',
      '6 D error kind-unknown',
      '7 B error parent-self «A.4» -> parentCode=A (A)',
      '8 B error parent-unknown «Z» -> parentCode=A.2 (A.2)',
      '9 A error code-missing',
      '10 C error unit-name-missing',
    ]);
    expect(
      plan(list(['Mã đơn vị', 'Mã cấp trên', 'Tên đơn vị'], ['A', '', 'Lạ']), [], {}, []).troubles,
    ).toEqual(['2 error kind-unknown -> kind=division']);
    const names = [
      ['A', '', 'Sở A', 'agency', ''],
      ['A.1', 'A', 'Phòng C', '', ''],
      ['A.2', 'A', 'PHÒNG C', '', ''],
      ['B', '', 'Phòng C', '', ''],
    ];
    expect(plan(coded(...names), [], {}, []).troubles).toEqual([
      '4 C warning sibling-same-name «PHÒNG C» {firstRow:3}',
    ]);
  });
  test('answers mend, or are refused', () => {
    const answered = (rows: Cell[][], ...answers: Resolution[]) => {
      const { rows: read, troubles, applicable } = plan(coded(...rows), answers, {}, []);
      return [applicable, read.at(-1), troubles.filter((line) => line.includes(' error '))];
    };
    const A = ['A', '', 'Sở A', 'agency', ''];
    const twice = [A, ['A', '', 'Sở B', 'agency', '']];
    expect(answered(twice, value(3, 'code-duplicate', 'B'))).toEqual([true, 'DS 3 B < - Sở B (agency)', []]);
    expect(answered(twice, value(3, 'code-duplicate', null))).toEqual([true, 'DS 2 A < - Sở A (agency)', []]);
    expect(answered(twice, value(3, 'code-duplicate', 'A'))[2]).toEqual([
      '3 A error code-duplicate «A» {firstRow:2}',
    ]);
    const odd = [A, ['A.1', 'A', 'Lạ', 'abc', '']];
    expect(answered(odd, value(3, 'kind-unknown', 'Phòng'))[1]).toBe('DS 3 A.1 < A Lạ (division)');
    expect(answered(odd, value(3, 'kind-unknown', null))[1]).toBe('DS 2 A < - Sở A (agency)');
    expect(answered(odd, value(3, 'kind-unknown', 'xyz'))[2]).toEqual(['3 D error kind-unknown «xyz»']);
    expect(answered([A, ['', 'A', 'Tổ', '', '']], value(3, 'code-missing', 'A.9'))[1]).toBe(
      'DS 3 A.9 < A Tổ (division)',
    );
    expect(answered([A, ['A.9', 'A', '', '', '']], value(3, 'unit-name-missing', 'Tổ'))[1]).toBe(
      'DS 3 A.9 < A Tổ (division)',
    );
    const lost = [A, ['A.9', 'Z', 'Tổ', '', '']];
    expect(answered(lost, value(3, 'parent-unknown', 'A'))[1]).toBe('DS 3 A.9 < A Tổ (division)');
    expect(answered(lost, value(3, 'parent-unknown', null))[1]).toBe('DS 3 A.9 < - Tổ (division)');
    expect(answered(lost, value(3, 'parent-unknown', 'A.9'))[2]).toEqual([
      '3 B error parent-unknown «A.9» -> parentCode=A (A)',
    ]);
    expect(answered(lost, value(3, 'parent-unknown', 'Y'))[2]).toEqual([
      '3 B error parent-unknown «Y» -> parentCode=A (A)',
    ]);
  });
  test("a name where the code of the unit above belongs, when it is one unit's", () => {
    const rows = [
      ['A', '', 'Sở A', 'agency', ''],
      ['B', 'sở a', 'Sở B', 'agency', ''],
      ['C', 'Sở C', 'Sở C', 'agency', ''],
      ['D', 'Sở Đôi', 'Sở D', 'agency', ''],
      ['E', '', 'Sở Đôi', 'agency', ''],
      ['G', 'A', 'Sở Đôi', 'agency', ''],
    ];
    const { rows: read, troubles } = plan(coded(...rows), [], {}, []);
    expect(read[1]).toBe('DS 3 B < A Sở B (agency)');
    expect(troubles).toEqual(['4 B error parent-unknown «Sở C»', '5 B error parent-unknown «Sở Đôi»']);
  });
  test('circles name who is in them, and can be opened elsewhere', () => {
    const rows = [
      ['B', 'A', 'Sở B', 'agency', ''],
      ['C', 'B', 'Sở C', 'agency', ''],
      ['A', 'C', 'Sở A', 'agency', ''],
      ['D', 'A', 'Sở D', 'agency', ''],
    ];
    const { troubles } = plan(coded(...rows), [], {}, []);
    expect(troubles).toEqual(['4 B error parent-circle «C» {others:B, C} -> parentCode=empty']);
    const above = [...rows, ['E', '', 'Sở E', 'agency', '']];
    const answered = (text: string | null) =>
      plan(coded(...above), [value(4, 'parent-circle', text)], {}, []);
    expect(answered('E').rows).toContain('DS 4 A < E Sở A (agency)');
    expect(answered(null).rows).toContain('DS 4 A < - Sở A (agency)');
    expect(answered('D').applicable).toBe(true);
    expect(answered('B').troubles.filter((line) => line.includes(' error '))).toHaveLength(1);
    expect(answered('Z').troubles.filter((line) => line.includes(' error '))).toHaveLength(1);
  });
  test('left out rows are named, and what is recorded under their code stays', () => {
    const rows = [
      ['P', '', 'Phường Nam Hải', 'ward', ''],
      [' P.2 ', 'P', 'Phòng Kinh tế', '', ''],
      ['', 'P', 'Tổ', '', ''],
    ];
    const skip = (row: number): Resolution => ({ row, code: 'kind-unknown', choice: 'skip-row' });
    const { troubles, changes } = plan(coded(...rows), [skip(3), skip(4)], { complete: true });
    expect(troubles).toEqual([
      '3 warning row-skipped «P.2» {because:kind-unknown} [skip-row]',
      '4 warning row-skipped {because:kind-unknown} [skip-row]',
    ]);
    expect(changes.unitsEnded.map(({ code }) => code)).toEqual(['P.1', 'P.2.1']);
    const occupied = plan(coded(['P', '', 'Phường Nam Hải', 'ward', '']), [], {
      complete: true,
      occupied: new Set([2]),
    });
    expect(occupied.troubles).toEqual(['1 error unit-ended-occupied «P.1» {unit:Văn phòng}']);
    expect(occupied).toMatchObject({
      unchanged: false,
      units: [],
      changes: { unitsEnded: [], unitsAdded: [] },
    });
  });
});

describe('sheets', () => {
  const HEAD = ['Tên đơn vị', 'Loại'];
  const named = (name: string, rows: Cell[][], more: Partial<SheetTable> = {}) => ({
    ...sheetOf(rows, name),
    ...more,
  });
  test('each named like a unit holds what is on it, others are made or stand alone', () => {
    const tables = [
      named('Phòng Kinh tế', [HEAD, ['Tổ A', ''], ['Tổ Thuế', '']]),
      named('Sở Y tế', [HEAD, ['Phòng Dược', '']]),
      named('Trang 3', [HEAD, ['Sở Lạ', '']]),
    ];
    const { rows, troubles } = plan(tables);
    expect(rows).toEqual([
      'Phòng Kinh tế 2 P.2.2 < P.2 Tổ A (division)',
      'Phòng Kinh tế 3 P.2.1 < P.2 Tổ Thuế (division)',
      'Sở Y tế 2 SYT.1 < SYT Phòng Dược (division)',
      'Trang 3 2 SL < - Sở Lạ (agency)',
      'Sở Y tế 1 SYT < - Sở Y tế (agency)',
    ]);
    expect(troubles.filter((line) => line.includes('warning'))).toEqual(
      ['sheet', 'sheet', 'sheet'].map((by) => understood(by)),
    );
  });
  test('what a sheet is and is not read for', () => {
    const tables = [
      named('Trống', []),
      named('Ghi chú', [['x']]),
      named('DS', [HEAD, ['Sở A', '']], { hiddenColumns: ['B', 'Z'], encoding: 'vni' }),
      named('Ẩn', [HEAD, ['Sở B', '']], { hidden: true }),
      named('Thiếu', [
        ['Mã', 'Loại'],
        ['A', 'x'],
      ]),
      named(
        'Thiếu ẩn',
        [
          ['Mã', 'Loại'],
          ['A', 'x'],
        ],
        { hidden: true },
      ),
    ];
    const { troubles, rows } = plan(tables, [], {}, []);
    expect(rows).toHaveLength(1);
    expect(troubles).toEqual([
      '1 warning encoding-turned {encoding:vni}',
      '1 note sheet-left-out «Ghi chú» {sheet:Ghi chú,why:other}',
      '1 warning sheet-left-out «Ẩn» {sheet:Ẩn,why:hidden}',
      '1 warning sheet-left-out «Thiếu» {sheet:Thiếu,why:incomplete}',
      '1 warning sheet-left-out «Thiếu ẩn» {sheet:Thiếu ẩn,why:incomplete}',
      '1 B warning column-hidden «B»',
      '2 A note code-made «Sở A» {code:SA}',
    ]);
    const layout = { sheet: 'Ẩn', read: true, headerRow: null, columns: {} };
    expect(plan(tables, [], { layouts: [layout, { ...layout, sheet: 'DS', read: false }] }, []).rows).toEqual(
      ['Ẩn 2 SB < - Sở B (agency)'],
    );
  });
  test('a file without a list says why', () => {
    const nothing = { applicable: false, unchanged: false, rows: [], units: [] };
    const changes = { unitsAdded: [], unitsMoved: [], unitsRenamed: [], unitsChanged: [], unitsEnded: [] };
    expect(plan([], [], {}, [])).toEqual({ ...nothing, changes, troubles: ['1 error heading-row-missing'] });
    expect(plan(named('X', [['x']], { rows: [{ row: 7, cells: [] }] }), [], {}, []).troubles).toEqual([
      '7 error heading-row-missing',
    ]);
    const part = planUnits(
      [
        named('DS', [
          ['Mã', 'Loại'],
          ['A', 'x'],
        ]),
        named('K', [['x']]),
      ],
      null,
      { effectiveFrom: FROM },
    );
    expect(part.troubles).toMatchObject([
      {
        code: 'heading-missing',
        severity: 'error',
        sheet: 'DS',
        row: 1,
        params: { field: 'name', heading: 'ten don vi' },
      },
    ]);
  });
});
