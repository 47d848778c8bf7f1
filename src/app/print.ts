// The weekly form of one record, as a page to print and as a workbook. Reading it is logged like reading the record.
import { addDays } from '../domain/period/date.ts';
import { weekDates } from '../domain/period/week.ts';
import { dateAt } from '../domain/period/zone.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Columns, FormComment, FormScoreRow, FormTexts, WeeklyForm } from '../files/weekly-form.ts';
import { weeklyFormHtml } from '../files/weekly-form-html.ts';
import type { RequestActor, Tenant } from './actor.ts';
import type { AppContext } from './context.ts';
import { organAbove } from './letterhead.ts';
import { type EvaluationView, viewEvaluationWithRules } from './views/evaluation.ts';
import type { ScoreNodeView } from './views/explain.ts';

export interface PrintOrder {
  readonly id: number;
  readonly tenant: Tenant;
  readonly locale: 'vi' | 'en';
  readonly texts: FormTexts;
}

/** HTML to print. Throws not-found like the view. */
export async function printEvaluation(
  context: AppContext,
  actor: RequestActor,
  order: PrintOrder,
): Promise<string> {
  const { view, rulebook, preview } = await viewEvaluationWithRules(context, actor, order.id, 'print');
  const organ = await organOver(context, actor, order, view);
  return weeklyFormHtml(formOf(view, rulebook, { ...order, organ }, preview), order.texts);
}

/** The same as a workbook, with a name to save it under. */
export async function exportEvaluation(context: AppContext, actor: RequestActor, order: PrintOrder) {
  const { view, rulebook, preview } = await viewEvaluationWithRules(context, actor, order.id, 'export');
  // Read when it is needed: with it the writer of workbooks would be half of what a start of the server reads.
  const { weeklyFormWorkbook } = await import('../files/weekly-form-xlsx.ts');
  const organ = await organOver(context, actor, order, view);
  const body = await weeklyFormWorkbook(formOf(view, rulebook, { ...order, organ }, preview), order.texts);
  return {
    name: `${view.week} ${view.person.name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  };
}

/** Above the unit, as the tree stood when the week ended. */
const organOver = (
  context: AppContext,
  actor: RequestActor,
  { tenant }: PrintOrder,
  { unit, to }: EvaluationView,
) => organAbove(context, actor, tenant, unit.id, addDays(to, -1));

/** What stands on the form, in one language. */
export function formOf(
  view: EvaluationView,
  rulebook: Rulebook,
  { tenant, locale, organ }: Pick<PrintOrder, 'tenant' | 'locale'> & { readonly organ: string },
  preview: boolean,
): WeeklyForm {
  const { from, to } = weekDates(view.week);
  const last = view.acts.at(-1);
  return {
    ...{ organ, unit: view.unit.name, person: view.person.name },
    ...{ post: view.post, jobPosition: view.jobPosition },
    week: Number(view.week.slice(6)),
    year: Number(view.week.slice(0, 4)),
    ...{ from, last: addDays(to, -1), partFrom: view.from, partLast: addDays(view.to, -1) },
    ...{ counted: view.counted, late: view.late, oneAuthority: view.oneAuthority },
    items: view.report?.items ?? [],
    conduct: view.report?.conduct ?? '',
    difficulties: view.report?.difficulties ?? '',
    rows: scoreRows(view, rulebook, locale),
    maxTotal: rulebook.maxTotal,
    totals: columns((stage) => view[stage]?.total ?? null),
    levels: columns((stage) => levelName(rulebook, view[stage]?.level, locale)),
    comments: commentsOf(view, tenant.zone),
    signers: signersOf(view),
    rulebook: {
      title: rulebook.title[locale],
      ...{ document: rulebook.document, id: rulebook.id, version: rulebook.version },
    },
    preview,
    ...{ record: view.id, seq: last?.seq ?? 0, proof: last?.proof ?? '' },
  };
}

function columns<T>(of: (stage: keyof Columns<T>) => T): Columns<T> {
  return { self: of('self'), scorer: of('scorer'), final: of('final') };
}

function levelName(rulebook: Rulebook, key: string | undefined, locale: 'vi' | 'en'): string | null {
  return rulebook.levels.find((level) => level.key === key)?.name[locale] ?? null;
}

/** Groups with their criteria, in the order of the rulebook. */
function scoreRows(view: EvaluationView, rulebook: Rulebook, locale: 'vi' | 'en'): readonly FormScoreRow[] {
  const nodes = columns((stage) => flat(view.explained.find((one) => one.stage === stage)?.nodes ?? []));
  const row = (part: { key: string; name: Rulebook['title']; max: number }, isGroup: boolean) => {
    const value = (stage: 'self' | 'scorer' | 'final') =>
      nodes[stage].find((node) => node.key === part.key && (node.how === 'sum') === isGroup)?.value ?? null;
    return { name: part.name[locale], isGroup, max: part.max, ...columns(value) };
  };
  return rulebook.groups.flatMap((group) => {
    const own = rulebook.criteria.filter((criterion) => criterion.group === group.key);
    return [row(group, true), ...own.map((criterion) => row(criterion, false))];
  });
}

function flat(nodes: readonly ScoreNodeView[]): readonly ScoreNodeView[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

function commentsOf(view: EvaluationView, zone: string): readonly FormComment[] {
  return view.acts.flatMap(({ act, at, actor, comment }) =>
    comment === null ? [] : [{ act, day: dateAt(at, zone), by: actor?.name ?? null, text: comment }],
  );
}

/** Whoever scored or approved signs; until then whoever has to. */
function signersOf(view: EvaluationView): Columns<string | null> {
  return {
    self: view.person.name,
    scorer: (view.scoredBy ?? view.scorerPerson)?.name ?? null,
    final: (view.approvedBy ?? view.approver)?.name ?? null,
  };
}
