// The form of a month, quarter or longer, as a page to print and as a workbook: points, work, facts, level with its
// grounds, opinions, places to sign. Reading it is logged like reading the record.
import { addDays } from '../domain/period/date.ts';
import { periodParts } from '../domain/period/period.ts';
import { dateAt } from '../domain/period/zone.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Outcome } from '../domain/score/outcome.ts';
import type { PrintedCell, PrintedForm, PrintedRow, PrintedSection } from '../files/printed-form.ts';
import { printedFormHtml } from '../files/printed-form-html.ts';
import { printedFormWorkbook } from '../files/printed-form-xlsx.ts';
import { fill, printedDay } from '../files/weekly-form.ts';
import type { RequestActor, Tenant } from './actor.ts';
import type { AppContext } from './context.ts';
import { organAbove } from './letterhead.ts';
import type { LongFormTexts } from './long-form-texts.ts';
import { factRows, lineRows } from './print-facts.ts';
import { isMonthlyForm, monthlySections } from './print-monthly-form.ts';
import { scoreRows } from './print-scores.ts';
import { type PeriodRecordView, viewPeriodRecord } from './views/period-record.ts';

export interface LongPrintOrder {
  readonly id: number;
  readonly tenant: Tenant;
  readonly locale: 'vi' | 'en';
  readonly texts: LongFormTexts;
}

/** HTML to print. Throws not-found like the view. */
export async function printPeriodRecord(
  context: AppContext,
  actor: RequestActor,
  order: LongPrintOrder,
): Promise<string> {
  const view = await viewPeriodRecord(context, actor, order.id, 'print');
  return printedFormHtml(periodForm(view, order, await organOver(context, actor, order, view)));
}

/** The same as a PDF, with a name to save it under. */
export async function periodRecordPdf(context: AppContext, actor: RequestActor, order: LongPrintOrder) {
  const view = await viewPeriodRecord(context, actor, order.id, 'export');
  // What makes PDF files starts with the first one.
  const { printedFormPdf } = await import('../files/printed-form-pdf.ts');
  return {
    ...{ name: `${fileName(view)}.pdf`, mediaType: 'application/pdf' },
    body: await printedFormPdf(periodForm(view, order, await organOver(context, actor, order, view))),
  };
}

const fileName = ({ period, subject, unit, person }: PeriodRecordView) =>
  `${period} ${subject === 'unit' ? unit.name : person.name}`;

