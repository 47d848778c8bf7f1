// From points to a level: the band, then the conditions at the door of each level, then what forces a level.
// 335 art. 20, regulation 366 art. 11. Every step is kept for the explanation; points are never touched.
import { rememberedByObject } from '../remember.ts';
import type { Level, PeriodKind, Rulebook } from '../rulebook/shape.ts';
import {
  type ConditionTest,
  type ForcedLevel,
  type LevelCondition,
  MANUAL,
  WARN,
} from '../rulebook/shape-regime.ts';
import { bandOf } from './bands.ts';
import { type TestContext, type Tested, testCondition } from './condition-test.ts';
import { type Fraction, fraction, multiply, toExact } from './fraction.ts';
import type { ScoreInput, StatedShare } from './input.ts';
import { levelOrder } from './level-order.ts';
import type { LevelOutcome, LevelStep, MissingInput } from './outcome.ts';
import type { Value } from './value.ts';

/** A condition at the door of `level`, or what forces it. */
export interface LevelRule {
  readonly kind: 'condition' | 'forced';
  readonly test: ConditionTest;
  readonly level: string;
  readonly waivedBy: string | null;
}

/** How facts answer the rules of a level: those of one input, or those of the parts of a mean. */
export interface Answers {
  readonly period: PeriodKind;
  /** A fact that opens a condition. */
  readonly holds: (fact: string) => boolean;
  readonly waives: (fact: string) => boolean;
  /** null: these facts have no answer, and the rule is not asked of them. */
  readonly test: (rule: LevelRule) => Tested | null;
}

interface Walk {
  readonly steps: LevelStep[];
  readonly missing: MissingInput[];
  readonly answers: Answers;
  /** Numbers of the steps are made for whoever reads them, not for a million results. */
  readonly tells: boolean;
  /** A fact that could force a level is wanting. */
  isOpen: boolean;
}

function isAsked(periods: readonly PeriodKind[], period: PeriodKind): boolean {
  return periods.length === 0 || periods.includes(period);
}

export function isStated({ flags }: Pick<ScoreInput, 'flags'>, fact: string): boolean {
  return flags[fact] === true;
}

const foundIn = (found: StatedShare | Fraction) =>
  'part' in found ? fraction(found.part, found.whole) : found;

function note(
  walk: Walk,
  kind: LevelStep['kind'],
  rule: Pick<LevelStep, 'key' | 'name' | 'citation'>,
  tested: Tested | null,
  step: Pick<LevelStep, 'result' | 'from' | 'to'>,
): void {
  if (!walk.tells) return;
  const numbers =
    tested === null || tested.met === null || tested.found === null
      ? { found: null, bound: null }
      : { found: toExact(multiply(foundIn(tested.found), fraction(100))), bound: tested.bound };
  const { key, name, citation } = rule;
  walk.steps.push({ kind, key, name, ...step, ...numbers, citation });
}

interface Door {
  readonly condition: LevelCondition;
  readonly rule: LevelRule;
}

/** Conditions by the level they stand at: a regulation does not change, however many levels are asked. */
const doorsOf = rememberedByObject((conditions: readonly LevelCondition[]) => {
  const doors = new Map<string, Door[]>();
  for (const condition of conditions) {
    const { level, test, waivedBy } = condition;
    const before = doors.get(level) ?? [];
    doors.set(level, [...before, { condition, rule: { kind: 'condition', test, level, waivedBy } }]);
  }
  return doors;
});

const NO_DOORS: readonly Door[] = [];

/** null where the facts have no answer. */
function ask(walk: Walk, { condition, rule }: Door): LevelStep['result'] | null {
  const { level, otherwise, waivedBy } = condition;
  const waived = waivedBy !== null && walk.answers.waives(waivedBy);
  const tested = waived ? null : walk.answers.test(rule);
  if (tested === null && !waived) return null;
  // Where nothing is known there is nothing to warn of.
  if (otherwise === WARN && tested?.met === null) return null;
  const result = tested === null ? 'waived' : resultOf(tested, otherwise);
  if (tested?.met === null) walk.missing.push(tested.missing);
  const to = result === 'failed' ? (otherwise === MANUAL ? null : otherwise) : level;
  note(walk, 'condition', condition, tested, { result, from: level, to });
  return result;
}

function resultOf({ met }: Tested, otherwise: string): LevelStep['result'] {
  if (met === null) return 'missing';
  if (met) return 'passed';
  return otherwise === WARN ? 'warned' : 'failed';
}

/** Worse than every level: somebody has to decide. */
function badness(levels: readonly Level[], key: string): number {
  return key === MANUAL ? Number.MAX_SAFE_INTEGER : levelOrder(levels, key);
}

function worse(levels: readonly Level[], found: string | undefined, next: string): string {
  return found === undefined || badness(levels, next) > badness(levels, found) ? next : found;
}

