import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import type { Level } from '../rulebook/shape.ts';
import { levelOfExact } from './exact-level.ts';
import { fraction, ofHundredths } from './fraction.ts';
import { levelOf } from './levels.ts';

const rulebook = weeklyRulebook();

describe('the level of an exact total', () => {
  test('whole hundredths: the same as ever, all 10001 of them and outside', () => {
    for (let points = -1; points <= 10_001; points += 1)
      expect(levelOfExact(rulebook, ofHundredths(points))?.key).toBe(levelOf(rulebook, points)?.key);
  });

  test('a hair on either side of each bound', () => {
    for (const bound of [5000, 7500, 9000]) {
      const [below, above] = [fraction(bound * 1000 - 1, 100_000), fraction(bound * 1000 + 1, 100_000)];
      expect(levelOfExact(rulebook, below)?.key).toBe(levelOf(rulebook, bound - 1)?.key);
      expect(levelOfExact(rulebook, above)?.key).toBe(levelOf(rulebook, bound)?.key);
    }
  });

  test('a value no band holds has no level', () => {
    const band = (key: string, from: Level['from'], to: Level['to']) => ({ key, from, to }) as Level;
    const levels = [
      band('upper', { value: 5000, closed: false }, { value: 10_000, closed: true }),
      band('lower', { value: 0, closed: true }, { value: 5000, closed: false }),
    ];
    expect(levelOfExact({ levels }, ofHundredths(5000))).toBeNull();
    expect(levelOfExact({ levels }, fraction(500_001, 10_000))?.key).toBe('upper');
    expect(levelOfExact({ levels }, fraction(499_999, 10_000))?.key).toBe('lower');
  });
});
