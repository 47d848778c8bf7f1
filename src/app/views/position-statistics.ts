// Job statistics of a unit with everything under it: what its positions did, held against the time they had.
import { daysOffWithin, type WorkingCalendar, workingDays } from '../../domain/period/calendar.ts';
import { addDays, dateOfMonth, dayNumber } from '../../domain/period/date.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import {
  compareElsewhere,
  figuresOfWork,
  type HoldersOfPosition,
  type WorkOfPosition,
} from '../../domain/work/position-figures.ts';
import { partsOfSpan } from '../../domain/work/span-parts.ts';
import { catalogueEntriesById } from '../../store/catalogue.ts';
import { DAYS_BEFORE } from '../../store/late-tasks.ts';
import {
  firstDelivery,
  type HeldSpan,
  heldSpans,
  standardByWeek,
  workElsewhere,
  workOfPositions,
} from '../../store/position-statistics.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { unitWithSurroundings } from '../../store/unit-weeks.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound } from '../failure.ts';
import { watchedUnits } from '../office/board-material.ts';
import { calendarOf } from '../week-facts.ts';
import { foldWorkSums } from '../work/work-sums.ts';
import { reading } from './reading.ts';

export interface StatisticsQuery {
  readonly unit: number;
  readonly from: string;
  /** First day after the time looked at. */
  readonly to: string;
}

/** Longest time looked at in one go: two years. */
const LONGEST_DAYS = 731;
const WEEKS_SHOWN = 12;

/**
 * Throws not-found unless the caller heads the unit, serves it as office, or inspects it; refused for a time that ends
 * before it begins or is longer than two years. The tree is today's, as rights are. Other units enter as sums alone.
 */
export async function viewPositionStatistics(
  context: AppContext,
  actor: RequestActor,
  query: StatisticsQuery,
) {
  const { tenantId } = actor;
  const length = dayNumber(query.to) - dayNumber(query.from);
  if (length <= 0 || length > LONGEST_DAYS) throw new Failure('refused', 'time-out-of-bounds');
  await reading(context, actor, async ({ viewer }) => {
    if (!watchedUnits(viewer).has(query.unit)) throw notFound();
  });
  await foldWorkSums(context, tenantId);
  return readStatistics(context, actor, query);
}

/** For whoever may see the unit: read as the system, in one snapshot. */
async function readStatistics(
  context: AppContext,
  { tenantId, today }: RequestActor,
  query: StatisticsQuery,
) {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const [facts, tree] = await Promise.all([
      loadWeekFacts(tx, tenantId, []),
      unitWithSurroundings(tx, tenantId, query.unit, today),
    ]);
    const top = tree.find((one) => one.id === query.unit);
    if (top === undefined) throw notFound();
    const below = tree.filter(({ lo }) => lo >= top.lo && lo <= top.hi);
    const unitIds = below.map(({ id }) => id);
    const calendar = calendarOf(context, facts);
    const weeks = lastWeeks(query.to, today);
    const daysOff = daysOffWithin(calendar, { from: addDays(query.from, -DAYS_BEFORE), to: query.to });
    const work = { tenantId, unitIds, daysOff, parts: partsOfSpan(query, today) };
    const first = await firstDelivery(tx, work);
    const looked = lookedAt(query, first, today);
    const [lines, spans, byWeek, spansOfWeeks] = await Promise.all([
      workOfPositions(tx, work),
      heldSpans(tx, tenantId, looked),
      standardByWeek(tx, tenantId, weeks, unitIds),
      heldSpans(tx, tenantId, weeks),
    ]);
    const own = new Set(unitIds);
    const holders = holdersOf(calendar, spans, looked.to);
    const ownHolders = holders.filter(({ unitId }) => own.has(unitId));
    const strangers = holders.filter(({ unitId }) => !own.has(unitId));
    const positions = [...new Set([...lines, ...ownHolders].map((one) => one.position))].toSorted();
    const others = await workElsewhere(tx, work, positions);
    const itemIds = [...new Set(lines.flatMap(({ itemId }) => itemId ?? []))];
    return {
      unit: { id: top.id, name: top.name, code: top.code },
      ...{ from: query.from, to: query.to },
      /** The register speaks from this day on: days before it are not reckoned with. */
      begins: first === null ? null : looked.from,
      days: { looked: workingDays(calendar, looked).length, year: yearDays(calendar, looked.to) },
      units: below.map(({ id, name, code }) => ({ id, name, code })),
      items: await catalogueEntriesById(tx, tenantId, itemIds),
      ...{ lines, holders: ownHolders },
      positions: positions.map((position) =>
        statisticOf(position, lines, ownHolders, { lines: others, holders: strangers }),
      ),
      weeks: weekLoads(
        calendar,
        weeks,
        byWeek,
        spansOfWeeks.filter(({ unitId }) => own.has(unitId)),
      ),
    };
  });
}

