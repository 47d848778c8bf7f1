// Months, quarters and longer kept in line with the organisation: one record for each person and regulation that
// applies. The unit at the end of the period classifies; whoever moves takes the record along.
import { type OrganizationOnDay, resolveAuthority } from '../domain/evaluation/authority.ts';
import type { Evaluation, EvaluationAct } from '../domain/evaluation/shape.ts';
import type { Absence, PlainDate } from '../domain/organization/shape.ts';
import type { WorkingCalendar } from '../domain/period/calendar.ts';
import { countedInWeek, isNewInPost } from '../domain/period/counted.ts';
import { addDays } from '../domain/period/date.ts';
import {
  addPeriods,
  type PeriodDates,
  type PeriodKey,
  type PeriodKind,
  periodDates,
  periodKind,
  periodOf,
} from '../domain/period/period.ts';
import { type Held, type PeriodPost, periodPost } from '../domain/period/period-post.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { recordsOfPeriod } from '../store/evaluations.ts';
import { type AssignmentRow, absencesIn, assignmentsIn, organizationOn } from '../store/organization.ts';
import { keptPeriods, markPeriodsSynced } from '../store/periods.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import { statedSubjects } from '../store/subjects.ts';
import type { Tx } from '../store/transaction.ts';
import { inTurns } from '../store/turns.ts';
import { type Regulations, regulationsIn } from './regulations.ts';
import { adjust, bringInLine, bySystem, create, type Expected } from './sync-records.ts';
import { syncUnits } from './sync-units.ts';

export interface PeriodSync {
  readonly tenantId: number;
  readonly today: string;
  readonly now: string;
  readonly orgStamp: number;
  readonly rulebooks: Rulebooks;
  readonly calendar: WorkingCalendar;
}

const LONG_KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half-year', 'year'];

/** The facts by which one period is judged. */
interface PeriodInput {
  readonly period: PeriodKey;
  readonly dates: PeriodDates;
  readonly body: OrganizationOnDay & { readonly version: number };
  readonly assignments: readonly AssignmentRow[];
  /** By person. */
  readonly absences: ReadonlyMap<number, readonly Absence[]>;
  readonly regulations: Regulations;
  readonly sync: PeriodSync;
}

/**
 * Brings the running period of every kind some regulation in force evaluates in line, and the one before while it was
 * kept. Inside the transaction that brings the weeks in line.
 */
export async function syncPeriods(tx: Tx, sync: PeriodSync): Promise<void> {
  const { tenantId, today, rulebooks } = sync;
  const running = LONG_KINDS.map((kind) => periodOf(kind, today)).filter((period) => rulebooks.runs(period));
  if (running.length === 0) return;
  const before = await keptPeriods(
    tx,
    tenantId,
    running.map((period) => addPeriods(period, -1)),
  );
  const due = [...before, ...running];
  for (const period of due) await syncPeriod(tx, sync, period);
  await markPeriodsSynced(tx, tenantId, due, today, sync.orgStamp);
}

async function syncPeriod(tx: Tx, sync: PeriodSync, period: PeriodKey): Promise<void> {
  const { tenantId, now, rulebooks } = sync;
  const input = await inputOf(tx, sync, period);
  if (input === null) return;
  const all = await recordsOfPeriod(tx, tenantId, period, rulebooks.source);
  const present = all.filter(({ subject }) => subject === 'person');
  const expected = await expectedOf(input);
  const wanted = new Map(expected.map((one) => [keyOf(one), one]));
  const known = new Set(present.map(keyOf));
  await bringInLine(tx, sync, present, (state) => adjustPeriod(state, wanted.get(keyOf(state)), sync.today));
  await create(
    tx,
    tenantId,
    now,
    period,
    expected.filter((one) => !known.has(keyOf(one))),
  );
  const { body, regulations } = input;
  const units = all.filter(({ subject }) => subject === 'unit');
  const { calendar, today } = sync;
  await syncUnits(tx, { tenantId, today, now, period, rulebooks, body, regulations, calendar }, units);
}

/** One record for each person and regulation, wherever the person stands. */
function keyOf({ personId, rulebook }: Pick<Expected, 'personId' | 'rulebook'>): string {
  return `${personId}/${rulebook.id}`;
}

