// 5,000 generated cases of every shipped regulation, scored by the product and by a calculator that shares nothing with it:
// the same total to the last digit, the same level, or the same "open".
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/domain/score/evaluate.ts';
import { shippedNames, shippedRulebook } from '../builders/rulebooks.ts';
import { REGIMES, reckon } from './outside/calculator.ts';
import { drawFrom, generate } from './outside/generate.ts';
import { order, q } from './outside/numbers.ts';

const CASES = 5000;

test('no shipped regulation is left out', () => {
  expect(REGIMES.map(({ id }) => `${id}.yaml`)).toEqual(shippedNames());
});

describe.each(REGIMES)('$id', (regime) => {
  test(`${CASES} cases alike, and every level among them`, () => {
    const rulebook = shippedRulebook(regime.id);
    const draw = drawFrom(20_261_126);
    const met = new Map<string, number>();
    for (let index = 0; index < CASES; index += 1) {
      const { period, ...input } = generate(draw, regime);
      const wanted = reckon(regime, { ...input, period });
      const { total, level, invalid } = evaluate(rulebook, input, period);
      const same =
        (total === null) === (wanted.total === null) &&
        (total === null ||
          wanted.total === null ||
          order(q(BigInt(total.n), BigInt(total.d)), wanted.total) === 0);
      const shown = { input, period, wanted: String(wanted.total), total, invalid };
      if (!same) throw new Error(`case ${index}: ${JSON.stringify(shown)}`);
      if ((level.level ?? 'open') !== wanted.level)
        throw new Error(
          `case ${index}: ${level.level} ${level.state}, not ${wanted.level}: ${JSON.stringify(shown)}`,
        );
      met.set(wanted.level, (met.get(wanted.level) ?? 0) + 1);
    }
    for (const level of rulebook.levels) expect(met.get(level.key) ?? 0).toBeGreaterThan(20);
  });
});
