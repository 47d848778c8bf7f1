import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import type { Level, Rulebook } from '../rulebook/shape.ts';
import { distanceToNext, levelOf } from './levels.ts';
import { scoreEntered } from './score-entered.ts';

const rulebook = weeklyRulebook();
const SEED = { seed: 8679, numRuns: 300 };
const halfPoints = (max: number) => fc.integer({ min: 0, max: max / 50 }).map((steps) => steps * 50);
const entries = fc.record({
  quality: halfPoints(4000),
  progress: halfPoints(4000),
  conduct: halfPoints(2000),
});

/** The bands written once more by hand, independent of the data. */
function expectedLevel(hundredths: number): string {
  if (hundredths < 5000) return 'not-completed';
  if (hundredths < 7500) return 'completed';
  return hundredths < 9000 ? 'good' : 'excellent';
}

describe('levels', () => {
  test('each of the 10001 values has the level the letter says and exactly one band', () => {
    for (let points = 0; points <= 10000; points += 1) {
      expect(levelOf(rulebook, points)?.key).toBe(expectedLevel(points));
      const bands = rulebook.levels.filter((level) => levelOf({ ...rulebook, levels: [level] }, points));
      expect(bands).toHaveLength(1);
    }
  });

  test('no level outside the scale or between hundredths', () => {
    for (const points of [-1, 10001, 89.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(levelOf(rulebook, points)).toBeNull();
    }
  });

  test('the distance reaches the next level and one hundredth less does not', () => {
    for (let points = 0; points < 9000; points += 1) {
      const distance = distanceToNext(rulebook, points);
      const reached = points + (distance?.hundredths ?? Number.NaN);
      expect(levelOf(rulebook, reached)?.key).toBe(distance?.level);
      expect(levelOf(rulebook, reached - 1)?.key).toBe(expectedLevel(points));
    }
    expect(distanceToNext(rulebook, 9000)).toBeNull();
    expect(distanceToNext(rulebook, 10000)).toBeNull();
    expect(distanceToNext(rulebook, -1)).toBeNull();
  });

  test('an open lower end needs one hundredth more', () => {
    const band = (key: string, from: Level['from'], to: Level['to']) => ({ key, from, to }) as Level;
    const levels = [
      band('upper', { value: 80, closed: false }, { value: 100, closed: true }),
      band('lower', { value: 0, closed: true }, { value: 80, closed: true }),
    ];
    const custom: Rulebook = { ...rulebook, levels };
    expect(levelOf(custom, 80)?.key).toBe('lower');
    expect(distanceToNext(custom, 80)).toEqual({ level: 'upper', hundredths: 1 });
  });
});

describe('score of what was entered', () => {
  test('explains the total down to criterion and citation', () => {
    const result = scoreEntered(rulebook, { quality: 3800, progress: 3400, conduct: 1800 });
    expect(result).toMatchObject({ status: 'complete', total: 9000, max: 10000, level: 'excellent' });
    const [results, conduct] = result.nodes;
    expect(results).toMatchObject({ key: 'results', value: 7200, max: 8000, how: 'sum' });
    expect(results?.children.map(({ key, value, how }) => [key, value, how])).toEqual([
      ['quality', 3800, 'entered'],
      ['progress', 3400, 'entered'],
    ]);
    expect(conduct).toMatchObject({ value: 1800, max: 2000 });
    expect(results?.children[0]?.citation.document).toBe('8679-CV/BTCTW');
  });

  test('89.5 stays good and names what is missing to excellent', () => {
    const result = scoreEntered(rulebook, { quality: 3750, progress: 3400, conduct: 1800 });
    expect(result).toMatchObject({ total: 8950, level: 'good' });
    expect(result.distanceToNext).toEqual({ level: 'excellent', hundredths: 50 });
  });

  test('a missing value is never zero: no total, no level, and the parts known stay visible', () => {
    const result = scoreEntered(rulebook, { quality: 4000, conduct: 2000 });
    expect(result).toMatchObject({ status: 'missing', total: null, level: null, missing: ['progress'] });
    expect(result.nodes.map((node) => node.value)).toEqual([null, 2000]);
    expect(result.distanceToNext).toBeNull();
  });

  test('every kind of value that is not allowed is named with its limit', () => {
    const result = scoreEntered(rulebook, { quality: 4050, progress: -50, conduct: 1825, courage: 1 });
    expect(result).toMatchObject({ status: 'invalid', total: null, level: null, missing: [] });
    expect(result.invalid).toEqual([
      { key: 'quality', code: 'above-maximum', limit: 4000 },
      { key: 'progress', code: 'below-zero', limit: 0 },
      { key: 'conduct', code: 'off-step', limit: 50 },
      { key: 'courage', code: 'unknown-criterion', limit: null },
    ]);
    const complete = { quality: 4000, progress: 4000, conduct: 2000 };
    expect(scoreEntered(rulebook, { ...complete, courage: 1 })).toMatchObject({ total: null, level: null });
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const [fault] = scoreEntered(rulebook, { quality: value }).invalid;
      expect(fault).toEqual({ key: 'quality', code: 'not-an-integer', limit: null });
    }
  });

  test('names inherited from Object are not entries', () => {
    const base = rulebook.criteria[0];
    if (base === undefined) throw new Error('no criterion');
    const odd: Rulebook = { ...rulebook, criteria: [{ ...base, key: 'constructor' }] };
    expect(scoreEntered(odd, {}).missing).toEqual(['constructor']);
  });

  test('the total is the sum of the parts at every node', () => {
    fc.assert(
      fc.property(entries, (entered) => {
        const { total, nodes } = scoreEntered(rulebook, entered);
        const sum = (items: readonly { readonly value: number | null }[]) =>
          items.reduce((all, item) => all + (item.value ?? Number.NaN), 0);
        expect(total).toBe(entered.quality + entered.progress + entered.conduct);
        expect(total).toBe(sum(nodes));
        for (const node of nodes) expect(node.value).toBe(sum(node.children));
      }),
      SEED,
    );
  });

  test('more points never give a worse level', () => {
    const orderOf = (key: string | null) => rulebook.levels.find((level) => level.key === key)?.order ?? 99;
    const raise = fc.record({ which: fc.constantFrom('quality', 'progress', 'conduct'), steps: fc.nat(80) });
    fc.assert(
      fc.property(entries, raise, (entered, { which, steps }) => {
        const max = rulebook.criteria.find((criterion) => criterion.key === which)?.max ?? 0;
        const raised = { ...entered, [which]: Math.min(max, (entered[which] ?? 0) + steps * 50) };
        const [before, after] = [scoreEntered(rulebook, entered), scoreEntered(rulebook, raised)];
        expect(after.total).toBeGreaterThanOrEqual(before.total ?? Number.NaN);
        expect(orderOf(after.level)).toBeLessThanOrEqual(orderOf(before.level));
      }),
      SEED,
    );
  });
});
