// The 32 worked examples of the digest of regulations, each in the rulebook it belongs to. What a source rounds is
// shown cut off (88.75 as 88.7); compared are exact fractions.
import { describe, expect, test } from 'vitest';
import { exampleInput } from '../../src/domain/rulebook/examples.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import type { TreeNode } from '../../src/domain/rulebook/shape-tree.ts';
import { evaluate } from '../../src/domain/score/evaluate.ts';
import { fraction, ofHundredths } from '../../src/domain/score/fraction.ts';
import { plainInput } from '../../src/domain/score/input.ts';
import { levelFor } from '../../src/domain/score/level-steps.ts';
import { levelOf } from '../../src/domain/score/levels.ts';
import type { ExplainedNode, Outcome } from '../../src/domain/score/outcome.ts';
import { quotaPlaces } from '../../src/domain/score/quota-places.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';

function run(id: string, key: string, rulebook = shippedRulebook(id)): Outcome {
  const example = rulebook.examples.find((one) => one.key === key);
  if (example === undefined) throw new Error(`${id} has no example ${key}`);
  return evaluate(rulebook, exampleInput(example));
}

function nodesOf(node: ExplainedNode): ExplainedNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

/** Exact value of a node in points, as 'n/d'. */
function value(outcome: Outcome, key: string): string {
  const all = [...(outcome.root === null ? [] : nodesOf(outcome.root)), ...outcome.figures.flatMap(nodesOf)];
  const exact = all.find((node) => node.key === key)?.value;
  return exact ? `${exact.n}/${exact.d}` : '-';
}

function changed(node: TreeNode, change: (node: TreeNode) => TreeNode): TreeNode {
  const fresh = change(node);
  if ('children' in fresh) {
    return { ...fresh, children: fresh.children.map((child) => changed(child, change)) };
  }
  return 'of' in fresh && typeof fresh.of === 'object'
    ? ({ ...fresh, of: changed(fresh.of, change) } as TreeNode)
    : fresh;
}

/** Decree 335 read with 25 % off the whole line, the other reading of question 2. */
function byLine(): Rulebook {
  const rulebook = shippedRulebook('335-civil-servant');
  if (rulebook.score === null) throw new Error('no tree');
  const score = changed(rulebook.score, (node) =>
    node.mechanism === 'ratio' && node.deduction !== null
      ? { ...node, deduction: { ...node.deduction, per: 'line' } }
      : node,
  );
  return { ...rulebook, score };
}

const STAFF = 'thanh-hoa-1053-staff';

describe('work lines', () => {
  test('1: Thanh Hoa, two lines', () => {
    const outcome = run(STAFF, 'two-lines');
    expect(value(outcome, 'quantity')).toBe('1000/11');
    expect([value(outcome, 'quality'), value(outcome, 'progress')]).toEqual(['90/1', '85/1']);
    expect(value(outcome, 'tasks')).toBe('1365/22');
  });

  test('2 and 3: the same under 335, by item and by line', () => {
    const item = run('335-civil-servant', 'two-lines');
    expect([value(item, 'quality'), value(item, 'progress')]).toEqual(['1975/22', '175/2']);
    expect(value(item, 'tasks')).toBe('2065/33');
    const line = run('', 'two-lines', byLine());
    expect([value(line, 'quality'), value(line, 'progress')]).toEqual(['900/11', '850/11']);
    expect(value(line, 'tasks')).toBe('175/3');
  });

  test('4: Thanh Hoa, 91.43 points, A lowered to B because a task is short and nothing was exceeded', () => {
    const outcome = run(STAFF, 'three-lines');
    expect(outcome).toMatchObject({ shown: 9143, level: { byPoints: 'excellent', level: 'good' } });
    const failed = outcome.level.steps.filter((step) => step.result === 'failed').map((step) => step.key);
    expect(failed).toEqual(['every-task', 'exceeded']);
    // The source prints 88.8; it is 88.75 and shown as such.
    expect(value(outcome, 'quality')).toBe('355/4');
  });

  test('5 and 6: the same under 335, by line good, by item excellent', () => {
    expect(run('', 'three-lines', byLine())).toMatchObject({ shown: 8944, level: { level: 'good' } });
    expect(run('335-civil-servant', 'three-lines')).toMatchObject({
      shown: 9277,
      level: { level: 'excellent' },
    });
  });

  test('10: nothing done: 46.6 by the source of Thanh Hoa, 0 under 335', () => {
    expect(value(run(STAFF, 'nothing-done'), 'tasks')).toBe('140/3');
    expect(value(run('335-civil-servant', 'nothing-done'), 'tasks')).toBe('0/1');
  });

  test('11 and 12: six of four is 100 % and exceeded; seven of ten is done but never A', () => {
    expect(run(STAFF, 'overfulfilled')).toMatchObject({ shown: 10000, level: { level: 'excellent' } });
    expect(run(STAFF, 'seven-of-ten').level).toMatchObject({ byPoints: 'excellent', level: 'good' });
  });

  test('13, 14 and 32: late twice, five times, excused', () => {
    expect(run('335-civil-servant', 'late-twice')).toMatchObject({ shown: 8833, level: { level: 'good' } });
    expect(value(run(STAFF, 'late-twice'), 'progress')).toBe('50/1');
    expect(value(run('335-civil-servant', 'late-five-times'), 'tasks')).toBe('140/3');
    expect(value(run('335-civil-servant', 'delay-excused'), 'progress')).toBe('100/1');
  });
});

