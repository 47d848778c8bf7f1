// The level of a period that is a mean: by its points, then by every rule of the regulation that speaks of such a period,
// asked of the facts its parts were decided on (335 art. 20: whoever was disciplined in the year has not completed it).
import { periodKind } from '../period/period.ts';
import type { PeriodKind, Rulebook } from '../rulebook/shape.ts';
import type { ConditionTest, ShareTest } from '../rulebook/shape-regime.ts';
import { type Tested, testCondition } from '../score/condition-test.ts';
import { countsOf } from '../score/figures.ts';
import type { Fraction } from '../score/fraction.ts';
import { plainInput, type ScoreInput, type StatedShare } from '../score/input.ts';
import { type Answers, isStated, type LevelRule, levelBy } from '../score/level-steps.ts';
import type { LevelOutcome } from '../score/outcome.ts';
import type { PartFacts, PartRecord } from './shape.ts';

type Ruled = Pick<Rulebook, 'conditions' | 'forced'>;
type Known = Pick<PartRecord, 'period' | 'level' | 'facts'>;

function testsOf({ conditions, forced }: Ruled): readonly ConditionTest[] {
  return [...conditions.map(({ test }) => test), ...forced.map(({ when }) => when)];
}

const ON_WORK: readonly ConditionTest['kind'][] = [
  'at-least',
  'at-most',
  'above',
  'below',
  'each-task-at-least',
];

/** Whether the level of a mean follows from the work of its parts as well, so that their lines have to be known. */
export function asksForWork(rulebook: Ruled & Pick<Rulebook, 'rollUps'>): boolean {
  const isMean = rulebook.rollUps.some(({ how }) => how !== 'evidence');
  return isMean && testsOf(rulebook).some(({ kind }) => ON_WORK.includes(kind));
}

/** What was stated under one waiver is not counted; nothing of that part is left in `facts`. */
function factsFor(records: readonly Known[], waivedBy: string | null): readonly PartFacts[] {
  return records.flatMap(({ facts }) =>
    facts === null || (waivedBy !== null && isStated(facts, waivedBy)) ? [] : [facts],
  );
}

/** Tasks of the parts are tasks of the whole: counted together, exactly. */
function summed(facts: readonly PartFacts[], figure: string): StatedShare | null {
  const counts = facts.flatMap((one) => countsOf(one, figure) ?? []);
  if (counts.length === 0) return null;
  const sum = (of: keyof StatedShare) => counts.reduce((all, one) => all + one[of], 0);
  return { part: sum('part'), whole: sum('whole') };
}

/** A fact that forces a level holds as soon as it did in one part; one that a level asks for has to hold in all that state it. */
function flagTested({ kind, test }: LevelRule, facts: readonly PartFacts[]): Tested | null {
  if (test.kind !== 'flag') return null;
  const said = facts.flatMap(({ flags }) => {
    const value = Object.hasOwn(flags, test.flag) ? flags[test.flag] : undefined;
    return value === undefined ? [] : [value === test.is];
  });
  if (said.length === 0) return null;
  const met = kind === 'forced' ? said.some(Boolean) : said.every(Boolean);
  return { met, found: null, bound: null };
}

function shareOfWork({ test }: LevelRule, facts: readonly PartFacts[]): ScoreInput | null {
  if (test.kind === 'each-task-at-least')
    return { ...plainInput({}), lines: facts.flatMap(({ lines }) => lines) };
  const { figure } = test as ShareTest;
  const share = summed(facts, figure);
  return share === null ? null : { ...plainInput({}), shares: { [figure]: share } };
}

/** Answers of the parts. What only one period has (a node of its form, the level of its unit) was asked there. */
export function answersOfParts(
  { levels }: Pick<Rulebook, 'levels'>,
  period: PeriodKind,
  records: readonly Known[],
): Answers {
  const last = records.findLast(({ facts }) => facts !== null)?.facts ?? null;
  const earlier = records.flatMap((one) =>
    one.level === null ? [] : [{ period: periodKind(one.period), level: one.level }],
  );
  const inputFor = (rule: LevelRule): ScoreInput | null => {
    if (rule.test.kind === 'no-earlier-level') return { ...plainInput({}), earlier };
    return ON_WORK.includes(rule.test.kind) ? shareOfWork(rule, factsFor(records, rule.waivedBy)) : null;
  };
  return {
    period,
    holds: (fact) => last !== null && isStated(last, fact),
    // A waiver frees the part it was stated in.
    waives: () => false,
    test: (rule) => {
      if (rule.test.kind === 'flag') return flagTested(rule, factsFor(records, rule.waivedBy));
      const input = inputFor(rule);
      if (input === null) return null;
      const tested = testCondition(rule.test, rule.level, { input, levels, period, nodeShare: () => null });
      return tested.met === null ? null : tested;
    },
  };
}

/** The level of a mean, with every step where it `tells`; `records` in the order of their days. */
export function meanLevel(
  rulebook: Rulebook,
  period: PeriodKind,
  total: Fraction,
  records: readonly Known[],
  tells = true,
): LevelOutcome {
  return levelBy(rulebook, total, answersOfParts(rulebook, period, records), tells);
}
