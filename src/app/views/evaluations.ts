// Lists of evaluations: own ones, work to score or approve (what needs thought first), a unit's, proposals to reopen.

import type { HeldStage } from '../../domain/evaluation/lateness.ts';
import { relationsTo } from '../../domain/evaluation/policy.ts';
import type { EvaluationState } from '../../domain/evaluation/shape.ts';
import { attention } from '../../domain/evaluation/waiting.ts';
import { isLate } from '../../domain/period/late.ts';
import {
  type ListPart,
  type ListQuery,
  type ListRow,
  listEvaluations,
} from '../../store/evaluation-lists.ts';
import type { Tx } from '../../store/transaction.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { recordDeadlines } from '../week-facts.ts';
import { comparePlaces, decodeCursor, encodeCursor } from './cursor.ts';
import { type EvaluationItem, itemsWith, type Line, linesOf, trendsOf } from './evaluation-item.ts';
import { factsOf, type LiveReading, logReads, mondayOf, type Reading, readingToEnd } from './reading.ts';
import { treeDayOf } from './unit-tree.ts';

const PAGE = 50;
/** Figures of pages that count two states in one. */
const SEVERAL = { unsent: ['open', 'returned'], decided: ['approved', 'closed'] } as const;

function statesOf(state: EvaluationsQuery['state']): ListQuery['states'] {
  if (state === undefined) return null;
  return state === 'unsent' || state === 'decided' ? SEVERAL[state] : [state];
}

export interface EvaluationsQuery {
  readonly week: string;
  readonly part: ListPart;
  readonly unit?: number | undefined;
  readonly under?: 'no' | undefined;
  readonly holder?: number | undefined;
  readonly awaits?: HeldStage | undefined;
  readonly state?: EvaluationState | keyof typeof SEVERAL | undefined;
  readonly counted?: 'yes' | 'no' | undefined;
  readonly late?: 'yes' | undefined;
  readonly level?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** One page of a list. Work to score or approve is ordered by what needs thought, everything else by unit. */
export async function viewEvaluations(context: AppContext, actor: RequestActor, query: EvaluationsQuery) {
  const place = { context, query, monday: mondayOf(query.week) };
  const isWork = query.part === 'score' || query.part === 'approve';
  const ahead = (tx: Tx) => (isWork ? workAhead(tx, actor, place) : Promise.resolve(null));
  return readingToEnd(context, actor, ahead, (desk, read) =>
    isWork ? workPage(desk, place, read) : plainPage(desk, place),
  );
}

interface Place {
  readonly context: AppContext;
  readonly query: EvaluationsQuery;
  readonly monday: string;
}

/** What is asked, as far as it follows from the query. */
const askedBy = ({ tenantId, today }: RequestActor, { query, monday }: Place) => ({
  ...{ tenantId, monday, part: query.part, unit: query.unit ?? null },
  ...{ treeDay: treeDayOf(monday, today), after: null, limit: null },
  ...{ alone: query.under === 'no', holder: query.holder ?? null, awaits: query.awaits ?? null },
  states: statesOf(query.state),
  counted: query.counted === undefined ? null : query.counted === 'yes',
});

/** The whole question to the store: what is late goes by the regulations, and levels are for those who may read them. */
function askFor({ actor, viewer, rulebooks }: LiveReading, place: Place, facts: WeekFacts): ListQuery {
  const { context, query, monday } = place;
  const deadlinesOf = recordDeadlines(context, facts, rulebooks.source);
  /** Regulations by which reports of this week are due by now: what is missing is late by its own. */
  const due = () =>
    rulebooks
      .all()
      .filter((one) => one.periods.includes('week') && one.validFrom <= monday)
      .filter((one) => isLate(actor.now, deadlinesOf({ period: query.week, rulebook: one }).submit));
  const late = query.late === undefined ? null : { due: due() };
  return { ...askedBy(actor, place), viewer, late, level: query.level ?? null };
}

async function plainPage(desk: LiveReading, place: Place) {
  const { query, monday } = place;
  const limit = query.limit ?? PAGE;
  const [unit = 0, id = 0] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 2);
  const after = query.cursor === undefined ? null : ([unit, id] as const);
  const facts = await factsOf(desk, monday);
  const asked = { ...askFor(desk, place, facts), after, limit: limit + 1 };
  const { rows, total } = await listEvaluations(desk.tx, asked);
  const lines = linesOf(desk, rows.slice(0, limit), facts);
  logReads(
    desk,
    lines.map((line) => line.state),
    `list:${query.part}`,
  );
  const last = rows.length > limit ? lines.at(-1)?.row : undefined;
  const next = last === undefined ? null : encodeCursor([last.unit_lo, last.id]);
  const items = trendsOf(desk, lines).then((trends) => itemsWith(desk, lines, trends));
  return { answer: items.then((found) => ({ items: found, total, next })) };
}

