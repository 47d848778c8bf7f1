// What the register proposes for a week: works, points from dates and returns, the reasons for each point less.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { aTask, BINH, LAN, lead, NO_HOLIDAYS } from '../../../test/builders/tasks.ts';
import { workingCalendar, workingDayFrom, workingDays } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import { lastDayToAsk, lateOf, workingDaysLate } from './lateness.ts';
import { placeInWeek, proposeScores, type ReportWeek, reportedTasks } from './report.ts';
import type { Task } from './task.ts';

/** Monday 16 to Sunday 22 November, looked at on the Monday after. */
const WEEK: ReportWeek = { from: '2026-11-16', to: '2026-11-23', today: '2026-11-23', calendar: NO_HOLIDAYS };
const { criteria } = weeklyRulebook();
const done = (delivered: string, more: Partial<Task> = {}) =>
  aTask({ state: 'delivered', delivered, doneQuantity: 1, ...more });
const accepted = (more: Partial<Task> = {}) =>
  done('2026-11-18', { state: 'accepted', accepted: '2026-11-19', acceptedBy: 13, ...more });
const numbered = (tasks: readonly Task[]) => tasks.map((task, at) => ({ ...task, id: at + 1 }));
const report = (tasks: readonly Task[], week = WEEK, workedOn: readonly number[] = []) =>
  reportedTasks(numbered(tasks), LAN, week, new Set(workedOn));
const scores = (tasks: readonly Task[], week = WEEK) =>
  Object.fromEntries(
    proposeScores(report(tasks, week), numbered(tasks), LAN, week, criteria).map((one) => [
      one.criterion,
      one,
    ]),
  );

