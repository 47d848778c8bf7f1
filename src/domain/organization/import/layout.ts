// How the user says a sheet is to be read, where guessing failed or guessed wrong.

export interface SheetLayout {
  readonly sheet: string;
  /** False: this sheet is left out. True: it is read even when it is hidden. */
  readonly read: boolean;
  /** Number of the heading row as the user sees it; 0: the list has none; null: it is looked for. */
  readonly headerRow: number | null;
  /** Field by letter of the column, null for a column to be left alone; letters not named are guessed. */
  readonly columns: Readonly<Record<string, string | null>>;
}

export function layoutOf(layouts: readonly SheetLayout[], sheet: string): SheetLayout | null {
  return layouts.find((layout) => layout.sheet === sheet) ?? null;
}
