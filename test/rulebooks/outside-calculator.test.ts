// Generated cases of every shipped regulation, scored by the product and by a calculator that shares nothing with it: the
// same total to the last digit, the same level, or the same "open". OUTSIDE_CASES=5000 is the long run (docs/proof.md).
import { describe, expect, test } from 'vitest';
import { evaluate, pointsAndLevel } from '../../src/domain/score/evaluate.ts';
import { fromExact } from '../../src/domain/score/fraction.ts';
import { shippedNames, shippedRulebook } from '../builders/rulebooks.ts';
import { REGIMES, reckon } from './outside/calculator.ts';
import { drawFrom, generate } from './outside/generate.ts';
import { order, q } from './outside/numbers.ts';

const CASES = Number(process.env.OUTSIDE_CASES ?? 400);

test('no shipped regulation is left out', () => {
  expect(REGIMES.map(({ id }) => `${id}.yaml`)).toEqual(shippedNames());
});

describe.each(REGIMES)('$id', (regime) => {
  test(`${CASES} cases alike, and every level among them`, () => {
    const rulebook = shippedRulebook(regime.id);
    const draw = drawFrom(20_261_126);
    const borders = rulebook.levels.map(({ from }) => from.value).filter((value) => value > 0);
    const met = new Map<string, number>();
    let onEdge = 0;
    for (let index = 0; index < CASES; index += 1) {
      const { period, ...input } = generate(draw, regime);
      const wanted = reckon(regime, { ...input, period });
      const { status, total, level, invalid } = evaluate(rulebook, input, period);
      const same =
        (total === null) === (wanted.total === null) &&
        (total === null ||
          wanted.total === null ||
          order(q(BigInt(total.n), BigInt(total.d)), wanted.total) === 0);
      const what = { input, period, wanted: String(wanted.total), total, invalid };
      if (!same) throw new Error(`case ${index}: ${JSON.stringify(what)}`);
      if ((level.level ?? 'open') !== wanted.level)
        throw new Error(
          `case ${index}: ${level.level} ${level.state}, not ${wanted.level}: ${JSON.stringify(what)}`,
        );
      // Without the tree in words, as a million of them are reckoned: the very same.
      const bare = pointsAndLevel(rulebook, input, period);
      const state = status === 'invalid' ? 'invalid' : level.state;
      expect(bare).toEqual({ total: total === null ? null : fromExact(total), level: level.level, state });
      const exact = total === null ? null : q(BigInt(total.n), BigInt(total.d));
      if (exact !== null && borders.some((border) => order(exact, q(border, 100)) === 0)) onEdge += 1;
      met.set(wanted.level, (met.get(wanted.level) ?? 0) + 1);
    }
    for (const level of rulebook.levels)
      expect(met.get(level.key) ?? 0, level.key).toBeGreaterThan(CASES / 250);
    if (rulebook.maxTotal > 0) expect(onEdge, 'on an edge').toBeGreaterThan(CASES / 200);
  });
});
