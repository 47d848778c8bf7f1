// Deadlines of longer periods: dates of months and years, days counted on, days off, exceptions, steps after others.
import { describe, expect, test } from 'vitest';
import { quarterlyRulebook } from '../../../test/builders/quarter.ts';
import { vietnamCalendar } from '../../../test/builders/rulebook.ts';
import type { DeadlineRule, Rulebook, YearDayDeadline } from '../rulebook/shape.ts';
import { workingCalendar } from './calendar.ts';
import { dateOfMonth } from './date.ts';
import { deadlinesOf, stepDeadlines } from './deadlines.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const calendar = workingCalendar(vietnamCalendar().days);
const rulebook = quarterlyRulebook();

function due(
  deadline: DeadlineRule,
  period = '2026-Q4',
  more: Partial<Rulebook['stages'][number]> = {},
): string {
  const [first] = rulebook.stages;
  if (first === undefined) throw new Error('no stage');
  const stages = [{ ...first, deadline, exceptions: [], ...more }];
  return deadlinesOf({ ...rulebook, stages }, period, calendar, ZONE).submit;
}
const monthDay = (changes: object): DeadlineRule => ({
  ...{ kind: 'month-day', monthOffset: 0, day: 25, edge: 'before', time: '17:00', moveOnDayOff: 'none' },
  ...changes,
});

describe('a date near the end of the period', () => {
  test('"before the 25th" ends on the 24th, "on" on the day itself; whatever the kind of period', () => {
    expect(due(monthDay({}))).toBe('2026-12-24T10:00:00.000Z');
    expect(due(monthDay({ edge: 'on' }))).toBe('2026-12-25T10:00:00.000Z');
    expect(due(monthDay({ edge: 'on' }), '2026-M11')).toBe('2026-11-25T10:00:00.000Z');
    expect(due(monthDay({ edge: 'on' }), '2026-H1')).toBe('2026-06-25T10:00:00.000Z');
    expect(due(monthDay({ monthOffset: 1, day: 5, edge: 'on' }))).toBe('2027-01-05T10:00:00.000Z');
  });

  test('a day the month lacks is its last', () => {
    expect(due(monthDay({ day: 31, edge: 'on' }), '2026-M02')).toBe('2026-02-28T10:00:00.000Z');
    expect(due(monthDay({ day: 31, edge: 'on' }), '2028-M02')).toBe('2028-02-29T10:00:00.000Z');
    expect(dateOfMonth('2026-12-31', 2, 30)).toBe('2027-02-28');
    expect(dateOfMonth('2026-01-15', -1, 31)).toBe('2025-12-31');
  });

  test('days off move it on, or back where the law says "before"', () => {
    // 20 December 2026 is a Sunday; the 24th of November a public holiday.
    const sunday = { day: 20, edge: 'on' };
    expect(due(monthDay({ ...sunday, moveOnDayOff: 'next-working-day' }))).toContain('2026-12-21');
    expect(due(monthDay({ ...sunday, moveOnDayOff: 'previous-working-day' }))).toContain('2026-12-18');
    expect(due(monthDay({ moveOnDayOff: 'previous-working-day' }), '2026-M11')).toContain('2026-11-23');
  });

  test('a date of the year, and the exception for it', () => {
    const year: YearDayDeadline = {
      ...{ kind: 'year-day', yearOffset: 0, month: 12, day: 15, edge: 'before' },
      ...{ time: '17:00', moveOnDayOff: 'none' },
    };
    expect(due(year, '2026-Y')).toBe('2026-12-14T10:00:00.000Z');
    const exceptions = [{ period: 'year' as const, month: null, deadline: year }];
    expect(due(monthDay({}), '2026-Y', { exceptions })).toBe('2026-12-14T10:00:00.000Z');
    expect(due(monthDay({}), '2026-Q4', { exceptions })).toBe('2026-12-24T10:00:00.000Z');
    const on: YearDayDeadline = { ...year, edge: 'on' };
    expect(due({ ...on, yearOffset: 1, month: 1 }, '2026-Y')).toBe('2027-01-15T10:00:00.000Z');
    expect(due({ ...on, day: 31, month: 2 }, '2026-Y')).toBe('2026-02-28T10:00:00.000Z');
    const january = { period: 'month' as const, month: 1, deadline: year };
    const first = { period: 'month' as const, month: 12, deadline: on };
    const several = [january, first, { period: null, month: null, deadline: year }];
    expect(due(monthDay({}), '2026-M12', { exceptions: several })).toBe('2026-12-15T10:00:00.000Z');
    expect(due(monthDay({}), '2026-Y', { exceptions: several })).toBe('2026-12-14T10:00:00.000Z');
    expect(due(monthDay({}), '2026-M11', { exceptions: [january, first] })).toBe('2026-11-24T10:00:00.000Z');
    const december = [{ period: null, month: 12, deadline: year }];
    expect(due(monthDay({}), '2026-M12', { exceptions: december })).toBe('2026-12-14T10:00:00.000Z');
    expect(due(monthDay({}), '2026-M11', { exceptions: december })).toBe('2026-11-24T10:00:00.000Z');
  });
});