/**
 * The part of the time asked for in which there could be work: from the week of the first delivery (a register that began
 * in between says nothing of the time before), and not beyond today.
 */
function lookedAt({ from, to }: StatisticsQuery, first: string | null, today: string) {
  const begins = first === null ? from : weekDates(weekOf(first)).from;
  const ends = to <= today ? to : addDays(today, 1);
  const start = begins > from ? begins : from;
  return { from: start, to: ends > start ? ends : addDays(start, 1) };
}

interface Elsewhere {
  readonly lines: readonly WorkOfPosition[];
  readonly holders: readonly HoldersOfPosition[];
}

function statisticOf(
  position: string,
  lines: readonly WorkOfPosition[],
  holders: readonly HoldersOfPosition[],
  elsewhere: Elsewhere,
) {
  const same = <T extends { readonly position: string }>(rows: readonly T[]) =>
    rows.filter((one) => one.position === position);
  const own = figuresOfWork(same(lines), same(holders));
  const units = new Set(same(elsewhere.holders).map(({ unitId }) => unitId)).size;
  const there = figuresOfWork(same(elsewhere.lines), same(elsewhere.holders));
  return { position, own, comparison: compareElsewhere(own, there, units) };
}

/** `to`: the day after the last looked at. */
function holdersOf(
  calendar: WorkingCalendar,
  spans: readonly HeldSpan[],
  to: string,
): readonly HoldersOfPosition[] {
  const known = new Map<string, number>();
  const daysOf = ({ from, to }: HeldSpan) => {
    const key = `${from} ${to}`;
    const days = known.get(key) ?? workingDays(calendar, { from, to }).length;
    known.set(key, days);
    return days;
  };
  const groups = Map.groupBy(spans, ({ unitId, position }) => `${unitId} ${position}`);
  return [...groups.values()].map((some) => ({
    unitId: some[0]?.unitId ?? 0,
    position: some[0]?.position ?? '',
    people: some.reduce((sum, one) => sum + one.last, 0),
    now: some.reduce((sum, one) => sum + (one.to === to ? one.people : 0), 0),
    days: some.reduce((sum, one) => sum + one.people * daysOf(one), 0),
  }));
}

/** The twelve whole weeks that end before `to`, and not after the running one begins. */
function lastWeeks(to: string, today: string) {
  const end = weekDates(weekOf(to <= today ? to : today)).from;
  return { from: addDays(end, -7 * WEEKS_SHOWN), to: end };
}

function weekLoads(
  calendar: WorkingCalendar,
  span: { readonly from: string; readonly to: string },
  loads: readonly { readonly monday: string; readonly position: string; readonly standard: number }[],
  held: readonly HeldSpan[],
) {
  return Array.from({ length: WEEKS_SHOWN }, (_, at) => {
    const from = addDays(span.from, 7 * at);
    const week = { from, to: addDays(from, 7) };
    const inside = held.flatMap((one) => {
      const cut = {
        from: one.from > week.from ? one.from : week.from,
        to: one.to < week.to ? one.to : week.to,
      };
      return cut.from < cut.to ? [{ ...one, days: one.people * workingDays(calendar, cut).length }] : [];
    });
    return {
      week: weekOf(from),
      positions: [...new Set(inside.map(({ position }) => position))].toSorted().map((position) => ({
        position,
        days: inside.filter((one) => one.position === position).reduce((sum, one) => sum + one.days, 0),
        standard: loads.find((one) => one.monday === from && one.position === position)?.standard ?? 0,
      })),
    };
  });
}

/** Working days of the twelve months that end with the time looked at. */
function yearDays(calendar: WorkingCalendar, to: string): number {
  return workingDays(calendar, { from: dateOfMonth(to, -12, Number(to.slice(8))), to }).length;
}
