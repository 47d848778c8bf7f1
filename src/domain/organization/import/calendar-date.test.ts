// Dates as offices write them, each form with its neighbours that are none.
import { expect, test } from 'vitest';
import {
  dateOfSerial,
  dayAfter,
  dayBefore,
  makeDate,
  monthAfter,
  readDate,
  readDateText,
} from './calendar-date.ts';

const at = (date: string, form = 'loose') => ({ kind: 'date', date, form });
const year = (value: number) => ({ kind: 'year-only', year: value });
const month = (value: number, of: number) => ({ kind: 'month-only', month: value, year: of });
const none = { kind: 'unreadable' };
const impossible = (swapped: string | null = null) => ({ kind: 'impossible', swapped });

test.each<[string, unknown]>([
  ['05/03/1985', at('1985-03-05', 'usual')],
  ['05/03/1985 10:30', at('1985-03-05')],
  ['05/03/1985T10:30:15.250 PM', at('1985-03-05')],
  ['05/03/1985 10:30:15Z', at('1985-03-05')],
  ['05/03/1985 10:3', none],
  ['5 / 3 / 1985', at('1985-03-05')],
  ['5-3.1985', at('1985-03-05')],
  ['1985/3/5', at('1985-03-05')],
  ['1985 - 3 - 5', at('1985-03-05')],
  ['ngày 5 tháng 3 năm 1985', at('1985-03-05')],
  ['Ngày 05 tháng 03 năm 1985', at('1985-03-05')],
  ['5 tháng 3 1985', at('1985-03-05')],
  ['5 3 1985', at('1985-03-05')],
  ['sinh ngày 5 tháng 3 năm 1985', none],
  ['05031985', at('1985-03-05')],
  ['5031985', at('1985-03-05')],
  ['19850305', at('1985-03-05')],
  ['20260305', at('2026-03-05')],
  ['05031885', none],
  ['x05031985', none],
  ['05/03/19850', none],
  ['105/03/1985', none],
  ['31/04/1985', impossible()],
  ['04/31/1985', impossible()],
  ['1/13/1985', impossible('1985-01-13')],
  ['5/3/85', { kind: 'short-year', day: 5, month: 3, year: 85 }],
  ['5 - 3 - 85', { kind: 'short-year', day: 5, month: 3, year: 85 }],
  ['5/3/850', none],
  ['1985', year(1985)],
  ['Năm 2001', year(2001)],
  ['1885', none],
  ['x1985', none],
  ['19855', none],
  ['3/1985', month(3, 1985)],
  ['12-2026', month(12, 2026)],
  ['1 . 2026', month(1, 2026)],
  ['tháng 3/1985', month(3, 1985)],
  ['tháng 3 năm 1985', month(3, 1985)],
  ['Tháng 12 1985', month(12, 1985)],
  ['3 năm 1985', month(3, 1985)],
  ['0/1985', none],
  ['13/1985', none],
  ['3/1885', none],
  ['../../1980', year(1980)],
  ['00/00/1980', year(1980)],
  ['--/--/1980', year(1980)],
  ['x/x/1980', year(1980)],
  ['?/?/2001', year(2001)],
  ['00/00/1880', impossible()],
  ['00/03/1980', impossible()],
  ['  05/03/1985  ', at('1985-03-05')],
  ['', none],
])('%j', (text, reading) => {
  expect(readDateText(text)).toEqual(reading);
});

test('days, months and dates that are none', () => {
  expect([makeDate(2024, 2, 29), makeDate(2025, 2, 29), makeDate(2025, 13, 1), makeDate(2025, 1, 0)]).toEqual(
    [...['2024-02-29', null, null, null]],
  );
  expect([dayAfter('2024-02-28'), dayBefore('2024-03-01'), monthAfter('2026-12-01')]).toEqual([
    ...['2024-02-29', '2024-02-29', '2027-01-01'],
  ]);
});

test.each<[number, boolean, string | null]>([
  [0, false, null],
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, null],
  [61, false, '1900-03-01'],
  [29_000.75, false, '1979-05-25'],
  [2_958_465, false, '9999-12-31'],
  [2_958_466, false, null],
  [Number.NaN, false, null],
  [Number.POSITIVE_INFINITY, true, null],
  [-1, true, null],
  [0, true, '1904-01-01'],
  [60, true, '1904-03-01'],
])('serial %d, from 1904: %j', (serial, from1904, date) => {
  expect(dateOfSerial(serial, from1904)).toBe(date);
});

test.each<[Parameters<typeof readDate>[0], string, unknown]>([
  [{ kind: 'date', serial: 1, date: '1980-01-01' }, 'x', at('1980-01-01', 'serial')],
  [{ kind: 'date', serial: 60, date: null }, '01/01/1980', none],
  [{ kind: 'number', value: 10_000 }, '10000', at('1927-05-18', 'serial')],
  [{ kind: 'number', value: 9_999 }, '9999', none],
  [{ kind: 'number', value: 60_000 }, '60000', at('2064-04-08', 'serial')],
  [{ kind: 'number', value: 60_001 }, '60001', none],
  [{ kind: 'number', value: 29_000.5 }, '29000.5', none],
  [{ kind: 'number', value: 1980 }, '1980', year(1980)],
  [{ kind: 'text', value: '29000' }, '29000', at('1979-05-25', 'serial')],
  [{ kind: 'text', value: '290001' }, '290001', none],
  [{ kind: 'text', value: 'a29000' }, 'a29000', none],
  [{ kind: 'boolean', value: true }, '01/01/1980', at('1980-01-01', 'usual')],
])('%j %s', (value, text, reading) => {
  expect(readDate(value, text)).toEqual(reading);
});

test('numbers count from 1904 only where the workbook says so', () => {
  const number = { kind: 'number', value: 29_000 } as const;
  expect(readDate(number, '29000', true)).toEqual(at('1983-05-26', 'serial'));
});
