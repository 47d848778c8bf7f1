// Whom a step of a task concerns: whoever gets a share in it, loses it, or has one while its terms change.
import { holders, leadOf, type Task } from '../work/task.ts';
import type { Message, MessageCode } from './shape.ts';

/** Messages of a step, `before` null at its birth; nobody is told of his own act, and none says what the work is. */
export function taskNews(before: Task | null, after: Task, by: number): readonly Message[] {
  const [had, have] = [heldBy(before), heldBy(after)];
  const isGone = after.state === 'dropped';
  const stay = have.filter((person) => had.includes(person));
  const told: readonly (readonly [readonly number[], MessageCode])[] = [
    [have.filter((person) => !had.includes(person)), 'task-assigned'],
    [had.filter((person) => !have.includes(person)), 'task-taken'],
    [before !== null && hasOtherTerms(before, after) ? stay : [], isGone ? 'task-taken' : 'task-changed'],
    [isShareDone(before, after) ? leads(after) : [], 'task-share-done'],
    [isDateDeclined(before, after) ? leads(after) : [], 'task-due-declined'],
  ];
  return told.flatMap(([people, code]) =>
    people
      .filter((to) => to !== by)
      .map(
        (to): Message => ({
          ...{ to, code, by, params: {}, place: { page: 'task', id: after.id } },
          topic: `${code}/${after.id}/${after.version}`,
        }),
      ),
  );
}

/** Who has a share in it and has not handed it on. */
const heldBy = (task: Task | null): readonly number[] =>
  task === null ? [] : holders(task).map(({ personId }) => personId);

const leads = (task: Task): readonly number[] => {
  const lead = leadOf(task);
  return lead === null ? [] : [lead.personId];
};

function hasOtherTerms(before: Task, after: Task): boolean {
  const terms = ({ title, product, quantity, starts, due, important, state }: Task) =>
    JSON.stringify([title, product, quantity, starts, due, important, state === 'dropped']);
  return terms(before) !== terms(after);
}

const isShareDone = (before: Task | null, after: Task): boolean =>
  after.shares.some(
    ({ personId, done }) =>
      done !== null && before?.shares.some((one) => one.personId === personId && one.done === null),
  );

function isDateDeclined(before: Task | null, after: Task): boolean {
  const isAnswered = before !== null && before.askedDue !== null && after.askedDue === null;
  return isAnswered && before.due === after.due && after.state !== 'dropped';
}
