// Steps a regulation asks for around the four stages, as lines of the one list: who is asked for an opinion, who publishes,
// who answers a petition. A petition itself is nobody's duty.
import type { Duty } from '../../domain/duty.ts';
import {
  type FurtherStep,
  furtherSteps,
  isOptional,
  owing,
  STEP_STATES,
} from '../../domain/evaluation/further-steps.ts';
import { addDays } from '../../domain/period/date.ts';
import { stepDeadlines } from '../../domain/period/deadlines.ts';
import { enteredPeriods } from '../../domain/period/entered-periods.ts';
import { isLate } from '../../domain/period/late.ts';
import { addPeriods, type PeriodKey, periodDates, periodKind, periodOf } from '../../domain/period/period.ts';
import { dateAt } from '../../domain/period/zone.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import { type AskedStep, type OpenStep, openStepsFor, publicationsWaiting } from '../../store/step-duties.ts';
import type { Tx } from '../../store/transaction.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { calendarOf, weekDeadlines } from '../week-facts.ts';
import type { LiveReading } from './reading.ts';

/** Days after a period's end in which its steps are still named, as long as those of weeks. */
const NAMED_DAYS = 26 * 7;

interface StepInPeriod {
  readonly further: FurtherStep;
  readonly rulebook: Rulebook;
  readonly period: PeriodKey;
  readonly asked: AskedStep;
}

/** One line for each step, period and time it is due. */
export async function stepDuties(desk: LiveReading): Promise<readonly Duty[]> {
  const { tx, actor, viewer, rulebooks } = desk;
  const steps = stepsAsked(rulebooks, actor.today);
  if (steps.length === 0) return [];
  const open = await openStepsFor(
    tx,
    actor.tenantId,
    viewer,
    steps.map(({ asked }) => asked),
  );
  const lines = new Map<string, Duty>();
  for (const found of open) {
    const step = steps[found.no];
    const duty = step === undefined ? null : dutyOf(desk, step, found);
    if (step === undefined || duty === null) continue;
    // Regulations that ask for the same at the same time make one line: its page records them together.
    const { period, subject, due, step: name } = duty;
    const key = isRecordedTogether(step) ? [period, subject, due, name] : [found.no, subject];
    const before = lines.get(JSON.stringify(key));
    const count = (before?.count ?? 0) + duty.count;
    lines.set(JSON.stringify(key), before === undefined ? duty : { ...before, count, id: null });
  }
  return [...lines.values()];
}

function dutyOf(desk: LiveReading, step: StepInPeriod, found: OpenStep): Duty | null {
  const { actor, context, facts } = desk;
  const { further, period } = step;
  const { subject, count, id } = found;
  const due = dueOf(context, facts, step, found.published);
  const overdue = due !== null && isLate(actor.now, due);
  // Once its time is over, the report itself takes the place of what belonged before it.
  if (further.place === 'before-report' && (due === null || overdue)) return null;
  const one = count === 1 || !isRecordedTogether(step) ? id : null;
  const name = { ...further.step.name };
  return { kind: 'step', period, subject, count, due, overdue, unit: null, id: one, step: name };
}

/** Every instant at which a step may be due for somebody. */
export async function stepInstants(
  tx: Tx,
  context: AppContext,
  facts: WeekFacts,
  rulebooks: Rulebooks,
  { tenantId, today }: { readonly tenantId: number; readonly today: string },
): Promise<readonly string[]> {
  const steps = stepsAsked(rulebooks, today);
  const counted = steps.map(({ asked }) => asked).filter(({ publication }) => publication !== null);
  const published = counted.length === 0 ? [] : await publicationsWaiting(tx, tenantId, counted);
  const dues = [
    ...steps.map((step) => dueOf(context, facts, step, null)),
    ...published.flatMap(({ no, published: at }) =>
      steps[no] === undefined ? [] : [dueOf(context, facts, steps[no], at)],
    ),
  ];
  return dues.filter((due) => due !== null);
}

/** Steps somebody owes, in the periods in which they still may be. Weeks of people have no further steps of their own. */
function stepsAsked(rulebooks: Rulebooks, today: string): readonly StepInPeriod[] {
  const since = addDays(today, -NAMED_DAYS);
  const found = rulebooks
    .all()
    .filter(({ use, steps }) => use === 'evaluation' && steps.length > 0)
    .flatMap((rulebook) =>
      enteredPeriods(rulebook)
        .filter((kind) => kind !== 'week')
        .flatMap((kind) => periodsBack(periodOf(kind, today), since))
        .filter((period) => overlaps(rulebook, period))
        .map((period) => ({ rulebook, period })),
    );
  return numbered(found);
}

/** Steps somebody owes in one period, whenever it was. */
export function stepsIn(rulebooks: Rulebooks, period: PeriodKey): readonly StepInPeriod[] {
  const inForce = rulebooks
    .all()
    .filter((one) => one.use === 'evaluation' && enteredPeriods(one).includes(periodKind(period)))
    .filter((rulebook) => overlaps(rulebook, period));
  return numbered(inForce.map((rulebook) => ({ rulebook, period })));
}

function numbered(found: readonly Pick<StepInPeriod, 'rulebook' | 'period'>[]): readonly StepInPeriod[] {
  return found
    .flatMap((one) => furtherSteps(one.rulebook).map((further) => ({ ...one, further })))
    .filter(({ further }) => owing(further) !== null)
    .map((one, no) => ({ ...one, asked: askedOf(one, no) }));
}

/**
 * Whether one set of words may stand in many records: opinions, notice, publication. What somebody plans before his report,
 * and the answer to what one person has asked, are written for that person alone.
 */
export function isRecordedTogether({
  further,
  rulebook,
}: Pick<StepInPeriod, 'further' | 'rulebook'>): boolean {
  const { place, follows } = further;
  if (place === 'before-report') return false;
  return !furtherSteps(rulebook).some((one) => one.step.key === follows && isOptional(one));
}

function periodsBack(newest: PeriodKey, since: string): readonly PeriodKey[] {
  const found: PeriodKey[] = [];
  for (let period = newest; periodDates(period).to >= since; period = addPeriods(period, -1))
    found.push(period);
  return found;
}

function overlaps({ validFrom, validTo }: Rulebook, period: PeriodKey): boolean {
  const { from, to } = periodDates(period);
  return validFrom <= to && (validTo === null || from < validTo);
}

function askedOf({ further, rulebook, period }: Omit<StepInPeriod, 'asked'>, no: number): AskedStep {
  const { step, place, follows } = further;
  const first = furtherSteps(rulebook).find((one) => one.place === 'after-decision');
  return {
    ...{ no, rulebook: rulebook.id, version: rulebook.version, key: step.key, follows },
    ...{ start: periodDates(period).from, kind: periodKind(period), states: STEP_STATES[place] },
    publication: follows === null ? null : (first?.step.key ?? null),
    owes: owing(further) ?? '',
  };
}

function dueOf(
  context: AppContext,
  facts: WeekFacts,
  { rulebook, period, further }: StepInPeriod,
  published: string | null,
): string | null {
  const day = published === null ? null : dateAt(published, facts.zone);
  const stages = weekDeadlines(context, facts, rulebook, period);
  const dues = stepDeadlines(rulebook, period, calendarOf(context, facts), facts.zone, stages, day);
  return dues[further.step.key] ?? null;
}