async function inputOf(tx: Tx, sync: PeriodSync, period: PeriodKey): Promise<PeriodInput | null> {
  const { tenantId, today } = sync;
  const dates = periodDates(period);
  const last = addDays(dates.to, -1);
  const day = today < last ? today : last;
  const [body, assignments, absences, stated] = await Promise.all([
    organizationOn(tx, tenantId, day),
    assignmentsIn(tx, tenantId, dates.from, dates.to),
    absencesIn(tx, tenantId, dates.from, dates.to),
    statedSubjects(tx, tenantId, day),
  ]);
  if (body === null) return null;
  const regulations = regulationsIn({
    ...{ rulebooks: sync.rulebooks.all(), units: body.units, stated },
    ...{ date: dates.from, kind: periodKind(period) },
  });
  const byPerson = Map.groupBy(absences, ({ personId }) => personId);
  return { period, dates, body, assignments, absences: byPerson, regulations, sync };
}

function expectedOf(input: PeriodInput): Promise<readonly Expected[]> {
  const byPerson = Map.groupBy(input.assignments, (assignment) => assignment.personId);
  return inTurns([...byPerson.values()], (some) =>
    some.flatMap((rows) => {
      const holdings = rows.map((row): Held & { readonly assignment: AssignmentRow } => ({
        assignment: row,
        post: { id: row.postId, unitId: row.unitId, rank: row.rank },
      }));
      const post = periodPost(input.dates, input.sync.today, holdings);
      return post === null ? [] : expectedPerson(input, post, rows);
    }),
  );
}

/** For each line (State, Party) the best post for which one of its regulations applies. */
function expectedPerson(
  input: PeriodInput,
  post: PeriodPost,
  rows: readonly AssignmentRow[],
): readonly Expected[] {
  const found = new Map<string, Expected>();
  for (const held of post.held as readonly (Held & { assignment: AssignmentRow })[])
    for (const rulebook of input.regulations.ofPerson(held.assignment)) {
      const isEvaluated = rulebook.evaluatedKinds.kinds.includes(held.assignment.kind);
      if (!isEvaluated || found.has(rulebook.line)) continue;
      const since = inRankSince(rows, held.assignment);
      const one = expectedRecord(input, rulebook, held.assignment, { ...post, since });
      if (one !== null) found.set(rulebook.line, one);
    }
  return [...found.values()];
}

function expectedRecord(
  input: PeriodInput,
  rulebook: Rulebook,
  assignment: AssignmentRow,
  { from, to, since }: PeriodPost & { readonly since: PlainDate },
): Expected | null {
  const authority = resolveAuthority(rulebook, input.body, assignment);
  if (authority.outside) return null;
  const absences = input.absences.get(assignment.personId) ?? [];
  const isNew = isNewInPost(rulebook, since, input.dates.to);
  const counted = isNew
    ? ({ counted: false, kind: 'new-in-post' } as const)
    : countedInWeek(rulebook, { from, to }, absences, input.sync.calendar);
  return {
    id: 0,
    period: input.period,
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
  };
}

/** Since when, by a person's own rows: whoever only changes the unit in the same rank is new to the unit, not in the post. */
function inRankSince(rows: readonly AssignmentRow[], { rank, from }: AssignmentRow): PlainDate {
  const before = rows.filter((one) => one.rank === rank);
  return before.map((one) => one.from).toSorted()[0] ?? from;
}

/** As for a week; a person who stands elsewhere by now takes the record along, unless it is decided. */
function adjustPeriod(
  state: Evaluation,
  expected: Expected | undefined,
  today: string,
): readonly EvaluationAct[] {
  const isDecided = state.state === 'approved' || state.state === 'closed';
  const acts = adjust(state, expected, today);
  if (isDecided || expected === undefined) return acts;
  const { assignmentId, postId, rank, unitId, orgVersion, unitLo, from } = expected;
  const stands = assignmentId === state.assignmentId && postId === state.postId && from === state.from;
  return stands
    ? acts
    : [bySystem('moved', { assignmentId, postId, rank, unitId, orgVersion, unitLo, from }), ...acts];
}
