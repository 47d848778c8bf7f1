// Lines for the form of a longer period, made from the tasks of its person; and what they were made from.
import { periodDates } from '../../domain/period/period.ts';
import type { Task } from '../../domain/work/task.ts';
import { type ProposedLine, tasksToWorkLines } from '../../domain/work/work-lines.ts';
import { tasksOfPerson } from '../../store/tasks.ts';
import { mainPosts } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { readingWork, type WorkReading } from './work-reading.ts';

/** No form takes more lines. */
const MOST_LINES = 200;

/** Throws not-found for somebody whose tasks the caller does not read. */
export function viewWorkLines(context: AppContext, actor: RequestActor, period: string, person?: number) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId, today, calendar } = reading;
    const personId = person ?? actor.personId;
    if (!(await readsAll(reading, personId))) throw notFound();
    const { from, to } = periodDates(period);
    const tasks = await tasksOfPerson(tx, tenantId, personId, { from, to });
    const { lines, withoutCoefficient } = tasksToWorkLines(tasks, personId, { from, to, today, calendar });
    return {
      ...{ period, from, to, lines: lines.slice(0, MOST_LINES).map(lineView) },
      withoutCoefficient: withoutCoefficient.map(titled),
    };
  });
}

async function readsAll({ tx, tenantId, today, viewer }: WorkReading, personId: number): Promise<boolean> {
  if (personId === viewer.personId || viewer.scored.includes(personId)) return true;
  const [post] = await mainPosts(tx, tenantId, [personId], today);
  return post !== undefined && [...viewer.headedUnits, ...viewer.watchedUnits].includes(post.unitId);
}

const titled = ({ id, title }: Task) => ({ id, title });

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
