import { expect, test } from 'vitest';
import { regulationGaps } from './gaps.ts';
import type { PeriodKind } from './shape-base.ts';

// A Wednesday.
const DAY = '2026-11-18';
const one = (
  validFrom: string,
  validTo: string | null,
  periods: PeriodKind[] = ['week'],
  use = 'evaluation',
) => ({
  ...{ id: `${validFrom} ${periods}`, version: 1, validFrom, validTo, periods },
  use: use as 'evaluation',
});
const gaps = (...rulebooks: ReturnType<typeof one>[]) => regulationGaps(rulebooks, DAY, 14);

test('nothing at all, an archive alone, and one that ended or comes later are a gap from today', () => {
  const all = { from: DAY, periods: [] };
  expect(gaps()).toEqual([{ ...all, to: null }]);
  expect(gaps(one('2026-01-01', null, ['week'], 'archive'))).toEqual([{ ...all, to: null }]);
  expect(gaps(one('2026-01-01', DAY))).toEqual([{ ...all, to: null }]);
  expect(gaps(one('2026-01-01', '2026-06-01'), one('2026-12-01', null))).toEqual([
    { ...all, to: '2026-12-01' },
  ]);
});

test('the last day of one is no gap, nor is a successor that begins the day another ends', () => {
  expect(gaps(one('2026-01-01', null))).toEqual([]);
  expect(gaps(one('2026-11-16', null))).toEqual([]);
  expect(gaps(one('2026-01-01', DAY), one(DAY, null)).map(({ from }) => from)).toEqual([]);
  expect(gaps(one('2026-01-01', '2026-11-30'), one('2026-11-30', null))).toEqual([]);
});

test('a week whose Monday has none is told, and from which day on there is one', () => {
  expect(gaps(one('2026-11-17', null))).toEqual([
    { from: '2026-11-16', to: '2026-11-17', periods: ['2026-W47'] },
  ]);
});

test('an end without successor is told for the periods that begin within two weeks, and two weeks after it', () => {
  const yearly = one('2026-01-01', null, ['year']);
  const week = (from: string, period: string) => [{ from, to: null, periods: [period] }];
  // Week 49 begins on 30 November, within the two weeks; week 50 does not.
  expect(gaps(yearly, one('2026-01-01', '2026-11-30'))).toEqual(week('2026-11-30', '2026-W49'));
  expect(gaps(yearly, one('2026-01-01', '2026-12-01'))).toEqual([]);
  expect(gaps(yearly, one('2026-01-01', '2026-11-10', ['week', 'month']))).toEqual([
    ...week('2026-11-16', '2026-W47'),
    { from: '2026-12-01', to: null, periods: ['2026-M12'] },
  ]);
  expect(gaps(yearly, one('2026-01-01', '2026-11-04'))).toHaveLength(1);
  expect(gaps(yearly, one('2026-01-01', '2026-11-03'))).toEqual([]);
});

test('a body that leaves a regulation by an archived version of it has none from that day on', () => {
  const weekly = one('2026-01-01', null);
  const left = { ...one('2026-11-30', null, ['week'], 'archive'), id: weekly.id, version: 2 };
  expect(gaps(weekly, left)).toEqual([{ from: '2026-11-30', to: null, periods: ['2026-W49'] }]);
  expect(gaps(weekly, { ...left, validFrom: DAY })).toEqual([{ from: DAY, to: null, periods: [] }]);
  expect(gaps(weekly, { ...left, id: 'other' })).toEqual([]);
  expect(gaps(weekly, left, { ...one('2026-11-30', null), id: weekly.id, version: 3 })).toEqual([]);
});

test('the longer period in which a kind of regulation begins is no gap', () => {
  const yearly = one('2026-01-01', null, ['year']);
  expect(gaps(yearly, one('2026-11-20', null, ['month']))).toEqual([]);
  expect(gaps(yearly, one('2026-11-05', null, ['month', 'quarter']))).toEqual([]);
});
