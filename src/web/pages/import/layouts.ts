// What somebody says about reading a file, before it is read again. Plain data: the page and its tests share it.
import type { ImportView } from '../../../contract/imports.ts';

export type SheetReading = ImportView['sheets'][number];

export interface SheetChoice {
  readonly read: boolean;
  /** null: found by the program; 0: there is none. */
  readonly headerRow: number | null;
  /** By letter; null: not used. Letters not named are guessed. */
  readonly columns: Readonly<Record<string, string | null>>;
}
/** By name of the sheet: only those that were changed. */
export type Choices = Readonly<Record<string, SheetChoice>>;

/** How a sheet is read now, as a choice to start from. */
export function choiceOf(sheet: SheetReading): SheetChoice {
  const byHand = sheet.columns.filter((column) => column.byHand);
  return {
    read: sheet.read,
    headerRow: sheet.headerByHand ? sheet.headerRow : null,
    columns: Object.fromEntries(byHand.map(({ letter, field }) => [letter, field])),
  };
}

export function chosen(sheet: SheetReading, choices: Choices): SheetChoice {
  return choices[sheet.sheet] ?? choiceOf(sheet);
}

/** The field a column would be read as: what was chosen, else the guess unless another column has it by hand. */
export function fieldOf(sheet: SheetReading, choice: SheetChoice, letter: string): string | null {
  const said = choice.columns[letter];
  if (said !== undefined) return said;
  const column = sheet.columns.find((one) => one.letter === letter);
  const guess = column === undefined || column.byHand ? null : column.field;
  return Object.values(choice.columns).includes(guess) ? null : guess;
}

/** A field chosen for two columns of a sheet, or null. */
export function twice({ columns }: SheetChoice): string | null {
  const fields = Object.values(columns).filter((field) => field !== null);
  return fields.find((field, at) => fields.indexOf(field) !== at) ?? null;
}

/** In the form the server takes: every sheet that was ever read by hand, and those changed now. */
export function layoutsOf(sheets: readonly SheetReading[], choices: Choices) {
  return sheets
    .filter((sheet) => choices[sheet.sheet] !== undefined || isByHand(sheet))
    .map((sheet) => {
      const { read, headerRow, columns } = chosen(sheet, choices);
      return { sheet: sheet.sheet, read, headerRow, columns: { ...columns } };
    });
}

const isByHand = (sheet: SheetReading) => sheet.headerByHand || sheet.columns.some((column) => column.byHand);

/** True when the guess is in need of a hand: no headings found, or something necessary is missing. */
export function needsHand({ sheets, troubles }: Pick<ImportView, 'sheets' | 'troubles'>): boolean {
  const codes = ['heading-row-missing', 'heading-missing', 'heading-twice', 'tables-beside'];
  return sheets.length > 0 && troubles.some(({ code }) => codes.includes(code));
}