describe('which works a week has', () => {
  it.each([
    ['due and not done', aTask(), 'due'],
    ['done in time', done('2026-11-18'), 'done'],
    ['left over', aTask({ due: '2026-11-13', starts: '2026-11-09' }), 'carried'],
    ['due later', aTask({ due: '2026-11-27' }), 'open'],
    ['without a date', aTask({ due: null }), 'open'],
    ['done the week before', done('2026-11-15', { starts: '2026-11-09', due: '2026-11-20' }), null],
    ['not begun', aTask({ starts: '2026-11-23', due: null }), null],
    ['dropped', aTask({ state: 'dropped' }), null],
    ['waiting for approval', aTask({ state: 'proposed' }), null],
    ["somebody else's", aTask({ shares: [lead(BINH)] }), null],
    [
      'handed over before',
      aTask({ shares: [{ ...lead(LAN, 30), from: '2026-11-09', to: '2026-11-16' }] }),
      null,
    ],
    ['handed over in it', aTask({ shares: [{ ...lead(LAN, 30), to: '2026-11-18' }] }), 'due'],
  ])('%s', (_, task, place) => {
    const early = { ...task, shares: task.shares.map((one) => ({ ...one, from: '2026-11-09' })) };
    expect(placeInWeek(early, LAN, WEEK)).toBe(place);
  });
  it.each<[string, Partial<Task>, string | null]>([
    ['delivered on its first day', { delivered: '2026-11-16' }, 'done'],
    ['delivered the day before', { delivered: '2026-11-15' }, null],
    ['delivered on its last day', { delivered: '2026-11-22' }, 'done'],
    ['delivered the day after', { delivered: '2026-11-23' }, 'due'],
    ['due on its first day', { due: '2026-11-16' }, 'due'],
    ['due the day before', { due: '2026-11-15' }, 'carried'],
    ['due on its last day', { due: '2026-11-22' }, 'due'],
    ['due the day after', { due: '2026-11-23' }, 'open'],
    ['begun on its last day', { starts: '2026-11-22' }, 'due'],
    ['held from its last day on', { shares: [{ ...lead(LAN), from: '2026-11-22' }] }, 'due'],
    ['held from the day after on', { shares: [{ ...lead(LAN), from: '2026-11-23' }] }, null],
    ['held for its first day', { shares: [{ ...lead(LAN), to: '2026-11-17' }] }, 'due'],
    ['held with somebody else', { shares: [lead(BINH, 60), { ...lead(LAN, 40), role: 'with' }] }, 'due'],
  ])('%s', (_, more, place) => {
    expect(placeInWeek(aTask(more), LAN, WEEK)).toBe(place);
  });
  it('what matters most comes first, then what is due first, without a date last', () => {
    const tasks = [
      aTask({ due: null }),
      aTask({ due: '2026-11-19' }),
      aTask({ due: '2026-11-18' }),
      aTask({ due: '2026-11-18' }),
      aTask({ due: null, important: true }),
      aTask({ due: '2026-11-20', important: true }),
    ];
    const order = (some: readonly Task[]) =>
      reportedTasks(some, LAN, WEEK, new Set([1, 2, 3, 4, 5, 6])).map(({ task }) => task.id);
    expect(order(numbered(tasks))).toEqual([6, 5, 3, 4, 2, 1]);
    expect(order(numbered(tasks).toReversed())).toEqual([6, 5, 3, 4, 2, 1]);
  });
  it.each<[string, Partial<Task>, string, object]>([
    ['today', { due: '2026-11-18' }, '2026-11-18', { done: null, late: null }],
    ['in two days', { due: '2026-11-20' }, '2026-11-18', { done: null, late: null }],
    ['yesterday', { due: '2026-11-17' }, '2026-11-18', { done: null, late: 1 }],
    ['on Friday, seen long after', { due: '2026-11-20' }, '2026-11-30', { done: null, late: 1 }],
    ['on Saturday, seen on Monday', { due: '2026-11-21' }, '2026-11-23', { done: null, late: 0 }],
    [
      'in two days and done yesterday',
      { due: '2026-11-20', delivered: '2026-11-17' },
      '2026-11-18',
      { done: '2026-11-17', late: 0 },
    ],
    [
      'in the next week and done in this',
      { due: '2026-11-27', delivered: '2026-11-17' },
      '2026-11-23',
      { done: '2026-11-17', late: 0 },
    ],
    ['without a date, done', { due: null, delivered: '2026-11-17' }, '2026-11-23', { late: null }],
    ['on Friday, done on Monday', { delivered: '2026-11-23' }, '2026-11-24', { done: null, late: 1 }],
  ])('due %s', (_, more, today, expected) => {
    expect(report([aTask(more)], { ...WEEK, today })).toMatchObject([expected]);
  });
  it('the part is that of this week', () => {
    const parts = [
      { weekStart: '2026-11-09', part: 30 },
      { weekStart: '2026-11-16', part: 40 },
    ];
    expect(report([aTask({ parts })])).toMatchObject([{ part: 40 }]);
    expect(report([aTask({ parts: parts.slice(0, 1) })])).toMatchObject([{ part: null }]);
  });
  it('an open task is reported when something was done on it', () => {
    const open = aTask({ due: '2026-11-27' });
    expect(report([open])).toEqual([]);
    expect(report([open], WEEK, [1])).toHaveLength(1);
    const part = { ...open, parts: [{ weekStart: WEEK.from, part: 40 }] };
    expect(report([part])).toMatchObject([{ part: 40, done: null, late: null }]);
  });
  it('what was done after the week is not done in it', () => {
    expect(report([done('2026-11-24')])).toMatchObject([{ done: null, place: 'due', late: 1 }]);
  });
});

