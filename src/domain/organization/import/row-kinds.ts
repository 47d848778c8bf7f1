// Rows of a list that are no person: columns numbered, numbers of people beside a unit, the lines of signatures.
import { cleanBlanks, foldText } from '../text-match.ts';
import type { TableRow } from './table.ts';
import { isChiefTitle } from './titles.ts';

const LETTER = /^\(?([A-H])\)?$/;
/** '3', '(3)' or one reckoned from others: '3=1+2'. */
const NUMBER = /^\(?(\d{1,2})\)?(?:\s*=[\s\d+*x():/-]+)?\)?$/;

/** '1', '2', '3' or '(1)', '(2)', also after 'A', 'B', below the headings. */
export function isNumbering(row: TableRow | undefined): boolean {
  if (row === undefined || row.cells.length < 3) return false;
  const texts = row.cells.map((cell) => cleanBlanks(cell.text));
  const letters = texts.findIndex((text) => !LETTER.test(text));
  const first = letters === -1 ? texts.length : letters;
  const inOrder = texts
    .slice(0, first)
    .every((text, at) => LETTER.exec(text)?.[1] === String.fromCharCode(65 + at));
  const numbers = texts.slice(first).map((text) => Number(NUMBER.exec(text)?.[1] ?? Number.NaN));
  return inOrder && numbers.every((number, at) => number === (numbers[0] ?? 0) + at);
}

const COUNT =
  /^\(?\s*\d{1,3}\s*(?:người|đồng chí|đ\/c|cán bộ|công chức|viên chức|cbcc|cbccvc|nhân viên|nhân sự|biên chế)?\s*\)?$/iu;

/** '5', '(05 người)': how many stand below a heading. */
export function isCount(text: string): boolean {
  return COUNT.test(cleanBlanks(text));
}

const SIGNATURE =
  /^(nguoi (lap|tong hop|ke khai|bao cao|kiem tra|ky)|lap bieu|thu truong|tm |kt |noi nhan|xac nhan|ky ten|ky (va )?ghi |ky dong dau)/;
const PLACE_AND_DAY = /^\S.* ngay ?\d* thang ?\d* nam ?\d*$/;

/** 'Người lập biểu … Chủ tịch', 'Trưởng phòng … Chủ tịch' or 'Nam Hải, ngày … tháng … năm …': from here on people sign. */
export function startsSignatures(row: TableRow): boolean {
  const [first, ...others] = row.cells.filter((cell) => cell.spread !== true);
  if (first === undefined) return false;
  const text = foldText(first.text);
  if (others.length === 0) return SIGNATURE.test(text) || PLACE_AND_DAY.test(text);
  return SIGNATURE.test(text) || isChiefTitle(first.text);
}
