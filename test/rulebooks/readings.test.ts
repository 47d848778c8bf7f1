import { expect, test } from 'vitest';
import { deadlinesOf } from '../../src/domain/period/deadlines.ts';
import { mayBeOfficial, openReadings } from '../../src/domain/rulebook/readings.ts';
import { partsOf, type RatioNode, type TreeNode } from '../../src/domain/rulebook/shape-tree.ts';
import { shippedNames, shippedRulebook } from '../builders/rulebooks.ts';

test('only the weekly regulation bodies already use is official without a confirmation', () => {
  const ids = shippedNames().map((name) => name.replace('.yaml', ''));
  expect(ids.filter((id) => mayBeOfficial(shippedRulebook(id), []))).toEqual(['8679-weekly']);
});

test('every reading has to be confirmed, by its own key', () => {
  const rulebook = shippedRulebook('khanh-hoa');
  const keys = rulebook.readings.map(({ key }) => key);
  expect(keys).toContain('fifty-and-ninety');
  expect(mayBeOfficial(rulebook, keys)).toBe(true);
  expect(mayBeOfficial(rulebook, keys.slice(1))).toBe(false);
  expect(openReadings(rulebook, [...keys.slice(1), 'another']).map(({ key }) => key)).toEqual([keys[0]]);
});

test('an archive is never official', () => {
  const archive = shippedRulebook('90-2020');
  expect(
    mayBeOfficial(
      archive,
      archive.readings.map(({ key }) => key),
    ),
  ).toBe(false);
});

const nodesOf = (node: TreeNode): readonly TreeNode[] => [node, ...partsOf(node).flatMap(nodesOf)];

/** What each reading of a computed part promises, seen in the tree. */
const PROMISES: Readonly<Record<string, (ratio: RatioNode) => boolean>> = {
  'over-assigned': ({ base }) => base === 'assigned',
  'over-completed': ({ base }) => base === 'completed',
  'nothing-completed': ({ nothingCompleted }) => nothingCompleted === 'full',
  'per-item': ({ deduction }) => deduction?.per === 'item',
  'per-line': ({ deduction }) => deduction?.per === 'line',
};

test.each(shippedNames())('%s: whoever confirms a reading confirms what is reckoned', (name) => {
  const { score, readings, conditions } = shippedRulebook(name.replace('.yaml', ''));
  const keys = readings.map(({ key }) => key);
  const ratios = (score === null ? [] : nodesOf(score)).filter(
    (node): node is RatioNode => node.mechanism === 'ratio' && node.measure !== 'quantity',
  );
  for (const [key, kept] of Object.entries(PROMISES))
    expect([key, keys.includes(key)]).toEqual([key, ratios.length > 0 && ratios.every(kept)]);
  // "One bad quarter blocks managers and warns others": asked of the one as of the other.
  const isAsked = conditions.some(({ test: { kind } }) => kind === 'no-earlier-level');
  if (keys.includes('bad-quarter')) expect(isAsked).toBe(true);
});

/** Its quarter's opinions have dates of their own; whoever classifies the year there early says why results are missing. */
const OWN_PLAN = ['hung-yen-427-leader', 'hung-yen-427-staff'];

test('a year made of a mean is classified after its last part is due (335 art. 21: before 15 December)', () => {
  const calendar = { daysOff: new Set<string>(), makeUpDays: new Set<string>() };
  const asked = shippedNames().map((name) => shippedRulebook(name.replace('.yaml', '')));
  const early = asked.filter(
    ({ id, rollUps, stages }) =>
      !OWN_PLAN.includes(id) &&
      rollUps.some(({ to, how }) => to === 'year' && how !== 'evidence') &&
      stages.some(({ exceptions }) => exceptions.some(({ period }) => period === 'year')),
  );
  expect(early.length).toBe(8);
  for (const rulebook of early) {
    const due = (period: string) => deadlinesOf(rulebook, period, calendar, 'Asia/Ho_Chi_Minh');
    expect([rulebook.id, due('2026-Q4').approve < due('2026-Y').approve]).toEqual([rulebook.id, true]);
    expect(due('2026-Q3').submit.slice(0, 7)).toBe('2026-09');
  }
});
