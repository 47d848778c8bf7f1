// One test of a condition: met, not met, or not answerable yet because a fact is missing.
import type { Level, PeriodKind } from '../rulebook/shape.ts';
import type { ConditionTest, FlagTest, ShareTest } from '../rulebook/shape-regime.ts';
import { figureOf, weakestTask } from './figures.ts';
import type { Fraction } from './fraction.ts';
import type { ScoreInput } from './input.ts';
import { levelOrder } from './level-order.ts';
import type { MissingInput } from './outcome.ts';

export interface TestContext {
  readonly input: ScoreInput;
  readonly levels: readonly Level[];
  readonly period: PeriodKind;
  /** What a node reached of its own maximum; null when unknown. */
  readonly nodeShare: (key: string) => Fraction | null;
  /** The level that is being asked about. */
  readonly level: string;
}

export type Tested =
  | { readonly met: boolean; readonly found: Fraction | null; readonly bound: number | null }
  | { readonly met: null; readonly missing: MissingInput };

function plain(met: boolean): Tested {
  return { met, found: null, bound: null };
}

function missing(kind: MissingInput['kind'], key: string): Tested {
  return { met: null, missing: { kind, node: null, key } };
}

const HOLDS: { readonly [K in ShareTest['kind']]: (order: number) => boolean } = {
  'at-least': (order) => order >= 0,
  'at-most': (order) => order <= 0,
  above: (order) => order > 0,
  below: (order) => order < 0,
};

/** Against hundredths of a per cent, multiplied out: no fraction is made for a bound. */
function compared(kind: ShareTest['kind'], found: Fraction, percent: number): Tested {
  const difference = found.n * 10_000n - BigInt(percent) * found.d;
  const order = difference < 0n ? -1 : difference > 0n ? 1 : 0;
  return { met: HOLDS[kind](order), found, bound: percent };
}

function shareTest(found: Fraction | null, kind: ShareTest['kind'], percent: number, key: string): Tested {
  return found === null ? missing('share', key) : compared(kind, found, percent);
}

function flagTest(test: FlagTest, { flags }: ScoreInput): Tested {
  const value = Object.hasOwn(flags, test.flag) ? flags[test.flag] : undefined;
  if (value !== undefined) return plain(value === test.is);
  return test.unknown === 'missing' ? missing('flag', test.flag) : plain(test.unknown === 'passes');
}

function notAboveUnit({ input, levels, level }: TestContext): Tested {
  if (input.unitLevel === null) return missing('unit-level', 'unit-level');
  return plain(levelOrder(levels, level) >= levelOrder(levels, input.unitLevel));
}

export function testCondition(test: ConditionTest, context: TestContext): Tested {
  const { input, levels } = context;
  switch (test.kind) {
    case 'flag':
      return flagTest(test, input);
    case 'not-above-unit':
      return notAboveUnit(context);
    case 'each-task-at-least':
      return shareTest(weakestTask(input), 'at-least', test.percent, 'lines');
    case 'node-at-least':
      return shareTest(context.nodeShare(test.node), 'at-least', test.percent, test.node);
    case 'no-earlier-level':
      return plain(
        !input.earlier.some(
          (one) =>
            one.period === test.period && levelOrder(levels, one.level) >= levelOrder(levels, test.level),
        ),
      );
    default:
      return shareTest(figureOf(input, test.figure), test.kind, test.percent, test.figure);
  }
}
