// The weekly form as a workbook: the form itself, the work, the points, the comments, each on its own sheet.
import { type FormTexts, footnotes, identityOf, type WeeklyForm, weekLine } from './weekly-form.ts';
import { type WorkbookSheet, type WorkbookValue, writeWorkbook } from './write-xlsx.ts';

/** Bytes of an xlsx file. Points are numbers (38.5), dates are dates, what people typed is text. */
export function weeklyFormWorkbook(form: WeeklyForm, texts: FormTexts): Promise<Uint8Array> {
  const sheets = [identity(form, texts), work(form, texts), scores(form, texts), comments(form, texts)];
  return writeWorkbook({ sheets });
}

const text = (heading: string, width: number) => ({ heading, width, kind: 'text' as const });

function identity(form: WeeklyForm, texts: FormTexts): WorkbookSheet {
  const lines: readonly (readonly [string, string])[] = [
    [texts.title, weekLine(form, texts)],
    ['', form.organ],
    ...identityOf(form, texts),
    [texts.conduct, form.conduct],
    [texts.difficulties, form.difficulties],
    [texts.signSelf, form.signers.self ?? ''],
    [texts.signScorer, form.signers.scorer ?? ''],
    [texts.signFinal, form.signers.final ?? ''],
    ...footnotes(form, texts).map((line) => ['', line] as const),
  ];
  return {
    name: `${form.week}-${form.year}`,
    columns: [text(texts.stateName, 44), text(texts.motto, 90)],
    rows: lines,
  };
}

function work({ items }: WeeklyForm, texts: FormTexts): WorkbookSheet {
  return {
    name: texts.task,
    columns: [
      { heading: texts.number, width: 6, kind: 'number' },
      text(texts.task, 60),
      text(texts.product, 40),
      { heading: texts.due, width: 14, kind: 'date' },
      { heading: texts.done, width: 14, kind: 'date' },
      text(texts.note, 40),
    ],
    rows: items.map((item, index) => [
      index + 1,
      ...[item.title, item.product, item.due, item.done, item.note],
    ]),
  };
}

// A spreadsheet cell has no hundredths: 3850 is exactly 38.5 there.
function scores(form: WeeklyForm, texts: FormTexts): WorkbookSheet {
  const points = (value: number | null): WorkbookValue => (value === null ? null : value / 100);
  const number = (heading: string) => ({ heading, width: 18, kind: 'number' as const });
  const total = { name: texts.total, max: form.maxTotal, ...form.totals };
  return {
    name: texts.level,
    columns: [
      text(texts.criterion, 60),
      ...[texts.max, texts.self, texts.scorer, texts.final].map(number),
      text(texts.level, 60),
    ],
    rows: [
      ...[...form.rows, total].map(({ name, max, self, scorer, final }) => [
        name,
        ...[max, self, scorer, final].map(points),
        null,
      ]),
      [texts.level, null, null, null, null, levelsOf(form, texts)],
    ],
  };
}

function levelsOf({ levels }: WeeklyForm, texts: FormTexts): string {
  return (['self', 'scorer', 'final'] as const)
    .filter((stage) => levels[stage] !== null)
    .map((stage) => `${texts[stage]}: ${levels[stage]}`)
    .join('\n');
}

function comments(form: WeeklyForm, texts: FormTexts): WorkbookSheet {
  return {
    name: texts.comments,
    columns: [
      text(texts.comments, 40),
      text(texts.fullName, 30),
      { heading: texts.done, width: 14, kind: 'date' },
      text(texts.note, 100),
    ],
    rows: form.comments.map(({ act, by, day, text: words }) => [texts.acts[act] ?? act, by, day, words]),
  };
}
