// A place is the number of a row among the rows of several sheets: on the first sheet it is the row itself, so that a list
// on one sheet needs no other notion.

/** More rows than any sheet can have. */
const SHEET = 2 ** 21;

export function placeOf(sheetIndex: number, row: number): number {
  return sheetIndex * SHEET + row;
}

export function rowOf(place: number): number {
  return place % SHEET;
}

export function sheetIndexOf(place: number): number {
  return Math.floor(place / SHEET);
}

/** 'row:44', on the second sheet 'row:44@2': how an answer names a person of the list. */
export function rowToken(place: number): string {
  const at = sheetIndexOf(place);
  return at === 0 ? `row:${place}` : `row:${rowOf(place)}@${at + 1}`;
}
