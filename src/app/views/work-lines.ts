// Lines for the form of a longer period, made from the tasks of its person; and what they were made from.
import { periodDates } from '../../domain/period/period.ts';
import { MOST_WORK_LINES } from '../../domain/score/input.ts';
import type { HeldTask } from '../../domain/work/task.ts';
import { type ProposedLine, tasksToWorkLines } from '../../domain/work/work-lines.ts';
import { heldTasks } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import { mainPosts } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { calendarOf } from '../week-facts.ts';
import { logLooks, type Reading, readingAhead } from './reading.ts';
import { workViewerOf } from './work-reading.ts';

/** Throws not-found for somebody whose tasks the caller does not read. */
export function viewWorkLines(
  context: AppContext,
  actor: RequestActor,
  period: string,
  personId: number = actor.personId,
) {
  const { from, to } = periodDates(period);
  const material = (tx: Tx) => heldTasks(tx, actor.tenantId, personId, { from, to });
  return readingAhead(context, actor, material, async (desk, tasks) => {
    if (!(await readsAll(desk, personId))) throw notFound();
    logLooks(desk, [personId], 'work-lines');
    const span = { from, to, today: actor.today, calendar: calendarOf(context, desk.facts) };
    const { lines, withoutCoefficient } = tasksToWorkLines(tasks, personId, span);
    return {
      ...{ period, from, to, lines: lines.slice(0, MOST_WORK_LINES).map(lineView) },
      cut: Math.max(0, lines.length - MOST_WORK_LINES),
      withoutCoefficient: withoutCoefficient.map(titled),
    };
  });
}

async function readsAll(desk: Reading, personId: number): Promise<boolean> {
  const { tx, actor } = desk;
  if (personId === actor.personId) return true;
  const viewer = await workViewerOf(desk);
  if (viewer.scored.includes(personId)) return true;
  const [post] = await mainPosts(tx, actor.tenantId, [personId], actor.today);
  return post !== undefined && [...viewer.headedUnits, ...viewer.watchedUnits].includes(post.unitId);
}

const titled = ({ id, title }: HeldTask) => ({ id, title });

function lineView({ line, tasks }: ProposedLine) {
  const [first] = tasks;
  return {
    line: {
      ...{ ...line, factors: [...line.factors] },
      ...{ faults: line.faults.map((one) => ({ ...one })), delays: line.delays.map((one) => ({ ...one })) },
    },
    ...{ title: first?.title ?? '', product: first?.product ?? '', tasks: tasks.map(titled) },
  };
}
