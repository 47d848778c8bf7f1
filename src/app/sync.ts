// Keeps the live weeks in line with the organisation: creates evaluations ahead, follows transfers, new managers,
// absences. Everything it does is an act of the system; running it again with nothing changed writes nothing.
import { type Authority, type OrganizationOnDay, resolveAuthority } from '../domain/evaluation/authority.ts';
import { evolve } from '../domain/evaluation/evolve.ts';
import type { Evaluation, EvaluationAct } from '../domain/evaluation/shape.ts';
import type { Absence } from '../domain/organization/shape.ts';
import type { WorkingCalendar } from '../domain/period/calendar.ts';
import { countedInWeek } from '../domain/period/counted.ts';
import { slicesOfWeek } from '../domain/period/slices.ts';
import { weekDates, weekOf } from '../domain/period/week.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { takeIds } from '../store/counters.ts';
import { firstEvaluationId, insertEvaluations, lockPeriod } from '../store/evaluations.ts';
import { chainActs } from '../store/ledger.ts';
import { type AssignmentRow, absencesIn, assignmentsIn, organizationOn } from '../store/organization.ts';
import { loadRulebooks, type Rulebooks } from '../store/rulebooks.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import { loadWeekFacts, markSynced } from '../store/weeks.ts';
import { carryOut, entryOf, record } from './act.ts';
import type { AppContext } from './context.ts';
import { calendarOf, isInLine, liveMondays } from './week-facts.ts';

/** The facts by which one week is judged. */
interface WeekInput {
  readonly week: string;
  readonly rulebook: Rulebook;
  readonly hash: string;
  readonly body: OrganizationOnDay & { readonly version: number };
  readonly assignments: readonly AssignmentRow[];
  readonly absences: readonly Absence[];
  readonly calendar: WorkingCalendar;
}

type Expected = Extract<EvaluationAct, { act: 'created' }>['payload'];

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
      await syncWeek(tx, tenantId, now, await inputOf(tx, tenantId, monday, rulebooks, body, calendar));
  }
  await markSynced(tx, tenantId, due, today, facts.orgStamp);
}

async function inputOf(
  tx: Tx,
  tenantId: number,
  monday: string,
  rulebooks: Rulebooks,
  body: WeekInput['body'],
  calendar: WorkingCalendar,
): Promise<WeekInput | null> {
  const inForce = rulebooks.forWeek(monday);
  if (inForce === null) return null;
  const week = weekOf(monday);
  const { from, to } = weekDates(week);
  const [assignments, absences] = await Promise.all([
    assignmentsIn(tx, tenantId, from, to),
    absencesIn(tx, tenantId, from, to),
  ]);
  return { week, ...inForce, body, assignments, absences, calendar };
}

async function syncWeek(tx: Tx, tenantId: number, now: string, input: WeekInput | null): Promise<void> {
  if (input === null) return;
  const present = await lockPeriod(tx, tenantId, input.week, () => input.rulebook);
  const expected = expectedOf(input);
  const key = (one: Pick<Expected, 'personId' | 'assignmentId' | 'from'>) =>
    `${one.personId}/${one.assignmentId}/${one.from}`;
  const known = new Map(present.map((one) => [key(one.state), one]));
  const wanted = new Map(expected.map((one) => [key(one), one]));
  const moved = present.flatMap((one) => {
    const acts = adjust(one.state, wanted.get(key(one.state)));
    return acts.length === 0 ? [] : [carryOut(one, acts, input.rulebook)];
  });
  await record(tx, tenantId, now, moved);
  await create(
    tx,
    tenantId,
    now,
    input.week,
    expected.filter((one) => !known.has(key(one))),
  );
}

/** What should exist for the week: one evaluation per slice of everybody the regulation covers. */
function expectedOf(input: WeekInput): readonly Expected[] {
  const byPerson = Map.groupBy(input.assignments, (assignment) => assignment.personId);
  return [...byPerson.values()].flatMap((held) => {
    const holdings = held.map((assignment) => ({ assignment, post: postOf(assignment) }));
    return slicesOfWeek(input.rulebook, input.week, holdings).flatMap((slice) => {
      const assignment = held.find((candidate) => candidate.id === slice.assignmentId);
      return assignment === undefined ? [] : expectedSlice(input, assignment, slice.from, slice.to);
    });
  });
}

