// People and headings of made lists, and what a list made of them: shared by the tests of lists from strange offices.
import { about, one, plan } from './nam-hai.ts';
import type { MadeCell, MadeSheet } from './workbook.ts';

export type Rows = readonly (readonly MadeCell[])[];
export const HEAD = ['TT', 'Họ và tên', 'Ngày sinh', 'Chức vụ'];
export const WITH_UNIT = [...HEAD, 'Đơn vị'];
export const an = (at: number, ...more: MadeCell[]) => [at, 'Lê An', '01/02/1980', 'Trưởng phòng', ...more];
export const ba = (at: number, ...more: MadeCell[]) => [at, 'Vũ Ba', '03/02/1981', 'Chuyên viên', ...more];
export const tu = (at: number, ...more: MadeCell[]) => [at, 'Trần Tư', '04/02/1982', 'Chuyên viên', ...more];
export const KT = 'Phòng Kinh tế';
export const VP = 'Văn phòng';

/** 'row name unit title born sex' of each person, then the troubles. */
export async function read(rows: Rows, more: Partial<MadeSheet> = {}) {
  const { rows: planned, changes, troubles } = plan(await one(rows, more));
  const people = new Map(changes.peopleAdded.map((person) => [person.id, person]));
  const shown = planned.map(({ row, fullName, unitId, title, personId }) => {
    const { birthDate = null, sex = null } = people.get(personId) ?? {};
    return [row, fullName, unitId, title, birthDate ?? '-', sex ?? '-'].join(' ');
  });
  return [...shown, ...about(troubles.filter(({ code }) => code !== 'date-year-only'))];
}
export const AN = (row: number, unit = 3) => `${row} Lê An ${unit} Trưởng phòng 1980-02-01 -`;
export const BA = (row: number, unit = 3) => `${row} Vũ Ba ${unit} Chuyên viên 1981-02-03 -`;
export const TU = (row: number, unit = 3) => `${row} Trần Tư ${unit} Chuyên viên 1982-02-04 -`;

/** Name of a case, its rows, what is read, and how its sheet is made. */
export type Case = readonly [string, Rows, readonly string[], Partial<MadeSheet>?];
export const casesOf = (cases: readonly Case[]) =>
  cases.map(([name, rows, expected, more = {}]) => ({ name, rows, expected, more }));
