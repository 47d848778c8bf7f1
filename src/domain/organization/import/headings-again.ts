// Headings that stand below the first ones once more: printed on every page, or of another table.
import { foldText } from '../text-match.ts';
import { fieldOf } from './heading-words.ts';
import { ENOUGH, type Header, PEOPLE_HEADINGS, type PeopleField } from './headings.ts';
import type { TableRow } from './table.ts';

/** A first look that costs little: every heading of a column of names begins so. */
const MAY_NAME_PEOPLE = /^\s*(?:h[oọ](?:[\s,/]|$)|full\s)/iu;

/** A row below that is headings once more: as printed on every page, or those of another table with other columns. */
export function headingsAgain(row: TableRow, header: Header<PeopleField>): 'same' | 'other' | null {
  if (!row.cells.some((cell) => MAY_NAME_PEOPLE.test(cell.text))) return null;
  const own = row.cells.filter((cell) => cell.spread !== true);
  if (own.length < ENOUGH || own.some((cell) => cell.value.kind === 'number')) return null;
  const read = own.flatMap(({ column, text }) => {
    const field = fieldOf(PEOPLE_HEADINGS, text);
    return field === null ? [] : [{ field, column, text }];
  });
  const hasName = read.some(({ field }) => field === 'fullName' || field === 'familyName');
  if (!hasName || read.length < ENOUGH || read.length * 2 < own.length) return null;
  const isSame = ({ field, column, text }: (typeof read)[number]) =>
    header.columns.get(field)?.letter === column ||
    [...header.columns.values()].some(
      ({ letter, heading }) => letter === column && foldText(heading) === foldText(text),
    );
  return read.every(isSame) ? 'same' : 'other';
}
