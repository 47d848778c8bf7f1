// Keeps the live weeks in line with the organisation: creates evaluations ahead, follows transfers, new managers,
// absences. Everything it does is an act of the system; running it again with nothing changed writes nothing.
import { type Authority, type OrganizationOnDay, resolveAuthority } from '../domain/evaluation/authority.ts';
import type { Absence } from '../domain/organization/shape.ts';
import type { WorkingCalendar } from '../domain/period/calendar.ts';
import { countedInWeek } from '../domain/period/counted.ts';
import { type Slice, slicesOfWeek } from '../domain/period/slices.ts';
import { weekDates, weekOf } from '../domain/period/week.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { recordsOfPeriod } from '../store/evaluations.ts';
import { type AssignmentRow, absencesIn, assignmentsIn, organizationOn } from '../store/organization.ts';
import { loadRulebooks, type Rulebooks } from '../store/rulebooks.ts';
import { statedSubjects } from '../store/subjects.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import { inTurns } from '../store/turns.ts';
import { loadWeekFacts, markSynced } from '../store/weeks.ts';
import type { AppContext } from './context.ts';
import { type Regulations, regulationsIn } from './regulations.ts';
import { syncPeriods } from './sync-periods.ts';
import { adjust, bringInLine, create, type Expected } from './sync-records.ts';
import { syncUnits, type UnitSync } from './sync-units.ts';
import { calendarOf, isInLine, liveMondays } from './week-facts.ts';
import { syncRecurring } from './work/sync-recurring.ts';

/** The facts by which one week is judged. */
interface WeekInput {
  readonly week: string;
  readonly body: OrganizationOnDay & { readonly version: number };
  readonly assignments: readonly AssignmentRow[];
  /** By person. */
  readonly absences: ReadonlyMap<number, readonly Absence[]>;
  readonly calendar: WorkingCalendar;
  readonly rulebooks: Rulebooks;
  readonly regulations: Regulations;
}

/** Brings the live weeks of a tenant in line when day or organisation moved on. Cheap when nothing did. */
export async function ensureInLine(
  context: AppContext,
  tenantId: number,
  today: string,
  now: string,
): Promise<void> {
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  const inLine = await inTransaction(
    context.pool,
    scope,
    async (tx) => isInLine(await loadWeekFacts(tx, tenantId, liveMondays(today)), today),
    { readOnly: true },
  );
  if (inLine) return;
  await inTransaction(context.pool, scope, async (tx) => {
    await lockSync(tx, tenantId);
    // Whoever waited here finds that another request has done it.
    if (isInLine(await loadWeekFacts(tx, tenantId, liveMondays(today)), today)) return;
    await syncWeeks(tx, context, tenantId, today, now);
  });
}

function lockSync(tx: Tx, tenantId: number): Promise<unknown> {
  return tx.query(`select pg_advisory_xact_lock($1, hashtext('sync'))`, [tenantId]);
}

/** Same inside the transaction of a change to the organisation (system scope needed). */
export async function syncWeeks(
  tx: Tx,
  context: AppContext,
  tenantId: number,
  today: string,
  now: string,
  mondays: readonly string[] = liveMondays(today),
): Promise<void> {
  await lockSync(tx, tenantId);
  const [facts, rulebooks, body] = await Promise.all([
    loadWeekFacts(tx, tenantId, mondays),
    loadRulebooks(tx, tenantId),
    organizationOn(tx, tenantId, today),
  ]);
  const thisMonday = weekDates(weekOf(today)).from;
  const due = mondays.filter(
    (monday) => monday >= thisMonday || facts.weeks.some((state) => state.weekStart === monday),
  );
  if (body !== null) {
    const calendar = calendarOf(context, facts);
    for (const monday of due)
      await syncWeek(
        tx,
        { tenantId, today, now },
        await inputOf(tx, tenantId, monday, rulebooks, body, calendar),
      );
  }
  await markSynced(tx, tenantId, due, today, facts.orgStamp);
  if (body !== null)
    await syncPeriods(tx, {
      tenantId,
      today,
      now,
      orgStamp: facts.orgStamp,
      rulebooks,
      calendar: calendarOf(context, facts),
    });
  if (body !== null) await syncRecurring(tx, { tenantId, today, now, calendar: calendarOf(context, facts) });
}

