// What the register proposes at the moment a week's report is filed goes into the report, and never changes with the tasks.
import type { Command } from '../../domain/evaluation/decide.ts';
import type { Report } from '../../domain/evaluation/shape.ts';
import { isWeekKey, weekDates } from '../../domain/period/week.ts';
import { refuse } from '../../domain/refusal.ts';
import { proposeScores, reportedTasks } from '../../domain/work/report.ts';
import { type HeldTask, type Task, tookPart } from '../../domain/work/task.ts';
import { type LoadedEvaluation, periodOfEvaluationId } from '../../store/evaluations.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import { findTasks, heldTasks } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { refused } from '../failure.ts';
import { calendarOf } from '../week-facts.ts';

interface Asked {
  readonly id: number;
  readonly command: Command;
}

/** What a report can be made from: work the filing person held in its week, and the tasks the report names. */
export interface FiledWork {
  readonly held: readonly HeldTask[];
  readonly named: readonly Task[];
}

/** For every week that is filed; whoever files it reports on himself. */
export async function workOfFiled(
  tx: Tx,
  { tenantId, personId }: RequestActor,
  asked: readonly Asked[],
): Promise<ReadonlyMap<number, FiledWork>> {
  const found = asked.map(async ({ id, command: { name, report } }) => {
    const period = periodOfEvaluationId(id);
    if (name !== 'submit' || report === null || period === null || !isWeekKey(period)) return [];
    const [held, named] = await Promise.all([
      heldTasks(tx, tenantId, personId, weekDates(period), 'parts'),
      findTasks(tx, tenantId, namesOf(report)),
    ]);
    return [[id, { held, named }] as const];
  });
  return new Map((await Promise.all(found)).flat());
}

const namesOf = ({ items }: Report) => items.flatMap(({ taskId }) => taskId ?? []);

interface Filing {
  readonly facts: WeekFacts;
  readonly rulebooks: Rulebooks;
  readonly evaluations: readonly LoadedEvaluation[];
  readonly work: ReadonlyMap<number, FiledWork>;
}

/**
 * The steps asked for, with the proposal in every report of a person's week as far as the register has anything to say,
 * whether the report names its tasks or not. Throws refused for a task of somebody else.
 */
export function withProposals(
  context: AppContext,
  { personId, today }: RequestActor,
  { facts, rulebooks, evaluations, work }: Filing,
  asked: readonly Asked[],
): readonly Asked[] {
  return asked.map((one) => {
    const state = evaluations.find((known) => known.state.id === one.id)?.state;
    const filed = work.get(one.id);
    const { report } = one.command;
    if (state?.personId !== personId || state.subject !== 'person' || !filed || !report) return one;
    if (!isWeekKey(state.period)) return one;
    const named = namesOf(report);
    const own = new Set(filed.named.filter((task) => tookPart(task, personId)).map(({ id }) => id));
    if (named.some((id) => !own.has(id))) throw refused([refuse('report-task-unfit')]);
    const span = { ...weekDates(state.period), today, calendar: calendarOf(context, facts) };
    const { criteria } = rulebooks.source(state.rulebook.id, state.rulebook.version);
    const reported = reportedTasks(filed.held, personId, span, new Set(named));
    const proposed = proposeScores(reported, filed.held, personId, span, criteria);
    const says = named.length > 0 || proposed.some(({ points }) => points !== null);
    return says ? { ...one, command: { ...one.command, report: { ...report, proposed } } } : one;
  });
}
