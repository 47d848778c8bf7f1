// A sheet as the user sees it, free of any file format. Readers in `files` produce it, planners here consume it.
import type { PlainDate } from '../shape.ts';

/** What a cell holds. A date keeps its serial: a calendar date is null where the serial names none (60 = 29/02/1900). */
export type CellValue =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly serial: number; readonly date: PlainDate | null }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** '#REF!' and the like; a formula that was never reckoned stands here as itself ('=A1&B1'). */
  | { readonly kind: 'error'; readonly value: string };

/** One filled cell. `text` is NFC and untrimmed; `decomposed` says the file held it otherwise. */
export interface TableCell {
  readonly column: string;
  readonly value: CellValue;
  readonly text: string;
  readonly decomposed: boolean;
  /** Steps of indentation by format; blanks at the beginning of the text are not counted here. */
  readonly indent?: number;
  /** Not in the file at this place: taken over from the merged range the place belongs to. */
  readonly spread?: boolean;
}

/** One row with its number as the user sees it; empty cells are left out. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly TableCell[];
  /** Not shown by the spreadsheet (hidden or filtered away), but part of the file. */
  readonly hidden?: boolean;
  /** How its longest text looks: bits of `LOOK`, and the size of the letters in steps of `LOOK_SIZE`. */
  readonly look?: number;
}

export const LOOK = { struck: 1, bold: 2, filled: 4 } as const;
/** Half points, above the bits. */
export const LOOK_SIZE = 8;

/** Old encodings of Vietnamese that were turned into Unicode, known by their headings. */
export const OLD_ENCODINGS = ['windows-1258', 'tcvn3', 'vni'] as const;
export type OldEncoding = (typeof OLD_ENCODINGS)[number];

export interface SheetTable {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly rows: readonly TableRow[];
  /** Merged ranges such as 'B8:M8', as the file names them. */
  readonly merged: readonly string[];
  /** Letters of columns the spreadsheet does not show. */
  readonly hiddenColumns?: readonly string[];
  /** Days count from 1904 (workbooks of old Macs). */
  readonly from1904?: boolean;
  readonly encoding?: OldEncoding;
  /** One of several tables that stand beside each other on the sheet `of`. */
  readonly half?: { readonly of: string; readonly columns: string };
}

/** 1 -> 'A', 27 -> 'AA'. */
export function columnLetter(number: number): string {
  let rest = number;
  let letters = '';
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** 'A' -> 1, 'AA' -> 27; 0 when the text is no column name of at most three letters. */
export function columnNumber(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return 0;
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
