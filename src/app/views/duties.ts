// Groups waiting records into duties: one line per kind and period, with the deadline of its stage. The policy table
// says which steps are really open to this person. Longer periods: period-duties.ts; talks: talk-duties.ts.
import type { Duty, DutyKind } from '../../domain/duty.ts';
import type { DeadlinesOf } from '../../domain/evaluation/lateness.ts';
import { mayList } from '../../domain/evaluation/precheck.ts';
import type { CommandName, Evaluation } from '../../domain/evaluation/shape.ts';
import { type Deadlines, isLate } from '../../domain/period/late.ts';
import { weekOf } from '../../domain/period/week.ts';
import type { StageKey } from '../../domain/rulebook/shape.ts';
import type { UnclosedWeek } from '../../store/duties.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import { closeDeadline } from '../closing.ts';
import { type Regulated, recordDeadlines } from '../week-facts.ts';
import type { Reading } from './reading.ts';
import type { Waiting } from './work-waiting.ts';

/** The stage whose deadline a duty has. */
export const STAGE_OF: Readonly<Record<DutyKind, StageKey | null>> = {
  submit: 'submit',
  returned: 'score',
  score: 'score',
  approve: 'approve',
  decide: 'approve',
  'view-dissent': 'close',
  'agree-reopen': null,
  close: 'close',
  'work-returned': null,
  'work-approve': null,
  'work-accept': null,
  'work-excuse': null,
  'work-due': null,
  talk: null,
  'talk-answer': null,
  step: null,
  'open-level': 'approve',
  difficulty: null,
  measure: null,
  'rulebook-decide': null,
  'reading-confirm': null,
  'import-agree': null,
  'catalogue-decide': null,
};

/** One line for each kind and week of people, each week to close, and what waits in the register of work. */
export function dutiesOf(
  desk: Reading,
  waiting: readonly Evaluation[],
  reassigned: readonly number[],
  unclosed: readonly UnclosedWeek[],
  work: Waiting,
  facts: WeekFacts,
): Duty[] {
  const deadlinesOf = recordDeadlines(desk.context, facts, desk.rulebooks.source);
  const now = desk.actor.now;
  const duty = (kind: DutyKind, week: string, count: number, deadlines: readonly Deadlines[]): Duty => {
    const stage = STAGE_OF[kind];
    // Records of one line may follow several regulations: the line is due when the first of them is.
    const due = stage === null ? null : (deadlines.map((one) => one[stage]).toSorted()[0] ?? null);
    const overdue = due !== null && isLate(now, due);
    return { kind, period: week, subject: 'person', count, due, overdue, unit: null, id: null };
  };
  const steps = [
    ...Map.groupBy(
      stepsOf(desk, waiting, reassigned, deadlinesOf),
      ({ kind, week }) => `${kind}/${week}`,
    ).values(),
  ];
  return [
    ...steps.flatMap((group) => {
      const [first] = group;
      return first === undefined
        ? []
        : [
            duty(
              first.kind,
              first.week,
              group.length,
              group.map((one) => one.deadlines),
            ),
          ];
    }),
    ...unclosed.map(({ weekStart, count, followed, id, name, code }) => {
      const week = weekOf(weekStart);
      const due = closeDeadline(desk.context, desk.rulebooks, facts, week, followed);
      const overdue = isLate(now, due);
      const unit = { id, name, code };
      return { kind: 'close', period: week, subject: 'person', count, due, overdue, unit, id: null } as const;
    }),
    ...workDuties(work, weekOf(desk.actor.today)),
  ];
}

/** What waits in the register of work has no stage of a week: it counts for the running one. */
function workDuties({ returned, approve, accept, excuse, due }: Waiting, week: string): readonly Duty[] {
  const counts = [
    ['work-returned', returned.length],
    ['work-approve', approve.length],
    ['work-accept', accept.length],
    ['work-excuse', excuse.length],
    ['work-due', due.length],
  ] as const;
  return counts.flatMap(([kind, count]) =>
    count === 0
      ? []
      : [{ kind, period: week, subject: 'person', count, due: null, overdue: false, unit: null, id: null }],
  );
}

interface Step {
  readonly kind: DutyKind;
  readonly week: string;
  readonly deadlines: Deadlines;
}

function stepsOf(
  desk: Reading,
  waiting: readonly Evaluation[],
  reassigned: readonly number[],
  deadlinesOf: DeadlinesOf<Regulated>,
): readonly Step[] {
  const { now, today, stepUpUntil } = desk.actor;
  return waiting.flatMap((state): Step[] => {
    const deadlines = deadlinesOf(state);
    const submitDeadline = deadlines.submit;
    const moment = { now, today, stepUpUntil, submitDeadline, reassignedByViewer: reassigned };
    const kind = kindOf(state, mayList(state, desk.viewer, moment));
    return kind === null ? [] : [{ kind, week: state.period, deadlines }];
  });
}

/** The step of a record this person owes. Scoring again is possible after the first time, but nobody owes it. */
export function kindOf(state: Evaluation, may: readonly CommandName[]) {
  if (may.includes('submit')) return state.contentSeq === null ? ('submit' as const) : ('returned' as const);
  if (may.includes('score') && state.scorer === null) return 'score' as const;
  const kinds = ['approve', 'decide', 'view-dissent', 'agree-reopen'] as const;
  return kinds.find((kind) => may.includes(kind)) ?? null;
}