describe('progress', () => {
  it('nothing due: nothing is proposed', () => {
    expect(scores([]).progress).toMatchObject({ points: null, whole: 0 });
    expect(scores([aTask({ due: null })]).progress).toMatchObject({ points: null });
    expect(scores([]).quality).toMatchObject({ points: null });
    expect(scores([])).not.toHaveProperty('conduct');
  });
  it('is the share in time, cut down to the step', () => {
    const late = done('2026-11-23', { due: '2026-11-19' });
    const { progress } = scores([
      done('2026-11-20'),
      done('2026-11-17'),
      { ...late, delivered: '2026-11-20' },
    ]);
    // 40 x 2/3 = 26.66..
    expect(progress).toMatchObject({ points: 2650, part: 2, whole: 3, max: 4000, step: 50 });
    expect(progress?.reasons).toEqual([{ code: 'late', taskId: 3, title: 'Tờ trình 214', count: 1 }]);
  });
  it('an undone task counts once its date is over, not before', () => {
    const running = { ...WEEK, today: '2026-11-18' };
    expect(scores([aTask()], running).progress).toMatchObject({ points: null });
    expect(scores([aTask()]).progress).toMatchObject({ points: 0, reasons: [{ code: 'undone', count: 1 }] });
    expect(scores([aTask({ due: '2026-11-18' })], running).progress).toMatchObject({ whole: 0 });
  });
  it('a recognised cause is not held against, and is named', () => {
    const { progress } = scores([aTask({ delayExcuse: 'granted' }), done('2026-11-19')]);
    expect(progress).toMatchObject({ points: 4000, reasons: [{ code: 'undone-excused' }] });
    expect(scores([aTask({ delayExcuse: 'asked' })]).progress).toMatchObject({ points: 0 });
    expect(scores([aTask({ delayExcuse: 'declined' })]).progress).toMatchObject({ points: 0 });
  });
  it('a date that had passed when it was entered proves nothing', () => {
    expect(scores([done('2026-11-17', { due: '2026-11-17', entered: '2026-11-18' })]).progress).toMatchObject(
      {
        points: null,
      },
    );
  });
  it('a date on the day of entry counts; without a date, or before a day off is over, nothing does', () => {
    expect(scores([done('2026-11-17', { due: '2026-11-17', entered: '2026-11-17' })]).progress).toMatchObject(
      {
        points: 4000,
      },
    );
    expect(scores([done('2026-11-17', { due: null })]).progress).toMatchObject({ whole: 0 });
    expect(scores([aTask({ due: '2026-11-21' })]).progress).toMatchObject({ whole: 0 });
  });
  it('what is done before a date of a later week counts in time', () => {
    expect(scores([done('2026-11-18', { due: '2026-12-30' })]).progress).toMatchObject({ points: 4000 });
  });
});

describe('what changed hands', () => {
  const { shares: _, ...task } = aTask();
  const given = (to: string, more: Partial<Task> = {}) =>
    ({
      ...task,
      ...more,
      shares: [
        { ...lead(LAN, 0), role: 'with', to },
        { ...lead(BINH), from: to },
      ],
    }) as Task;
  const countedFor = (person: number, one: Task, criterion: string) => {
    const all = [{ ...one, id: 1 }];
    const reported = reportedTasks(all, person, WEEK, new Set());
    return proposeScores(reported, all, person, WEEK, criteria).find((score) => score.criterion === criterion)
      ?.whole;
  };
  it.each<[string, Task, number, number]>([
    ['before its date', given('2026-11-18'), 0, 1],
    [
      'before its date, done in time',
      given('2026-11-17', { state: 'delivered', delivered: '2026-11-20' }),
      0,
      1,
    ],
    ['on its date', given('2026-11-20'), 0, 1],
    ['after its date', given('2026-11-21'), 1, 0],
    ['after its date, then done', given('2026-11-21', { state: 'delivered', delivered: '2026-11-22' }), 1, 0],
  ])('a date counts for who held the work on it: handed over %s', (_what, one, giver, taker) => {
    expect([countedFor(LAN, one, 'progress'), countedFor(BINH, one, 'progress')]).toEqual([giver, taker]);
  });
  it.each<[string, string, number, number]>([
    ['before it came back', '2026-11-17', 0, 1],
    ['after it came back', '2026-11-19', 1, 0],
    ['on that day, when nobody can tell', '2026-11-18', 0, 0],
  ])('a return counts for who held the work then: handed over %s', (_what, to, giver, taker) => {
    const one = given(to, { returns: 1, returned: '2026-11-18' });
    expect([countedFor(LAN, one, 'quality'), countedFor(BINH, one, 'quality')]).toEqual([giver, taker]);
  });
  it('acceptance counts for who delivered', () => {
    const one = given('2026-11-17', { state: 'accepted', delivered: '2026-11-18', accepted: '2026-11-19' });
    expect([countedFor(LAN, one, 'quality'), countedFor(BINH, one, 'quality')]).toEqual([0, 1]);
  });
});

