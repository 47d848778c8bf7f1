// A printed form as a workbook: one sheet laid out like the printed page, ready for A4, with places to sign.
import { type FormCell, FormSheet } from './form-sheet.ts';
import type { PrintedCell, PrintedForm, PrintedSection } from './printed-form.ts';

/** A grid fine enough for every table of a form: each column of the sheet is a twentieth of the page. */
const GRID = 20;
const WIDTHS = Array.from({ length: GRID }, () => 4.8);

/** Bytes of an xlsx file. Points are numbers (38.5); what people typed is text. */
export async function printedFormWorkbook(form: PrintedForm): Promise<Uint8Array> {
  const sheet = await FormSheet.open(form.subtitle, WIDTHS);
  letterhead(sheet, form);
  for (const [label, value] of form.identity)
    sheet.add([
      { value: `${label}:`, from: 1, to: 6 },
      { value, from: 7, to: GRID, bold: true },
    ]);
  for (const section of form.sections) addSection(sheet, section);
  signatures(sheet, form);
  sheet.gap(16);
  for (const line of form.footnotes) sheet.add([{ ...wide(line), size: 11 }]);
  return sheet.bytes();
}

const wide = (value: string | null): FormCell => ({ value, from: 1, to: GRID });

function letterhead(sheet: FormSheet, form: PrintedForm): void {
  const left = { from: 1, to: 8, align: 'center' } as const;
  const right = { from: 9, to: GRID, align: 'center' } as const;
  const capitals = (name: string) => name.toLocaleUpperCase(form.language);
  sheet.add([
    { ...left, value: capitals(form.organ) },
    { ...right, value: form.above, bold: true },
  ]);
  sheet.add([
    { ...left, value: capitals(form.issuer), bold: true, underline: form.layout === 'state' },
    ...(form.motto === '' ? [] : [{ ...right, value: form.motto, bold: true, underline: true, size: 14 }]),
  ]);
  const star = form.layout === 'party' ? [{ ...left, value: '*' }] : [];
  sheet.add([...star, { ...right, value: form.placeAndDate, italic: true }], 24);
  sheet.gap(10);
  sheet.add([{ ...wide(form.title), align: 'center', bold: true, size: 14 }]);
  sheet.add([{ ...wide(form.subtitle), align: 'center', bold: true }]);
  sheet.gap(8);
}

/** First and last column of the grid for shares of the width, without holes; every column gets at least one. */
function spansOf(shares: readonly number[]): readonly (readonly [number, number])[] {
  let before = 0;
  let sum = 0;
  return shares.map((share, index) => {
    sum += share;
    const from = before + 1;
    const left = shares.length - 1 - index;
    const to = left === 0 ? GRID : Math.min(GRID - left, Math.max(from, Math.round((sum / 100) * GRID)));
    before = to;
    return [from, to] as const;
  });
}

function addSection(sheet: FormSheet, section: PrintedSection): void {
  sheet.gap(8);
  sheet.add([{ ...wide(section.heading), bold: true }]);
  if (section.kind === 'text') {
    if (section.lines.length === 0) sheet.add([wide(section.empty)]);
    for (const { text, italic = false } of section.lines)
      for (const line of text.split('\n')) sheet.add([{ ...wide(line), italic }]);
    return;
  }
  if (section.rows.length === 0) {
    sheet.add([wide(section.empty)]);
    return;
  }
  const spans = spansOf(section.columns.map(({ share }) => share));
  const boxed = (index: number, value: FormCell['value'], how: Partial<FormCell> = {}): FormCell => {
    const [from, to] = spans[index] ?? [1, 1];
    return { value, from, to, boxed: true, size: 12, ...how };
  };
  sheet.add(section.columns.map(({ name }, index) => boxed(index, name, { bold: true, align: 'center' })));
  for (const { cells, bold = false, indent = 0 } of section.rows)
    sheet.add(
      cells.map((cell, index) =>
        boxed(index, plainValue(cell), { bold, ...alignOf(cell), ...(index === 0 ? { indent } : {}) }),
      ),
    );
}

// A spreadsheet cell has no hundredths: 3850 is exactly 38.5 there.
function plainValue(cell: PrintedCell): FormCell['value'] {
  if ('text' in cell) return cell.text;
  return cell.points === null ? null : cell.points / 100;
}

function alignOf(cell: PrintedCell): Partial<FormCell> {
  if ('points' in cell) return { align: 'right' };
  return cell.align === undefined ? {} : { align: cell.align };
}

function signatures(sheet: FormSheet, { signatures: places }: PrintedForm): void {
  const spans = spansOf(places.map(() => 100 / places.length));
  const across = (of: (index: number) => string | null, how: Partial<FormCell>) =>
    places.map((_, index): FormCell => {
      const [from, to] = spans[index] ?? [1, 1];
      return { value: of(index), from, to, align: 'center', ...how };
    });
  sheet.gap(16);
  sheet.add(across((index) => places[index]?.title ?? null, { bold: true }));
  sheet.add(across((index) => places[index]?.hint ?? null, { italic: true }));
  sheet.gap(72);
  sheet.add(across((index) => places[index]?.name ?? null, { bold: true }));
}
