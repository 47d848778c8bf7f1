// The small readers: dates, numbers, titles, remarks, headings, unit kinds.
import { describe, expect, test } from 'vitest';
import { sheetOf } from '../../../../test/input/fixtures.ts';
import { readNote } from './absence-notes.ts';
import { dayAfter, dayBefore, readDate, readDateText } from './calendar-date.ts';
import { findHeader, findSheet, PEOPLE_HEADINGS } from './headings.ts';
import { nationalIdFacts, readNationalId } from './national-id.ts';
import { columnLetter, columnNumber } from './table.ts';
import { readTitle, splitConcurrent, withoutDoubledWord } from './titles.ts';
import { guessUnitKind, readUnitKind } from './unit-kinds.ts';

describe('dates', () => {
  test.each([
    ['07/05/1974', '1974-05-07', 'usual'],
    ['2/08/1978', '1978-08-02', 'loose'],
    ['7-8-1968', '1968-08-07', 'loose'],
    ['29.02.2000', '2000-02-29', 'loose'],
    ['1990-12-31', '1990-12-31', 'loose'],
  ])('%s is read', (text, date, form) => {
    expect(readDateText(text)).toEqual({ kind: 'date', date, form });
  });

  test.each([
    ['31/02/1990', { kind: 'impossible', swapped: null }],
    ['29/02/1900', { kind: 'impossible', swapped: null }],
    ['12/25/1990', { kind: 'impossible', swapped: '1990-12-25' }],
    ['1/2/90', { kind: 'short-year', day: 1, month: 2, year: 90 }],
    ['1974', { kind: 'year-only', year: 1974 }],
    ['hôm qua', { kind: 'unreadable' }],
    ['0/0/0000', { kind: 'impossible', swapped: null }],
  ])('%s is not', (text, reading) => {
    expect(readDateText(text)).toEqual(reading);
  });

  test('spreadsheet dates and days beside', () => {
    expect(readDate({ kind: 'date', serial: 60, date: null }, '60')).toEqual({ kind: 'unreadable' });
    expect(readDate({ kind: 'date', serial: 1, date: '1974-05-07' }, '')).toMatchObject({ form: 'serial' });
    expect([dayAfter('2026-12-31'), dayBefore('2027-01-01')]).toEqual(['2027-01-01', '2026-12-31']);
  });
});

describe('identification numbers', () => {
  test.each([
    ['056074737116', { kind: 'good', id: '056074737116', restored: false, provinceKnown: true }],
    ['56074563687', { kind: 'good', id: '056074563687', restored: true, provinceKnown: true }],
    ['1301234567', { kind: 'good', id: '001301234567', restored: true, provinceKnown: true }],
    [' 056 074.737-116', { kind: 'good', id: '056074737116', restored: false, provinceKnown: true }],
    ['999074737116', { kind: 'good', id: '999074737116', restored: false, provinceKnown: false }],
    ['225123456', { kind: 'old' }],
    ['99074737116', { kind: 'bad', digits: 11 }],
    ['0560747371161', { kind: 'bad', digits: 13 }],
    ['05607473711O', { kind: 'bad', digits: 11 }],
    ['', { kind: 'bad', digits: 0 }],
  ])('%j', (text, reading) => {
    expect(readNationalId(text)).toEqual(reading);
  });

  test.each([
    ['056074737116', 'male', 1974],
    ['056185369613', 'female', 1985],
    ['056201816501', 'male', 2001],
    ['056301231670', 'female', 2001],
  ])('%s says %s, %i', (id, sex, birthYear) => {
    expect(nationalIdFacts(id)).toEqual({ province: '056', sex, birthYear });
  });
});

describe('titles', () => {
  const ward = { kind: 'division', parentKind: 'people-committee' };
  test.each([
    ['Bí thư Đảng uỷ', ward, 'leader', true],
    ['Phó Bí thư Thường trực', ward, 'leader', false],
    ['Bí thư chi bộ', ward, 'staff', false],
    ['PCT UBND', ward, 'leader', false],
    ['Chủ tịch HĐND', ward, 'leader', true],
    ['Chủ tịch', { kind: 'people-committee', parentKind: 'ward' }, 'leader', true],
    ['Chủ tịch', { kind: 'agency', parentKind: 'ward' }, 'head', true],
    ['Chủ tịch UBMTTQ', ward, 'head', true],
    ['Phó Chủ tịch UB MTTQ', ward, 'deputy', false],
    ['Chủ nhiệm UBKT', ward, 'head', true],
    ['Phó chánh văn phòng', ward, 'deputy', false],
    ['Quyền Trưởng phòng', ward, 'head', true],
    ['Trưởng phòng', { kind: 'division', parentKind: 'agency' }, 'section-head', true],
    ['Phó Trưởng phòng', { kind: 'division', parentKind: 'agency' }, 'staff', false],
    ['Giám đốc', { kind: 'agency', parentKind: 'people-committee' }, 'head', true],
    ['Tổ trưởng', ward, 'section-head', true],
    ['Thư ký', ward, 'secretary', true],
    ['Trợ lý', ward, 'assistant', true],
    ['Chuyên viên tổng hợp', ward, 'staff', false],
  ])('%s in %o', (title, place, rank, chief) => {
    expect(readTitle(title, place)).toEqual({ rank, chief, known: true });
  });

  test('what no rule knows is staff, and said to be a guess', () => {
    expect(readTitle('Người gác cổng', ward)).toEqual({ rank: 'staff', chief: false, known: false });
    expect(readTitle('Bí thuật', ward).known).toBe(false);
  });

  test('doubled words and concurrent posts', () => {
    expect(withoutDoubledWord('Phó phó giám đốc')).toBe('Phó giám đốc');
    expect(withoutDoubledWord('Phó giám đốc')).toBeNull();
    expect(splitConcurrent('Phó Chủ tịch UBND kiêm Giám đốc Trung tâm, kiêm nhiệm Tổ trưởng')).toEqual([
      'Phó Chủ tịch UBND',
      'Giám đốc Trung tâm',
      'Tổ trưởng',
    ]);
    expect(splitConcurrent('Kiêm Toàn')).toEqual(['Kiêm Toàn']);
  });
});

