// Why a result is what it is, as a PDF sheet for the person: level, criteria with works, acts and articles. Of a longer
// period every record inside is told in full, as far as the reader may read it.
import { type PeriodKey, periodParts } from '../domain/period/period.ts';
import { dateAt } from '../domain/period/zone.ts';
import { compare, fraction, readFraction } from '../domain/score/fraction.ts';
import { formatPoints } from '../domain/score/points.ts';
import type { PrintedForm, PrintedRow, PrintedSection } from '../files/printed-form.ts';
import { fill, printedDay } from '../files/weekly-form.ts';
import type { RequestActor, Tenant } from './actor.ts';
import type { AppContext } from './context.ts';
import { Failure } from './failure.ts';
import { organAbove } from './letterhead.ts';
import { viewWhy, type WhyAsked } from './views/why.ts';
import type { Why, WhyNode } from './views/why-node.ts';

export interface WhyTexts {
  readonly stateName: string;
  readonly motto: string;
  readonly placeAndDate: string;
  readonly long: { readonly periods: Readonly<Record<string, string>> };
  readonly why: {
    readonly [key: string]: string | Readonly<Record<string, string>>;
    readonly notes: Readonly<Record<NonNullable<WhyNode['note']>, string>>;
  };
}

export interface WhyOrder {
  readonly asked: WhyAsked;
  readonly tenant: Tenant;
  readonly locale: 'vi' | 'en';
  readonly texts: WhyTexts;
}

/** Throws not-found as the view does. */
export async function whyAsPdf(context: AppContext, actor: RequestActor, order: WhyOrder) {
  const view = await viewWhy(context, actor, order.asked);
  const inside = await insideOf(context, actor, view);
  const { printedFormPdf } = await import('../files/printed-form-pdf.ts');
  const organ = await organAbove(context, actor, order.tenant, view.unit?.id ?? null, actor.today);
  const whose = view.person?.name ?? view.unit?.name ?? '';
  return {
    name: `${text(order.texts, 'title')} ${view.period} ${whose}.pdf`,
    mediaType: 'application/pdf',
    body: await printedFormPdf(whyForm(view, inside, order, organ)),
  };
}

/** The records a mean is made of, of the person or the unit itself; one the reader may not read is left at its line. */
async function insideOf(context: AppContext, actor: RequestActor, view: Why): Promise<readonly Why[]> {
  const found: Why[] = [];
  for (const { open } of [...view.root.children, ...(ownOf(view)?.children ?? [])]) {
    if (open?.of !== 'record') continue;
    const one = await viewWhy(context, actor, { of: 'record', id: open.id }).catch((error: unknown) => {
      if (error instanceof Failure && error.kind === 'not-found') return null;
      throw error;
    });
    if (one !== null) found.push(one);
  }
  return found;
}

/** What a unit has of its own records, beside the mean of its people. */
function ownOf({ of, root }: Why): WhyNode | null {
  return of === 'unit' ? (root.children.find(({ note }) => note === 'own') ?? null) : null;
}

/** What stands on the sheet, in one language. */
function whyForm(view: Why, inside: readonly Why[], order: WhyOrder, organ: string): PrintedForm {
  const { tenant, locale, texts } = order;
  const { regulation, unit, person, root } = view;
  const names = new Map(view.levels.map(({ key, name }) => [key, name[locale]]));
  const { level: key, words, exact, shown } = ownOf(view) ?? root;
  const level = key === null ? words : (names.get(key) ?? key);
  // A mean of people has no level, and says so by naming none.
  const noLevel = view.of === 'unit' ? null : text(texts, 'none');
  return {
    ...{ language: locale, layout: 'state', above: texts.stateName, motto: texts.motto },
    ...{ placeAndDate: texts.placeAndDate, organ, issuer: unit?.name ?? tenant.name },
    title: text(texts, 'title'),
    subtitle: periodName(view.period, texts),
    identity: [
      ...(person === null ? [] : [[text(texts, 'person'), person.name] as const]),
      ...(unit === null ? [] : [[text(texts, 'unit'), unit.name] as const]),
      ...[level ?? noLevel].flatMap((one) => (one === null ? [] : [[text(texts, 'level'), one] as const])),
      ...(exact === null || shown === null
        ? []
        : [[text(texts, 'exact'), exactWords(exact, shown, order)] as const]),
    ],
    sections: [sectionOf(view, order, text(texts, 'points')), ...inside.map((one) => sectionOf(one, order))],
    signatures: [],
    footnotes: [
      ...(view.preview ? [text(texts, 'preview')] : []),
      ...(regulation === null
        ? []
        : [fill(text(texts, 'basis'), { ...regulation, title: regulation.title[locale] })]),
    ],
  };
}

