// The longer periods at a glance: what runs, how the own records stand, what waits.
import { mayList } from '../../domain/evaluation/precheck.ts';
import type { CommandName, Evaluation, Viewer } from '../../domain/evaluation/shape.ts';
import { isLate } from '../../domain/period/late.ts';
import { addPeriods, PERIOD_KINDS, periodDates, periodOf } from '../../domain/period/period.ts';
import type { StageKey } from '../../domain/rulebook/shape.ts';
import { ownPeriodLines, waitingPeriodLines, waitingUnitWeeks } from '../../store/period-duties.ts';
import { managersNamedBy, reassignedAmong } from '../../store/reassigned.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { furtherMoment } from '../further.ts';
import { type Line, linesOf } from './evaluation-item.ts';
import { periodItems } from './period-item.ts';
import { type Reading, reading } from './reading.ts';

const KINDS = ['submit', 'returned', 'score', 'approve', 'decide', 'view-dissent', 'agree-reopen'] as const;
type DutyKind = (typeof KINDS)[number];
const STAGE_OF: Readonly<Record<DutyKind, StageKey | null>> = {
  submit: 'submit',
  returned: 'score',
  score: 'score',
  approve: 'approve',
  decide: 'approve',
  'view-dissent': 'close',
  'agree-reopen': null,
};

/** Running periods, own records of this year and the last, and duties; overdue first, then by deadline. */
export function viewPeriods(context: AppContext, actor: RequestActor) {
  return reading(context, actor, async (desk) => {
    const { tx, viewer, rulebooks } = desk;
    const { tenantId, personId, today } = actor;
    const since = oldestOwed(today);
    const [facts, mine, duties] = await Promise.all([
      weekFactsOf(tx, tenantId, viewer, since),
      ownPeriodLines(tx, tenantId, personId, since),
      periodDuties(desk),
    ]);
    const running = PERIOD_KINDS.filter((kind) => kind !== 'week')
      .map((kind) => periodOf(kind, today))
      .filter((period) => rulebooks.runs(period));
    return { running, mine: await periodItems(desk, linesOf(desk, mine, facts)), duties };
  });
}

const oldestOwed = (today: string) => periodDates(addPeriods(periodOf('year', today), -1)).from;

/** What the viewer owes in longer periods and in weeks of units. */
export async function periodDuties(desk: Reading) {
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
  return dutiesOf(desk, lines, reassignedAmong(named, states));
}

/** A unit's week has a deadline the office may have moved, as people's weeks have. */
async function weekFactsOf(tx: Tx, tenantId: number, viewer: Viewer, since: string): Promise<WeekFacts> {
  return loadWeekFacts(tx, tenantId, await waitingUnitWeeks(tx, tenantId, viewer, since));
}

function ofUnit({ state, row }: Line, isOne: boolean) {
  const unit = { id: state.unitId, name: row.unit_name, code: row.unit_code };
  return { subject: state.subject, unit: state.subject === 'unit' && isOne ? unit : null };
}

interface Step {
  readonly kind: DutyKind;
  readonly line: Line;
}

function dutiesOf(desk: Reading, lines: readonly Line[], reassigned: readonly number[]) {
  const steps = lines.flatMap((line): Step[] => {
    const kind = kindOf(line.state, mayOf(desk, line, reassigned));
    return kind === null ? [] : [{ kind, line }];
  });
  const groups = Map.groupBy(steps, ({ kind, line }) => `${kind}/${line.state.period}/${line.state.subject}`);
  const duties = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, line } = first;
    const stage = STAGE_OF[kind];
    const due = stage === null ? null : line.deadlines[stage];
    const id = group.length === 1 ? line.state.id : null;
    const overdue = due !== null && isLate(desk.actor.now, due);
    return [
      {
        ...ofUnit(line, group.length === 1),
        kind,
        period: line.state.period,
        count: group.length,
        due,
        overdue,
        id,
      },
    ];
  });
  return duties.toSorted(
    (a, b) =>
      Number(b.overdue) - Number(a.overdue) ||
      (a.due ?? '9').localeCompare(b.due ?? '9') ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  );
}

// What subordinates still owe, or a reading nobody has confirmed, does not take the duty away: the record's page says
// what it waits for.
function mayOf(desk: Reading, { state, rulebook, deadlines }: Line, reassigned: readonly number[]) {
  const { now, today, stepUpUntil } = desk.actor;
  return mayList(state, desk.viewer, {
    ...{ now, today, stepUpUntil, submitDeadline: deadlines.submit, reassignedByViewer: reassigned },
    ...furtherMoment(desk.rulebooks, rulebook, state, desk.viewer, undefined),
    missingSteps: [],
    openReadings: { keys: [], approvers: [] },
  });
}

function kindOf(state: Evaluation, may: readonly CommandName[]): DutyKind | null {
  if (may.includes('submit')) return state.contentSeq === null ? 'submit' : 'returned';
  if (may.includes('score') && state.scorer === null) return 'score';
  const kinds = ['approve', 'decide', 'view-dissent', 'agree-reopen'] as const;
  return kinds.find((kind) => may.includes(kind)) ?? null;
}
