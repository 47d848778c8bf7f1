// A name that stands in two columns under one heading.
import { cleanBlanks, foldText } from '../text-match.ts';
import type { HeadingBlock } from './heading-block.ts';
import { columnLetter, columnNumber, type TableRow } from './table.ts';
import type { ColumnName } from './trouble-log.ts';

/** One word or two, no digits. */
const GIVEN_NAME = /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*)?$/u;
/** What a column without a heading beside the names may hold as well. */
const NO_NAMES = new Set(['nam', 'nu', 'x', 'v', 'co', 'khong']);
const textIn = (cells: TableRow['cells'], letter: string): string =>
  cleanBlanks(cells.find((cell) => cell.column === letter)?.text ?? '');

/** 'Họ và tên' over two columns with words in both, merged or not: family and middle name, given name. */
export function splitName(
  columns: Map<string, ColumnName>,
  block: HeadingBlock,
  below: readonly TableRow[],
): void {
  const name = columns.get('fullName');
  if (name === undefined) return;
  const [merged, more] = block.tails.get(name.letter) ?? [];
  const next = columnLetter(columnNumber(name.letter) + 1);
  const isFree = !block.cells.some((cell) => cell.letter === next);
  const tail = merged ?? (isFree ? next : undefined);
  if (tail === undefined || more !== undefined) return;
  const named = below.filter(({ cells }) => cells.length > 2 && textIn(cells, name.letter) !== '');
  const split = named.filter(({ cells }) => GIVEN_NAME.test(textIn(cells, tail)));
  const hasNames = split.some(({ cells }) => !NO_NAMES.has(foldText(textIn(cells, tail))));
  const isSplit = merged !== undefined || (hasNames && split.length * 5 >= named.length * 4);
  if (!isSplit || !below.some(({ cells }) => textIn(cells, name.letter) !== '' && textIn(cells, tail) !== ''))
    return;
  columns.delete('fullName');
  columns.set('familyName', name);
  columns.set('givenName', { letter: tail, heading: name.heading });
}
