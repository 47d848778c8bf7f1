// What a log keeps, in which order, and how answers find their troubles.
import { describe, expect, test } from 'vitest';
import { logOf, wholeLines } from '../../../../test/input/exact.ts';
import { placeOf, rowOf, rowToken, sheetIndexOf } from './places.ts';
import type { Resolution } from './trouble.ts';
import { TroubleLog } from './trouble-log.ts';

const suggestion = { field: 'title', value: 'Phó phòng', label: 'Phó phòng' };
const answer = (more: Partial<Resolution>): Resolution => ({
  row: 2,
  code: 'title-unknown',
  choice: 'use-suggestion',
  ...more,
});

test('troubles stand by row, column and code, whatever the order of finding', () => {
  const columns = new Map([
    ['title', { letter: 'AA', heading: 'Chức vụ' }],
    ['unit', { letter: 'B', heading: 'Đơn vị' }],
  ]);
  const log = new TroubleLog([{ sheet: 'DS', columns }], []);
  const raise = (row: number, code: 'date-loose' | 'name-changed', more: object = {}) =>
    log.raise({ severity: 'note', code, row, ...more });
  raise(3, 'date-loose', { field: 'title' });
  raise(3, 'name-changed', { field: 'unit' });
  raise(3, 'date-loose', { field: 'unit' });
  raise(3, 'name-changed', { letter: 'A' });
  raise(3, 'name-changed', { field: 'unknown' });
  raise(2, 'name-changed', { field: 'title' });
  expect(log.troubles().map(({ row, column, code }) => [row, column?.letter, code])).toEqual([
    [2, 'AA', 'name-changed'],
    [3, undefined, 'name-changed'],
    [3, 'A', 'name-changed'],
    [3, 'B', 'date-loose'],
    [3, 'B', 'name-changed'],
    [3, 'AA', 'date-loose'],
  ]);
  expect(log.troubles()[2]).toEqual({
    ...{ severity: 'note', code: 'name-changed', sheet: 'DS', row: 3, column: { letter: 'A', heading: '' } },
    ...{ value: null, params: {}, suggestion: null, choices: [], resolved: null },
  });
});

describe('answers', () => {
  const raised = (
    resolution: Resolution,
    more: object = { suggestion },
    severity: 'error' | 'note' = 'error',
  ) => {
    const log = logOf([resolution]);
    const given = log.raise({ severity, code: 'title-unknown', row: 2, field: 'title', value: 'x', ...more });
    return [given, wholeLines(log.troubles())[0]];
  };
  const line = (severity: string, rest = '') => `2 title ${severity} title-unknown «x»${rest}`;
  const told = ' -> title=Phó phòng (Phó phòng)';
  test('take an error down to a warning, and nothing else', () => {
    expect(raised(answer({}))).toEqual([{ value: 'Phó phòng' }, line('warning', `${told} [use-suggestion]`)]);
    expect(raised(answer({}), { suggestion }, 'note')).toEqual([
      { value: 'Phó phòng' },
      line('note', `${told} [use-suggestion]`),
    ]);
    expect(raised(answer({ choice: 'value', value: 'y' }), {})).toEqual([
      { value: 'y' },
      line('warning', ' [value]'),
    ]);
    expect(raised(answer({ choice: 'value' }), {})).toEqual([{ value: null }, line('warning', ' [value]')]);
  });
  test('without a suggestion to use, about another row or another trouble say nothing', () => {
    expect(raised(answer({}), {})).toEqual([null, line('error')]);
    expect(raised(answer({}), { suggestion: null })).toEqual([null, line('error')]);
    expect(raised(answer({ row: 3 }))).toEqual([null, line('error', told)]);
    expect(raised(answer({ code: 'name-missing' }))).toEqual([null, line('error', told)]);
  });
  test('leave rows out, with the reason', () => {
    const log = logOf([answer({ choice: 'skip-row' })]);
    expect([log.isSkipped(2), log.isSkipped(3), log.skips(3, 'B'), log.skips(2, 'A')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(wholeLines(log.troubles())).toEqual([
      '2 warning row-skipped «A» {because:title-unknown} [skip-row]',
    ]);
  });
  test('that were refused change nothing', () => {
    const log = logOf([answer({})]);
    log.refuse({ severity: 'error', code: 'title-unknown', row: 2, suggestion });
    expect(wholeLines(log.troubles())).toEqual([`2 error title-unknown${told}`]);
  });
});

describe('several sheets', () => {
  const SHEETS = ['A', 'B'];
  const heard = (sheet: string | undefined, sheets: readonly string[]) => {
    const log = logOf(
      [answer({ choice: 'value', value: 'y', ...(sheet === undefined ? {} : { sheet }) })],
      sheets,
    );
    return sheets.map(
      (_, at) => log.raise({ severity: 'error', code: 'title-unknown', row: placeOf(at, 2) }) !== null,
    );
  };
  test('an answer is about the sheet it names, else the first; one nobody knows is about nothing', () => {
    expect([heard('A', SHEETS), heard('B', SHEETS)]).toEqual([
      [true, false],
      [false, true],
    ]);
    expect([heard(undefined, SHEETS), heard('', SHEETS)]).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(heard('C', SHEETS)).toEqual([false, false]);
    expect([heard('C', ['A']), heard(undefined, ['A'])]).toEqual([[true], [true]]);
  });
  test('rows of another sheet are named with it', () => {
    const log = logOf([], SHEETS);
    expect([log.rowName(2, 3), log.rowName(placeOf(1, 2), placeOf(1, 3))]).toEqual([2, 2]);
    expect([log.rowName(placeOf(1, 2), 3), log.rowName(placeOf(2, 2), 3)]).toEqual(['2 («B»)', '2 («»)']);
    log.refuse({ severity: 'note', code: 'date-loose', row: placeOf(1, 2) });
    log.refuse({ severity: 'note', code: 'date-loose', row: placeOf(2, 7) });
    expect(log.troubles().map(({ sheet, row }) => [sheet, row])).toEqual([
      ['B', 2],
      ['', 7],
    ]);
  });
  test('places', () => {
    const place = placeOf(2, 44);
    expect([rowOf(place), sheetIndexOf(place), rowToken(place)]).toEqual([44, 2, 'row:44@3']);
    expect([placeOf(0, 44), sheetIndexOf(44), rowToken(44)]).toEqual([44, 0, 'row:44']);
  });
});
