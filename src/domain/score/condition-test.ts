// One test of a condition: met, not met, or not answerable yet because a fact is missing.
import type { Level, PeriodKind } from '../rulebook/shape.ts';
import type { ConditionTest, FlagTest, NodeTest, ShareTest } from '../rulebook/shape-regime.ts';
import { countsOf, weakestTask } from './figures.ts';
import { compare, type Fraction, fraction } from './fraction.ts';
import type { ScoreInput, StatedShare } from './input.ts';
import { levelOrder } from './level-order.ts';
import type { MissingInput } from './outcome.ts';
import { compareRatios } from './value.ts';

export interface TestContext {
  readonly input: ScoreInput;
  readonly levels: readonly Level[];
  readonly period: PeriodKind;
  /** What a node reached of its own maximum; null when unknown. */
  readonly nodeShare: (key: string) => Fraction | null;
}

export type Tested =
  | {
      readonly met: boolean;
      /** The share that was compared; null where none was. */
      readonly found: StatedShare | Fraction | null;
      readonly bound: number | null;
    }
  | { readonly met: null; readonly missing: MissingInput };

const MET: Tested = { met: true, found: null, bound: null };
const NOT_MET: Tested = { met: false, found: null, bound: null };
const plain = (met: boolean): Tested => (met ? MET : NOT_MET);

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
function shareTest(
  counts: StatedShare | null,
  { kind, percent }: Pick<ShareTest, 'kind' | 'percent'>,
  key: string,
): Tested {
  if (counts === null) return missing('share', key);
  const { part, whole } = counts;
  const met = HOLDS[kind](compareRatios(part, whole, percent, 10_000));
  return { met, found: counts, bound: percent };
}

function nodeTest({ node, percent }: NodeTest, share: Fraction | null): Tested {
  if (share === null) return missing('share', node);
  return { met: compare(share, fraction(percent, 10_000)) >= 0, found: share, bound: percent };
}

function flagTest(test: FlagTest, { flags }: ScoreInput): Tested {
  const value = flags[test.flag];
  if (typeof value === 'boolean') return plain(value === test.is);
  return test.unknown === 'missing' ? missing('flag', test.flag) : plain(test.unknown === 'passes');
}

function notAboveUnit({ input, levels }: TestContext, level: string): Tested {
  if (input.unitLevel === null) return missing('unit-level', 'unit-level');
  return plain(levelOrder(levels, level) >= levelOrder(levels, input.unitLevel));
}

/** `level`: the one that is being asked about. */
export function testCondition(test: ConditionTest, level: string, context: TestContext): Tested {
  const { input, levels } = context;
  switch (test.kind) {
    case 'flag':
      return flagTest(test, input);
    case 'not-above-unit':
      return notAboveUnit(context, level);
    case 'each-task-at-least':
      return shareTest(weakestTask(input), { kind: 'at-least', percent: test.percent }, 'lines');
    case 'node-at-least':
      return nodeTest(test, context.nodeShare(test.node));
    case 'no-earlier-level':
      return plain(
        !input.earlier.some(
          (one) =>
            one.period === test.period && levelOrder(levels, one.level) >= levelOrder(levels, test.level),
        ),
      );
    default:
      return shareTest(countsOf(input, test.figure), test, test.figure);
  }
}
