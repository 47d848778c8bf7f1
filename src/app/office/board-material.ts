// Everything the Office's board is made of, for the part of the body somebody watches over.

import type { DeadlinesOf } from '../../domain/evaluation/lateness.ts';
import type { Viewer } from '../../domain/evaluation/shape.ts';
import { type Held, whoHolds } from '../../domain/office/board.ts';
import { type DatedRung, datedRungs } from '../../domain/office/ladder.ts';
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import type { Deadlines } from '../../domain/period/late.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import {
  awayOn,
  type BoardRow,
  type BoardUnit,
  boardRecords,
  boardUnits,
  type LastReminder,
  lastReminders,
} from '../../store/board.ts';
import { personNames } from '../../store/names.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import { unitsUnder } from '../../store/subtree.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { mondayOf, type Reading } from '../views/reading.ts';
import { treeDayOf } from '../views/unit-tree.ts';
import { rulebookFor } from '../views/week.ts';
import { calendarOf, recordDeadlines, weekDeadlines } from '../week-facts.ts';

export interface BoardQuery {
  readonly week: string;
  /** This unit with everything under it; null: all the viewer watches over. */
  readonly unit: number | null;
}

export interface BoardMaterial {
  readonly monday: string;
  readonly rulebook: Rulebook;
  readonly facts: WeekFacts;
  readonly calendar: WorkingCalendar;
  /** Of the regulation the body's week goes by. */
  readonly deadlines: Deadlines;
  /** Of each record's own. */
  readonly deadlinesOf: DeadlinesOf<BoardRow>;
  readonly unitIds: readonly number[];
  readonly units: readonly BoardUnit[];
  readonly records: readonly BoardRow[];
  readonly holders: readonly Held[];
  readonly reminders: readonly LastReminder[];
  /** The steps of the ladder from a missed deadline on. */
  readonly rungsFrom: (due: string) => readonly DatedRung[];
}

/** Deadlines of a row of the board in this week. */
export function rowDeadlines(
  context: AppContext,
  facts: WeekFacts,
  source: Rulebooks['source'],
  period: string,
): DeadlinesOf<BoardRow> {
  const of = recordDeadlines(context, facts, source);
  return ({ rulebookId: id, rulebookVersion: version }) => of({ period, rulebook: { id, version } });
}

export const regulationOf = ({
  rulebookId,
  rulebookVersion,
}: Pick<BoardRow, 'rulebookId' | 'rulebookVersion'>) => `${rulebookId}@${rulebookVersion}`;

/** The units somebody watches over: as office, as head, as inspector. */
export function watchedUnits({ officeUnits, headedUnits, inspectedUnits }: Viewer): ReadonlySet<number> {
  return new Set([...officeUnits, ...headedUnits, ...inspectedUnits]);
}

/** Ids of the units asked for. Throws not-found when the viewer watches over none of them. */
export async function askedUnits(
  { tx, actor, viewer }: Reading,
  { week, unit }: BoardQuery,
): Promise<readonly number[]> {
  const watched = watchedUnits(viewer);
  if (unit === null ? watched.size === 0 : !watched.has(unit)) throw notFound();
  if (unit === null) return [...watched];
  const under = await unitsUnder(tx, actor.tenantId, unit, treeDayOf(mondayOf(week), actor.today));
  return under.filter((id) => watched.has(id));
}

export async function loadBoard(desk: Reading, query: BoardQuery): Promise<BoardMaterial> {
  const { tx, actor, context, rulebooks } = desk;
  const monday = mondayOf(query.week);
  const unitIds = await askedUnits(desk, query);
  const [facts, units, records, reminders] = await Promise.all([
    loadWeekFacts(tx, actor.tenantId, [monday]),
    boardUnits(tx, actor.tenantId, unitIds, treeDayOf(monday, actor.today)),
    boardRecords(tx, actor.tenantId, monday, unitIds),
    lastReminders(tx, actor.tenantId, monday),
  ]);
  const { rulebook } = rulebookFor(rulebooks, query.week);
  const { source } = rulebooks;
  const deadlines = weekDeadlines(context, facts, rulebook, query.week);
  const deadlinesOf = rowDeadlines(context, facts, source, query.week);
  const calendar = calendarOf(context, facts);
  return {
    ...{ monday, rulebook, facts, calendar, deadlines, deadlinesOf, unitIds, units, records, reminders },
    holders: whoHolds(records, deadlinesOf, actor.now),
    rungsFrom: (due) => datedRungs(rulebook.escalation, due, calendar, facts.zone),
  };
}

/** Names of people, and who of them cannot act today. */
export async function peopleFacts({ tx, actor }: Reading, ids: readonly number[]) {
  const [names, away] = await Promise.all([
    personNames(tx, actor.tenantId, ids),
    awayOn(tx, actor.tenantId, ids, actor.today),
  ]);
  return { names, away };
}
