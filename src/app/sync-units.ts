// Units brought in line with the organisation: one record for each unit and regulation of units that applies, answered
// for by its head. Called where people's records are brought in line, for weeks and longer periods alike.
import {
  type Holding,
  holdingsThere,
  type OrganizationOnDay,
  resolveAuthority,
} from '../domain/evaluation/authority.ts';
import type { Evaluation, EvaluationAct } from '../domain/evaluation/shape.ts';
import type { WorkingCalendar } from '../domain/period/calendar.ts';
import { countedInWeek } from '../domain/period/counted.ts';
import { type PeriodKey, periodDates } from '../domain/period/period.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import { inTurns } from '../store/turns.ts';
import type { Regulations } from './regulations.ts';
import { adjust, bringInLine, bySystem, create, type Expected } from './sync-records.ts';

/** The facts by which the units of one period are judged. */
export interface UnitSync {
  readonly tenantId: number;
  readonly today: string;
  readonly now: string;
  readonly period: PeriodKey;
  readonly rulebooks: Rulebooks;
  readonly body: OrganizationOnDay & { readonly version: number };
  readonly regulations: Regulations;
  readonly calendar: WorkingCalendar;
}

/** `present`: records of units in the period. Writes nothing when nothing changed. */
export async function syncUnits(tx: Tx, sync: UnitSync, present: readonly Evaluation[]): Promise<void> {
  const { tenantId, today, now, period } = sync;
  const expected = await inTurns([...sync.body.units.keys()], (some) =>
    some.flatMap((unitId) => expectedUnit(sync, unitId)),
  );
  const wanted = new Map(expected.map((one) => [keyOf(one), one]));
  const known = new Set(present.map(keyOf));
  await bringInLine(tx, sync, present, (state) => adjustUnit(state, wanted.get(keyOf(state)), today));
  const missing = expected.filter((one) => !known.has(keyOf(one)));
  await create(tx, tenantId, now, period, missing);
}

function keyOf({ unitId, rulebook }: Pick<Expected, 'unitId' | 'rulebook'>): string {
  return `${unitId}/${rulebook.id}`;
}

function expectedUnit(sync: UnitSync, unitId: number): readonly Expected[] {
  const answers = whoAnswers(sync.body, unitId);
  if (answers === null) return [];
  return sync.regulations.ofUnit(unitId).flatMap((rulebook) => expectedRecord(sync, rulebook, answers));
}

/** The head, whoever acts for him first; where there is none, a deputy. Nobody: the unit has no record. */
function whoAnswers(body: OrganizationOnDay, unitId: number): Holding | null {
  const here = holdingsThere(body, unitId);
  const of = (rank: Holding['rank']) =>
    here
      .filter((one) => one.rank === rank)
      .toSorted(
        (a, b) =>
          Number(b.kind === 'acting') - Number(a.kind === 'acting') || a.assignmentId - b.assignmentId,
      )[0];
  return of('head') ?? of('deputy') ?? null;
}

function expectedRecord(sync: UnitSync, rulebook: Rulebook, answers: Holding): readonly Expected[] {
  const { period, body, calendar } = sync;
  const { personId, assignmentId, postId, unitId, managerId } = answers;
  // The unit is judged as its head is: a deputy who answers for it does not change who confirms it.
  const authority = resolveAuthority(rulebook, body, { personId, unitId, managerId, rank: 'head' });
  if (authority.outside) return [];
  const { from, to } = periodDates(period);
  const counted = countedInWeek(rulebook, { from, to }, [], calendar);
  return [
    {
      ...{ id: 0, period, subject: 'unit', personId, assignmentId, postId, rank: 'head', unitId },
      orgVersion: body.version,
      unitLo: body.units.get(unitId)?.lo ?? 0,
      ...{ from, to, rulebook: { id: rulebook.id, version: rulebook.version } },
      scorerId: authority.scorer?.personId ?? null,
      approverId: authority.approver?.personId ?? null,
      oneAuthority: authority.oneAuthority,
      counted: counted.counted,
      notCountedKind: counted.counted ? null : counted.kind,
    },
  ];
}

/** A new head takes the record over until it is decided; a unit without anybody no longer counts. */
function adjustUnit(
  state: Evaluation,
  expected: Expected | undefined,
  today: string,
): readonly EvaluationAct[] {
  if (state.state === 'closed' || state.state === 'approved') return [];
  if (expected === undefined || expected.personId === state.personId) return adjust(state, expected, today);
  const { personId, assignmentId, postId, rank, orgVersion, unitLo } = expected;
  const { scorerId, approverId, oneAuthority } = expected;
  const taken = {
    ...{ personId, assignmentId, postId, rank, orgVersion, unitLo },
    ...{ scorerId, approverId, oneAuthority },
  };
  return [bySystem('handed-over', taken), ...adjust({ ...state, ...taken }, expected, today)];
}
