// Numbers before units, what is an outline, and the depth each way of saying it gives.
import { describe, expect, test } from 'vitest';
import { cellOf, logOf } from '../../../../test/input/exact.ts';
import type { UnitField } from './headings.ts';
import { placeOf } from './places.ts';
import { RowCells } from './row-cells.ts';
import { depthsOf, isOutline, splitNumbered } from './unit-numbering.ts';
import { parentsOf, readOutline, type UnitLine } from './unit-outline.ts';

test.each<[string, readonly [string, string] | null]>([
  ['I. Đảng uỷ', ['I.', 'Đảng uỷ']],
  ['XIV) Đảng uỷ', ['XIV)', 'Đảng uỷ']],
  ['A/ Khối', ['A/', 'Khối']],
  ['12. Phòng', ['12.', 'Phòng']],
  ['1.Phòng', ['1.', 'Phòng']],
  ['1.2.10 Tổ', ['1.2.10', 'Tổ']],
  ['1.2. Tổ', ['1.2.', 'Tổ']],
  ['a) Tổ', ['a)', 'Tổ']],
  ['đ) Tổ', ['đ)', 'Tổ']],
  ['- Tổ', ['-', 'Tổ']],
  ['+Tổ', ['+', 'Tổ']],
  ['• Tổ', ['•', 'Tổ']],
  ['Phòng 1.2 Tổ', null],
  ['12 Phòng', null],
  ['1234. Phòng', null],
  ['ab) Tổ', null],
  ['1.', null],
  ['-1', null],
])('%s', (text, expected) => {
  const found = splitNumbered(text);
  expect(found === null ? null : [found.number, found.name]).toEqual(expected);
});

describe('depths', () => {
  test.each<[string, (string | null)[], (number | null)[]]>([
    [
      'roman, arabic, small, dash, plus',
      ['I', '1', 'a)', '-', '+', '-', 'b)', '2.', 'II'],
      [0, 1, 2, 3, 4, 3, 2, 1, 0],
    ],
    ['capitals above roman', ['A', 'I', '1', 'II', 'B', 'I'], [0, 1, 2, 1, 0, 1]],
    ['H, then I among capitals', ['G', 'H', 'I', '1'], [0, 0, 0, 1]],
    ['I after another letter is roman', ['A', 'I'], [0, 1]],
    ['by dots', ['1', '1.1', '1.1.1', '1.2', '2'], [0, 1, 2, 1, 0]],
    ['with brackets and blanks', [' (1) ', '(a)', '2/'], [0, 1, 0]],
    ['before the first number one step higher', ['', 'I', '1', null, '  '], [0, 1, 2, null, null]],
    ['of what is no number', ['I', 'xx', 'Mục', '12345', 'IVXLIVX', '1'], [0, null, null, null, null, 1]],
    ['Đ is a capital', ['Đ', '1'], [0, 1]],
    ['dashes of all kinds are one', ['-', '1', '–', '•', '*'], [0, 1, 0, 0, 0]],
  ])('%s', (_, numbers, depths) => {
    expect(depthsOf(numbers)).toEqual(depths);
  });
  test.each<[string, (string | null)[], boolean]>([
    ['two ways', ['I', '1'], true],
    ['one way', ['1', '2', '3'], false],
    ['none', [null, ''], false],
    ['dots are another way each', ['1', '1.1'], true],
    ['four of five known', ['I', '1', '2', '3', 'xx'], true],
    ['fewer known', ['I', '1', '2', 'xx', 'yy'], false],
    ['empty ones do not count', ['I', '1', null, '', null], true],
  ])('outline of %s', (_, numbers, isOne) => {
    expect(isOutline(numbers)).toBe(isOne);
  });
});

