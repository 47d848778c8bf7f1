// Whether conditions, forced levels, quotas, roll-ups, gaps and steps name things the rulebook has.
import { type Fault, fault, type Path } from './reader.ts';
import { PERIOD_KINDS, type PeriodKind, type Rulebook } from './shape.ts';
import { type ConditionTest, type LevelCondition, MANUAL, type Quota, WARN } from './shape-regime.ts';
import { partsOf, type TreeNode } from './shape-tree.ts';

/** Where a condition leads that leads to no level. */
const NO_LEVELS: readonly string[] = [MANUAL, WARN];

function nodeKeys(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => [node.key, ...nodeKeys(partsOf(node))]);
}

function levelFault(rulebook: Rulebook, key: string, at: Path): Fault[] {
  return rulebook.levels.some((level) => level.key === key) ? [] : [fault(at, 'unknown-level', { key })];
}

function testFaults(rulebook: Rulebook, test: ConditionTest, at: Path): Fault[] {
  if (test.kind === 'no-earlier-level') return levelFault(rulebook, test.level, [...at, 'level']);
  if (test.kind !== 'node-at-least') return [];
  const known = rulebook.score === null ? [] : nodeKeys([rulebook.score]);
  return known.includes(test.node) ? [] : [fault([...at, 'node'], 'unknown-node', { key: test.node })];
}

/** Downwards only: a condition that lifts a level, or sends back to itself, would never come to an end. */
function conditionFaults(rulebook: Rulebook, condition: LevelCondition, at: Path): Fault[] {
  const { level, otherwise, test } = condition;
  const order = (key: string) => rulebook.levels.find((one) => one.key === key)?.order ?? null;
  const [from, to] = [order(level), order(otherwise)];
  const upwards = !NO_LEVELS.includes(otherwise) && from !== null && to !== null && to <= from;
  return [
    ...levelFault(rulebook, level, [...at, 'level']),
    ...(NO_LEVELS.includes(otherwise) ? [] : levelFault(rulebook, otherwise, [...at, 'otherwise'])),
    ...(upwards ? [fault([...at, 'otherwise'], 'condition-does-not-lower', { level, otherwise })] : []),
    ...testFaults(rulebook, test, [...at, 'test']),
  ];
}

function periodFaults(rulebook: Rulebook, periods: readonly PeriodKind[], at: Path): Fault[] {
  return periods.flatMap((period) =>
    rulebook.periods.includes(period) ? [] : [fault(at, 'period-of-another-rulebook', { period })],
  );
}

function contradictionFaults(rulebook: Rulebook): Fault[] {
  return rulebook.contradictions.flatMap((one, index) => [
    ...one.levels.flatMap((level, at) =>
      levelFault(rulebook, level, ['contradictions', index, 'levels', at]),
    ),
    ...(one.part <= one.whole
      ? []
      : [fault(['contradictions', index], 'part-above-whole', { part: one.part, whole: one.whole })]),
  ]);
}

function rollUpFaults(rulebook: Rulebook): Fault[] {
  return rulebook.rollUps.flatMap(({ from, to }, index) => {
    const shorter = PERIOD_KINDS.indexOf(from) < PERIOD_KINDS.indexOf(to);
    return shorter ? [] : [fault(['rollUps', index], 'roll-up-does-not-lengthen', { from, to })];
  });
}

function raisedFaults({ percent, raisedPercent: raised }: Quota, at: Path): Fault[] {
  return raised === null || raised >= percent ? [] : [fault(at, 'raised-below-share', { raised, percent })];
}

/** Every fault in what a regulation says beside points. */
export function regimeFaults(rulebook: Rulebook): Fault[] {
  const { conditions, forced, quotas, gaps, readings } = rulebook;
  return [
    ...conditions.flatMap((one, index) => [
      ...conditionFaults(rulebook, one, ['conditions', index]),
      ...periodFaults(rulebook, one.periods, ['conditions', index, 'periods']),
    ]),
    ...forced.flatMap((one, index) => [
      ...levelFault(rulebook, one.level, ['forced', index, 'level']),
      ...testFaults(rulebook, one.when, ['forced', index, 'when']),
      ...periodFaults(rulebook, one.periods, ['forced', index, 'periods']),
    ]),
    ...quotas.flatMap((one, index) => [
      ...levelFault(rulebook, one.level, ['quotas', index, 'level']),
      ...raisedFaults(one, ['quotas', index, 'raisedPercent']),
      ...periodFaults(rulebook, one.periods, ['quotas', index, 'periods']),
    ]),
    ...gaps.flatMap(({ reading }, index) =>
      readings.some(({ key }) => key === reading)
        ? []
        : [fault(['gaps', index, 'reading'], 'unknown-reading', { key: reading })],
    ),
    ...contradictionFaults(rulebook),
    ...rollUpFaults(rulebook),
  ];
}