describe('remarks', () => {
  const absence = (kind: string, from: string | null, to: string | null) => ({
    kind: 'absence',
    absence: { kind, from, to },
  });
  test.each([
    ['Nghỉ thai sản từ 01/10/2026', absence('leave', '2026-10-01', null)],
    ['Biệt phái đến 31/12/2026', absence('secondment', null, '2027-01-01')],
    ['Đi học từ ngày 1/9/2026 đến hết ngày 30/11/2026', absence('training', '2026-09-01', '2026-12-01')],
    ['Nghỉ ốm từ tháng 10/2026 đến tháng 12/2026', absence('leave', '2026-10-01', '2027-01-01')],
    ['ĐI CÔNG TÁC TỪ 02/11/2026 ĐẾN 02/11/2026', absence('mission', '2026-11-02', '2026-11-03')],
    ['Nghỉ thai sản', { kind: 'unclear', absence: 'leave' }],
    ['Nghỉ từ 31/02/2026', { kind: 'unclear', absence: 'leave' }],
    ['Nghỉ từ 05/11/2026 đến 01/11/2026', { kind: 'unclear', absence: 'leave' }],
    ['Hợp đồng 111', { kind: 'other' }],
  ])('%s', (note, reading) => {
    expect(readNote(note)).toEqual(reading);
    expect(readNote(note.normalize('NFD'))).toEqual(reading);
  });
});

describe('headings', () => {
  test('are found below a letterhead, whatever their case and accents', () => {
    const sheet = sheetOf([
      ['SỞ NỘI VỤ'],
      ['DANH SÁCH'],
      null,
      ['STT', 'HỌ VÀ TÊN', 'Chuc vu', 'CCCD'.normalize('NFD'), 'Sở thích'],
    ]);
    const header = findHeader(sheet, PEOPLE_HEADINGS);
    expect(header?.row).toBe(4);
    expect(header?.columns.get('nationalId')).toEqual({ letter: 'D', heading: 'CCCD' });
    expect(
      header?.troubles.map((one) => `${one.severity} ${one.code} ${one.params?.field ?? one.value}`),
    ).toEqual([
      'note heading-unknown Sở thích',
      'warning heading-optional-missing sex',
      'warning heading-optional-missing birthDate',
      'warning heading-optional-missing jobPosition',
      'warning heading-optional-missing manager',
    ]);
  });

  test('missing and doubled necessary ones are errors; no heading row at all is none', () => {
    const header = findHeader(sheetOf([['Họ và tên', 'Họ tên', 'Ghi chú']]), PEOPLE_HEADINGS);
    const errors = header?.troubles.filter((one) => one.severity === 'error');
    expect(errors?.map((one) => one.code)).toEqual(['heading-twice', 'heading-missing']);
    expect(findHeader(sheetOf([['a', 'b'], ['c']]), PEOPLE_HEADINGS)).toBeNull();
  });

  test('the list is the first visible sheet with headings', () => {
    const list = sheetOf([['Họ và tên', 'Chức vụ']], 'DS');
    const notes = sheetOf([['Ghi nhớ']], 'Khác');
    expect(findSheet([notes, { ...list, hidden: true }, list], PEOPLE_HEADINGS)).toBe(list);
    expect(findSheet([notes], PEOPLE_HEADINGS)).toBe(notes);
    expect(findSheet([], PEOPLE_HEADINGS)).toBeNull();
  });
});

test('column letters and numbers agree, and only those of a sheet count', () => {
  for (const number of [1, 26, 27, 52, 702, 703, 16_384])
    expect(columnNumber(columnLetter(number))).toBe(number);
  expect(['', 'a', 'ABCD', 'A1'].map(columnNumber)).toEqual([0, 0, 0, 0]);
});

test('kinds of units by word and by the beginning of a name', () => {
  expect(['ward', 'Phường', 'phong', 'vương quốc', 'toString'].map(readUnitKind)).toEqual([
    'ward',
    'ward',
    'division',
    null,
    null,
  ]);
  expect(['Phòng Kinh tế', 'Uỷ ban nhân dân xã', 'Đảng uỷ xã', 'Lạ'].map(guessUnitKind)).toEqual([
    'division',
    'people-committee',
    'party',
    null,
  ]);
});