describe('days counted on', () => {
  const counted = (
    anchor: 'period-start' | 'period-end' | 'before',
    days: number,
    unit: 'days' | 'working-days',
  ) =>
    ({
      kind: 'days-after',
      after: anchor,
      days,
      unit,
      time: '17:00',
      moveOnDayOff: 'next-working-day',
    }) as const;

  test('from the first or the last day, over weekends and holidays', () => {
    expect(due(counted('period-start', 5, 'working-days'))).toContain('2026-10-08');
    // 31 December is a Thursday; 1 January is off.
    expect(due(counted('period-end', 1, 'working-days'))).toContain('2027-01-04');
    expect(due(counted('period-end', 1, 'days'))).toContain('2027-01-04');
  });

  test.each([
    // The last day of the quarter is Thursday, 31 December; 1 January is off.
    ['period-start', 0, 'days', '2026-10-01'],
    ['period-start', 2, 'days', '2026-10-05'],
    ['period-start', 1, 'working-days', '2026-10-02'],
    ['period-end', 0, 'days', '2026-12-31'],
    ['period-end', 5, 'days', '2027-01-05'],
    ['period-end', 5, 'working-days', '2027-01-08'],
    // Of the first stage: nothing came before, so from the last day.
    ['before', 5, 'days', '2027-01-05'],
  ] as const)('%s and %i %s', (anchor, days, unit, date) => {
    expect(due(counted(anchor, days, unit))).toBe(`${date}T10:00:00.000Z`);
  });

  test('the end of the period stays the end, whatever came before', () => {
    const second = rulebook.stages.map((stage, index) =>
      index === 1 ? { ...stage, deadline: counted('period-end', 5, 'days') } : stage,
    );
    const { submit, score } = deadlinesOf({ ...rulebook, stages: second }, '2026-Q4', calendar, ZONE);
    expect([submit, score]).toEqual(['2026-12-18T10:00:00.000Z', '2027-01-05T10:00:00.000Z']);
  });

  test('of a stage that waits for a publication nothing is known', () => {
    const rule = { ...counted('before', 5, 'days'), after: 'publication' as const };
    expect(() => due(rule)).toThrow(new RangeError(`${rulebook.id}: no deadline for submit`));
  });

  test('stages stand behind each other, whatever their rules say', () => {
    const [first, second, third, last] = Object.values(deadlinesOf(rulebook, '2026-Q4', calendar, ZONE));
    expect([first, second, third, last]).toEqual([
      '2026-12-18T10:00:00.000Z',
      '2026-12-22T10:00:00.000Z',
      '2026-12-24T10:00:00.000Z',
      '2026-12-28T10:00:00.000Z',
    ]);
  });

  test('a step follows the one in front of it; a petition waits for publication', () => {
    const petition = {
      ...{ key: 'petition', name: { vi: 'x', en: 'x' }, who: ['self'] as const, stage: null },
      citation: rulebook.citation,
      deadline: { ...counted('before', 5, 'working-days'), after: 'publication' as const },
    };
    const of = { ...rulebook, steps: [...rulebook.steps, petition] };
    const stages = deadlinesOf(of, '2026-Q4', calendar, ZONE);
    const open = stepDeadlines(of, '2026-Q4', calendar, ZONE, stages);
    // Two working days after the score's deadline of the 22nd.
    expect(open).toEqual({
      'unit-opinion': '2026-12-24T10:00:00.000Z',
      notice: null,
      petition: null,
    });
    const published = stepDeadlines(of, '2026-Q4', calendar, ZONE, stages, '2026-12-29');
    // 1 January is off: 30, 31, 4, 5, 6.
    expect(published.petition).toBe('2027-01-06T10:00:00.000Z');
  });

  test('a deadline of a week has no meaning for a quarter', () => {
    const weekly: DeadlineRule = { weekOffset: 0, isoWeekday: 5, time: '16:30', moveOnDayOff: 'none' };
    expect(() => due(weekly)).toThrow('a deadline of a week');
    expect(due(weekly, '2026-W47')).toBe('2026-11-20T09:30:00.000Z');
  });
});