describe('quality', () => {
  it('is the share accepted at once', () => {
    const back = aTask({ returns: 1, returned: '2026-11-18' });
    expect(scores([accepted(), accepted(), back]).quality).toMatchObject({
      ...{ points: 2650, part: 2, whole: 3, reasons: [{ code: 'returned', count: 1 }] },
    });
    expect(scores([{ ...back, faultExcuse: 'granted', excusedReturns: 1 }]).quality).toMatchObject({
      ...{ points: 4000, reasons: [{ code: 'returned-excused' }] },
    });
  });
  it('a return of an earlier week is not held against the week of acceptance', () => {
    const reworked = accepted({ returns: 1, returned: '2026-11-13', due: null });
    expect(scores([reworked]).quality).toMatchObject({ points: null });
  });
  it('what was delivered the week before and accepted in this one counts in this one', () => {
    const early = accepted({
      delivered: '2026-11-13',
      starts: '2026-11-09',
      shares: [{ ...lead(LAN), from: '2026-11-09' }],
    });
    expect(scores([early])).toMatchObject({ progress: { points: null }, quality: { points: 4000 } });
    expect(scores([{ ...early, shares: [lead(BINH)] }]).quality).toMatchObject({ points: null });
  });
  it.each([
    ['2026-11-15', 0],
    ['2026-11-16', 1],
    ['2026-11-22', 1],
    ['2026-11-23', 0],
  ])('accepted or returned on %s: %i counted', (day, whole) => {
    expect(scores([accepted({ accepted: day })]).quality).toMatchObject({ part: whole, whole });
    const back = aTask({ returns: 1, returned: day });
    expect(scores([back]).quality).toMatchObject({ part: 0, whole });
  });
  it('delivered and not accepted says nothing yet', () => {
    expect(scores([done('2026-11-18')]).quality).toMatchObject({ points: null });
  });
});

describe('working days', () => {
  const teachers = workingCalendar([{ date: '2026-11-23', kind: 'holiday' }]);
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-20', '2026-11-23', 0],
    ['2026-11-20', '2026-11-24', 1],
    // A date on a day off holds until the next working day.
    ['2026-11-21', '2026-11-24', 0],
    ['2026-11-21', '2026-11-25', 1],
  ])('due %s, done %s: %i late', (due, day, late) => {
    expect(workingDaysLate(teachers, due, day)).toBe(late);
  });
  it('late is what is later than the date, or the working day it holds until, over any calendar', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 });
    const day = fc.integer({ min: 1, max: 30 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`);
    fc.assert(
      fc.property(days, days, day, day, (off, makeUp, due, done) => {
        const of = (dates: number[], kind: 'holiday' | 'make-up') =>
          dates.map((date) => ({ date: `2026-11-${String(date).padStart(2, '0')}`, kind }));
        const calendar = workingCalendar([...of(off, 'holiday'), ...of(makeUp, 'make-up')]);
        const last = workingDayFrom(calendar, due);
        const after = workingDays(calendar, { from: addDays(last, 1), to: addDays(done, 1) });
        expect(workingDaysLate(calendar, due, done)).toBe(done <= due ? 0 : after.length);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
  it('of a task are counted to the delivery, to today without one; none without a date', () => {
    const late = (more: Partial<Task>) => lateOf(NO_HOLIDAYS, aTask(more), '2026-11-25');
    expect([late({}), late({ delivered: '2026-11-23' }), late({ due: null })]).toEqual([3, 1, null]);
  });
  it('a cause is asked for until the working day after', () => {
    expect(lastDayToAsk(teachers, '2026-11-20')).toBe('2026-11-24');
    expect(lastDayToAsk(teachers, '2026-11-18')).toBe('2026-11-19');
  });
});

it('points are a multiple of the step, never above the maximum, and full only when everything was good', () => {
  const day = fc.integer({ min: 10, max: 26 }).map((date) => `2026-11-${date}`);
  const task = fc.record({ due: day, delivered: fc.option(day), entered: day, returned: fc.option(day) });
  fc.assert(
    fc.property(fc.array(task, { maxLength: 30 }), (some) => {
      const tasks = some.map(({ due, delivered, entered, returned }) =>
        aTask({
          ...{ due, delivered, entered, returned, returns: returned === null ? 0 : 1 },
          ...(delivered === null ? {} : { state: 'accepted', accepted: delivered, acceptedBy: 13 }),
        }),
      );
      for (const { points, max, step, part, whole, reasons } of Object.values(scores(tasks))) {
        expect(points === null).toBe(whole === 0);
        if (points === null) continue;
        expect(points % step).toBe(0);
        expect(points).toBeLessThanOrEqual(max);
        expect(points === max).toBe(part === whole);
        expect(points * whole).toBeLessThanOrEqual(max * part);
        expect((points + step) * whole).toBeGreaterThan(max * part);
        expect(reasons).toHaveLength(whole - part);
      }
    }),
    { seed: 20, numRuns: 300 },
  );
});
