// A year made of a mean, by the product and by the calculator that shares nothing with it: the same mean to the last digit, the
// same level; and what was concluded about somebody in one part is never lost in the year (335 art. 20 b, c, d).
import { describe, expect, test } from 'vitest';
import { meanLevel } from '../../src/domain/rollup/mean-level.ts';
import { partsOf, rollUpPerson } from '../../src/domain/rollup/person.ts';
import type { PartRecord } from '../../src/domain/rollup/shape.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { evaluate } from '../../src/domain/score/evaluate.ts';
import { fromExact } from '../../src/domain/score/fraction.ts';
import { levelOrder } from '../../src/domain/score/level-order.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { REGIMES, type Regime } from './outside/calculator.ts';
import type { LevelName } from './outside/case.ts';
import { type Draw, drawFrom, generate } from './outside/generate.ts';
import { order, q } from './outside/numbers.ts';
import { type DecidedPart, yearByMean } from './outside/year.ts';

const YEARS = 500;

interface Decided {
  readonly part: DecidedPart;
  readonly record: PartRecord;
  /** Levels this part was forced to by what was stated. */
  readonly forced: readonly string[];
}

/** One part as whoever decides leaves it: an open level is chosen. */
function decidedPart(draw: Draw, regime: Regime, rulebook: Rulebook, index: number): Decided | null {
  const kind = regime.yearOf ?? 'quarter';
  const drawn = generate(draw, regime);
  // Some parts say no where others say nothing.
  const denied =
    draw(2) === 0 ? rulebook.forced.flatMap(({ when }) => (when.kind === 'flag' ? [when.flag] : [])) : [];
  const flags = { ...Object.fromEntries(denied.map((flag) => [flag, false])), ...drawn.flags };
  const of = { ...drawn, flags, period: kind, earlier: [] };
  const { total, level } = evaluate(rulebook, of, kind);
  if (total === null) return null;
  const given = (level.level ?? 'completed') as LevelName;
  const { lines, shares } = of;
  const stated = (key: string) => rulebook.forced.find((one) => one.key === key)?.when.kind === 'flag';
  return {
    part: { of, total: q(BigInt(total.n), BigInt(total.d)), level: given },
    record: {
      ...{
        period: `2026-${kind === 'month' ? 'M' : 'Q'}${String(index).padStart(kind === 'month' ? 2 : 1, '0')}`,
      },
      ...{
        evaluationId: index,
        status: 'counted',
        total: fromExact(total),
        level: given,
        days: 60,
        why: null,
      },
      facts: { flags, lines, shares },
    },
    forced: level.steps.flatMap(({ kind: of, key, result, to }) =>
      of === 'forced' && result === 'failed' && to !== null && stated(key) ? [to] : [],
    ),
  };
}

describe.each(REGIMES.filter(({ yearOf }) => yearOf !== undefined))('$id', (regime) => {
  const rulebook = shippedRulebook(regime.id);

  test('the regulation makes its year this way', () => {
    expect(rulebook.rollUps).toContainEqual(
      expect.objectContaining({ from: regime.yearOf, to: 'year', how: 'mean' }),
    );
  });

  test(`${YEARS} years alike, and no forced level lost`, () => {
    const draw = drawFrom(20_261_127);
    const met = new Map<string, number>();
    let lowered = 0;
    for (let year = 0; year < YEARS; year += 1) {
      const parts = Array.from({ length: 1 + draw(4) }, (_, at) =>
        decidedPart(draw, regime, rulebook, at + 1),
      );
      const known = parts.flatMap((one) => one ?? []);
      const made = rollUpPerson(
        'mean',
        partsOf(known.map(({ record }) => record)),
        (exact, records) => meanLevel(rulebook, 'year', exact, records).level,
      );
      const wanted = yearByMean(
        regime,
        known.map(({ part }) => part),
      );
      if (wanted === null || wanted.total === null || made.total === null) {
        expect([wanted, made.total]).toEqual([null, null]);
        continue;
      }
      expect(order(q(made.total.n, made.total.d), wanted.total)).toBe(0);
      if ((made.level ?? 'open') !== wanted.level)
        throw new Error(
          `${made.level}, not ${wanted.level}: ${JSON.stringify(known.map(({ part }) => part.of))}`,
        );
      for (const level of known.flatMap(({ forced }) => forced)) {
        lowered += 1;
        expect(levelOrder(rulebook.levels, made.level ?? '')).toBeGreaterThanOrEqual(
          levelOrder(rulebook.levels, level),
        );
      }
      met.set(wanted.level, (met.get(wanted.level) ?? 0) + 1);
    }
    expect(met.size).toBeGreaterThan(2);
    if (rulebook.forced.some(({ when }) => when.kind === 'flag')) expect(lowered).toBeGreaterThan(50);
  });
});
