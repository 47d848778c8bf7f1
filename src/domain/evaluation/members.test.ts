import { describe, expect, it } from 'vitest';
import type { Contradiction } from '../rulebook/shape-regime.ts';
import { fraction, ofHundredths } from '../score/fraction.ts';
import { contradictionsOf, type MemberResult, memberFigures } from './members.ts';

const RULE: Contradiction = {
  ...{ key: 'weak', name: { vi: 'x', en: 'x' }, levels: ['excellent'], below: 7500, part: 1, whole: 3 },
  citation: { document: '8679', where: '', confidence: 'D', note: null },
};
const member = (total: number | null, level: string | null = 'good', counted = true): MemberResult => ({
  ...{ counted, level },
  total: total === null ? null : ofHundredths(total),
});

describe('a unit beside its members', () => {
  it('takes the exact mean of those with a result, and nobody else', () => {
    const all = [
      member(9000, 'excellent'),
      member(8000),
      member(8000),
      member(null),
      member(100, 'low', false),
    ];
    expect(memberFigures(all)).toEqual({
      ...{ counted: 4, decided: 3, levels: { excellent: 1, good: 2 } },
      mean: fraction(250, 3),
    });
    expect(memberFigures([])).toEqual({ counted: 0, decided: 0, mean: null, levels: {} });
  });

  it.each([
    [1, 3, true],
    [1, 4, false],
    [2, 6, true],
    [33, 100, false],
    [34, 100, true],
    [0, 3, false],
  ])('%i weak of %i: %s', (weak, of, found) => {
    const members = Array.from({ length: of }, (_, index) => member(index < weak ? 7499 : 7500));
    expect(contradictionsOf([RULE], 'excellent', members).length > 0).toBe(found);
  });

  it('is about the levels the rule names, and about results only', () => {
    const weak = [member(4000), member(5000), member(9000)];
    expect(contradictionsOf([RULE], 'excellent', weak)).toEqual([{ rule: RULE, weak: 2, of: 3 }]);
    expect(contradictionsOf([RULE], 'good', weak)).toEqual([]);
    expect(contradictionsOf([RULE], null, weak)).toEqual([]);
    expect(contradictionsOf([RULE], 'excellent', [member(null), member(4000, 'low', false)])).toEqual([]);
  });
});
