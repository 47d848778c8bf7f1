import { expect, it } from 'vitest';
import { byUrgency, countOf, type Duty } from './duty.ts';

const duty = (kind: Duty['kind'], due: string | null, overdue = false): Duty => ({
  ...{ kind, period: '2026-W47', subject: 'person', count: 2, due, overdue, unit: null, id: null },
});

it('what is owed stands overdue first, then by deadline, the undated last, then in the order of the steps', () => {
  const owed = [
    duty('talk', null),
    duty('score', '2026-11-21T03:00:00.000Z'),
    duty('submit', '2026-11-21T03:00:00.000Z'),
    duty('approve', '2026-11-20T03:00:00.000Z'),
    duty('work-returned', null, true),
  ];
  expect(byUrgency(owed).map(({ kind }) => kind)).toEqual([
    'work-returned',
    'approve',
    'submit',
    'score',
    'talk',
  ]);
  expect(countOf(owed)).toBe(10);
});
