// A form laid out on one worksheet to be printed: A4 and letters of Decree 30/2020 (annex I). A text is a cell of type
// text always, so nothing a user typed can become a formula.
import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import { cellText, sheetName } from './write-xlsx.ts';

export interface FormCell {
  /** A date is given as one; null leaves the cell empty. */
  readonly value: string | number | Date | null;
  /** First and last column, counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly boxed?: boolean;
  readonly indent?: number;
}

const FONT = 'Times New Roman';
export const BODY_SIZE = 13;
/** Millimetres of the decree's margins as inches, the unit of the format. */
const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 100) / 100;
/** Height of a line of letters, in points. */
const LINE = 1.32;
/** Letters of Times are narrower than the digit that column widths are counted in, capitals wider; long words need room. */
const LETTERS_PER_WIDTH = { mixed: 1.2, capitals: 0.9 };

const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** Lines a text takes in a space so many digits wide: programs do not fit the height of merged cells by themselves. */
export function linesOf(text: string, width: number, size = BODY_SIZE): number {
  const perWidth = text === text.toUpperCase() ? LETTERS_PER_WIDTH.capitals : LETTERS_PER_WIDTH.mixed;
  const letters = Math.max(1, Math.floor((width * perWidth * 11) / size));
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / letters)));
  return lines.reduce((sum, count) => sum + count, 0);
}

/** Highest row the format takes, in points. */
const TALLEST = 409;

export class FormSheet {
  readonly #workbook: Workbook;
  readonly #widths: readonly number[];
  readonly #sheet: Worksheet;
  #row = 0;

  /** An empty sheet; `widths` of the columns in characters. */
  static async open(name: string, widths: readonly number[]): Promise<FormSheet> {
    // Read when it is needed: it would be half of what a start of the server reads.
    const excel = await import('@cj-tech-master/excelts');
    return new FormSheet(new excel.Workbook(), name, widths);
  }

  private constructor(workbook: Workbook, name: string, widths: readonly number[]) {
    this.#workbook = workbook;
    this.#widths = widths;
    this.#sheet = workbook.addWorksheet(sheetName(name, new Set()), {
      views: [{ state: 'normal', showGridLines: false }],
      pageSetup: {
        ...{ paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        horizontalCentered: true,
        margins: {
          ...{ top: inches(20), bottom: inches(20), left: inches(30), right: inches(15) },
          ...{ header: inches(10), footer: inches(10) },
        },
      },
      // Page number in the top margin, none on page 1.
      headerFooter: { differentFirst: true, firstHeader: '', oddHeader: `&C&"${FONT}"&13&P` },
    });
    this.#sheet.columns = widths.map((width) => ({ width }));
  }

  /** One row; its height follows from the longest text unless given (in points). */
  add(cells: readonly FormCell[], height?: number): void {
    this.#row += 1;
    for (const cell of cells) this.#draw(cell);
    const needed = cells.map((cell) => {
      const size = cell.size ?? BODY_SIZE;
      const width = this.#widths.slice(cell.from - 1, cell.to).reduce((sum, one) => sum + one, 0);
      const text = typeof cell.value === 'string' ? cellText(cell.value) : '';
      return linesOf(text, width - (cell.indent ?? 0) * 2, size) * size * LINE + 3;
    });
    this.#sheet.getRow(this.#row).height = Math.min(TALLEST, height ?? Math.max(...needed));
  }

  /** Room of so many points. */
  gap(height: number): void {
    this.add([{ value: null, from: 1, to: 1 }], height);
  }

  #draw(cell: FormCell): void {
    const { value, from, to, boxed } = cell;
    for (let column = from; boxed && column <= to; column += 1)
      this.#sheet.getCell(this.#row, column).border = BOX;
    const first = this.#sheet.getCell(this.#row, from);
    first.value = typeof value === 'string' ? cellText(value) : value;
    first.font = {
      ...{ name: FONT, size: cell.size ?? BODY_SIZE, bold: cell.bold ?? false },
      ...{ italic: cell.italic ?? false, underline: cell.underline ?? false },
    };
    first.alignment = {
      ...{ horizontal: cell.align ?? 'left', vertical: boxed ? 'middle' : 'top', wrapText: true },
      indent: cell.indent ?? 0,
    };
    if (value instanceof Date) first.numFmt = 'dd/mm/yyyy';
    if (to > from) this.#sheet.mergeCells(this.#row, from, this.#row, to);
  }

  /** The .xlsx as bytes. */
  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.#workbook.xlsx.writeBuffer());
  }
}
