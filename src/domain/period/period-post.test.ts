// Which post classifies: the last day of the period, secondments first, the highest of several.
import { expect, test } from 'vitest';
import type { AssignmentKind, Rank } from '../organization/shape.ts';
import { enteredPeriods } from './entered-periods.ts';
import { periodDates } from './period.ts';
import { type Held, periodPost } from './period-post.ts';

const Q4 = periodDates('2026-Q4');
const END = '2027-02-01';

function held(
  id: number,
  from: string,
  to: string | null,
  rank: Rank = 'staff',
  kind: AssignmentKind = 'main',
): Held {
  const assignment = { id, personId: 1, postId: id, kind, from, to, managerId: null, documentNumber: null };
  return { assignment, post: { id, unitId: id, rank } };
}
const first = (today: string, ...held: Held[]) => periodPost(Q4, today, held)?.held[0]?.assignment.id;

test('the post held at the end of the period, or today while it runs', () => {
  const moved = [held(1, '2026-01-01', '2026-11-10'), held(2, '2026-11-10', null)];
  expect(first('2026-11-09', ...moved)).toBe(1);
  expect(first('2026-11-10', ...moved)).toBe(2);
  expect(first(END, ...moved)).toBe(2);
  expect(periodPost(Q4, END, moved)).toMatchObject({
    day: '2026-12-31',
    from: '2026-10-01',
    to: '2027-01-01',
  });
});

test('whoever came late or left early is evaluated on the days really held', () => {
  expect(periodPost(Q4, END, [held(1, '2026-10-20', null)])).toMatchObject({
    from: '2026-10-20',
    to: '2027-01-01',
  });
  expect(periodPost(Q4, END, [held(1, '2026-01-01', '2026-11-01')])).toMatchObject({
    ...{ day: '2026-10-31', from: '2026-10-01', to: '2026-11-01' },
  });
  expect(periodPost(Q4, END, [held(1, '2026-01-01', '2026-10-01')])).toBeNull();
  expect(periodPost(Q4, END, [held(1, '2027-01-01', null)])).toBeNull();
  expect(periodPost(Q4, '2026-10-05', [held(1, '2026-11-01', null)])).toBeNull();
  expect(periodPost(Q4, END, [])).toBeNull();
});

test.each([
  // Today before, at both ends of, and after the period.
  ['2026-09-30', '2026-10-01'],
  ['2026-10-01', '2026-10-01'],
  ['2026-10-02', '2026-10-02'],
  ['2026-12-30', '2026-12-30'],
  ['2026-12-31', '2026-12-31'],
  ['2027-01-01', '2026-12-31'],
])('on %s the day that counts is %s', (today, day) => {
  expect(periodPost(Q4, today, [held(1, '2026-01-01', null)])?.day).toBe(day);
});

test.each([
  ['2026-01-01', '2026-10-02', '2026-10-01', '2026-10-01', '2026-10-02'],
  ['2026-10-01', '2027-01-01', '2026-12-31', '2026-10-01', '2027-01-01'],
  ['2026-10-02', '2026-12-31', '2026-12-30', '2026-10-02', '2026-12-31'],
  ['2026-12-31', '2027-01-02', '2026-12-31', '2026-12-31', '2027-01-01'],
])('held from %s to %s', (since, until, day, from, to) => {
  expect(periodPost(Q4, END, [held(1, since, until)])).toMatchObject({ day, from, to });
});

test('of several spans the first day and the last; held is only what is held on the day that counts', () => {
  const all = [held(1, '2026-11-01', '2026-11-20'), held(2, '2026-10-05', '2026-11-10')];
  for (const list of [all, all.toReversed()]) {
    const found = periodPost(Q4, END, list);
    expect(found).toMatchObject({ day: '2026-11-19', from: '2026-10-05', to: '2026-11-20' });
    expect(found?.held.map(({ assignment }) => assignment.id)).toEqual([1]);
  }
});

test('of several posts the highest; while seconded the host; the main one among equals', () => {
  const main = held(1, '2026-01-01', null);
  expect(first(END, main, held(2, '2026-01-01', null, 'head', 'concurrent'))).toBe(2);
  expect(first(END, main, held(3, '2026-01-01', null, 'staff', 'concurrent'))).toBe(1);
  expect(
    first(END, held(4, '2026-01-01', null, 'head'), held(5, '2026-11-01', null, 'staff', 'secondment')),
  ).toBe(5);
  expect(periodPost(Q4, END, [held(9, '2026-01-01', null), held(8, '2026-01-01', null)])?.held).toHaveLength(
    2,
  );
  expect(first(END, held(9, '2026-01-01', null), held(8, '2026-01-01', null))).toBe(8);
  const order = [
    held(7, '2026-01-01', null, 'staff', 'secondment'),
    held(6, '2026-01-01', null, 'head', 'concurrent'),
    held(5, '2026-01-01', null, 'staff'),
    held(2, '2026-01-01', null, 'staff', 'acting'),
    held(3, '2026-01-01', null, 'staff', 'concurrent'),
  ];
  expect(periodPost(Q4, END, order.toReversed())?.held).toEqual(order);
});

test('a kind that is a mean of shorter ones has no record; of month and quarter the quarter is kept', () => {
  const citation = { document: '', where: '', confidence: 'A', note: null } as const;
  const mean = { from: 'quarter', to: 'year', how: 'mean', citation } as const;
  expect(enteredPeriods({ periods: ['month', 'quarter', 'year'], rollUps: [mean] })).toEqual(['quarter']);
  expect(enteredPeriods({ periods: ['month', 'year'], rollUps: [] })).toEqual(['month', 'year']);
  expect(enteredPeriods({ periods: ['quarter', 'year'], rollUps: [] })).toEqual(['quarter', 'year']);
  expect(enteredPeriods({ periods: ['month', 'quarter'], rollUps: [{ ...mean, to: 'quarter' }] })).toEqual([
    'month',
  ]);
  const evidence = { ...mean, how: 'evidence' } as const;
  expect(enteredPeriods({ periods: ['quarter', 'year'], rollUps: [evidence] })).toEqual(['quarter', 'year']);
});
