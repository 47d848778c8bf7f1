// Which field a heading means: compared without case and accents, alone or with the wider heading above it.
import { foldText, upright } from '../text-match.ts';
import type { HeadingCell } from './heading-block.ts';

interface FieldHeadings {
  readonly need: 'must' | 'should' | 'may';
  /** Headings seen in lists of offices, folded. */
  readonly headings: readonly string[];
}
export type HeadingTable<Field extends string> = Readonly<Record<Field, FieldHeadings>>;

/** As a whole, else without what stands in brackets: 'Ngày sinh (ngày/tháng/năm)'. */
export function fieldOf<Field extends string>(table: HeadingTable<Field>, text: string): Field | null {
  const whole = foldText(upright(text));
  const bare = text.includes('(') ? foldText(text.replace(/\([^)]*\)/g, ' ')) : whole;
  for (const folded of new Set([whole, bare])) {
    for (const field of Object.keys(table) as Field[]) {
      if (table[field].headings.includes(folded)) return field;
    }
  }
  return null;
}

/** 'Năm' is a year and no man. */
const MEN: readonly string[] = ['bornMale', 'markedMale'];
const YEAR = /(^|\s)năm$/iu;
/** Under a heading of something else these speak of that: 'Ngạch hiện giữ' over 'Từ ngày' is no first day in a post. */
const OF_WHAT_IS_ABOVE: readonly string[] = ['from', 'to', 'decision', 'leaveFrom', 'leaveTo'];
const OF_POSTS =
  /cong tac|bo nhiem|dieu dong|phan cong|thoi gian|nhiem vu|hieu luc|chuyen|chuc vu|vi tri|bien dong|nghi/;

/** A heading under a wider one is read with it ('Ngày sinh' over 'Nam'), else by itself. */
export function fieldUnder<Field extends string>(
  table: HeadingTable<Field>,
  cell: HeadingCell,
): Field | null {
  const { above, heading } = cell;
  const both = above === null ? null : fieldOf(table, `${above} ${heading}`);
  const field = both ?? fieldOf(table, heading);
  if (field === null || (MEN.includes(field) && YEAR.test(heading))) return null;
  const isOther = both === null && above !== null && !OF_POSTS.test(foldText(above));
  return isOther && OF_WHAT_IS_ABOVE.includes(field) ? null : field;
}