describe('leaders', () => {
  test('7: Thanh Hoa, a96 b95 c94 d100 đ50 e100 and 28: 90.41', () => {
    const outcome = run('thanh-hoa-1053-leader', 'a96-b95-c94');
    expect(value(outcome, 'tasks')).toBe('749/12');
    expect(outcome).toMatchObject({ shown: 9041, level: { byPoints: 'excellent' } });
  });

  test('8 and 9: one subordinate not completed; three factors at 50', () => {
    const one = run('335-leader', 'one-subordinate-failed');
    expect([value(one, 'tasks'), value(one, 'total')]).toEqual(['385/6', '565/6']);
    expect(run('335-leader', 'all-factors-half')).toMatchObject({ shown: 8250, level: { level: 'good' } });
  });
});

describe('levels', () => {
  test('15 and 16: forced levels leave the points', () => {
    expect(run(STAFF, 'disciplined')).toMatchObject({ shown: 9100, level: { level: 'not-completed' } });
    expect(run(STAFF, 'mostly-undone')).toMatchObject({
      shown: 6972,
      level: { byPoints: 'completed', level: 'not-completed' },
    });
  });

  test('22 and 23: the weekly regulation', () => {
    const weekly = shippedRulebook('8679-weekly');
    const week = (quality: number, progress: number, conduct: number) =>
      evaluate(weekly, plainInput({ quality, progress, conduct }));
    expect(week(3800, 3400, 1800)).toMatchObject({ shown: 9000, level: { level: 'excellent' } });
    expect(week(3750, 3400, 1800)).toMatchObject({ shown: 8950, level: { level: 'good' } });
    const levels = [7500, 7499, 5000, 4999].map((points) => levelOf(weekly, points)?.key);
    expect(levels).toEqual(['good', 'completed', 'completed', 'not-completed']);
  });

  test('24: the bands of 335', () => {
    const points = [9000, 8999, 7000, 6999, 5000, 4999];
    const rulebook = shippedRulebook('335-civil-servant');
    expect(points.map((one) => levelOf(rulebook, one)?.key)).toEqual([
      ...['excellent', 'good', 'good', 'completed', 'completed', 'not-completed'],
    ]);
  });

  test('26: Khanh Hoa at 90, 80 and 50', () => {
    expect(run('khanh-hoa', 'ninety').level.level).toBe('excellent');
    expect(run('khanh-hoa', 'eighty').level.level).toBe('completed');
    expect(run('khanh-hoa', 'fifty').level).toMatchObject({ state: 'gap', level: null });
  });

  test('27: 90/2020 by conditions alone', () => {
    expect(run('90-2020', 'half-exceeded').level.level).toBe('excellent');
    expect(run('90-2020', 'not-quite-half').level.level).toBe('good');
  });

  test('28 and 29: 366, one level down at 29 %, left to a person at 21 % late', () => {
    expect(run('366-person', 'ninety-two-twenty-nine')).toMatchObject({
      shown: 9200,
      level: { level: 'good' },
    });
    expect(run('366-person', 'sixty-five-late').level).toMatchObject({ state: 'manual', level: null });
  });

  test('31: the mean of 92, 88 and 91 is excellent by points', () => {
    const rulebook = shippedRulebook('335-civil-servant');
    const context = { input: plainInput({}), period: 'year', nodeShare: () => null } as const;
    expect(levelFor(rulebook, fraction(271, 3), context)).toMatchObject({ level: 'excellent' });
    expect(levelFor(rulebook, fraction(26_999, 300), context)).toMatchObject({ level: 'good' });
  });
});

describe('work points, bonus, indicators', () => {
  test('17: an indicator done to 120 % of at most 10 is 10', () => {
    const rulebook = shippedRulebook('vien-chuc-233-staff');
    const axis = { ...plainInput({ 'axis-1': 12_000 }) };
    if (rulebook.score === null) throw new Error('no tree');
    const score = changed(rulebook.score, (node) => (node.key === 'axis-1' ? { ...node, max: 1000 } : node));
    const outcome = evaluate({ ...rulebook, score }, axis);
    expect(value(outcome, 'axis-1')).toBe('10/1');
    const node =
      outcome.root === null ? undefined : nodesOf(outcome.root).find((one) => one.key === 'axis-1');
    expect(node?.cutFrom).toBe(1200);
  });

  test('18 and 30: axes and groups of the college', () => {
    const outcome = run('vien-chuc-233-staff', 'everything');
    expect(value(outcome, 'kpi')).toBe('70/1');
    const grades = [1170, 910, 650, 640].map((points) => {
      const graded = evaluate(shippedRulebook('vien-chuc-233-staff'), plainInput({ 'group-1': points }));
      return graded.root && nodesOf(graded.root).find((node) => node.key === 'group-1')?.grade;
    });
    expect(grades).toEqual(['level-1', 'level-2', 'level-3', 'level-4']);
  });

  test('19 to 21: converted quantity, work points, standard points with bonus', () => {
    expect(value(run('vien-chuc-233-staff', 'everything'), 'converted')).toBe('9/2');
    expect(value(run('hung-yen-427-staff', 'work-points'), 'work-points')).toBe('10640/1');
    const city = run('tphcm-06', 'one-task');
    expect([value(city, 'work-points'), value(city, 'bonus')]).toEqual(['258/25', '129/250']);
  });

  test('25: places of a quota by its three readings', () => {
    const places = (percent: number, base: 'good' | 'good-or-better') =>
      [4, 6, 10, 24, 48].map((goodOrBetter) => quotaPlaces(percent, base, { goodOrBetter, all: 60 }));
    expect(places(2000, 'good')).toEqual([0, 1, 1, 4, 8]);
    expect(places(2000, 'good-or-better')).toEqual([0, 1, 2, 4, 9]);
    expect(places(2500, 'good')).toEqual([0, 1, 2, 4, 9]);
    expect(quotaPlaces(2000, 'all', { goodOrBetter: 3, all: 60 })).toBe(3);
    expect(ofHundredths(2000)).toEqual(fraction(20));
  });
});