function postOf(row: AssignmentRow) {
  return { id: row.postId, unitId: row.unitId, title: null, jobPosition: null, rank: row.rank };
}

function expectedSlice(
  input: WeekInput,
  assignment: AssignmentRow,
  from: string,
  to: string,
): readonly Expected[] {
  const authority: Authority = resolveAuthority(input.rulebook, input.body, assignment);
  if (authority.outside) return [];
  const absences = input.absences.filter((absence) => absence.personId === assignment.personId);
  const counted = countedInWeek(input.rulebook, { from, to }, absences, input.calendar);
  return [
    {
      id: 0,
      period: input.week,
      personId: assignment.personId,
      assignmentId: assignment.id,
      postId: assignment.postId,
      rank: assignment.rank,
      unitId: assignment.unitId,
      orgVersion: input.body.version,
      unitLo: input.body.units.get(assignment.unitId)?.lo ?? 0,
      from,
      to,
      rulebook: { id: input.rulebook.id, version: input.rulebook.version },
      scorerId: authority.scorer?.personId ?? null,
      approverId: authority.approver?.personId ?? null,
      oneAuthority: authority.oneAuthority,
      counted: counted.counted,
      notCountedKind: counted.counted ? null : counted.kind,
    },
  ];
}

/** Acts that bring a present evaluation in line; what is decided stays as it was decided. */
function adjust(state: Evaluation, expected: Expected | undefined): readonly EvaluationAct[] {
  if (state.state === 'closed') return [];
  if (state.state === 'approved') return forDissent(state, expected);
  const counted = expected?.counted ?? false;
  const kind = expected === undefined ? 'no-post' : expected.notCountedKind;
  const acts: EvaluationAct[] = [];
  if (counted !== state.counted || kind !== state.notCountedKind)
    acts.push(bySystem('counting-changed', { counted, notCountedKind: kind }));
  if (expected === undefined) return acts;
  const { scorerId, approverId, oneAuthority, to } = expected;
  if (
    scorerId !== state.scorerId ||
    approverId !== state.approverId ||
    oneAuthority !== state.oneAuthority ||
    to !== state.to
  )
    acts.push(bySystem('reassigned', { scorerId, approverId, oneAuthority, to }));
  return acts;
}

// A dissent note must be opened by an approver; when the one who approved has left, the successor opens it.
function forDissent(state: Evaluation, expected: Expected | undefined): readonly EvaluationAct[] {
  if (state.dissent !== 'noted' || expected === undefined) return [];
  const { approverId, oneAuthority } = expected;
  if (approverId === null || approverId === state.approverId || oneAuthority !== state.oneAuthority)
    return [];
  const scorerId = oneAuthority ? approverId : state.scorerId;
  return [bySystem('reassigned', { scorerId, approverId, oneAuthority, to: state.to })];
}

function bySystem<N extends 'created' | 'reassigned' | 'counting-changed'>(
  act: N,
  payload: Extract<EvaluationAct, { act: N }>['payload'],
): EvaluationAct {
  return {
    act,
    payload,
    texts: {},
    actorId: null,
    capacity: { role: 'system', actingFor: null },
  } as EvaluationAct;
}

async function create(
  tx: Tx,
  tenantId: number,
  now: string,
  week: string,
  missing: readonly Expected[],
): Promise<void> {
  if (missing.length === 0) return;
  const first = await takeIds(tx, tenantId, `evaluation:${week}`, missing.length);
  const created = missing.map((one, index) => {
    const act = bySystem('created', { ...one, id: firstEvaluationId(week) + first + index });
    return { after: evolve(null, act, 1), acts: [act], before: null };
  });
  const chained = chainActs(tenantId, now, created.map(entryOf));
  const rows = created.flatMap(({ after: state }, index) => {
    const end = chained.ends[index];
    return end === undefined ? [] : [{ state, end }];
  });
  await Promise.all([insertEvaluations(tx, tenantId, now, rows), chained.write(tx)]);
}
