// Lists of evaluations: own ones, work to score or approve (what needs thought first), a unit's, proposals to reopen.

import type { HeldStage } from '../../domain/evaluation/lateness.ts';
import type { EvaluationState } from '../../domain/evaluation/shape.ts';
import { attention } from '../../domain/evaluation/waiting.ts';
import { isLate } from '../../domain/period/late.ts';
import { type ListPart, type ListQuery, listEvaluations } from '../../store/evaluation-lists.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { recordDeadlines } from '../week-facts.ts';
import { comparePlaces, decodeCursor, encodeCursor } from './cursor.ts';
import { type EvaluationItem, itemsOf, type Line, linesOf } from './evaluation-item.ts';
import { factsOf, type LiveReading, logReads, mondayOf, reading } from './reading.ts';
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
  const monday = mondayOf(query.week);
  return reading(context, actor, async (desk) => {
    const isWork = query.part === 'score' || query.part === 'approve';
    const place = { context, query, monday };
    const page = isWork ? await workPage(desk, place) : await plainPage(desk, place);
    logReads(desk, page.shown, `list:${query.part}`);
    return { items: page.items, total: page.total, next: page.next };
  });
}

interface Place {
  readonly context: AppContext;
  readonly query: EvaluationsQuery;
  readonly monday: string;
}

/** The question to the store, and the facts of its week. */
async function askFor(desk: LiveReading, { context, query, monday }: Place) {
  const { actor, viewer, rulebooks } = desk;
  const facts = await factsOf(desk, monday);
  const deadlinesOf = recordDeadlines(context, facts, rulebooks.source);
  /** Regulations by which reports of this week are due by now: what is missing is late by its own. */
  const due = () =>
    rulebooks
      .all()
      .filter((one) => one.periods.includes('week') && one.validFrom <= monday)
      .filter((one) => isLate(actor.now, deadlinesOf({ period: query.week, rulebook: one }).submit));
  const asked: ListQuery = {
    ...{ tenantId: actor.tenantId, viewer, monday, part: query.part, unit: query.unit ?? null },
    ...{ treeDay: treeDayOf(monday, actor.today), after: null, limit: null },
    ...{ alone: query.under === 'no', holder: query.holder ?? null, awaits: query.awaits ?? null },
    states: statesOf(query.state),
    counted: query.counted === undefined ? null : query.counted === 'yes',
    late: query.late === undefined ? null : { due: due() },
    level: query.level ?? null,
  };
  return { facts, asked };
}

async function plainPage(desk: LiveReading, place: Place) {
  const { query } = place;
  const limit = query.limit ?? PAGE;
  const [unit = 0, id = 0] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 2);
  const after = query.cursor === undefined ? null : ([unit, id] as const);
  const { facts, asked } = await askFor(desk, place);
  const found = await listEvaluations(desk.tx, { ...asked, after, limit: limit + 1 });
  const lines = linesOf(desk, found.rows.slice(0, limit), facts);
  const last = found.rows.length > limit ? lines.at(-1)?.row : undefined;
  return {
    items: await itemsOf(desk, lines),
    shown: lines.map((line) => line.state),
    total: found.total,
    next: last === undefined ? null : encodeCursor([last.unit_lo, last.id]),
  };
}

// One manager's or one authority's week is small enough to be sorted here, where exceptions are known.
async function workPage(desk: LiveReading, place: Place) {
  const { query } = place;
  const limit = query.limit ?? PAGE;
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 4);
  const { facts, asked } = await askFor(desk, place);
  const found = await listEvaluations(desk.tx, asked);
  const lines = linesOf(desk, found.rows, facts);
  const items = await itemsOf(desk, lines);
  const placed = lines
    .map((line, index) => placeOf(desk, line, items[index]))
    .filter((one) => one !== null)
    .filter((one) => after === null || comparePlaces(one.place, after) > 0)
    .toSorted((a, b) => comparePlaces(a.place, b.place));
  const shown = placed.slice(0, limit);
  const last = placed.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((one) => one.item),
    shown: shown.map((one) => one.line.state),
    total: found.total,
    next: last === undefined ? null : encodeCursor(last.place),
  };
}

function placeOf(desk: LiveReading, line: Line, item: EvaluationItem | undefined) {
  if (item === undefined) return null;
  const band = attention(line.state, desk.viewer, item.exceptions);
  return { line, item, place: [band, -item.exceptions.length, line.row.unit_lo, line.row.id] };
}
