// Rows of headings with merged cells: what belongs to them, what they say together, where they end.
import { describe, expect, test } from 'vitest';
import { type Cell, sheetOf } from '../../../../test/input/fixtures.ts';
import { headingBlock } from './heading-block.ts';
import { findHeader, PEOPLE_HEADINGS } from './headings.ts';
import { parseRange, spreadMerged } from './merged-range.ts';

const table = (rows: readonly (readonly Cell[] | null)[], merged: readonly string[] = []) => ({
  ...sheetOf(rows),
  merged,
});
/** 'letter heading < above' of each, letters of tails, the last row. */
function block(rows: readonly (readonly Cell[] | null)[], merged: readonly string[] = [], at = 0) {
  const { cells, tails, last } = headingBlock(table(rows, merged), at);
  return {
    cells: cells.map(
      ({ letter, heading, above }) => `${letter} ${heading}${above === null ? '' : ` < ${above}`}`,
    ),
    tails: [...tails].map(([letter, rest]) => `${letter}: ${rest.join()}`),
    last,
  };
}

describe('ranges', () => {
  test.each<[string, ReturnType<typeof parseRange>]>([
    ['B8:M9', { fromRow: 8, toRow: 9, fromColumn: 2, toColumn: 13 }],
    ['$AA$1:$AB$10', { fromRow: 1, toRow: 10, fromColumn: 27, toColumn: 28 }],
    ['A1:A1', { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 1 }],
    ...['A2:B1', 'B1:A2', 'A1', 'A1:B', 'x A1:B2', 'A1:B2 x', 'AAAA1:B2', 'A1:B12345678'].map(
      (text): [string, null] => [text, null],
    ),
  ])('%s', (text, range) => {
    expect(parseRange(text)).toEqual(range);
  });

  const spread = (rows: readonly (readonly Cell[] | null)[], merged: readonly string[], below = 1) =>
    spreadMerged(table(rows, merged), below).map(
      ({ row, cells }) =>
        `${row}: ${cells.map(({ column, text, spread: taken }) => `${column}${taken === true ? '+' : '='}${text}`).join(' ')}`,
    );
  test('each row of a range merged downwards says what its first one says, in the order of columns', () => {
    const rows = [['h'], ['a', 'b', 'c'], [null, null, 'd'], null, ['x', null, 'e'], [null, null, 'f']];
    expect(spread(rows, ['B2:B5', 'A2:A5'])).toEqual([
      ...['1: A=h', '2: A=a B=b C=c', '3: A+a B+b C=d', '5: A=x B+b C=e', '6: C=f'],
    ]);
  });
  test.each<[string, string[], number]>([
    ['a range of one row', ['A2:B2'], 1],
    ['a range that begins with the headings', ['A2:A3'], 2],
    ['a range without a text', ['B2:B3'], 1],
    ['a range that begins in a row that is not there', ['A4:A6'], 1],
    ['no range', [], 1],
  ])('%s changes nothing', (_, merged, below) => {
    const sheet = table([['h'], ['a'], [null, null, 'd'], null, [null, 'e']], merged);
    expect(spreadMerged(sheet, below)).toBe(sheet.rows);
  });
  test('a wide range gives its first column only', () => {
    expect(spread([['h'], ['a'], [null, null, 'd']], ['A2:B3'])).toEqual(['1: A=h', '2: A=a', '3: A+a C=d']);
  });
});

describe('rows that belong to the headings', () => {
  const PEOPLE = ['TT', 'Họ và tên', null, 'Ngày sinh', null];
  const UNDER = [null, null, null, 'Nam', 'Nữ'];
  test('one row', () => {
    expect(
      block([
        ['TT', 'Tên'],
        [1, 'An'],
      ]),
    ).toEqual({ cells: ['A TT', 'B Tên'], tails: [], last: 1 });
    expect(block([['TT']], [], 3)).toEqual({ cells: [], tails: [], last: 0 });
  });
  test('two, by cells merged downwards', () => {
    const found = block([PEOPLE, UNDER, [1]], ['A1:A2', 'B1:C2', 'D1:E1']);
    expect(found).toEqual({
      ...{
        cells: ['A TT', 'B Họ và tên', 'D Nam < Ngày sinh', 'E Nữ < Ngày sinh'],
        tails: ['B: C'],
        last: 2,
      },
    });
  });
  test('two, because the second stands wholly under wide ones', () => {
    const wide = ['D1:E1'];
    expect(block([PEOPLE, UNDER], wide).last).toBe(2);
    expect(block([PEOPLE, [null, 'An', null, 'Nam', 'Nữ']], wide).last).toBe(1);
    expect(block([PEOPLE, [null, null, null, 'Nam', 2]], wide).last).toBe(1);
    expect(block([PEOPLE, [null, null, null, 'Nam']], wide).last).toBe(1);
    expect(block([PEOPLE, null, UNDER], wide).last).toBe(1);
    // 'Nam' and 'Nữ' alone are known without a merged heading.
    expect(block([PEOPLE, UNDER]).last).toBe(2);
    const long = (length: number) =>
      block([PEOPLE, [null, null, null, 'Nam', 'n'.repeat(length)]], wide).last;
    expect([long(60), long(61)]).toEqual([2, 1]);
  });
  test('merged downwards as far as three rows, not further', () => {
    const rows = [
      ['TT', 'Tên'],
      [null, 'a'],
      [null, 'b'],
      [null, 'c'],
      [null, 'd'],
    ];
    expect(block(rows, ['A1:A4']).last).toBe(4);
    expect(block(rows, ['A1:A5']).last).toBe(1);
  });
  test('the row above, where its cells are merged down into the headings or lie over them', () => {
    const rows = [
      ['TT', 'Ngày sinh', null, 'Đơn vị'],
      [null, 'Nam', 'Nữ'],
      [1, 2, 3, 4],
    ];
    expect(block(rows, ['A1:A2', 'B1:C1', 'D1:D2'], 1)).toMatchObject({
      cells: ['A TT', 'B Nam < Ngày sinh', 'C Nữ < Ngày sinh', 'D Đơn vị'],
    });
    expect(block(rows, [], 1).cells).toEqual(['B Nam', 'C Nữ']);
    expect(block([['x'], ['TT', 'Tên']], [], 1).cells).toEqual(['A TT', 'B Tên']);
  });
  test.each<[string, Cell[], boolean]>([
    ['1 2 3', [1, 2, 3], true],
    ['(1) (2) (3)', ['(1)', '(2)', '(3)'], true],
    ['from 4 on', [4, 5, 6], true],
    ['two only', [1, 2], false],
    ['a gap', [1, 2, 4], false],
    ['a word', [1, 'hai', 3], false],
    ['more than numbers', ['1a', '2a', '3a'], false],
    ['hundreds', [100, 101, 102], false],
  ])('a row that numbers the columns: %s', (_, numbers, isNumbering) => {
    expect(block([['TT', 'Tên', 'Tuổi'], numbers]).last).toBe(isNumbering ? 2 : 1);
  });
  test('columns without a heading under a wide one are its tails, unless one of them has its own or it is too wide', () => {
    expect(block([['Tên', null, null, 'b']], ['A1:C1']).tails).toEqual(['A: B,C']);
    expect(block([['Tên', null, 'c']], ['A1:C1']).tails).toEqual([]);
    expect(block([['Tên']], ['A1:E1']).tails).toEqual(['A: B,C,D,E']);
    expect(block([['Tên']], ['A1:F1']).tails).toEqual([]);
    expect(block([['Tên'], ['a', 'b']], ['A2:B2']).tails).toEqual([]);
  });
});

