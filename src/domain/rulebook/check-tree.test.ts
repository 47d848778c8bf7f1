import { describe, expect, test } from 'vitest';
import { shippedRulebook } from '../../../test/builders/rulebooks.ts';
import { checkRulebook } from './check.ts';
import { treeNode } from './form-tree.ts';
import type { Fault } from './reader.ts';
import { storedForm } from './stored.ts';

type Data = Record<string, unknown>;

/** A copy of a shipped rulebook with values replaced; `undefined` removes one. */
function changed(id: string, ...changes: readonly [path: string, value: unknown][]): unknown {
  const copy = structuredClone(storedForm(shippedRulebook(id))) as unknown as Data;
  for (const [path, value] of changes) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let owner = copy;
    for (const step of steps) owner = owner[step] as Data;
    if (value === undefined) delete owner[last];
    else owner[last] = value;
  }
  return copy;
}

function faultsOf(raw: unknown): string[] {
  const check = checkRulebook(raw);
  return check.ok ? [] : check.faults.map((fault) => `${fault.path.join('.')} ${fault.code}`);
}

const STAFF = '335-civil-servant';
const TASKS = 'score.children.1';
const PROVINCE = 'thanh-hoa-1053-staff';
const SUM = 'score.of';

describe('a tree that does not hold together', () => {
  test.each<[string, unknown, string]>([
    ['maxima', changed(STAFF, [`${TASKS}.max`, 6000]), 'score.max maxima-do-not-add-up'],
    [
      'an unknown mechanism',
      changed(STAFF, [`${TASKS}.mechanism`, 'guess']),
      `${TASKS}.mechanism unknown-mechanism`,
    ],
    ['no mechanism', changed(STAFF, [`${TASKS}.mechanism`, undefined]), `${TASKS} missing-key`],
    ['no citation', changed(STAFF, [`${TASKS}.citation`, undefined]), `${TASKS} missing-citation`],
    [
      'a key of another mechanism',
      changed(STAFF, [`${TASKS}.weights`, [5000, 5000]]),
      `${TASKS}.weights unknown-key`,
    ],
    [
      'a key twice',
      changed(STAFF, [`${TASKS}.children.1.key`, 'quantity']),
      `${TASKS}.children.1.key duplicate-key`,
    ],
    [
      'a quantity with a deduction',
      changed(STAFF, [`${TASKS}.children.0.deduction`, { percent: 2500, per: 'item' }]),
      `${TASKS}.children.0 quantity-is-done-to-assigned`,
    ],
    [
      'quality without one',
      changed(STAFF, [`${TASKS}.children.1.deduction`, undefined]),
      `${TASKS}.children.1 ratio-without-deduction`,
    ],
    [
      'points typed in where the law computes',
      changed(STAFF, [
        `${TASKS}.children.0`,
        {
          ...{ key: 'quantity', name: { vi: 'a', en: 'a' }, mechanism: 'entered', max: 10_000, step: 1 },
          citation: { document: '335/2025/NĐ-CP', where: 'điều 14', confidence: 'A', note: null },
        },
      ]),
      `${TASKS}.children.0.mechanism entered-but-computed`,
    ],
    [
      'a step off the maximum',
      changed('khanh-hoa', ['score.children.0.step', 300]),
      'score.children.0.step step-does-not-divide-maximum',
    ],
    [
      'options without 100 %',
      changed('335-leader', [`${TASKS}.children.4.options.0.percent`, 9000]),
      `${TASKS}.children.4.options options-without-whole`,
    ],
    [
      'subordinates of an unknown level',
      changed('335-leader', [`${TASKS}.children.3.level`, 'great']),
      `${TASKS}.children.3.level unknown-level`,
    ],
    [
      'a penalty without floor',
      changed(PROVINCE, ['score', (changed(PROVINCE) as { score: Data }).score.of]),
      'score.children.2 penalty-without-floor',
    ],
    [
      'a bonus without cap',
      changed('tphcm-06', ['score', (changed('tphcm-06') as { score: Data }).score.of]),
      'score.children.2 bonus-without-cap',
    ],
    [
      'a group below its minimum',
      changed('vien-chuc-233-staff', ['score.children.0.children.2.max', 400]),
      'score.children.0.children.2.max maximum-below-its-minimum',
    ],
    [
      'a sum inside a floor',
      changed(PROVINCE, [`${SUM}.children.0.max`, 2000]),
      `${SUM}.max maxima-do-not-add-up`,
    ],
  ])('%s', (_name, raw, expected) => {
    expect(faultsOf(raw)).toContain(expected);
  });

  test('weights and bands of shares', () => {
    const child = (key: string) => ({
      ...{ key, name: { vi: key, en: key }, mechanism: 'completion', max: 100 },
      citation: { document: 'D', where: '1', confidence: 'D', note: null },
    });
    const node = { ...child('w'), mechanism: 'weighted', max: 7000 };
    const weighted = { ...node, weights: [5000, 4000], children: [child('one'), child('two')] };
    expect(faultsOf(changed(STAFF, [TASKS, weighted]))).toContain(
      `${TASKS}.weights weights-are-not-the-whole`,
    );
    const bands = [
      { from: { value: 9000, closed: true }, to: { value: 10_000, closed: true }, points: 7000 },
      { from: { value: 0, closed: true }, to: { value: 9000, closed: true }, points: 0 },
    ];
    const banded = { ...child('b'), mechanism: 'band', max: 7000, of: child('one'), bands };
    expect(faultsOf(changed(STAFF, [TASKS, banded]))).toContain(`${TASKS}.bands.0.from band-overlap`);
  });

  test('a tree that contains itself', () => {
    const raw = changed(STAFF) as { score: { children: unknown[] } };
    raw.score.children[1] = raw.score;
    expect(faultsOf(raw)).toContain('score.children.1.children tree-without-end');
    const found: Fault[] = [];
    // As deep as is read, and one deeper.
    const deep = (steps: number) => treeNode({}, Array(steps).fill('of'), found);
    expect([deep(40), deep(41)]).toEqual([undefined, undefined]);
    expect(found).toEqual([
      { path: Array(40).fill('of'), code: 'missing-key', params: { key: 'mechanism' } },
      { path: Array(4).fill('of'), code: 'tree-without-end', params: { deepest: 40 } },
    ]);
  });
});

