// Carries out the ladder of the regulation: in working hours, once per step, as acts of the system.
import type { OrganizationOnDay } from '../../domain/evaluation/authority.ts';
import { type Held, joinHeld, whoHolds } from '../../domain/office/board.ts';
import { type Escalated, escalations, reportsAbove } from '../../domain/office/escalate.ts';
import { datedRungs } from '../../domain/office/ladder.ts';
import { deliveryAt } from '../../domain/office/quiet.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { awayOn, boardRecords, insertReminders, lentBy, unitIdsOn } from '../../store/board.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { organizationOn } from '../../store/organization.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts, type WeekFacts, weekRecordId } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { calendarOf, weekDeadlines } from '../week-facts.ts';
import { regulationOf, rowDeadlines } from './board-material.ts';
import { tellReminded } from './tell.ts';
import { tellAbove } from './tell-above.ts';

/** Weeks back in which the ladder still works; later a week is closed or given up. */
const WEEKS = 3;

interface Moment {
  readonly tenantId: number;
  readonly today: string;
  readonly now: string;
}

/** Tells everybody whom the ladder names by now; running it again tells nobody twice. Returns how many were told. */
export function escalate(context: AppContext, moment: Moment): Promise<number> {
  const { tenantId, today } = moment;
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  const weeks = Array.from({ length: WEEKS }, (_, back) => addWeeks(weekOf(today), -back));
  return inTransaction(context.pool, scope, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [tenantId, 'escalate']);
    const mondays = weeks.map((week) => weekDates(week).from);
    const [facts, rulebooks] = await Promise.all([
      loadWeekFacts(tx, tenantId, mondays),
      loadRulebooks(tx, tenantId),
    ]);
    const isOpen = deliveryAt(moment.now, calendarOf(context, facts), facts.zone).because === null;
    let told = 0;
    for (const week of isOpen ? weeks : [])
      told += await escalateWeek(tx, context, moment, { week, facts, rulebooks });
    return told;
  });
}

interface WeekOf {
  readonly week: string;
  readonly facts: WeekFacts;
  readonly rulebooks: Rulebooks;
}

async function escalateWeek(tx: Tx, context: AppContext, moment: Moment, { week, facts, rulebooks }: WeekOf) {
  const { tenantId, today, now } = moment;
  const monday = weekDates(week).from;
  const rulebook = rulebooks.forWeek(monday)?.rulebook;
  const begun = rulebooks.all().filter((one) => one.periods.includes('week') && one.validFrom <= monday);
  const isDue = begun.some((one) => now > weekDeadlines(context, facts, one, week).submit);
  if (rulebook === undefined || !isDue) return 0;
  const records = await boardRecords(tx, tenantId, monday, await unitIdsOn(tx, tenantId, today));
  const deadlinesOf = rowDeadlines(context, facts, rulebooks.source, week);
  const late = [...Map.groupBy(records, regulationOf).values()].flatMap((rows): LateBy[] => {
    const held = whoHolds(rows, deadlinesOf, now).filter(isOnLadder);
    const [first] = rows;
    if (first === undefined || held.length === 0) return [];
    const own = rulebooks.source(first.rulebookId, first.rulebookVersion);
    // Each regulation has deadlines and a ladder of its own; one without a ladder lends that of the body's week.
    return [
      { regulation: own, held, ladder: own.escalation.length > 0 ? own.escalation : rulebook.escalation },
    ];
  });
  const body = late.length === 0 ? null : await organizationOn(tx, tenantId, today);
  return body === null ? 0 : tellLate(tx, context, moment, { week, facts, late, body });
}

/** The regulation's ladder knows its stages; whoever has a dissent to open is reminded by the Office. */
const isOnLadder = ({ overdue, stage }: Held) => overdue && stage !== 'dissent';