type Given = Partial<Record<UnitField, string | ReturnType<typeof cellOf>>>;
const linesOf = (rows: readonly Given[], sheet = 0): readonly UnitLine[] =>
  rows.map((given, at) => {
    const row = placeOf(sheet, at + 2);
    const cells = Object.entries(given).map(
      ([field, one]) => [field as UnitField, typeof one === 'string' ? cellOf(field, one) : one] as const,
    );
    return { row, cells: new RowCells(row, new Map(cells), logOf()) };
  });
const outline = (...rows: readonly Given[]) => {
  const { by, lines } = readOutline(linesOf(rows));
  return [by, ...lines.map(({ name, depth, row }) => `${row} ${name} ${depth}`)];
};

describe('how a sheet says who is above whom', () => {
  test.each<[string, Given[], string[]]>([
    [
      'a column of units above',
      [{ name: 'A' }, { name: 'B', parentCode: 'A' }],
      ['column', '2 A null', '3 B null'],
    ],
    [
      'levels, one row several',
      [{ name: 'A', level2: 'B', level4: 'C' }, { level3: 'D' }],
      ['levels', '2 A 0', '2 B 1', '2 C 3', '3 D 2'],
    ],
    [
      'levels merged downwards count once',
      [
        { name: 'A', level2: 'B' },
        { name: cellOf('name', 'A', { spread: true }), level2: 'C' },
      ],
      ['levels', '2 A 0', '2 B 1', '3 C 1'],
    ],
    [
      'numbers of a column',
      [
        { ordinal: 'I', name: 'A' },
        { ordinal: '1', name: 'B' },
        { ordinal: '?', name: 'C' },
        { ordinal: '2', name: 'D' },
        { ordinal: '3', name: 'E' },
      ],
      ['numbering', '2 A 0', '3 B 1', '4 C null', '5 D 1', '6 E 1'],
    ],
    [
      'numbers before names',
      [
        { ordinal: '1', name: 'Phường' },
        { ordinal: '2', name: 'I. Đảng' },
        { ordinal: '3', name: '1. Ban' },
      ],
      ['numbering', '2 Phường 0', '3 Đảng 1', '4 Ban 2'],
    ],
    [
      'indentation by format',
      [
        { name: cellOf('name', 'A', { indent: 1 }) },
        { name: cellOf('name', 'B', { indent: 3 }) },
        { name: cellOf('name', 'C', { indent: 2 }) },
        { name: 'D' },
      ],
      ['indentation', '2 A 0', '3 B 1', '4 C 1', '5 D 0'],
    ],
    [
      'blanks and tabs before names',
      [{ name: 'A' }, { name: '  B' }, { name: '\tC' }, { name: '  D' }, { name: '\u00a0\u00a0E' }],
      ['indentation', '2 A 0', '3 B 1', '4 C 2', '5 D 1', '6 E 1'],
    ],
    [
      'dots in codes',
      [
        { code: 'A', name: 'A' },
        { code: 'A.1', name: 'B' },
      ],
      ['code', '2 A 0', '3 B 0'],
    ],
    [
      'nothing',
      [
        { code: 'A', name: 'A' },
        { code: 'B', name: 'B' },
      ],
      ['none', '2 A 0', '3 B 0'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(outline(...rows)).toEqual(expected);
  });

  test('the line above is the nearest one less deep on its sheet, unclear ones stand beside the one before', () => {
    const line = (depth: number | null, sheet = 0) =>
      ({ ...linesOf([{ name: 'x' }], sheet)[0], name: 'x', depth }) as never;
    const parents = (...depths: (number | null)[]) => parentsOf(depths.map((depth) => line(depth)));
    expect(parents(0, 1, 2, 2, 1, 0)).toEqual([-1, 0, 1, 1, 0, -1]);
    expect(parents(0, 1, null, 2, null)).toEqual([-1, 0, 0, 2, 2]);
    expect(parents(null, 1, 3, 2)).toEqual([-1, 0, 1, 1]);
    expect(parentsOf([line(0), line(1), line(1, 1), line(2, 1)])).toEqual([-1, 0, -1, 2]);
  });
});
