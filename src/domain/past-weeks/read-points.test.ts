// The lines of a form that hold points, each with what becomes of it and what is told.
import { describe, expect, it, test } from 'vitest';
import type { TableCell } from '../organization/import/table.ts';
import { PointsReader } from './read-points.ts';
import type { Told } from './trouble.ts';

type Line = Readonly<Record<string, string | number>>;
const cellsOf = (line: Line): readonly TableCell[] =>
  Object.entries(line).map(([column, value]) => ({
    ...{ column, text: String(value), decomposed: false },
    value: typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value },
  }));

/** Rows count from 1; `taken` says of which the reader made something. */
function read(...lines: readonly Line[]) {
  const told: Told[] = [];
  const reader = new PointsReader((one) => told.push(one));
  const taken = lines.map((line, at) => reader.columns(cellsOf(line)) || reader.line(at + 1, cellsOf(line)));
  return { taken, ...reader.finish(), told };
}
const SUM: Line = { B: 'Tổng điểm', C: 60 };
const MANAGER: Line = { B: 'Điểm quản lý chấm', C: 55 };
const only = (self: number | null) => ({ self, manager: null, final: null });

describe('the row that says whose columns they are', () => {
  it.each<[string, Line, boolean]>([
    ['two columns, one of the person', { B: 'Tự chấm', C: 'Quản lý chấm' }, true],
    ['one alone', { B: 'Tự chấm' }, false],
    ['one beside a word', { B: 'Tiêu chí', C: 'Tự chấm' }, false],
    ['two of others', { B: 'Quản lý chấm', C: 'Duyệt' }, false],
    ['no cell at all', {}, false],
  ])('%s', (_, line, isTaken) => {
    expect(read(line).taken).toEqual([isTaken]);
  });

  it('the first cell of a column counts, a column nobody named is of the person', () => {
    const { points, totals, told } = read(
      { D: 'Tự chấm', C: 'Quản lý chấm', E: 'Duyệt' },
      { B: 'Điểm chất lượng', C: 29, D: 30, F: 99 },
      { B: 'Tổng điểm', C: 29, D: 30, E: 28 },
    );
    expect(points).toEqual([
      { label: 'Điểm chất lượng', most: null, self: 3000, manager: 2900, final: null },
    ]);
    expect(totals).toEqual({ self: 3000, manager: 2900, final: 2800, reckoned: 3000 });
    expect(told).toEqual([]);
  });

  it('a further line of the sum adds what the first left open', () => {
    const columns = { C: 'Tự chấm', D: 'Quản lý chấm' };
    const { totals } = read(columns, { B: 'Tổng điểm', C: 60 }, { B: 'Tổng cộng', D: 55 });
    expect(totals).toEqual({ self: 6000, manager: 5500, final: null, reckoned: null });
  });
});

describe('criteria', () => {
  it.each<[string, Line[], { label: string; most: number | null }]>([
    ['a bare one outside any part', [{ B: 'Điểm', C: 1 }], { label: 'Điểm', most: null }],
    [
      'a bare one in a part',
      [{ A: 'I. Tác phong (tối đa 20 điểm)' }, { B: 'Điểm:', C: 1 }],
      { label: 'Tác phong', most: 2000 },
    ],
    [
      'one with words of its own in a part',
      [{ A: 'I. Tác phong (tối đa 20 điểm)' }, { B: 'Điểm chất lượng (tối đa 7,5)', C: 1 }],
      { label: 'Điểm chất lượng', most: 750 },
    ],
    [
      'one that only ends like a bare one',
      [{ A: 'I. Tác phong (tối đa 20 điểm)' }, { B: 'Điểm cộng điểm', C: 1 }],
      { label: 'Điểm cộng điểm', most: null },
    ],
  ])('%s', (_, lines, expected) => {
    const { points, taken } = read(...lines);
    expect(points).toEqual([{ ...expected, ...only(100) }]);
    expect(taken).toEqual(lines.map(() => true));
  });

  it.each<[string, Line, number | null, Told[]]>([
    ['as much as there is', { B: 'Điểm a (tối đa 40)', C: 40 }, 4000, []],
    [
      'a hundredth more',
      { B: 'Điểm a (tối đa 40)', C: 40.01 },
      4001,
      [
        {
          ...{ severity: 'warning', code: 'score-out-of-bounds', row: 1, column: 'C', value: '40.01' },
          params: { most: 4000 },
        },
      ],
    ],
    [
      'behind its colon',
      { B: 'Điểm a (tối đa 40): 41' },
      4100,
      [
        { severity: 'note', code: 'number-as-text', row: 1, column: 'B', value: '41' },
        {
          ...{ severity: 'warning', code: 'score-out-of-bounds', row: 1, column: 'B', value: '41' },
          params: { most: 4000 },
        },
      ],
    ],
    [
      'nothing',
      { B: 'Điểm a (tối đa 40)' },
      null,
      [{ severity: 'error', code: 'score-missing', row: 1, column: 'B', params: { of: 'Điểm a' } }],
    ],
    [
      'a word',
      { B: 'Điểm a (tối đa 40)', C: 'tốt' },
      null,
      [{ severity: 'error', code: 'score-unreadable', row: 1, column: 'C', value: 'tốt' }],
    ],
    ['the most a form can give', { B: 'Điểm a', C: 1000 }, 100_000, []],
    [
      'more than a form can give',
      { B: 'Điểm a', C: 1000.01 },
      null,
      [{ severity: 'error', code: 'score-unreadable', row: 1, column: 'C', value: '1000.01' }],
    ],
    [
      'a number in words of text',
      { B: 'Điểm a', C: '7,5' },
      750,
      [{ severity: 'note', code: 'number-as-text', row: 1, column: 'C', value: '7,5' }],
    ],
    ['two numbers', { B: 'Điểm a', C: 1, D: 'x' }, 100, []],
  ])('%s', (_, line, self, told) => {
    const sum = self === null ? [] : [{ B: 'Tổng điểm', C: self / 100 }];
    const { points, told: all } = read(line, ...sum, MANAGER);
    expect(points[0]).toMatchObject(only(self));
    expect(all.filter(({ row }) => row === 1)).toEqual(told);
  });
});