/** Goes down door by door until one holds; null when a person decides, 'missing' when facts are wanting. */
function descend(walk: Walk, rulebook: Rulebook, start: string): string | null | undefined {
  const { levels } = rulebook;
  const doors = doorsOf(rulebook.conditions);
  let level = start;
  for (;;) {
    let failed: string | undefined;
    let open: string | undefined;
    for (const door of doors.get(level) ?? NO_DOORS) {
      const { onlyIf, otherwise, periods, unless } = door.condition;
      if (!isAsked(periods, walk.answers.period)) continue;
      if (onlyIf !== null && !walk.answers.holds(onlyIf)) continue;
      if (unless !== null && walk.answers.holds(unless)) continue;
      const asked = ask(walk, door);
      if (asked === 'failed') failed = worse(levels, failed, otherwise);
      if (asked === 'missing') open = worse(levels, open, otherwise);
    }
    // A fact that is wanting matters only where it could lead further down than what has failed already.
    if (open !== undefined && (failed === undefined || badness(levels, open) > badness(levels, failed)))
      return undefined;
    if (failed === undefined) return level;
    if (failed === MANUAL) return null;
    level = failed;
  }
}

function force(walk: Walk, rulebook: Rulebook, level: string | null): string | null {
  let forced: string | null = null;
  for (const rule of rulebook.forced) {
    if (!isAsked(rule.periods, walk.answers.period)) continue;
    const hit = meets(walk, rule, level);
    if (
      hit &&
      (forced === null || levelOrder(rulebook.levels, rule.level) > levelOrder(rulebook.levels, forced))
    )
      forced = rule.level;
  }
  return forced;
}

/** Only what is met, waived or wanting is worth a step; the rest would drown it. */
function meets(walk: Walk, rule: ForcedLevel, level: string | null): boolean {
  const { when: test, level: to, waivedBy } = rule;
  const tested = walk.answers.test({ kind: 'forced', test, level: to, waivedBy });
  if (tested === null || tested.met === false) return false;
  const waived = waivedBy !== null && walk.answers.waives(waivedBy);
  const result = waived ? 'waived' : tested.met === null ? 'missing' : 'failed';
  if (!waived && tested.met === null) {
    walk.missing.push(tested.missing);
    walk.isOpen = true;
  }
  note(walk, 'forced', rule, tested, { result, from: level, to: result === 'failed' ? rule.level : level });
  return result === 'failed';
}

interface Start {
  readonly level: string | null;
  readonly state: 'decided' | 'gap' | 'no-points';
}

function begin(walk: Walk, rulebook: Rulebook, total: Value | null): Start {
  if (rulebook.form === 2 && rulebook.score === null)
    return { level: rulebook.levels[0]?.key ?? null, state: 'decided' };
  if (total === null) return { level: null, state: 'no-points' };
  const gap = bandOf(rulebook.gaps, total);
  if (gap !== undefined) {
    const name = rulebook.readings.find((one) => one.key === gap.reading)?.text ?? {
      vi: gap.key,
      en: gap.key,
    };
    note(walk, 'gap', { ...gap, name }, null, { result: 'failed', from: null, to: null });
    return { level: null, state: 'gap' };
  }
  const level = bandOf(rulebook.levels, total);
  if (level === undefined) return { level: null, state: 'no-points' };
  note(walk, 'points', level, null, { result: 'passed', from: null, to: level.key });
  return { level: level.key, state: 'decided' };
}

/** The level of exact points (not hundredths) under the facts of the input; `tells`: with the numbers of every step. */
export function levelFor(
  rulebook: Rulebook,
  total: Value | null,
  { input, period, nodeShare }: Omit<TestContext, 'levels'>,
  tells = true,
): LevelOutcome {
  const { levels } = rulebook;
  const holds = (fact: string) => isStated(input, fact);
  const context = { input, period, nodeShare, levels };
  const test = ({ test: asked, level }: LevelRule) => testCondition(asked, level, context);
  return levelBy(rulebook, total, { period, holds, waives: holds, test }, tells);
}

/** The level of exact points, whatever answers the rules. */
export function levelBy(
  rulebook: Rulebook,
  total: Value | null,
  answers: Answers,
  tells = true,
): LevelOutcome {
  const walk: Walk = { steps: [], missing: [], answers, tells, isOpen: false };
  const start = begin(walk, rulebook, total);
  const byPoints = total === null ? null : start.level;
  const { steps } = walk;
  if (start.state === 'no-points') return { state: 'no-points', level: null, byPoints, steps, missing: [] };
  const reached = start.level === null ? null : descend(walk, rulebook, start.level);
  const forced = force(walk, rulebook, reached ?? null);
  const { missing } = walk;
  if (forced !== null) return { state: 'decided', level: forced, byPoints, steps, missing };
  if (start.state === 'gap') return { state: 'gap', level: null, byPoints, steps, missing };
  if (reached === undefined || walk.isOpen)
    return { state: 'missing', level: null, byPoints, steps, missing };
  return { state: reached === null ? 'manual' : 'decided', level: reached, byPoints, steps, missing };
}
