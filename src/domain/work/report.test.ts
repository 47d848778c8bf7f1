// What the register proposes for a week: works, points from dates and returns, the reasons for each point less.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { aTask, BINH, LAN, lead, NO_HOLIDAYS } from '../../../test/builders/tasks.ts';
import { workingCalendar } from '../period/calendar.ts';
import { lastDayToAsk, workingDaysLate } from './lateness.ts';
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
  it('what is done before a date of a later week counts in time', () => {
    expect(scores([done('2026-11-18', { due: '2026-12-30' })]).progress).toMatchObject({ points: 4000 });
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
