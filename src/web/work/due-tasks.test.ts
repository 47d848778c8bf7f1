// What can be finished with one press, and how much time that writes down.
import { expect, it } from 'vitest';
import { task } from '../../../test/browser/fixtures/work.ts';
import { dueTasks, finishedLine, timeLeft } from './due-tasks.ts';

const due = (id: number, more: object = {}) => task({ id, title: `Việc ${id}`, place: 'due', ...more });

it('is what one may deliver, due or past its date, the oldest first; not what waits to be sent', () => {
  const tasks = [
    ...[
      due(1, { due: '2026-11-20' }),
      due(2, { due: '2026-11-17', place: 'carried' }),
      due(3, { due: '2026-11-19' }),
    ],
    ...[due(4, { may: ['note'] }), due(5, { place: 'open' }), due(6, { place: 'done' })],
  ];
  expect(dueTasks(tasks, new Set([3])).map(({ id }) => id)).toEqual([2, 1]);
});

it.each([
  ['the share of the standard time of all', { minutes: 120, quantity: 3, ownShare: 50 }, 180],
  ['less what was written down', { minutes: 120, logged: 90 }, 30],
  ['none where more was written down', { minutes: 120, logged: 150 }, null],
  ['none where the catalogue knows none', { minutes: null }, null],
  ['none where it is no time of one day', { minutes: 900 }, null],
])('time: %s', (_, more, expected) => {
  expect(timeLeft(due(1, more))).toBe(expected);
});

it('says done today, onto the task', () => {
  expect(finishedLine(due(7, { minutes: 60 }), '2026-11-20')).toEqual({
    ...{ text: 'Việc 7', title: 'Việc 7', taskId: 7, done: '2026-11-20', due: null, minutes: 60, tags: [] },
    day: '2026-11-20',
  });
});
