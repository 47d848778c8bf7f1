// The weekly form as a workbook: one sheet laid out like the printed page, ready for A4, with places to sign.
import { type FormCell, FormSheet } from './form-sheet.ts';
import {
  type Columns,
  type FormTexts,
  footnotes,
  identityOf,
  printedDay,
  type WeeklyForm,
  weekLine,
} from './weekly-form.ts';

/** Number, work, product, due, done, note; the points stand below in the same columns. */
const WIDTHS = [5, 28, 21, 13, 13, 16] as const;
const LAST = WIDTHS.length;
const STAGES = ['self', 'scorer', 'final'] as const;

/** Bytes of an xlsx file. Points are numbers (38.5), dates are dates, what people typed is text. */
export async function weeklyFormWorkbook(form: WeeklyForm, texts: FormTexts): Promise<Uint8Array> {
  const sheet = await FormSheet.open(`${form.week}-${form.year}`, WIDTHS);
  letterhead(sheet, form, texts);
  identity(sheet, form, texts);
  work(sheet, form, texts);
  words(sheet, texts.conduct, form.conduct);
  words(sheet, texts.difficulties, form.difficulties);
  points(sheet, form, texts);
  comments(sheet, form, texts);
  signatures(sheet, form, texts);
  sheet.gap(16);
  for (const line of footnotes(form, texts)) sheet.add([{ ...wide(line), size: 11 }]);
  return sheet.bytes();
}

const wide = (value: string | null): FormCell => ({ value, from: 1, to: LAST });
const boxed = (value: FormCell['value'], from: number, to = from): FormCell => ({
  ...{ value, from, to, boxed: true, size: 12 },
});

function letterhead(sheet: FormSheet, form: WeeklyForm, texts: FormTexts): void {
  const left = { from: 1, to: 2, align: 'center' } as const;
  const right = { from: 3, to: LAST, align: 'center' } as const;
  const capitals = (name: string) => name.toLocaleUpperCase(texts.language);
  sheet.add([
    { ...left, value: capitals(form.organ) },
    { ...right, value: texts.stateName, bold: true },
  ]);
  sheet.add([
    { ...left, value: capitals(form.unit), bold: true, underline: true },
    { ...right, value: texts.motto, bold: true, underline: true, size: 14 },
  ]);
  sheet.add([{ ...right, value: texts.placeAndDate, italic: true }], 24);
  sheet.gap(10);
  if (form.preview) sheet.add([{ ...wide(texts.preview), align: 'center', bold: true }]);
  sheet.add([{ ...wide(texts.title), align: 'center', bold: true, size: 14 }]);
  sheet.add([{ ...wide(weekLine(form, texts)), align: 'center', bold: true }]);
  sheet.gap(8);
}

function identity(sheet: FormSheet, form: WeeklyForm, texts: FormTexts): void {
  for (const [label, value] of identityOf(form, texts))
    sheet.add([
      { value: `${label}:`, from: 1, to: 2 },
      { value, from: 3, to: LAST, bold: true },
    ]);
}

function title(sheet: FormSheet, words: string): void {
  sheet.gap(8);
  sheet.add([{ ...wide(words), bold: true }]);
}

function words(sheet: FormSheet, heading: string, typed: string): void {
  title(sheet, heading);
  for (const line of typed.split('\n')) sheet.add([wide(line)]);
}

function work(sheet: FormSheet, { items }: WeeklyForm, texts: FormTexts): void {
  title(sheet, texts.work);
  if (items.length === 0) sheet.add([wide(texts.noWork)]);
  else workTable(sheet, items, texts);
}

function workTable(sheet: FormSheet, items: WeeklyForm['items'], texts: FormTexts): void {
  const heads = [texts.number, texts.task, texts.product, texts.due, texts.done, texts.note];
  sheet.add(heads.map((head, at) => ({ ...boxed(head, at + 1), bold: true, align: 'center' })));
  items.forEach((item, index) => {
    const day = (date: string | null, column: number): FormCell => ({
      ...boxed(date === null ? null : new Date(`${date}T00:00:00Z`), column),
      align: 'center',
    });
    sheet.add([
      { ...boxed(index + 1, 1), align: 'center' },
      ...[boxed(item.title, 2), boxed(item.product, 3), day(item.due, 4), day(item.done, 5)],
      boxed(item.note, 6),
    ]);
  });
}

// A spreadsheet cell has no hundredths: 3850 is exactly 38.5 there.
function points(sheet: FormSheet, form: WeeklyForm, texts: FormTexts): void {
  title(sheet, texts.scores);
  const heads = [texts.max, texts.self, texts.scorer, texts.final];
  sheet.add(
    [boxed(texts.criterion, 1, 2), ...heads.map((head, at) => boxed(head, at + 3))].map((cell) => ({
      ...cell,
      ...{ bold: true, align: 'center' as const },
    })),
  );
  const row = (name: string, max: number, values: Columns<number | null>, bold: boolean) => {
    const hundredths = [max, ...STAGES.map((stage) => values[stage])];
    sheet.add([
      { ...boxed(name, 1, 2), bold, indent: bold ? 0 : 1 },
      ...hundredths.map((value, at) => ({
        ...boxed(value === null ? null : value / 100, at + 3),
        ...{ bold, align: 'right' as const },
      })),
    ]);
  };
  for (const one of form.rows) row(one.name, one.max, one, one.isGroup);
  row(texts.total, form.maxTotal, form.totals, true);
  sheet.add([
    { ...boxed(texts.level, 1, 3), bold: true },
    ...STAGES.map((stage, at) => ({
      ...boxed(form.levels[stage], at + 4),
      ...{ bold: true, align: 'center' as const },
    })),
  ]);
}

function comments(sheet: FormSheet, form: WeeklyForm, texts: FormTexts): void {
  title(sheet, texts.comments);
  if (form.comments.length === 0) sheet.add([wide(texts.noComments)]);
  for (const { act, by, day, text } of form.comments) {
    const who = [texts.acts[act] ?? act, by, printedDay(day)].filter((part) => part !== null).join(', ');
    sheet.add([{ ...wide(who), italic: true }]);
    for (const line of text.split('\n')) sheet.add([wide(line)]);
  }
}

const PLACES = [
  [1, 2],
  [3, 4],
  [5, LAST],
] as const;

function signatures(sheet: FormSheet, { signers }: WeeklyForm, texts: FormTexts): void {
  const across = (of: (stage: (typeof STAGES)[number]) => string | null, how: Partial<FormCell>) =>
    STAGES.map((stage, at): FormCell => {
      const [from, to] = PLACES[at] ?? [1, 1];
      return { value: of(stage), from, to, align: 'center', ...how };
    });
  const titles = { self: texts.signSelf, scorer: texts.signScorer, final: texts.signFinal };
  sheet.gap(16);
  sheet.add(across((stage) => titles[stage], { bold: true }));
  sheet.add(across(() => texts.signHint, { italic: true }));
  sheet.gap(72);
  sheet.add(across((stage) => signers[stage], { bold: true }));
}