describe('what a regulation says beside points', () => {
  test.each<[string, unknown, string]>([
    ['an undeclared gap', changed('khanh-hoa', ['gaps', []]), 'levels.2.from band-gap'],
    [
      'a gap without its reading',
      changed('khanh-hoa', ['gaps.0.reading', 'none']),
      'gaps.0.reading unknown-reading',
    ],
    [
      'a gap that is none',
      changed('khanh-hoa', ['levels.2.from.closed', true]),
      'levels.2.from band-overlap',
    ],
    [
      'a condition of no level',
      changed('366-person', ['conditions.0.level', 'top']),
      'conditions.0.level unknown-level',
    ],
    [
      'a condition that lifts',
      changed('366-person', ['conditions.0.otherwise', 'excellent']),
      'conditions.0.otherwise condition-does-not-lower',
    ],
    [
      'a period of another rulebook',
      changed('366-person', ['conditions.0.periods', ['month']]),
      'conditions.0.periods period-of-another-rulebook',
    ],
    ['a forced level of none', changed(STAFF, ['forced.0.level', 'gone']), 'forced.0.level unknown-level'],
    ['a quota of no level', changed(STAFF, ['quotas.0.level', 'gone']), 'quotas.0.level unknown-level'],
    ['a roll-up downwards', changed(STAFF, ['rollUps.0.to', 'week']), 'rollUps.0 roll-up-does-not-lengthen'],
    [
      'a weekday in a quarter',
      changed(STAFF, [
        'stages.0.deadline',
        { weekOffset: 0, isoWeekday: 5, time: '16:30', moveOnDayOff: 'none' },
      ]),
      'stages.0.deadline deadline-of-another-period',
    ],
    [
      'stages out of order',
      changed(STAFF, ['stages.1.deadline.day', 20]),
      'stages.1.deadline deadline-out-of-order',
    ],
    [
      'a rank of the subjects forgotten',
      changed(STAFF, ['authority.0.ranks', ['assistant']]),
      'authority rank-without-row',
    ],
    [
      'a node nobody knows',
      changed('366-person', ['conditions.0.test', { kind: 'node-at-least', node: 'x', percent: 1 }]),
      'conditions.0.test.node unknown-node',
    ],
    [
      'an example of another value',
      changed(STAFF, ['examples.0.values.progress', 8751]),
      'examples.0.values.progress example-value-differs',
    ],
    [
      'an unknown kind of test',
      changed('366-person', ['conditions.0.test.kind', 'maybe']),
      'conditions.0.test.kind unknown-word',
    ],
  ])('%s', (_name, raw, expected) => {
    expect(faultsOf(raw)).toContain(expected);
  });

  test('all faults at once', () => {
    const raw = changed(
      STAFF,
      [`${TASKS}.max`, 6000],
      ['forced.0.level', 'gone'],
      ['quotas.0.level', 'gone'],
    );
    expect(faultsOf(raw)).toEqual(
      expect.arrayContaining([
        'score.max maxima-do-not-add-up',
        'forced.0.level unknown-level',
        'quotas.0.level unknown-level',
      ]),
    );
  });
});
