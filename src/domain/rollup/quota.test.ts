import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quota } from '../rulebook/shape-regime.ts';
import { quotaPlaces } from '../score/quota-places.ts';
import { type QuotaMember, quotaState } from './quota.ts';

const QUOTA: Quota = {
  key: 'excellent',
  level: 'excellent',
  percent: 2000,
  raisedPercent: 2500,
  base: 'good',
  alternatives: ['good-or-better', 'all'],
  scopes: ['organ', 'group'],
  smallGroupBelow: 6,
  periods: ['year'],
  citation: { document: '335/2025/NĐ-CP', where: 'điều 20 khoản 5', confidence: 'A', note: null },
};
const reached = (goodOrBetter: number, all = goodOrBetter) => ({ best: 0, goodOrBetter, all });
const person = (
  personId: number,
  total: number,
  more: Partial<QuotaMember<number>> = {},
): QuotaMember<number> => ({
  personId,
  group: 'staff',
  order: total >= 9000 ? 1 : total >= 7000 ? 2 : 3,
  total,
  decided: 'open',
  ...more,
});
const byTotal = (a: number, b: number) => a - b;
const many = (from: number, totals: readonly number[], more: Partial<QuotaMember<number>> = {}) =>
  totals.map((total, index) => person(from + index, total, more));

describe('places', () => {
  test('worked example 25: the three readings for 4, 6, 10, 24 and 48 at good or better', () => {
    const sizes = [4, 6, 10, 24, 48];
    expect(sizes.map((n) => quotaPlaces(2000, 'good', reached(n)))).toEqual([0, 1, 1, 4, 8]);
    expect(sizes.map((n) => quotaPlaces(2000, 'good-or-better', reached(n)))).toEqual([0, 1, 2, 4, 9]);
    expect(sizes.map((n) => quotaPlaces(2500, 'good', reached(n)))).toEqual([0, 1, 2, 4, 9]);
  });

  test('base "all" counts the completed and not completed as well', () => {
    expect(quotaPlaces(2000, 'all', reached(3, 14))).toBe(2);
    expect(quotaPlaces(2000, 'good', reached(3, 14))).toBe(0);
  });

  test('as many as the rule lets, and not one more', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.constantFrom(2000, 2500, 3333), (n, percent) => {
        const most = quotaPlaces(percent, 'good', reached(n));
        const holds = (e: number) => e * 10_000 <= (n - e) * percent;
        expect(holds(most)).toBe(true);
        expect(holds(most + 1)).toBe(false);
      }),
      { seed: 20, numRuns: 500 },
    );
  });
});

describe('an organ and its groups', () => {
  const leaders = many(1, [9500, 9100, 7200, 7100], { group: 'leaders' });
  const staff = many(11, [9900, 9400, 9400, 9400, 9000, 8000, 7000, 7000, 7000, 7000, 7000, 5000]);
  const state = quotaState(QUOTA, 1, false, [...leaders, ...staff], byTotal);

  test('counts each scope by itself and shows the readings side by side', () => {
    expect(state.organ).toMatchObject({
      group: null,
      classified: 16,
      places: 2,
      given: 0,
      left: 2,
      small: false,
    });
    expect(state.organ.readings).toEqual([
      { base: 'good', places: 2 },
      { base: 'good-or-better', places: 3 },
      { base: 'all', places: 3 },
    ]);
    expect(state.groups.map(({ group, places: of, small }) => [group, of, small])).toEqual([
      ['leaders', 0, true],
      ['staff', 1, false],
    ]);
  });

  test('ranks by exact total; the same total has the same rank and is never chosen by the machine', () => {
    const two = quotaState(QUOTA, 1, false, [...staff, ...many(31, Array(6).fill(7500))], byTotal).organ;
    expect(two.places).toBe(2);
    expect(two.ranked.map(({ personId, rank }) => [personId, rank])).toEqual([
      [11, 1],
      [12, 2],
      [13, 2],
      [14, 2],
      [15, 5],
    ]);
    expect(two.tie).toEqual([12, 13, 14]);
    expect(state.groups[1]?.tie).toEqual([]);
  });

  test('the raised share needs the achievement stated', () => {
    expect(quotaState(QUOTA, 1, true, [...leaders, ...staff], byTotal)).toMatchObject({
      percent: 2500,
      organ: { places: 3 },
    });
    const never = { ...QUOTA, raisedPercent: null };
    expect(quotaState(never, 1, true, staff, byTotal).percent).toBe(2000);
  });

  test('who has it already takes a place once', () => {
    const given = many(11, [9900, 9400], { decided: 'given' });
    const all = [...given, ...many(20, Array(10).fill(7000))];
    const now = quotaState(QUOTA, 1, false, all, byTotal);
    expect(now.organ).toMatchObject({ places: 2, given: 2, left: 0 });
  });

  test('groups stand in the order of their names, the readings each once, ties by person', () => {
    const shuffled = ['m', 'z', 'a', 'k'].map((group, index) => person(index + 1, 9500, { group }));
    const of = { ...QUOTA, alternatives: ['all', 'good'] as const };
    const { groups, organ } = quotaState(
      of,
      1,
      false,
      [4, 2, 1, 3].flatMap((id) => shuffled[id - 1] ?? []),
      byTotal,
    );
    expect(groups.map(({ group }) => group)).toEqual(['a', 'k', 'm', 'z']);
    expect(organ.readings.map(({ base }) => base)).toEqual(['good', 'all']);
    expect(organ.ranked.map(({ personId, rank }) => [personId, rank])).toEqual([
      ...[
        [1, 1],
        [2, 1],
        [3, 1],
        [4, 1],
      ],
    ]);
  });

  test('the place of nobody ends no tie', () => {
    const alone = quotaState(QUOTA, 1, false, [person(1, 9500), person(2, 9500)], byTotal).organ;
    expect([alone.places, alone.tie]).toEqual([0, []]);
    const enough = { ...QUOTA, percent: 10_000, base: 'all' } as const;
    const all = quotaState(enough, 1, false, [person(1, 9500), person(2, 9500)], byTotal).organ;
    expect([all.places, all.tie]).toEqual([2, []]);
  });

  test('somebody not classified is in no base', () => {
    const more = [...staff, person(40, 9999, { order: null })];
    const { organ } = quotaState(QUOTA, 1, false, more, byTotal);
    expect(organ).toMatchObject({ classified: 12, reached: { best: 5, goodOrBetter: 11, all: 12 } });
    expect(organ.ranked.map(({ personId }) => personId)).not.toContain(40);
  });
});
