// Results of a unit's people in a longer period as one list to print: who, what each stage gave, the level, and how many have
// each level. Everything under the unit stands in it; what the reader may not see stays empty. Reading it is logged.
import { addDays } from '../domain/period/date.ts';
import { isPeriodKey, periodDates, periodKind, periodParts } from '../domain/period/period.ts';
import { isWeekKey } from '../domain/period/week.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { PrintedCell, PrintedForm, PrintedRow, PrintedSection } from '../files/printed-form.ts';
import { printedFormHtml } from '../files/printed-form-html.ts';
import { fill, printedDay } from '../files/weekly-form.ts';
import { listEvaluations } from '../store/evaluation-lists.ts';
import { loadWeekFacts } from '../store/weeks.ts';
import type { RequestActor, Tenant } from './actor.ts';
import type { AppContext } from './context.ts';
import { notFound } from './failure.ts';
import { organAbove } from './letterhead.ts';
import type { LongFormTexts } from './long-form-texts.ts';
import { isMonthlyForm } from './print-monthly-form.ts';
import { linesOf } from './views/evaluation-item.ts';
import { type PeriodItem, periodItems } from './views/period-item.ts';
import { logReads, reading } from './views/reading.ts';
import { viewUnitPeriod } from './views/unit-period.ts';
import { treeDayIn } from './views/unit-tree.ts';

export interface ListOrder {
  readonly unitId: number;
  readonly period: string;
  readonly tenant: Tenant;
  readonly locale: 'vi' | 'en';
  readonly texts: LongFormTexts & { readonly list: Readonly<Record<string, string>> };
}

/** HTML to print. Throws not-found like the page of the unit. */
export async function printUnitPeriod(context: AppContext, actor: RequestActor, order: ListOrder) {
  return printedFormHtml(await listForm(context, actor, order));
}

/** The same as a PDF, with a name to save it under. */
export async function unitPeriodPdf(context: AppContext, actor: RequestActor, order: ListOrder) {
  const form = await listForm(context, actor, order);
  // What makes PDF files starts with the first one.
  const { printedFormPdf } = await import('../files/printed-form-pdf.ts');
  const name = `${order.period} ${form.issuer}.pdf`;
  return { name, mediaType: 'application/pdf', body: await printedFormPdf(form) };
}

async function listForm(context: AppContext, actor: RequestActor, order: ListOrder): Promise<PrintedForm> {
  const { unitId, period, texts, tenant, locale } = order;
  // Guarded by the page of the unit: who may not open that has no list either.
  const { unit } = await viewUnitPeriod(context, actor, unitId, period);
  const [lines, organ] = await Promise.all([
    linesUnder(context, actor, order),
    organAbove(context, actor, tenant, unitId, addDays(periodDates(period).to, -1)),
  ]);
  const regulations = [...new Map(lines.map(({ rulebook }) => [rulebook.family, rulebook])).values()];
  const { kind, part, year } = periodParts(period);
  const { from, to } = periodDates(period);
  const name = fill(texts.long.periods[kind] ?? '', { part, year });
  const span = { period: name, from: printedDay(from), to: printedDay(addDays(to, -1)) };
  const numbers = regulations.flatMap(({ family }) => texts.list[family] ?? []);
  return {
    ...{ language: locale, layout: 'state', above: texts.stateName, motto: texts.motto },
    ...{ placeAndDate: texts.placeAndDate, organ, issuer: unit.name, title: texts.list.title ?? '' },
    subtitle: [...numbers, fill(String(texts.long.span ?? ''), span)].join(' — '),
    identity: [],
    sections: [peopleSection(lines, order), ...regulations.map((one) => levelSection(lines, one, order))],
    signatures: [
      { title: texts.list.sign ?? '', hint: texts.signHint, name: null },
      { title: texts.list.signHead ?? '', hint: texts.signHint, name: null },
    ],
    footnotes: [
      ...(regulations.some(isMonthlyForm) ? [texts.list.unitSource ?? ''] : []),
      ...regulations.map(({ title, document, id, version }) =>
        fill(texts.basis, { title: title[locale], document, id, version }),
      ),
    ],
  };
}

interface ListLine {
  readonly item: PeriodItem;
  readonly rulebook: Rulebook;
}

function linesUnder(context: AppContext, actor: RequestActor, { unitId, period }: ListOrder) {
  if (!isPeriodKey(period) || isWeekKey(period)) throw notFound();
  return reading(context, actor, async (desk): Promise<readonly ListLine[]> => {
    const [facts, { rows }] = await Promise.all([
      loadWeekFacts(desk.tx, actor.tenantId, []),
      listEvaluations(desk.tx, {
        ...{ tenantId: actor.tenantId, viewer: desk.viewer, monday: periodDates(period).from },
        ...{ kind: periodKind(period), part: 'unit', unit: unitId, treeDay: treeDayIn(period, actor.today) },
        ...{ states: null, after: null, limit: null },
      }),
    ]);
    const lines = linesOf(desk, rows, facts);
    logReads(
      desk,
      lines.map(({ state }) => state),
      'print',
    );
    const items = periodItems(desk, lines);
    return items.flatMap((item, at) => {
      const rulebook = lines[at]?.rulebook;
      return rulebook === undefined ? [] : [{ item, rulebook }];
    });
  });
}

const middle = (text: string): PrintedCell => ({ text, align: 'center' });

function peopleSection(lines: readonly ListLine[], { texts, locale }: ListOrder): PrintedSection {
  const w = (key: string) => texts.list[key] ?? '';
  const level = ({ counted, final, levels, state }: PeriodItem): string => {
    if (!counted) return w('notCounted');
    if (state !== 'approved' && state !== 'closed') return w('waiting');
    if (final === null) return w('hidden');
    return levels.find(({ key }) => key === final.level)?.name[locale] ?? w('waiting');
  };
  const columns = [
    ...([
      ['number', 7],
      ['name', 23],
      ['post', 25],
    ] as const),
    ...([
      ['self', 10],
      ['scorer', 10],
      ['final', 10],
      ['level', 15],
    ] as const),
  ];
  return {
    ...{ kind: 'table', heading: w('people'), empty: w('records') },
    columns: columns.map(([key, share]) => ({ name: w(key), share })),
    rows: lines.map(
      ({ item }, at): PrintedRow => ({
        cells: [
          ...[middle(String(at + 1)), { text: item.person.name }],
          { text: [item.post, item.unit.name].filter(Boolean).join(', ') },
          ...[item.self, item.scorer, item.final].map((result) => ({ points: result?.total ?? null })),
          { text: level(item) },
        ],
      }),
    ),
  };
}

/** How many have each level of one regulation's family; shares are cut off. */
function levelSection(
  lines: readonly ListLine[],
  rulebook: Rulebook,
  { texts, locale }: ListOrder,
): PrintedSection {
  const w = (key: string) => texts.list[key] ?? '';
  const decided = lines.filter(
    ({ item, rulebook: own }) => own.family === rulebook.family && item.counted && item.final !== null,
  );
  return {
    ...{ kind: 'table', heading: `${w('levels')}: ${rulebook.document}`, empty: w('records') },
    columns: [
      { name: w('level'), share: 50 },
      { name: w('count'), share: 20 },
      { name: w('share'), share: 30 },
    ],
    rows: rulebook.levels.map(({ key, name }) => {
      const count = decided.filter(({ item }) => item.final?.level === key).length;
      const share = decided.length === 0 ? '' : `${Math.floor((count * 100) / decided.length)} %`;
      return { cells: [{ text: name[locale] }, middle(String(count)), middle(share)] };
    }),
  };
}
