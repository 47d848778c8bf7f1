import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quota } from '../rulebook/shape-regime.ts';
import type { QuotaMember } from './quota.ts';
import { edgeOf } from './quota-edge.ts';
import { atBorder, boundScopes, decidedState, NO_RULING, whyOverQuota } from './quota-guard.ts';

const QUOTA: Quota = {
  ...{ key: 'share', level: 'excellent', percent: 2000, raisedPercent: 2500, base: 'good' },
  ...{ alternatives: [], scopes: ['organ', 'group'], smallGroupBelow: 6, periods: [] },
  citation: { document: '335/2025/NĐ-CP', where: 'điều 20 khoản 5', confidence: 'A', note: null },
};
const byTotal = (a: number, b: number) => a - b;
type Member = QuotaMember<number>;
const one = (personId: number, total: number, decided: Member['decided'], group = 'others'): Member => ({
  ...{ personId, total, decided, group, order: total >= 9000 ? 1 : total >= 7000 ? 2 : 3 },
});
const stateOf = (members: readonly Member[]) => decidedState(QUOTA, 1, NO_RULING, members, byTotal);
const why = (members: readonly Member[], ...ids: number[]) =>
  whyOverQuota(stateOf(members), members, ids, byTotal);

describe('the guard of a quota', () => {
  test('five good make no place, the sixth makes one; what is undecided makes none', () => {
    const good = (count: number, decided: Member['decided'] = 'other') =>
      Array.from({ length: count }, (_, index) => one(index + 2, 8000, decided));
    expect(why([one(1, 9500, 'given'), ...good(4)], 1)).toHaveLength(2);
    expect(why([one(1, 9500, 'given'), ...good(5)], 1)).toEqual([]);
    expect(why([one(1, 9500, 'given'), ...good(4), ...good(9, 'open')], 1)).toHaveLength(2);
  });

  test('is no reason against those who are not given the level, nor against another group', () => {
    const members = [one(1, 9500, 'given'), one(2, 8000, 'other')];
    expect(why(members, 2)).toEqual([]);
    const other = [...members, one(3, 9100, 'given', 'leading')];
    expect(why(other, 1).map(({ params }) => params.scope)).toEqual(['organ', 'others']);
  });

  test('names everybody at the total at which the places end, and those below', () => {
    const rest = Array.from({ length: 10 }, (_, index) => one(index + 10, 8000, 'other'));
    const members = [one(1, 9900, 'given'), one(2, 9500, 'given'), one(3, 9500, 'given'), ...rest];
    const [organ] = boundScopes(stateOf(members));
    expect(organ?.places).toBe(2);
    expect(organ && atBorder(organ, byTotal)).toEqual([2, 3]);
  });

  test('binds only the scopes the regulation names; without a place everybody given it is at the border', () => {
    const members = [
      one(1, 9500, 'given'),
      one(2, 9900, 'given'),
      one(3, 9700, 'other'),
      one(4, 9600, 'open'),
    ];
    const inGroups = decidedState({ ...QUOTA, scopes: ['group'] }, 1, NO_RULING, members, byTotal);
    expect(boundScopes(inGroups).map(({ group }) => group)).toEqual(['others']);
    const [organ] = boundScopes(stateOf(members));
    expect(organ?.places).toBe(0);
    expect(organ && atBorder(organ, byTotal)).toEqual([2, 1]);
    const none = boundScopes(stateOf([one(3, 9700, 'other')]))[0];
    expect(none && atBorder(none, byTotal)).toEqual([]);
    expect(why(members, 1).map(({ params }) => params.scope)).toEqual(['organ', 'others']);
  });

  test('whatever is let through, in any order, never breaks the quota; and what is refused would', () => {
    const totals = fc.array(fc.constantFrom(6000, 8000, 9000, 9000, 9500), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(totals, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (all, leading) => {
        let members = all.map((total, index) =>
          one(index, total, 'open', leading[index] ? 'leading' : 'others'),
        );
        for (const { personId, total } of members) {
          const decided = total >= 9000 ? 'given' : 'other';
          const after = members.map((m) => (m.personId === personId ? { ...m, decided } : m)) as Member[];
          const broken = boundScopes(stateOf(after)).some(({ given, places }) => given > places);
          const refused = why(after, personId).length > 0;
          expect(refused).toBe(decided === 'given' && broken);
          if (!refused) members = after;
        }
        for (const { given, places } of boundScopes(stateOf(members)))
          expect(given).toBeLessThanOrEqual(places);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

test('the edge: both sides of a tie are on it, everybody is inside while there are places for all', () => {
  const rest = Array.from({ length: 5 }, (_, index) => one(index + 10, 8000, 'other'));
  const scopesOf = (...best: Member[]) => boundScopes(stateOf([...best, ...rest]));
  const [a, b, c] = [one(1, 9900, 'given'), one(2, 9900, 'given'), one(3, 9100, 'given')];
  const edges = [a, b, c].map((m) => edgeOf(m, scopesOf(a, b, c), byTotal));
  expect(edges).toEqual(['border', 'border', 'outside']);
  expect(edgeOf(c, scopesOf(c), byTotal)).toBe('inside');
  // Against the narrowest, in whatever order; against none he is inside.
  const scopes = [...scopesOf(a, b, c), ...scopesOf(c)];
  for (const of of [scopes, scopes.toReversed()]) {
    expect(edgeOf(a, of, byTotal)).toBe('border');
    expect(edgeOf(c, of, byTotal)).toBe('outside');
  }
  expect(edgeOf(c, [], byTotal)).toBe('inside');
  const [top, second] = [one(1, 9900, 'given'), one(2, 9800, 'given')];
  const most = Array.from({ length: 20 }, (_, index) => one(index + 30, 8000, 'other'));
  const wide = boundScopes(
    stateOf([top, second, one(3, 9500, 'given'), one(4, 9400, 'given'), one(5, 9300, 'given'), ...most]),
  );
  expect(wide[0]?.places).toBe(4);
  expect([top, one(5, 9300, 'given')].map((m) => edgeOf(m, wide, byTotal))).toEqual(['inside', 'border']);
});
