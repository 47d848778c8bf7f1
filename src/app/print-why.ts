// Why a result is what it is, as a PDF sheet for the person: level, criteria with works, acts and articles. Of a longer
// period every record inside is told in full, as far as the reader may read it.
import { type PeriodKey, periodParts } from '../domain/period/period.ts';
import { dateAt } from '../domain/period/zone.ts';
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
    readonly notes: Readonly<Record<string, string>>;
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

/** The records a mean of a person is made of; one the reader may not read is left at its line. */
async function insideOf(context: AppContext, actor: RequestActor, view: Why): Promise<readonly Why[]> {
  if (view.of !== 'person') return [];
  const found: Why[] = [];
  for (const { open } of view.root.children) {
    if (open === null) continue;
    const one = await viewWhy(context, actor, { of: 'record', id: open.id }).catch((error: unknown) => {
      if (error instanceof Failure && error.kind === 'not-found') return null;
      throw error;
    });
    if (one !== null) found.push(one);
  }
  return found;
}

/** What stands on the sheet, in one language. */
function whyForm(view: Why, inside: readonly Why[], order: WhyOrder, organ: string): PrintedForm {
  const { tenant, locale, texts } = order;
  const { regulation, unit, person, root } = view;
  const names = new Map(view.levels.map(({ key, name }) => [key, name[locale]]));
  const level = root.level === null ? root.words : (names.get(root.level) ?? root.level);
  return {
    ...{ language: locale, layout: 'state', above: texts.stateName, motto: texts.motto },
    ...{ placeAndDate: texts.placeAndDate, organ, issuer: unit?.name ?? tenant.name },
    title: text(texts, 'title'),
    subtitle: periodName(view.period, texts),
    identity: [
      ...(person === null ? [] : [[text(texts, 'person'), person.name] as const]),
      ...(unit === null ? [] : [[text(texts, 'unit'), unit.name] as const]),
      [text(texts, 'level'), level ?? text(texts, 'none')],
      ...(root.exact === null ? [] : [[text(texts, 'exact'), root.exact] as const]),
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
  const said = [
    node.note === null ? null : (texts.why.notes[node.note] ?? node.note),
    node.period === null ? null : periodName(node.period, texts),
    node.name?.[locale] ?? null,
    node.words,
    node.kind === 'level' || level === undefined ? null : level,
  ].filter((part): part is string => part !== null && part !== '');
  const by = [node.by?.name, node.at === null ? null : printedDay(dateAt(node.at, tenant.zone))];
  const cited = node.citation === null ? null : `${node.citation.document}, ${node.citation.where}`;
  const ground = [cited, by.filter(Boolean).join(', ')].filter(Boolean).join('\n');
  return {
    cells: [
      { text: `${'· '.repeat(depth)}${said.join(': ')}` },
      { points: node.shown },
      { points: node.max },
      { text: ground },
    ],
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