const LONGEST_EXACT = 16;

/** Points as they are shown; where that cuts something off, with the exact value. */
function exactWords(exact: string, shown: number, { locale, texts }: WhyOrder): string {
  const points = formatPoints(shown, locale);
  const isWhole = compare(readFraction(exact), fraction(BigInt(shown), 100n)) === 0;
  if (isWhole) return points;
  // Means of many people are fractions of thirty digits: page and workbook have them, paper says that they are cut off.
  const cut = exact.length > LONGEST_EXACT ? 'cutLong' : 'cut';
  return fill(text(texts, cut), { points, exact });
}

function sectionOf(
  view: Why,
  order: WhyOrder,
  heading = periodName(view.period, order.texts),
): PrintedSection {
  const { texts } = order;
  const rows = [
    rowOf(view, view.root, order, 0),
    ...view.root.children.flatMap((one) => rowsOf(view, one, order, 1)),
  ];
  return {
    ...{ kind: 'table', heading, empty: text(texts, 'none'), rows },
    columns: [
      { name: text(texts, 'what'), share: 44 },
      { name: text(texts, 'value'), share: 12 },
      { name: text(texts, 'most'), share: 12 },
      { name: text(texts, 'ground'), share: 32 },
    ],
  };
}

function rowsOf(view: Why, node: WhyNode, order: WhyOrder, depth: number): readonly PrintedRow[] {
  return [
    rowOf(view, node, order, depth),
    ...node.children.flatMap((one) => rowsOf(view, one, order, depth + 1)),
  ];
}

function rowOf(view: Why, node: WhyNode, order: WhyOrder, depth: number): PrintedRow {
  const { locale, tenant, texts } = order;
  const level = view.levels.find(({ key }) => key === node.level)?.name[locale];
  const name = node.name?.[locale] ?? null;
  const said = [
    node.kind === 'level' ? text(texts, 'level') : null,
    // As on the page: what is counted says so by its points.
    node.note === null || node.note === 'counted' ? null : texts.why.notes[node.note],
    node.period === null ? null : periodName(node.period, texts),
    name,
    node.words,
    node.kind === 'level' || level === undefined || level === name ? null : level,
  ].filter((part): part is string => part !== null && part !== '');
  const by = [node.by?.name, node.at === null ? null : printedDay(dateAt(node.at, tenant.zone))];
  const cited = node.citation === null ? null : `${node.citation.document}, ${node.citation.where}`;
  const ground = [cited, by.filter(Boolean).join(', ')].filter(Boolean).join('\n');
  return {
    cells: [{ text: said.join(': ') }, { points: node.shown }, { points: node.max }, { text: ground }],
    indent: depth,
    bold: depth === 0 || node.kind === 'group' || node.kind === 'period',
  };
}

function periodName(period: PeriodKey, texts: WhyTexts): string {
  const { kind, part, year } = periodParts(period);
  return fill(texts.long.periods[kind] ?? '', { part, year });
}

function text(texts: WhyTexts, key: string): string {
  const found = texts.why[key];
  return typeof found === 'string' ? found : '';
}
