import { describe, expect, it } from 'vitest';
import { weeklyRulebook } from '../../../../test/builders/rulebook.ts';
import { absenceEffect, calendarOf } from './effect.ts';
import { type Absence, whenOf } from './leave-words.ts';
import { spanOf } from './use-leave-form.ts';

const rulebook = weeklyRulebook();
const day = (date: string, kind: 'holiday' | 'working') => ({
  ...{
    day: date,
    kind,
    name: { vi: '', en: '' },
    source: null,
    confidence: null,
    note: null,
    own: true,
    version: 1,
  },
});
const plain = calendarOf([{ days: [], may: [] }]);

describe('what an absence does to the weeks', () => {
  it('takes whole weeks out of the count', () => {
    const effect = absenceEffect(rulebook, plain, { kind: 'leave', from: '2026-11-16', to: '2026-11-28' });
    expect(effect).toEqual({ workingDays: 10, weeks: ['2026-W47', '2026-W48'] });
  });
  it('leaves a week with a single day away', () => {
    const effect = absenceEffect(rulebook, plain, { kind: 'leave', from: '2026-11-17', to: '2026-11-18' });
    expect(effect).toEqual({ workingDays: 1, weeks: [] });
  });
  it('counts make-up days as working and leaves out weeks without any working day', () => {
    const tet = ['16', '17', '18', '19', '20'].map((date) => day(`2026-02-${date}`, 'holiday'));
    const calendar = calendarOf([{ days: [...tet, day('2026-02-14', 'working')], may: [] }]);
    const effect = absenceEffect(rulebook, calendar, { kind: 'leave', from: '2026-02-14', to: '2026-02-22' });
    expect(effect).toEqual({ workingDays: 1, weeks: [] });
  });
  it('has nothing to say about a day that is off anyway', () => {
    const effect = absenceEffect(rulebook, plain, { kind: 'mission', from: '2026-11-21', to: '2026-11-23' });
    expect(effect).toEqual({ workingDays: 0, weeks: [] });
  });
});

describe('dates of the form', () => {
  it('become a span that ends before its end', () => {
    expect(spanOf({ from: '2026-11-20', to: '2026-11-20' })).toEqual({
      from: '2026-11-20',
      to: '2026-11-21',
    });
    expect(spanOf({ from: '2026-12-31', to: '2026-12-31' })?.to).toBe('2027-01-01');
    expect(spanOf({ from: '2026-11-20', to: '' })).toEqual({ from: '2026-11-20', to: null });
  });
  it.each([
    [null, '2026-11-20'],
    ['', '2026-11-20'],
    ['2026-11-20', null],
    ['2026-11-20', '2026-11-19'],
  ])('%s to %s is no span', (from, to) => {
    expect(spanOf({ from, to })).toBeNull();
  });
});

it('says whether an absence is now, coming or past', () => {
  const absence = (from: string, to: string | null, revoked = false) =>
    whenOf({ from, to, revoked } as Absence, '2026-11-20');
  expect(absence('2026-11-20', '2026-11-21')).toBe('now');
  expect(absence('2026-11-01', null)).toBe('now');
  expect(absence('2026-11-19', '2026-11-20')).toBe('past');
  expect(absence('2026-11-21', null)).toBe('coming');
  expect(absence('2026-11-21', null, true)).toBe('past');
});
