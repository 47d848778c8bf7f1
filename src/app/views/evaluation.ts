// One evaluation with its stages, acts, reasons, readers, and what the viewer may do.
import { permittedAs, reads } from '../../domain/evaluation/policy.ts';
import type { Evaluation, Report } from '../../domain/evaluation/shape.ts';
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { periodDates } from '../../domain/period/period.ts';
import { addWeeks, isWeekKey, weekDates } from '../../domain/period/week.ts';
import { lastReport, type RecordedAct, readActs } from '../../store/acts.ts';
import { type Draft, readDraft } from '../../store/drafts.ts';
import { findEvaluation } from '../../store/evaluation-lists.ts';
import { periodOfEvaluationId } from '../../store/evaluations.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import { type ReaderRow, readersOf } from '../../store/readers.ts';
import { loadWeekFacts, type WeekFacts, weekRecordId } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { calendarOf, daysOffAround } from '../week-facts.ts';
import { itemsOf, type Line, linesOf, nameIn } from './evaluation-item.ts';
import { explainStages } from './explain.ts';
import { draftFromLast, reportOf, viewActs } from './history.ts';
import { logReads, type Reading, reading } from './reading.ts';
import { movedDeadlines } from './week.ts';

/** How far back the wording of an earlier report is offered. */
const WORDING_WEEKS = 4;

export type EvaluationView = Awaited<ReturnType<typeof viewEvaluation>>;

/** Throws not-found when there is none, or none this person may know of. Reading another's record is logged. */
export async function viewEvaluation(context: AppContext, actor: RequestActor, id: number) {
  return (await viewEvaluationWithRules(context, actor, id, 'record')).view;
}

/** Same with the rulebook it was made by; `where` names the reading in the log. */
export function viewEvaluationWithRules(
  context: AppContext,
  actor: RequestActor,
  id: number,
  where: 'record' | 'print' | 'export',
) {
  return reading(context, actor, async (desk) => {
    const { line, material } = await load(desk, id);
    const [item] = await itemsOf(desk, [line]);
    if (item === undefined) throw notFound();
    logReads(desk, [line.state], where);
    return {
      view: { ...item, ...detail(desk, line, material) },
      rulebook: line.rulebook,
      preview: desk.rulebooks.openReadings(line.rulebook).length > 0,
    };
  });
}

interface Material {
  readonly calendar: WorkingCalendar;
  readonly acts: readonly RecordedAct[];
  /** Of the week itself: who moved which deadline. */
  readonly weekActs: readonly RecordedAct[];
  readonly names: ReadonlyMap<number, PersonName>;
  readonly readers: readonly ReaderRow[];
  readonly draft: Draft | null;
  readonly wording: string | null;
}

async function load(desk: Reading, id: number): Promise<{ line: Line; material: Material }> {
  const { tx, actor, viewer } = desk;
  const week = periodOfEvaluationId(id);
  if (week === null || !isWeekKey(week)) throw notFound();
  const monday = weekDates(week).from;
  const [facts, row] = await Promise.all([
    loadWeekFacts(tx, actor.tenantId, [monday]),
    findEvaluation(tx, actor.tenantId, viewer, monday, id),
  ]);
  const [line] = row === undefined ? [] : linesOf(desk, [row], facts);
  // A unit's week has its own page.
  if (line === undefined || line.state.subject === 'unit') throw notFound();
  return { line, material: await materialOf(desk, line.state, facts) };
}

async function materialOf(
  { tx, actor, context }: Reading,
  state: Evaluation,
  facts: WeekFacts,
): Promise<Material> {
  const { tenantId, personId, today } = actor;
  const isAuthor = state.personId === personId;
  const { from } = periodDates(state.period);
  const since = weekDates(addWeeks(state.period, -WORDING_WEEKS)).from;
  const isMoved = facts.weeks.some(({ deadlines }) => Object.keys(deadlines).length > 0);
  const [acts, weekActs, readers, draft, wording] = await Promise.all([
    readActs(tx, tenantId, 'evaluation', state.id),
    isMoved ? readActs(tx, tenantId, 'week', weekRecordId(state.period)) : [],
    readersOf(tx, tenantId, state, today),
    isAuthor ? readDraft(tx, tenantId, state.id, personId) : null,
    isAuthor ? lastReport(tx, tenantId, personId, from, since) : null,
  ]);
  const named = [state.scorerId, state.approverId, state.scoredBy, state.approvedBy];
  const names = await personNames(tx, tenantId, [
    ...named,
    ...[...acts, ...weekActs].flatMap((act) => [act.actor_id, act.acting_for]),
  ]);
  return { calendar: calendarOf(context, facts), acts, weekActs, names, readers, draft, wording };
}

function detail({ viewer, actor }: Reading, { state, rulebook, deadlines }: Line, material: Material) {
  const { acts, names, calendar } = material;
  const readable = reads(viewer, state);
  const isAuthor = state.personId === actor.personId;
  const hidden = { self: null, scorer: null, final: null };
  const report = readable ? reportOf(acts, state.contentSeq) : null;
  const stages = { self: state.self, scorer: state.scorer, final: state.approver };
  return {
    report,
    daysOff: daysOffAround(calendar, report?.items ?? [], periodDates(state.period), actor.today),
    approver: nameIn(names, state.approverId),
    scorerPerson: nameIn(names, state.scorerId),
    scoredBy: nameIn(names, state.scoredBy),
    approvedBy: nameIn(names, state.approvedBy),
    revision: state.revision,
    reopenUntil: state.reopenProposedUntil,
    deadlines,
    extended: movedDeadlines(material.weekActs, names),
    acts: viewActs(acts, { readable, isAuthor }, names),
    explained: explainStages(rulebook, readable ? stages : hidden),
    readers: readersView(state, material),
    draft: permittedAs('save-draft', viewer, state) === null ? null : (material.draft ?? draftFromLast(acts)),
    lastWeek: material.wording === null ? [] : wordingOf(material.wording),
  };
}

function readersView(state: Evaluation, { names, readers }: Material) {
  const own = [
    { relation: 'self', person: null },
    { relation: 'scorer', person: nameIn(names, state.scorerId) },
    { relation: 'approver', person: nameIn(names, state.approverId) },
  ].filter(({ relation, person }) => relation === 'self' || person !== null);
  return [...own, ...readers.map(({ relation, id, name }) => ({ relation, person: { id, name } }))];
}

function wordingOf(body: string) {
  return (JSON.parse(body) as Report).items.map(({ title, product, done }) => ({
    title,
    product,
    unfinished: done === null,
  }));
}
