// Everything a person owes at a moment: the one list behind the page, the number in the title bar and the letters.
import { byUrgency, type Duty } from '../../domain/duty.ts';
import { enteredPeriods } from '../../domain/period/entered-periods.ts';
import { isLate } from '../../domain/period/late.ts';
import { addPeriods, type PeriodKind, periodDates, periodOf } from '../../domain/period/period.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { inForce } from '../../domain/rulebook/select.ts';
import { unclosedWeeks, waitingRecords } from '../../store/duties.ts';
import { managersNamedBy, reassignedAmong } from '../../store/reassigned.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import { waitingTalks } from '../../store/talks.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { weekDeadlines } from '../week-facts.ts';
import { dutiesOf } from './duties.ts';
import { openLevelDeadlines, openLevelDuties } from './open-level-duties.ts';
import { type HeldBack, oldestOwed, periodDuties } from './period-duties.ts';
import { otherDeadlines, otherDuties } from './personal-duties.ts';
import type { LiveReading } from './reading.ts';
import { stepDuties, stepInstants } from './step-duties.ts';
import { talkDeadlines, talkDuties } from './talk-duties.ts';
import { workViewerOf } from './work-reading.ts';
import { waitingFor } from './work-waiting.ts';

/** Weeks back in which unfinished work is still named. */
const OWED_WEEKS = 26;

/** Mondays of the weeks in which something may be owed on `today`, the running one first. */
function owedMondays(today: string): readonly string[] {
  const week = weekOf(today);
  return Array.from({ length: OWED_WEEKS + 1 }, (_, back) => weekDates(addWeeks(week, -back)).from);
}

/** The duties overdue first, and the facts of the weeks they were read from. */
export async function owedBy(desk: LiveReading): Promise<{ duties: readonly Duty[]; facts: WeekFacts }> {
  const { tx, actor, viewer, rulebooks } = desk;
  const { tenantId, personId, today } = actor;
  const mondays = owedMondays(today);
  const [monday = ''] = mondays;
  const oldest = mondays.at(-1) ?? monday;
  const [facts, waitingRows, unclosed, named, work, longer, other, ...others] = await Promise.all([
    loadWeekFacts(tx, tenantId, mondays),
    waitingRecords(tx, tenantId, viewer, oldest, monday),
    unclosedWeeks(tx, tenantId, viewer, oldest, monday, today),
    managersNamedBy(tx, tenantId, personId),
    workOf(desk),
    periodDuties(desk),
    otherDuties(desk),
    talkDuties(desk, desk.facts.zone),
    openLevelDuties(desk),
    stepDuties(desk),
  ]);
  const waiting = waitingRows(rulebooks.source);
  const ofWeeks = dutiesOf(desk, waiting, reassignedAmong(named, waiting), unclosed, work, facts);
  const led = other.map((duty) => leading(duty, longer.held, actor.now));
  return { duties: byUrgency([...ofWeeks, ...longer.duties, ...led, ...others.flat()]), facts };
}

/** Readings are confirmed in time for the decisions behind them: the line says how many, and has their deadline. */
function leading(duty: Duty, { count, due }: HeldBack, now: string): Duty {
  if (duty.kind !== 'reading-confirm' || count === 0) return duty;
  return { ...duty, due, overdue: due !== null && isLate(now, due), behind: count };
}

async function workOf(desk: LiveReading) {
  const { tx, actor } = desk;
  const { tenantId, today } = actor;
  return waitingFor({ tx, tenantId, today, viewer: await workViewerOf(desk) });
}

/** Every instant at which something may be due for somebody: what is due in a list above is among them. */
export async function owedDeadlines(
  tx: Tx,
  context: AppContext,
  rulebooks: Rulebooks,
  { tenantId, today }: { readonly tenantId: number; readonly today: string },
): Promise<readonly string[]> {
  const [facts, talks] = await Promise.all([
    loadWeekFacts(tx, tenantId, owedMondays(today)),
    waitingTalks(tx, tenantId, today),
  ]);
  const ofRecords = rulebooks
    .all()
    .filter(({ use }) => use === 'evaluation')
    .flatMap((rulebook) =>
      enteredPeriods(rulebook)
        .flatMap((kind) => periodsOwed(kind, today))
        .filter((period) => inForce(rulebook, periodDates(period).from))
        .flatMap((period) => Object.values(weekDeadlines(context, facts, rulebook, period))),
    );
  const [ofSteps, ofOthers] = await Promise.all([
    stepInstants(tx, context, facts, rulebooks, { tenantId, today }),
    otherDeadlines(tx, tenantId, today, facts.zone),
  ]);
  const ofLevels = openLevelDeadlines(rulebooks.all(), context, facts, today);
  return [
    ...new Set([...ofRecords, ...talkDeadlines(talks, facts.zone), ...ofSteps, ...ofLevels, ...ofOthers]),
  ];
}

/** Periods of a kind in which something may be owed, the running one first. */
function periodsOwed(kind: PeriodKind, today: string): readonly string[] {
  const oldest = kind === 'week' ? (owedMondays(today).at(-1) ?? today) : oldestOwed(today);
  const periods: string[] = [];
  for (
    let period = periodOf(kind, today);
    periodDates(period).from >= oldest;
    period = addPeriods(period, -1)
  )
    periods.push(period);
  return periods;
}
