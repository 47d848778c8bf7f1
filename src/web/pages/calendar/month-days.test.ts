import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDate, lookOf, monthAfter, type SpecialDay, spansOf, weeksOfMonth } from './month-days.ts';

function special(day: string, change: Partial<SpecialDay> = {}): SpecialDay {
  return {
    ...{ day, kind: 'holiday', name: { vi: 'Tết', en: 'Tet' }, source: 's', confidence: 'A' },
    ...{ note: null, own: false, version: 0 },
    ...change,
  };
}

describe('a month', () => {
  it('begins on its weekday and holds every day once', () => {
    const weeks = weeksOfMonth(2026, 11);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
    expect(weeksOfMonth(2027, 2)).toHaveLength(4);
  });
  it('has as many days as the calendar says, in any year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const days = weeksOfMonth(year, month).flat();
        const wanted = new Date(Date.UTC(year, month, 0)).getUTCDate();
        expect(days.filter((day) => day !== null)).toHaveLength(wanted);
        expect(days.length % 7).toBe(0);
      }),
      { seed: 2026 },
    );
  });
  it('follows another over the turn of the year', () => {
    expect(monthAfter(2026, 12, 1)).toEqual({ year: 2027, month: 1 });
    expect(monthAfter(2026, 1, -1)).toEqual({ year: 2025, month: 12 });
  });
});

describe('special days', () => {
  it('have four looks', () => {
    const looks = [false, true].flatMap((own) =>
      (['holiday', 'working'] as const).map((kind) => lookOf(special('2026-01-01', { own, kind }))),
    );
    expect(looks).toEqual(['holiday', 'working', 'ownHoliday', 'ownWorking']);
  });
  it('of one date: the working one decides', () => {
    const working = special('2026-01-10', { kind: 'working' });
    const off = special('2026-01-10', { own: true });
    expect(byDate([working, off]).get('2026-01-10')).toBe(working);
    expect(byDate([off, working]).get('2026-01-10')).toBe(working);
  });
  it('in a row and of one name become one line; own ones, gaps and other sources do not', () => {
    const row = ['2026-02-27', '2026-02-28', '2026-03-01'].map((day) => special(day));
    const lines = spansOf([
      ...row,
      special('2026-03-02', { source: 't' }),
      special('2026-03-04', { source: 't' }),
      special('2026-03-05', { source: 't', own: true }),
    ]);
    expect(lines.map(({ first, last }) => `${first.day} ${last.day}`)).toEqual([
      '2026-02-27 2026-03-01',
      '2026-03-02 2026-03-02',
      '2026-03-04 2026-03-04',
      '2026-03-05 2026-03-05',
    ]);
  });
});