async function inputOf(
  tx: Tx,
  tenantId: number,
  monday: string,
  rulebooks: Rulebooks,
  body: WeekInput['body'],
  calendar: WorkingCalendar,
): Promise<WeekInput | null> {
  if (!rulebooks.runs(weekOf(monday))) return null;
  const week = weekOf(monday);
  const { from, to } = weekDates(week);
  const [assignments, absences, stated] = await Promise.all([
    assignmentsIn(tx, tenantId, from, to),
    absencesIn(tx, tenantId, from, to),
    statedSubjects(tx, tenantId, body.date),
  ]);
  const facts = { rulebooks: rulebooks.all(), units: body.units, stated, date: from, kind: 'week' } as const;
  return {
    ...{ week, body, assignments, calendar, rulebooks, regulations: regulationsIn(facts) },
    absences: Map.groupBy(absences, ({ personId }) => personId),
  };
}

async function syncWeek(
  tx: Tx,
  { tenantId, today, now }: Pick<UnitSync, 'tenantId' | 'today' | 'now'>,
  input: WeekInput | null,
): Promise<void> {
  if (input === null) return;
  const all = await recordsOfPeriod(tx, tenantId, input.week, input.rulebooks.source);
  const present = all.filter(({ subject }) => subject === 'person');
  const expected = await expectedOf(input);
  const key = (one: Pick<Expected, 'personId' | 'assignmentId' | 'from' | 'rulebook'>) =>
    `${one.personId}/${one.assignmentId}/${one.from}/${one.rulebook.id}`;
  const known = new Set(present.map(key));
  const wanted = new Map(expected.map((one) => [key(one), one]));
  const { week: period, rulebooks, body, regulations, calendar } = input;
  await bringInLine(tx, { tenantId, now, rulebooks }, present, (state) =>
    adjust(state, wanted.get(key(state)), today),
  );
  await create(
    tx,
    tenantId,
    now,
    input.week,
    expected.filter((one) => !known.has(key(one))),
  );
  const units = all.filter(({ subject }) => subject === 'unit');
  await syncUnits(tx, { tenantId, today, now, period, rulebooks, body, regulations, calendar }, units);
}

/** What should exist for the week: one evaluation per slice of everybody some regulation covers, for each line apart. */
function expectedOf(input: WeekInput): Promise<readonly Expected[]> {
  const byPerson = Map.groupBy(input.assignments, (assignment) => assignment.personId);
  return inTurns([...byPerson.values()], (some) => some.flatMap((held) => expectedPerson(input, held)));
}

function expectedPerson(input: WeekInput, held: readonly AssignmentRow[]): readonly Expected[] {
  const holdings = held.map((assignment) => ({
    ...{ assignment, post: postOf(assignment) },
    regulations: input.regulations.ofPerson(assignment),
  }));
  const lines = new Set(holdings.flatMap(({ regulations }) => regulations.map(({ line }) => line)));
  return [...lines].flatMap((line) => {
    const on = (one: Pick<(typeof holdings)[number], 'regulations'>) =>
      one.regulations.find((rulebook) => rulebook.line === line) ?? null;
    return slicesOfWeek((one) => on(one)?.evaluatedKinds ?? null, input.week, holdings).flatMap((slice) => {
      const found = holdings.find(({ assignment }) => assignment.id === slice.assignmentId);
      const rulebook = found === undefined ? null : on(found);
      return found === undefined || rulebook === null
        ? []
        : expectedSlice(input, rulebook, found.assignment, slice);
    });
  });
}

function postOf(row: AssignmentRow) {
  return { id: row.postId, unitId: row.unitId, title: null, jobPosition: null, rank: row.rank };
}

function expectedSlice(
  input: WeekInput,
  rulebook: Rulebook,
  assignment: AssignmentRow,
  { from, to }: Slice,
): readonly Expected[] {
  const authority: Authority = resolveAuthority(rulebook, input.body, assignment);
  if (authority.outside) return [];
  const absences = input.absences.get(assignment.personId) ?? [];
  const counted = countedInWeek(rulebook, { from, to }, absences, input.calendar);
  return [
    {
      id: 0,
      period: input.week,
      subject: 'person',
      personId: assignment.personId,
      assignmentId: assignment.id,
      postId: assignment.postId,
      rank: assignment.rank,
      unitId: assignment.unitId,
      orgVersion: input.body.version,
      unitLo: input.body.units.get(assignment.unitId)?.lo ?? 0,
      from,
      to,
      rulebook: { id: rulebook.id, version: rulebook.version },
      scorerId: authority.scorer?.personId ?? null,
      approverId: authority.approver?.personId ?? null,
      oneAuthority: authority.oneAuthority,
      counted: counted.counted,
      notCountedKind: counted.counted ? null : counted.kind,
    },
  ];
}