describe('the sum', () => {
  it.each<[string, Line[], number | null, Told[]]>([
    ['right', [{ B: 'Điểm a', C: 60 }, SUM], 6000, []],
    ['of nothing', [SUM], null, []],
    [
      'wrong',
      [{ B: 'Điểm a', C: 30 }, { B: 'Điểm b', C: 29.5 }, SUM],
      5950,
      [
        {
          ...{ severity: 'warning', code: 'sum-differs', row: 3, column: 'C', value: '60' },
          params: { written: 6000, reckoned: 5950 },
        },
      ],
    ],
    [
      'wrong behind its colon',
      [{ B: 'Điểm a', C: 30 }, { B: 'Tổng điểm: 60' }],
      3000,
      [
        { severity: 'note', code: 'number-as-text', row: 2, column: 'B', value: '60' },
        {
          ...{ severity: 'warning', code: 'sum-differs', row: 2, column: 'B', value: '60' },
          params: { written: 6000, reckoned: 3000 },
        },
      ],
    ],
    [
      'unreadable',
      [
        { B: 'Điểm a', C: 30 },
        { B: 'Tổng điểm', C: 'x' },
      ],
      3000,
      [{ severity: 'error', code: 'score-unreadable', row: 2, column: 'C', value: 'x' }],
    ],
    [
      'missing',
      [{ B: 'Điểm a', C: 30 }],
      3000,
      [{ severity: 'error', code: 'score-missing', params: { of: 'self' } }],
    ],
    [
      'left empty',
      [{ B: 'Điểm a', C: 30 }, { B: 'Tổng điểm' }],
      3000,
      [{ severity: 'error', code: 'score-missing', row: 2, column: 'B', params: { of: 'self' } }],
    ],
    [
      'where a criterion is missing',
      [{ B: 'Điểm a', C: 30 }, { B: 'Điểm b' }, SUM],
      null,
      [{ severity: 'error', code: 'score-missing', row: 2, column: 'B', params: { of: 'Điểm b' } }],
    ],
  ])('%s', (_, lines, reckoned, expected) => {
    const { totals, told } = read(...lines, MANAGER);
    expect(totals.reckoned).toBe(reckoned);
    expect(told).toEqual(expected);
  });
});

describe('points of manager and approver in lines of their own', () => {
  it.each<[string, Line[], number | null, number | null, Told[]]>([
    ['both', [MANAGER, { B: 'Cấp có thẩm quyền', C: 54 }], 5500, 5400, []],
    [
      'behind the colon, without a blank',
      [{ B: 'Điểm quản lý chấm:55' }],
      5500,
      null,
      [{ severity: 'note', code: 'number-as-text', row: 2, column: 'B', value: '55' }],
    ],
    ['beside a label with a colon', [{ B: 'Điểm quản lý chấm: lần', C: 55 }], 5500, null, []],
    [
      'words behind the colon',
      [{ B: 'Điểm quản lý chấm: chưa có' }],
      null,
      null,
      [{ severity: 'error', code: 'score-missing', row: 2, column: 'B', params: { of: 'manager' } }],
    ],
    [
      'unreadable',
      [{ B: 'Điểm quản lý chấm', C: 'tốt' }],
      null,
      null,
      [{ severity: 'error', code: 'score-unreadable', row: 2, column: 'C', value: 'tốt' }],
    ],
    [
      'no line of the manager',
      [],
      null,
      null,
      [{ severity: 'error', code: 'score-missing', params: { of: 'manager' } }],
    ],
    ['an empty line of the approver', [MANAGER, { B: 'Duyệt' }], 5500, null, []],
    [
      'an unreadable line of the approver',
      [MANAGER, { B: 'Duyệt', C: 'x' }],
      5500,
      null,
      [{ severity: 'error', code: 'score-unreadable', row: 3, column: 'C', value: 'x' }],
    ],
  ])('%s', (_, lines, manager, final, expected) => {
    const { totals, told, taken } = read(SUM, ...lines);
    expect(totals).toStrictEqual({ self: 6000, manager, final, reckoned: null });
    expect(told).toEqual(expected);
    expect(taken).not.toContain(false);
  });
});

test('level and opinion are the words beside the label, else behind its colon; the first ones stand', () => {
  const { level, opinion, taken } = read(
    { A: 'Xếp loại:', B: ' Hoàn thành', C: 'tốt ' },
    { A: 'Xếp loại: kém' },
    { A: 'Ý kiến: đồng ý: làm tiếp' },
    { A: 'Ý kiến: khác' },
    { A: 'Một dòng khác' },
  );
  expect([level, opinion]).toEqual(['Hoàn thành tốt', 'đồng ý: làm tiếp']);
  expect(taken).toEqual([true, true, true, true, false]);
  expect(read({ A: 'Xếp loại:' })).toMatchObject({ level: null, opinion: null, taken: [true] });
});
