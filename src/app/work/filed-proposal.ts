// What the register proposes at the moment a week's report is filed goes into the report, and never changes with the tasks.
import type { Command } from '../../domain/evaluation/decide.ts';
import type { Report } from '../../domain/evaluation/shape.ts';
import { isWeekKey, weekDates } from '../../domain/period/week.ts';
import { refuse } from '../../domain/refusal.ts';
import { proposeScores, reportedTasks } from '../../domain/work/report.ts';
import { tookPart } from '../../domain/work/task.ts';
import type { LoadedEvaluation } from '../../store/evaluations.ts';
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

interface Filing {
  readonly facts: WeekFacts;
  readonly rulebooks: Rulebooks;
  readonly evaluations: readonly LoadedEvaluation[];
}

/** The steps asked for, with the proposal in every report that names tasks. Throws refused for a task of somebody else. */
export function withProposals(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  filing: Filing,
  asked: readonly Asked[],
): Promise<readonly Asked[]> {
  return Promise.all(
    asked.map(async (one) => {
      const { report, name } = one.command;
      if (name !== 'submit' || report === null || !namesTasks(report)) return one;
      return { ...one, command: { ...one.command, report: await proposed(tx, context, actor, filing, one) } };
    }),
  );
}

const namesTasks = ({ items }: Report) => items.some(({ taskId }) => taskId !== undefined);

async function proposed(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  { facts, rulebooks, evaluations }: Filing,
  { id, command: { report } }: Asked,
): Promise<Report | null> {
  const state = evaluations.find((one) => one.state.id === id)?.state;
  if (state === undefined || report === null || !isWeekKey(state.period) || state.subject !== 'person')
    return report;
  const { tenantId, today } = actor;
  const span = { ...weekDates(state.period), today, calendar: calendarOf(context, facts) };
  const named = report.items.flatMap(({ taskId }) => taskId ?? []);
  const [tasks, known] = await Promise.all([
    heldTasks(tx, tenantId, state.personId, span),
    findTasks(tx, tenantId, named),
  ]);
  const strange = named.filter(
    (one) => !known.some((task) => task.id === one && tookPart(task, state.personId)),
  );
  if (strange.length > 0) throw refused([refuse('report-task-unfit')]);
  const { criteria } = rulebooks.source(state.rulebook.id, state.rulebook.version);
  const reported = reportedTasks(tasks, state.personId, span, new Set(named));
  return { ...report, proposed: proposeScores(reported, tasks, state.personId, span, criteria) };
}