/** The same as a workbook. */
export async function exportPeriodRecord(context: AppContext, actor: RequestActor, order: LongPrintOrder) {
  const view = await viewPeriodRecord(context, actor, order.id, 'export');
  return {
    name: `${fileName(view)}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await printedFormWorkbook(periodForm(view, order, await organOver(context, actor, order, view))),
  };
}

const organOver = (
  context: AppContext,
  actor: RequestActor,
  { tenant }: LongPrintOrder,
  { unit, to }: PeriodRecordView,
) => organAbove(context, actor, tenant, unit.id, addDays(to, -1));

/** What stands on the form, in one language. */
function periodForm(view: PeriodRecordView, order: LongPrintOrder, organ: string): PrintedForm {
  const { locale, texts } = order;
  const rulebook = view.regulation as Rulebook;
  const isParty = rulebook.line === 'party';
  const isUnit = view.subject === 'unit';
  const { kind, part, year } = periodParts(view.period);
  const name = fill(texts.long.periods[kind] ?? '', { part, year });
  const span = { period: name, from: printedDay(view.from), to: printedDay(addDays(view.to, -1)) };
  return {
    language: locale,
    layout: isParty ? 'party' : 'state',
    above: isParty ? word(texts, 'party') : texts.stateName,
    motto: isParty ? '' : texts.motto,
    placeAndDate: texts.placeAndDate,
    ...{ organ, issuer: view.unit.name },
    title: isUnit ? word(texts, 'unitTitle') : (texts.long.titles[rulebook.family] ?? word(texts, 'title')),
    subtitle: [texts.monthly[rulebook.id], fill(word(texts, 'span'), span)].filter(Boolean).join(' — '),
    identity: isUnit
      ? [
          [word(texts, 'unit'), view.unit.name],
          [word(texts, 'answers'), view.person.name],
        ]
      : [
          [texts.fullName, view.person.name],
          ...(view.post === null ? [] : [[texts.post, view.post] as const]),
          [texts.unit, view.unit.name],
        ],
    sections: isMonthlyForm(rulebook)
      ? sectionsOf(view, rulebook, order)
      : numbered(sectionsOf(view, rulebook, order)),
    signatures: signaturesOf(view, texts),
    footnotes: footnotesOf(view, rulebook, order),
  };
}

const NUMBERS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Counts what this form has: the texts carry the numbers of the fullest form, and a unit's has other parts. */
const numbered = (sections: readonly PrintedSection[]) =>
  sections.map((section, at): PrintedSection => {
    const heading = section.heading.replace(/^[IVX]+\. /, '');
    return { ...section, heading: `${NUMBERS[at] ?? at + 1}. ${heading}` };
  });

function word(texts: LongFormTexts, key: string): string {
  const found = texts.long[key];
  return typeof found === 'string' ? found : '';
}

const text = (value: string | null): PrintedCell => ({ text: value });

type Heads = readonly (readonly [name: string, share: number])[];

function sectionsOf(view: PeriodRecordView, rulebook: Rulebook, order: LongPrintOrder): PrintedSection[] {
  const { texts, locale } = order;
  const latest = view.stages.findLast(({ facts }) => facts !== null)?.facts ?? null;
  const w = (key: string) => word(texts, key);
  const table = (key: string, heads: Heads, rows: readonly PrintedRow[], empty: string): PrintedSection => ({
    ...{ kind: 'table', heading: w(key), rows, empty: w(empty) },
    columns: heads.map(([name, share]) => ({ name, share })),
  });
  const heads = headsOf(texts);
  const facts = table('facts', heads.facts, factRows(rulebook, latest, locale, w), 'noFacts');
  const level = table('level', heads.level, levelRows(view, locale, texts), 'noLevel');
  const comments = commentSection(view, order);
  if (isMonthlyForm(rulebook)) return monthlySections(view, order, { facts, level, comments });
  return [
    ...unitSections(view, texts),
    table('scores', heads.scores, scoreRows(view, locale, texts.total), 'noLevel'),
    ...(isUnitWeek(view) ? [] : [table('work', heads.work, lineRows(latest, w), 'noWork'), facts]),
    level,
    table('steps', heads.steps, stepRows(view, order), 'noSteps'),
    comments,
  ];
}

/** A unit's week is told as a report: its work, and words on style and difficulties. */
const isUnitWeek = (view: PeriodRecordView) => (view.unitWork?.report ?? null) !== null;

function unitSections(view: PeriodRecordView, texts: LongFormTexts): PrintedSection[] {
  const report = view.unitWork?.report ?? null;
  if (report === null) return [];
  const words = (key: string, typed: string): PrintedSection => ({
    ...{ kind: 'text', heading: word(texts, key), empty: word(texts, 'nothing') },
    lines: typed.trim() === '' ? [] : [{ text: typed }],
  });
  return [
    {
      ...{ kind: 'table', heading: word(texts, 'unitWork'), empty: word(texts, 'noWork') },
      columns: [
        { name: texts.task, share: 60 },
        { name: texts.product, share: 40 },
      ],
      rows: report.items.map(({ title, product }) => ({ cells: [text(title), text(product)] })),
    },
    words('unitConduct', report.conduct),
    words('unitDifficulties', report.difficulties),
  ];
}

/** Columns of each table with their shares of the width. */
function headsOf(
  texts: LongFormTexts,
): Readonly<Record<'scores' | 'work' | 'facts' | 'level' | 'steps', Heads>> {
  const w = (key: string) => word(texts, key);
  const small = ['coefficient', 'assigned', 'done'].map((key) => [w(key), 9] as const);
  const often = ['faults', 'delays'].map((key) => [w(key), 11] as const);
  const stages = [texts.self, texts.scorer, texts.final].map((name) => [name, 15] as const);
  return {
    scores: [[texts.criterion, 43], [texts.max, 12], ...stages],
    work: [[texts.task, 31], [texts.product, 20], ...small, ...often],
    facts: [
      [w('fact'), 45],
      [w('value'), 20],
      [w('reason'), 35],
    ],
    level: [
      [w('stage'), 25],
      [w('points'), 12],
      [w('levelColumn'), 28],
      [w('grounds'), 35],
    ],
    steps: [
      [w('step'), 35],
      [w('by'), 27],
      [w('value'), 38],
    ],
  };
}

function levelRows(view: PeriodRecordView, locale: 'vi' | 'en', texts: LongFormTexts): readonly PrintedRow[] {
  const names = { self: texts.self, scorer: texts.scorer, final: texts.final };
  return view.stages.map(({ stage, total, level, outcome }) => {
    const name = view.levels.find(({ key }) => key === level)?.name[locale] ?? word(texts, 'levelOpen');
    return {
      cells: [text(names[stage]), { points: total }, text(name), text(groundsOf(outcome as Outcome, locale))],
    };
  });
}

/** The rule that settled a level, with its place in the document; null where nothing did. */
export function groundsOf({ level }: Outcome, locale: 'vi' | 'en'): string | null {
  const decisive = level.steps.findLast(({ from, to }) => from !== to);
  if (decisive === undefined) return null;
  const { document, where } = decisive.citation;
  return `${decisive.name[locale]} (${document}, ${where})`;
}

function stepRows(view: PeriodRecordView, { tenant, locale }: LongPrintOrder): readonly PrintedRow[] {
  return view.steps.flatMap(({ name, done }) => {
    if (done === null) return [];
    const by = [done.by?.name, printedDay(dateAt(done.at, tenant.zone))].filter(Boolean).join(', ');
    return [{ cells: [text(name[locale]), text(by), text(done.words)] }];
  });
}

function commentSection(view: PeriodRecordView, { tenant, texts }: LongPrintOrder): PrintedSection {
  const lines = view.acts.flatMap(({ act, at, actor, comment }) => {
    if (comment === null || act === 'step-recorded') return [];
    const parts = [texts.acts[act] ?? act, actor?.name, printedDay(dateAt(at, tenant.zone))];
    return [{ text: parts.filter(Boolean).join(', '), italic: true }, { text: comment }];
  });
  return { kind: 'text', heading: word(texts, 'comments'), lines, empty: texts.noComments };
}

/** Whoever scored or decided signs; until then whoever has to. One authority signs once. */
function signaturesOf(view: PeriodRecordView, texts: LongFormTexts): PrintedForm['signatures'] {
  const byOf = (stage: 'scorer' | 'final') =>
    view.stages.find((one) => one.stage === stage)?.by?.name ?? null;
  const hint = texts.signHint;
  const title = view.subject === 'unit' ? word(texts, 'signHead') : texts.signSelf;
  const self = { title, hint, name: view.person.name };
  const final = { title: texts.signFinal, hint, name: byOf('final') ?? view.approver?.name ?? null };
  if (view.oneAuthority) return [self, final];
  return [
    self,
    { title: texts.signScorer, hint, name: byOf('scorer') ?? view.scorerPerson?.name ?? null },
    final,
  ];
}

function footnotesOf(view: PeriodRecordView, rulebook: Rulebook, { texts, locale }: LongPrintOrder) {
  const last = view.acts.at(-1);
  const { title, document, id, version } = rulebook;
  return [
    ...(view.counted ? [] : [word(texts, 'notCounted')]),
    ...(view.late ? [texts.late] : []),
    ...(view.oneAuthority ? [texts.oneAuthority] : []),
    ...(isMonthlyForm(rulebook) ? [texts.monthly.source ?? ''] : []),
    ...(view.openReadings === null ? [] : [word(texts, 'readings')]),
    fill(texts.basis, { title: title[locale], document, id, version }),
    fill(texts.proof, { seq: last?.seq ?? 0, record: view.id, proof: last?.proof ?? '' }),
  ];
}
