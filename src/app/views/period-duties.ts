// What somebody owes in longer periods and in weeks of units: lines of the same list as the weeks of people (duties.ts).
import type { Duty } from '../../domain/duty.ts';
import { type Moment, mayList } from '../../domain/evaluation/precheck.ts';
import type { Viewer } from '../../domain/evaluation/shape.ts';
import { isLate } from '../../domain/period/late.ts';
import { addPeriods, periodDates, periodOf } from '../../domain/period/period.ts';
import { waitingPeriodLines, waitingUnitWeeks } from '../../store/period-duties.ts';
import { managersNamedBy, reassignedAmong } from '../../store/reassigned.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import { furtherMoment } from '../further.ts';
import { kindOf, STAGE_OF } from './duties.ts';
import { type Line, linesOf } from './evaluation-item.ts';
import type { Reading } from './reading.ts';

/** First day of the year before: what began earlier is not named any more. */
export const oldestOwed = (today: string) => periodDates(addPeriods(periodOf('year', today), -1)).from;

/** Decisions that wait for readings to be confirmed: how many, and the first deadline among them. */
export interface HeldBack {
  readonly count: number;
  readonly due: string | null;
}

/** One line for each step, period and kind of record; and what follows once readings are confirmed. */
export async function periodDuties(
  desk: Reading,
): Promise<{ readonly duties: readonly Duty[]; readonly held: HeldBack }> {
  const { tx, viewer, actor } = desk;
  const { tenantId, personId, today } = actor;
  const since = oldestOwed(today);
  const [facts, waiting, named] = await Promise.all([
    weekFactsOf(tx, tenantId, viewer, since),
    waitingPeriodLines(tx, tenantId, viewer, since),
    managersNamedBy(tx, tenantId, personId),
  ]);
  const lines = linesOf(desk, waiting, facts);
  const states = lines.map(({ state }) => state);
  const reassigned = reassignedAmong(named, states);
  return { duties: dutiesOf(desk, lines, reassigned), held: heldBack(desk, lines, reassigned) };
}

function heldBack(desk: Reading, lines: readonly Line[], reassigned: readonly number[]): HeldBack {
  const held = lines.filter((line) => {
    if (desk.rulebooks.openReadings(line.rulebook).length === 0) return false;
    const { openReadings: _, ...confirmed } = momentOf(desk, line, reassigned);
    const then = kindOf(line.state, mayList(line.state, desk.viewer, confirmed));
    return then !== null && then !== kindOf(line.state, mayOf(desk, line, reassigned));
  });
  const dues = held.map(({ deadlines }) => deadlines.approve).toSorted();
  return { count: held.length, due: dues[0] ?? null };
}

/** A unit's week has a deadline the office may have moved, as people's weeks have. */
export async function weekFactsOf(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  since: string,
): Promise<WeekFacts> {
  return loadWeekFacts(tx, tenantId, await waitingUnitWeeks(tx, tenantId, viewer, since));
}

function ofUnit({ state, row }: Line, isOne: boolean) {
  const unit = { id: state.unitId, name: row.unit_name, code: row.unit_code };
  return { subject: state.subject, unit: state.subject === 'unit' && isOne ? unit : null };
}

interface Step {
  readonly kind: NonNullable<ReturnType<typeof kindOf>>;
  readonly line: Line;
}

function dutiesOf(desk: Reading, lines: readonly Line[], reassigned: readonly number[]): readonly Duty[] {
  const steps = lines.flatMap((line): Step[] => {
    const kind = kindOf(line.state, mayOf(desk, line, reassigned));
    return kind === null ? [] : [{ kind, line }];
  });
  const groups = Map.groupBy(steps, ({ kind, line }) => `${kind}/${line.state.period}/${line.state.subject}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, line } = first;
    const stage = STAGE_OF[kind];
    const due = stage === null ? null : line.deadlines[stage];
    const id = group.length === 1 ? line.state.id : null;
    const overdue = due !== null && isLate(desk.actor.now, due);
    const { period } = line.state;
    return [{ ...ofUnit(line, group.length === 1), kind, period, count: group.length, due, overdue, id }];
  });
}

// What subordinates still owe does not take the duty away: the record's page says what it waits for. An opinion still
// wanted does, and a reading nobody has confirmed: until then it is asked of whoever writes the one down (step-duties.ts)
// or confirms the other (personal-duties.ts).
function mayOf(desk: Reading, line: Line, reassigned: readonly number[]) {
  return mayList(line.state, desk.viewer, momentOf(desk, line, reassigned));
}

function momentOf(
  desk: Reading,
  { state, rulebook, deadlines }: Line,
  reassigned: readonly number[],
): Moment {
  const { now, today, stepUpUntil } = desk.actor;
  return {
    ...{ now, today, stepUpUntil, submitDeadline: deadlines.submit, reassignedByViewer: reassigned },
    ...furtherMoment(desk.rulebooks, rulebook, state, desk.viewer, undefined),
  };
}
