import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vietnamCalendar, weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { ABSENCE_KINDS, type AbsenceKind } from '../organization/shape.ts';
import { workingCalendar } from './calendar.ts';
import { countedInWeek, isNewInPost } from './counted.ts';
import { addDays } from './date.ts';
import { weekDates } from './week.ts';

const rulebook = weeklyRulebook();
const calendar = workingCalendar(vietnamCalendar().days);
const MONDAY = '2026-11-16';
const away = (kind: AbsenceKind, from: string, to: string | null) => ({ kind, from, to });
const judge = (...absences: ReturnType<typeof away>[]) =>
  countedInWeek(rulebook, weekDates('2026-W47'), absences, calendar);

describe('whether a week counts', () => {
  test('no absence, or two days of leave: it counts', () => {
    expect(judge()).toEqual({ counted: true });
    expect(judge(away('leave', MONDAY, '2026-11-18'))).toEqual({ counted: true });
  });

  test('three days of leave: not counted, with kind and days', () => {
    expect(judge(away('leave', MONDAY, '2026-11-19'))).toEqual({
      counted: false,
      kind: 'leave',
      workingDays: 3,
    });
  });

  test('the same days noted twice count once, and days off count as nothing', () => {
    const twice = away('leave', MONDAY, '2026-11-18');
    expect(judge(twice, twice)).toEqual({ counted: true });
    expect(judge(away('leave', '2026-11-20', '2026-11-30'))).toEqual({ counted: true });
  });

  test.each(['mission', 'training', 'secondment'] as const)(
    '%s: only when it takes every working day',
    (kind) => {
      expect(judge(away(kind, MONDAY, '2026-11-20'))).toEqual({ counted: true });
      expect(judge(away(kind, MONDAY, '2026-11-21'))).toEqual({ counted: false, kind, workingDays: 5 });
      expect(judge(away(kind, '2026-01-01', null))).toEqual({ counted: false, kind, workingDays: 5 });
    },
  );

  test('several kinds that together leave no day at work: not counted, named after the longest', () => {
    const together = judge(away('leave', MONDAY, '2026-11-18'), away('training', '2026-11-18', '2026-11-21'));
    expect(together).toEqual({ counted: false, kind: 'training', workingDays: 3 });
  });

  test('a week without working days counts for nobody', () => {
    expect(countedInWeek(rulebook, weekDates('2026-W08'), [], calendar)).toEqual({
      counted: false,
      kind: 'no-working-day',
      workingDays: 0,
    });
  });

  test('a short slice is never asked for more days than it has', () => {
    const slice = { from: '2026-11-19', to: '2026-11-23' };
    const leave = [away('leave', '2026-11-19', '2026-11-23')];
    expect(countedInWeek(rulebook, slice, leave, calendar)).toEqual({
      counted: false,
      kind: 'leave',
      workingDays: 2,
    });
    expect(countedInWeek(rulebook, slice, [away('leave', '2026-11-20', '2026-11-23')], calendar)).toEqual({
      counted: true,
    });
  });

  test('of kinds of equal length the one named first by the rulebook; a shorter one never', () => {
    const halves = [away('training', MONDAY, '2026-11-18'), away('leave', '2026-11-18', '2026-11-20')];
    const last = (kind: AbsenceKind) => away(kind, '2026-11-20', '2026-11-21');
    const kinds = rulebook.notCounted.map(({ absenceKind }) => absenceKind);
    const named = (list: readonly ReturnType<typeof away>[]) => {
      const found = judge(...list);
      return found.counted ? null : [found.kind, found.workingDays];
    };
    expect(kinds.indexOf('leave')).toBeLessThan(kinds.indexOf('training'));
    expect(named([...halves, last('mission')])).toEqual(['leave', 2]);
    expect(named([...halves, last('training')])).toEqual(['training', 3]);
    // Three days of leave reach its rule though two are worked: training, longer or not, reaches none.
    const leave = away('leave', MONDAY, '2026-11-19');
    expect(named([leave, away('training', '2026-11-19', '2026-11-20')])).toEqual(['leave', 3]);
    expect(named([leave, away('mission', MONDAY, '2026-11-20')])).toEqual(['leave', 3]);
  });

  test('who came later than the regulation allows is too new for the period', () => {
    const rule = { newInPost: { days: 30, citation: rulebook.citation } };
    const isNew = (since: string) => isNewInPost(rule, since, '2027-01-01');
    expect(['2026-12-01', '2026-12-02', '2026-12-03'].map(isNew)).toEqual([false, false, true]);
    expect(isNewInPost({ newInPost: null }, '2026-12-31', '2027-01-01')).toBe(false);
  });

  test('a kind without a rule never takes a week away', () => {
    const silent = { ...rulebook, notCounted: [] };
    const all = [away('leave', MONDAY, null)];
    expect(countedInWeek(silent, weekDates('2026-W47'), all, calendar)).toEqual({ counted: true });
  });

  test('more absence never makes a week count again', () => {
    const absence = fc
      .record({
        kind: fc.constantFrom(...ABSENCE_KINDS),
        start: fc.nat(7),
        length: fc.integer({ min: 1, max: 7 }),
      })
      .map(({ kind, start, length }) => away(kind, addDays(MONDAY, start), addDays(MONDAY, start + length)));
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 4 }), absence, (absences, more) => {
        if (!judge(...absences).counted) expect(judge(...absences, more).counted).toBe(false);
      }),
      { seed: 8679, numRuns: 300 },
    );
  });
});
