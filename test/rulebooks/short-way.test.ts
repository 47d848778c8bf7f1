// The short way to points and level (`pointsAndLevel`) under conditions of every form, added to every shipped regulation: what
// they open with, what lifts them, where they lead, warnings among them. The shipped ones hold too few of them to tell.
import { expect, test } from 'vitest';
import type { LevelCondition } from '../../src/domain/rulebook/shape-regime.ts';
import { evaluate, pointsAndLevel } from '../../src/domain/score/evaluate.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { REGIMES } from './outside/calculator.ts';
import { type Draw, drawFrom, generate } from './outside/generate.ts';

const FACTS = ['disciplined', 'unit-corruption', 'objective-cause', 'leader', 'manager'] as const;
const CASES = 60;

function conditionsFor(draw: Draw, { levels, citation, title: name }: ReturnType<typeof shippedRulebook>) {
  const pick = <T>(of: readonly T[]) => of[draw(of.length)] as T;
  const fact = () => (draw(2) === 0 ? null : pick(FACTS));
  return levels.flatMap(({ key: level, order }, at): LevelCondition[] => [
    {
      ...{ key: `drawn-${at}`, name, level, citation, periods: [] },
      ...{ onlyIf: fact(), unless: fact(), waivedBy: fact() },
      otherwise: pick(['warn', 'manual', ...levels.filter((one) => one.order > order).map(({ key }) => key)]),
      test: {
        kind: 'flag',
        flag: pick(FACTS),
        is: draw(2) === 0,
        unknown: pick(['passes', 'no', 'missing']),
      },
    },
  ]);
}

test.each(REGIMES.map((regime) => [regime.id, regime] as const))('%s', (id, regime) => {
  const shipped = shippedRulebook(id);
  const draw = drawFrom(59);
  const met = new Set<string>();
  for (let index = 0; index < CASES; index += 1) {
    const conditions = [...shipped.conditions, ...conditionsFor(draw, shipped)];
    const rulebook = { ...shipped, conditions };
    const { period, ...input } = generate(draw, regime);
    const { status, level } = evaluate(rulebook, input, period);
    const state = status === 'invalid' ? 'invalid' : level.state;
    const { total: _, ...short } = pointsAndLevel(rulebook, input, period);
    expect(short, JSON.stringify({ conditions, input, period })).toEqual({ level: level.level, state });
    for (const { result } of level.steps) met.add(result);
  }
  for (const result of ['failed', 'warned', 'waived']) expect(met, result).toContain(result);
});
