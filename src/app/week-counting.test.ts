import { describe, expect, it } from 'vitest';
import { vietnamCalendar, weeklyRulebook } from '../../test/builders/rulebook.ts';
import type { AbsenceKind } from '../domain/organization/shape.ts';
import { workingCalendar } from '../domain/period/calendar.ts';
import { type CountingRules, turnedParts, weeksNotCounted } from './week-counting.ts';

const rulebook = weeklyRulebook();
const rules: CountingRules = {
  rulebooks: {
    source: () => rulebook,
    forWeek: (monday) => (monday < '2026-01-01' ? null : { rulebook, hash: '' }),
    all: () => [],
    runs: () => false,
    active: () => [],
    openReadings: () => [],
  },
  calendar: workingCalendar(vietnamCalendar().days),
};
const away = (from: string, to: string | null, kind: AbsenceKind = 'leave') => ({ from, to, kind });
const UNTIL = '2026-11-29';

describe('weeks not counted because of an absence', () => {
  it.each<[string, ReturnType<typeof away>, readonly string[]]>([
    ['a whole week', away('2026-11-16', '2026-11-23'), ['2026-W47']],
    ['its working days only', away('2026-11-16', '2026-11-21'), ['2026-W47']],
    ['one day', away('2026-11-17', '2026-11-18'), []],
    ['two weeks', away('2026-11-09', '2026-11-23'), ['2026-W46', '2026-W47']],
    [
      'an open one, up to the last generated week',
      away('2026-11-16', null, 'secondment'),
      ['2026-W47', '2026-W48'],
    ],
    ['an open one that begins later than that', away('2027-01-04', null), []],
    ['a backward one', away('2026-11-23', '2026-11-16'), []],
    ['weeks without a regulation', away('2025-11-10', '2025-11-24'), []],
    // Lunar New Year: no working day at all, so it is not the leave that takes the week out.
    ['a week that is a holiday anyway', away('2026-02-16', '2026-02-23'), []],
  ])('%s', (_, absence, weeks) => {
    expect(weeksNotCounted(rules, absence, [], UNTIL)).toEqual(weeks);
  });

  it('names the week on both absences that only together take it out, on one that does alone', () => {
    const [two, one, three] = [
      away('2026-11-16', '2026-11-18'),
      away('2026-11-18', '2026-11-19'),
      away('2026-11-18', '2026-11-21'),
    ];
    expect(weeksNotCounted(rules, two, [], UNTIL)).toEqual([]);
    expect(weeksNotCounted(rules, two, [one], UNTIL)).toEqual(['2026-W47']);
    expect(weeksNotCounted(rules, one, [two], UNTIL)).toEqual(['2026-W47']);
    expect(weeksNotCounted(rules, three, [two], UNTIL)).toEqual(['2026-W47']);
    expect(weeksNotCounted(rules, two, [three], UNTIL)).toEqual([]);
  });

  it('is told for a year at most', () => {
    expect(weeksNotCounted(rules, away('2026-01-05', '2031-01-01'), [], UNTIL).length).toBeLessThanOrEqual(
      53,
    );
  });
});

it('a change turns only parts whose counting differs', () => {
  const part = (week: string, from: string, to: string) => ({
    week,
    from,
    to,
    state: 'open' as const,
    counted: true,
    rulebook,
  });
  const parts = [part('2026-W47', '2026-11-16', '2026-11-23'), part('2026-W48', '2026-11-23', '2026-11-30')];
  const leave = away('2026-11-16', '2026-11-24');
  expect(turnedParts(rules, parts, [], [leave]).map((one) => one.week)).toEqual(['2026-W47']);
  expect(turnedParts(rules, parts, [leave], [leave])).toEqual([]);
});