describe('the header of a list of people', () => {
  const fields = (rows: readonly (readonly Cell[])[], merged: readonly string[] = []) => {
    const header = findHeader(table(rows, merged), PEOPLE_HEADINGS);
    return {
      columns: [...(header?.columns ?? [])].map(
        ([field, { letter, heading }]) => `${field} ${letter} ${heading}`,
      ),
      troubles: header?.troubles.map(({ severity, code, params, value, letter }) =>
        [severity, code, params?.field ?? `${letter} ${value}`].join(' '),
      ),
      row: header?.row,
      last: header?.last,
    };
  };
  const others = ['sex', 'birthDate', 'nationalId', 'jobPosition', 'manager'];
  const optional = (...found: string[]) =>
    others.filter((one) => !found.includes(one)).map((one) => `warning heading-optional-missing ${one}`);

  test('a name merged over two columns with words in both is two fields', () => {
    const rows = [
      ['Họ và tên', null, 'Chức vụ'],
      ['Lê', 'An', 'x'],
    ];
    expect(fields(rows, ['A1:B1'])).toEqual({
      ...{ columns: ['title C Chức vụ', 'familyName A Họ và tên', 'givenName B Họ và tên'], row: 1, last: 1 },
      troubles: optional(),
    });
    const whole = [
      ['Họ và tên', null, 'Chức vụ'],
      ['Lê An', null, 'x'],
    ];
    expect(fields(whole, ['A1:B1']).columns).toEqual(['fullName A Họ và tên', 'title C Chức vụ']);
    const wide = [
      ['Họ và tên', null, null, 'Chức vụ'],
      ['Lê', 'An', 'x', 'y'],
    ];
    expect(fields(wide, ['A1:C1']).columns).toEqual(['fullName A Họ và tên', 'title D Chức vụ']);
  });
  test('a lone given name is the whole name, beside a family name it is not', () => {
    expect(fields([['Tên', 'Chức vụ']]).columns).toEqual(['title B Chức vụ', 'fullName A Tên']);
    const both = fields([['Họ đệm', 'Tên', 'Chức vụ']]);
    expect(both.columns).toEqual(['familyName A Họ đệm', 'givenName B Tên', 'title C Chức vụ']);
    expect(both.troubles).toEqual(optional());
    expect(fields([['Họ và tên', 'Tên', 'Chức vụ']]).columns).toContain('givenName B Tên');
    expect(fields([['Họ đệm', 'Chức vụ']]).troubles).toContain('error heading-missing fullName');
  });
  test('men and women born in columns of their own leave nothing missing', () => {
    const rows = [
      ['Họ và tên', 'Chức vụ', 'Ngày sinh', null, 'Sếp'],
      [null, null, 'Nam', 'Nữ'],
    ];
    const found = fields(rows, ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2']);
    expect(found.columns.slice(2)).toEqual(['bornMale C Nam', 'bornFemale D Nữ']);
    expect(found.troubles).toEqual(['note heading-unknown E Sếp', ...optional('sex', 'birthDate')]);
  });
  test('the row with most headings wins, the first of equals, within the first forty', () => {
    const rows = [
      ['Họ tên', 'Tên khác'],
      ['Họ tên', 'Chức vụ'],
      ['Họ tên', 'Chức vụ'],
      ['Họ tên', 'Chức vụ', 'CCCD'],
    ];
    expect([fields(rows.slice(0, 3)).row, fields(rows).row]).toEqual([2, 4]);
    const late = (empty: number) =>
      fields([...Array.from({ length: empty }, () => ['x']), ['Họ tên', 'Chức vụ']]).row;
    expect([late(39), late(40)]).toEqual([40, undefined]);
  });
});