/** Who is late by one regulation of the week. */
interface LateBy {
  readonly regulation: Rulebook;
  readonly ladder: Rulebook['escalation'];
  readonly held: readonly Held[];
}

interface LateWeek extends Pick<WeekOf, 'week' | 'facts'> {
  readonly late: readonly LateBy[];
  readonly body: OrganizationOnDay;
}

async function tellLate(tx: Tx, context: AppContext, moment: Moment, lateWeek: LateWeek): Promise<number> {
  const { tenantId, today, now } = moment;
  const { facts, late, body } = lateWeek;
  const people = [...new Set(body.holdings.map(({ personId }) => personId))];
  const [gone, lent] = await Promise.all([
    awayOn(tx, tenantId, people, today),
    lentBy(tx, tenantId, people, today),
  ]);
  const calendar = calendarOf(context, facts);
  const away = new Set(gone.keys());
  const due = late.flatMap(({ regulation, ladder, held }) => {
    const rungsFrom = (from: string) => datedRungs(ladder, from, calendar, facts.zone);
    const found = escalations(held, { ladder, rungsFrom, body, now, away, lent });
    return found.map((one): DueBy => ({ ...one, by: regulation, regulation: regulation.id }));
  });
  return keep(tx, moment, lateWeek, due);
}

/** With the regulation whose records are late: told once by each, for the steps of one say nothing of the other. */
interface DueBy extends Escalated {
  readonly by: Rulebook;
  readonly regulation: string;
}

async function keep(
  tx: Tx,
  { tenantId, now }: Moment,
  { week, late, body }: LateWeek,
  due: readonly DueBy[],
): Promise<number> {
  if (due.length === 0) return 0;
  const monday = weekDates(week).from;
  const first = await takeIds(tx, tenantId, 'reminder', due.length);
  const numbered = due.map((one, index) => ({ ...one, id: first + index }));
  const written = new Set(
    await insertReminders(tx, tenantId, { monday, at: now, deliverAt: now, by: null }, numbered),
  );
  const told = numbered.filter(({ id }) => written.has(id));
  if (told.length === 0) return 0;
  const acts = [...Map.groupBy(told, ({ by }) => by)].map(([by, of]) => escalatedAct(by, of));
  await appendTo(tx, tenantId, now, { kind: 'week', id: weekRecordId(week), weekStart: monday }, acts);
  const telling = { tenantId, week, note: '', at: now, deliverAt: now, by: null };
  tellReminded(tx, telling, reachedBy(told, late));
  const held = late.flatMap((one) => one.held);
  await tellAbove(tx, { tenantId, week, at: now }, reportsAbove(told, held, body));
  return told.length;
}

function escalatedAct({ id, version }: Rulebook, told: readonly DueBy[]) {
  const people = told.map(({ personId, aboutId, stage, subject, rung, count }) => ({
    ...{ person: personId, about: aboutId, stage, rung, records: count },
    ...(subject === 'unit' ? { subject } : {}),
  }));
  return {
    ...{ act: 'escalated', payload: { people }, texts: {}, actorId: null, role: 'system' },
    ...{ actingFor: null, rulebook: `${id}@${version}` },
  };
}

/** One message for each step a person can do now, of all its records, whichever regulations they follow. */
function reachedBy(told: readonly DueBy[], late: readonly LateBy[]) {
  const acting = told.filter(({ acts }) => acts);
  const steps = Map.groupBy(acting, (one) => [one.personId, one.aboutId, one.stage, one.subject].join(' '));
  return [...steps.values()].flatMap((step) => {
    const [first] = step;
    const held = step.flatMap(({ by, aboutId, stage, subject }) =>
      late
        .filter(({ regulation }) => regulation === by)
        .flatMap((one) => one.held)
        .filter((one) => one.personId === aboutId && one.stage === stage && one.subject === subject),
    );
    const joined = joinHeld(held);
    return first === undefined || joined === null ? [] : [{ held: joined, to: first.personId }];
  });
}
