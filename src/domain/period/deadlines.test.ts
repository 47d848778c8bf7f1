import { describe, expect, test } from 'vitest';
import { vietnamCalendar, weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { workingCalendar } from './calendar.ts';
import { deadlinesOf } from './deadlines.ts';
import { currentStage, isLate, stageStatus } from './late.ts';
import { weekOf } from './week.ts';
import { dateAt, instantAt, isZone } from './zone.ts';

const rulebook = weeklyRulebook();
const calendar = workingCalendar(vietnamCalendar().days);
const plain = workingCalendar([]);
const HANOI = 'Asia/Ho_Chi_Minh';
const PAGO = 'Pacific/Pago_Pago';

describe('week borders in the zone of the body', () => {
  test.each([
    [HANOI, '2026-11-22T16:59:59.999Z', '2026-W47'],
    [HANOI, '2026-11-22T17:00:00.000Z', '2026-W48'],
    ['UTC', '2026-11-22T23:59:59.999Z', '2026-W47'],
    ['UTC', '2026-11-23T00:00:00.000Z', '2026-W48'],
    [PAGO, '2026-11-23T10:59:59.999Z', '2026-W47'],
    [PAGO, '2026-11-23T11:00:00.000Z', '2026-W48'],
    [HANOI, '2026-12-31T17:00:00.000Z', '2026-W53'],
    [HANOI, '2027-01-03T16:59:59.999Z', '2026-W53'],
    [HANOI, '2027-01-03T17:00:00.000Z', '2027-W01'],
    [HANOI, '2028-02-28T17:00:00.000Z', '2028-W09'],
  ])('%s at %s is %s', (zone, instant, week) => {
    expect(weekOf(dateAt(instant, zone))).toBe(week);
  });

  test('the leap day exists in each zone for its own 24 hours', () => {
    expect(dateAt('2028-02-28T16:59:59.999Z', HANOI)).toBe('2028-02-28');
    expect(dateAt('2028-02-28T17:00:00.000Z', HANOI)).toBe('2028-02-29');
    expect(dateAt('2028-03-01T10:59:59.999Z', PAGO)).toBe('2028-02-29');
  });

  test('instants go to the wall clock and back; unknown zones are refused', () => {
    expect(instantAt('2026-11-20', '16:30', HANOI)).toBe('2026-11-20T09:30:00.000Z');
    expect(instantAt('2026-11-20', '16:30', PAGO)).toBe('2026-11-21T03:30:00.000Z');
    expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect([isZone(HANOI), isZone('+07:00'), isZone('Asia/Atlantis'), isZone('')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(() => dateAt('2026-11-20T00:00:00Z', 'Asia/Atlantis')).toThrow(RangeError);
  });
});

describe('deadlines', () => {
  test('an ordinary week, in three zones', () => {
    expect(deadlinesOf(rulebook, '2026-W46', calendar, HANOI)).toEqual({
      submit: '2026-11-13T09:30:00.000Z',
      score: '2026-11-16T03:00:00.000Z',
      approve: '2026-11-16T09:00:00.000Z',
      close: '2026-11-17T10:00:00.000Z',
    });
    expect(deadlinesOf(rulebook, '2026-W46', calendar, 'UTC').submit).toBe('2026-11-13T16:30:00.000Z');
    expect(deadlinesOf(rulebook, '2026-W46', calendar, PAGO).close).toBe('2026-11-18T04:00:00.000Z');
  });

  test('Tết: the whole week off moves filing to the first Monday back and keeps a time for everybody', () => {
    expect(deadlinesOf(rulebook, '2026-W08', calendar, HANOI)).toEqual({
      submit: '2026-02-23T09:30:00.000Z',
      score: '2026-02-24T03:00:00.000Z',
      approve: '2026-02-24T09:00:00.000Z',
      close: '2026-02-24T10:00:00.000Z',
    });
  });

  test('a Monday off moves scoring, approval and close stay behind it', () => {
    expect(deadlinesOf(rulebook, '2026-W17', calendar, HANOI)).toMatchObject({
      score: '2026-04-28T03:00:00.000Z',
      approve: '2026-04-28T09:00:00.000Z',
      close: '2026-04-28T10:00:00.000Z',
    });
  });

  test('over the new year', () => {
    expect(deadlinesOf(rulebook, '2026-W53', calendar, HANOI)).toMatchObject({
      submit: '2027-01-04T09:30:00.000Z',
      score: '2027-01-05T03:00:00.000Z',
    });
  });

  test('a rule that does not move stays on its day off', () => {
    const submit = { weekOffset: 0, isoWeekday: 5, time: '16:30', moveOnDayOff: 'none' } as const;
    const found = deadlinesOf(rulebook, '2026-W08', calendar, HANOI, { submit });
    expect(found.submit).toBe('2026-02-20T09:30:00.000Z');
  });

  test('a stage that cannot come behind the one before within 60 days is an error', () => {
    const score = { weekOffset: 0, isoWeekday: 1, time: '10:00', moveOnDayOff: 'none' } as const;
    const found = (at: string) =>
      deadlinesOf(rulebook, '2026-W46', plain, HANOI, { submit: { at }, score }).score;
    // Monday, 9 November, and 60 days later.
    expect(found('2027-01-08T02:59:59.999Z')).toBe('2027-01-08T03:00:00.000Z');
    expect(() => found('2027-01-08T03:00:00.000Z')).toThrow(
      new RangeError('no room for a deadline after 2027-01-08T03:00:00.000Z'),
    );
  });

  test('what follows a day off is pushed to a working day, or to any day where the rule does not move', () => {
    const submit = { at: '2026-11-13T09:30:00.000Z' };
    const pushed = (moveOnDayOff: 'none' | 'next-working-day') =>
      deadlinesOf(rulebook, '2026-W46', plain, HANOI, {
        submit,
        score: { weekOffset: 0, isoWeekday: 5, time: '16:30', moveOnDayOff },
      }).score;
    expect(pushed('none')).toBe('2026-11-14T09:30:00.000Z');
    expect(pushed('next-working-day')).toBe('2026-11-16T09:30:00.000Z');
  });

  test('a decided instant is kept, and what follows stays behind it', () => {
    const submit = { at: '2026-11-16T05:00:00.000Z' };
    expect(deadlinesOf(rulebook, '2026-W46', calendar, HANOI, { submit })).toEqual({
      submit: '2026-11-16T05:00:00.000Z',
      score: '2026-11-17T03:00:00.000Z',
      approve: '2026-11-17T09:00:00.000Z',
      close: '2026-11-17T10:00:00.000Z',
    });
  });
});

describe('late', () => {
  const deadlines = deadlinesOf(rulebook, '2026-W46', plain, HANOI);

  test('the very moment is on time, a millisecond more is late', () => {
    expect(isLate('2026-11-13T09:30:00.000Z', deadlines.submit)).toBe(false);
    expect(isLate('2026-11-13T09:30:00.001Z', deadlines.submit)).toBe(true);
    expect(isLate('2026-11-13T16:30:00.000+07:00', deadlines.submit)).toBe(false);
    expect(() => isLate('yesterday', deadlines.submit)).toThrow(new RangeError('not an instant: yesterday'));
  });

  test('whole minutes left or passed', () => {
    expect(stageStatus('2026-11-13T09:00:30.000Z', deadlines.submit)).toEqual({ state: 'open', minutes: 29 });
    expect(stageStatus('2026-11-13T09:30:00.000Z', deadlines.submit)).toEqual({ state: 'open', minutes: 0 });
    expect(stageStatus('2026-11-13T11:29:59.000Z', deadlines.submit)).toEqual({
      state: 'passed',
      minutes: 119,
    });
    expect(stageStatus('2026-11-13T09:30:00.001Z', deadlines.submit)).toEqual({
      state: 'passed',
      minutes: 0,
    });
  });

  test('the stage the week is in', () => {
    expect(currentStage('2026-11-09T00:00:00.000Z', deadlines)).toBe('submit');
    expect(currentStage('2026-11-13T09:30:00.001Z', deadlines)).toBe('score');
    expect(currentStage('2026-11-16T05:00:00.000Z', deadlines)).toBe('approve');
    expect(currentStage('2026-11-20T00:00:00.000Z', deadlines)).toBeNull();
  });
});