/** The list before it is known who asks, where nothing in the query depends on that. */
async function workAhead(tx: Tx, actor: RequestActor, place: Place): Promise<readonly ListRow[] | null> {
  const { late, level } = place.query;
  if (late !== undefined || level !== undefined) return null;
  return (await listEvaluations(tx, { ...askedBy(actor, place), viewer: null })).rows;
}

/** Whether a record read ahead belongs to this viewer's work: row-level security has let it through, the policy decides. */
function isWorkOf({ viewer }: Reading, { state }: Line, part: ListPart): boolean {
  const relations = relationsTo(viewer, state);
  return part === 'score'
    ? !state.oneAuthority && relations.includes('scorer')
    : relations.includes('approver');
}

// One manager's or one authority's week is small enough to be sorted here, where exceptions are known.
async function workPage(desk: LiveReading, place: Place, read: readonly ListRow[] | null) {
  const { query, monday } = place;
  const facts = await factsOf(desk, monday);
  const rows = read ?? (await listEvaluations(desk.tx, askFor(desk, place, facts))).rows;
  const lines = linesOf(desk, rows, facts).filter((line) => isWorkOf(desk, line, query.part));
  const items = trendsOf(desk, lines).then((trends) => itemsWith(desk, lines, trends));
  // Which of many stand on this page, exceptions decide; a list that fits on it is shown whole.
  const isWhole = query.cursor === undefined && lines.length <= (query.limit ?? PAGE);
  const shown = isWhole ? null : shownOf(desk, query, lines, await items);
  logReads(
    desk,
    (shown?.placed.map(({ line }) => line) ?? lines).map(({ state }) => state),
    `list:${query.part}`,
  );
  const answer = items.then((found) => {
    const { placed, next } = shown ?? shownOf(desk, query, lines, found);
    return { items: placed.map(({ item }) => item), total: lines.length, next };
  });
  return { answer };
}

/** The part of a list that stands on the page asked for. */
function shownOf(
  desk: LiveReading,
  { cursor, limit = PAGE }: EvaluationsQuery,
  lines: readonly Line[],
  items: readonly EvaluationItem[],
) {
  const after = cursor === undefined ? null : decodeCursor(cursor, 4);
  const all = lines
    .map((line, index) => placeOf(desk, line, items[index]))
    .filter((one) => one !== null)
    .filter((one) => after === null || comparePlaces(one.place, after) > 0)
    .toSorted((a, b) => comparePlaces(a.place, b.place));
  const placed = all.slice(0, limit);
  const last = all.length > limit ? placed.at(-1) : undefined;
  return { placed, next: last === undefined ? null : encodeCursor(last.place) };
}

function placeOf(desk: LiveReading, line: Line, item: EvaluationItem | undefined) {
  if (item === undefined) return null;
  const band = attention(line.state, desk.viewer, item.exceptions);
  return { line, item, place: [band, -item.exceptions.length, line.row.unit_lo, line.row.id] };
}
