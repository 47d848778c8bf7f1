// Carries out the ladder of the regulation: in working hours, once per step, as acts of the system.
import type { OrganizationOnDay } from '../../domain/evaluation/authority.ts';
import { type Held, whoHolds } from '../../domain/office/board.ts';
import { type Escalated, escalations, reportsAbove } from '../../domain/office/escalate.ts';
import { datedRungs } from '../../domain/office/ladder.ts';
import { deliveryAt } from '../../domain/office/quiet.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import {
  awayOn,
  type BoardRow,
  boardRecords,
  insertReminders,
  lentBy,
  unitIdsOn,
} from '../../store/board.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { organizationOn } from '../../store/organization.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts, type WeekFacts, weekRecordId } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { calendarOf, weekDeadlines } from '../week-facts.ts';
import { ownDeadlines, regulationOf } from './board-material.ts';
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
  let told = 0;
  // Each regulation has deadlines and a ladder of its own; one without a ladder lends that of the body's week.
  for (const of of Map.groupBy(records, regulationOf).values()) {
    const [first] = of;
    if (first === undefined) continue;
    const own = rulebooks.source(first.rulebookId, first.rulebookVersion);
    const ladder = own.escalation.length > 0 ? own : rulebook;
    told += await escalateBy(tx, context, moment, { week, facts, rulebooks, ladder, records: of });
  }
  return told;
}

interface RegulationOfWeek extends WeekOf {
  readonly ladder: Rulebook;
  readonly records: readonly BoardRow[];
}

async function escalateBy(
  tx: Tx,
  context: AppContext,
  moment: Moment,
  { week, facts, rulebooks, ladder: rulebook, records }: RegulationOfWeek,
) {
  const { tenantId, today, now } = moment;
  if (rulebook.escalation.length === 0) return 0;
  const held = whoHolds(records, ownDeadlines(context, facts, rulebooks.source, week), now);
  // The regulation's ladder knows its stages; whoever has a dissent to open is reminded by the Office.
  const late = held.filter(({ overdue, stage }) => overdue && stage !== 'dissent');
  const body = late.length === 0 ? null : await organizationOn(tx, tenantId, today);
  if (body === null) return 0;
  const people = [...new Set(body.holdings.map(({ personId }) => personId))];
  const [gone, lent] = await Promise.all([
    awayOn(tx, tenantId, people, today),
    lentBy(tx, tenantId, people, today),
  ]);
  const calendar = calendarOf(context, facts);
  const rungsFrom = (from: string) => datedRungs(rulebook.escalation, from, calendar, facts.zone);
  const away = new Set(gone.keys());
  const due = escalations(late, { ladder: rulebook.escalation, rungsFrom, body, now, away, lent });
  return keep(tx, moment, { week, late, body }, due, `${rulebook.id}@${rulebook.version}`);
}

interface LateWeek {
  readonly week: string;
  readonly late: readonly Held[];
  readonly body: OrganizationOnDay;
}

async function keep(
  tx: Tx,
  { tenantId, now }: Moment,
  { week, late, body }: LateWeek,
  due: readonly Escalated[],
  rulebook: string,
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
  const people = told.map(({ personId, aboutId, stage, subject, rung, count }) => ({
    ...{ person: personId, about: aboutId, stage, rung, records: count },
    ...(subject === 'unit' ? { subject } : {}),
  }));
  await appendTo(tx, tenantId, now, { kind: 'week', id: weekRecordId(week), weekStart: monday }, [
    {
      ...{ act: 'escalated', payload: { people }, texts: {}, actorId: null, role: 'system' },
      ...{ actingFor: null, rulebook },
    },
  ]);
  const reached = told.flatMap(({ personId: to, aboutId, acts, stage, subject }) => {
    const held = late.find(
      (one) => one.personId === aboutId && one.stage === stage && one.subject === subject,
    );
    return acts && held !== undefined ? [{ held, to }] : [];
  });
  tellReminded(tx, { tenantId, week, note: '', at: now, deliverAt: now, by: null }, reached);
  await tellAbove(tx, { tenantId, week, at: now }, reportsAbove(told, late, body));
  return told.length;
}
