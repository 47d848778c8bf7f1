// Posts of a list against recorded ones, case by case: what begins, what ends, who moves, what is asked.
import { describe, expect, test } from 'vitest';
import { logOf, wholeLines } from '../../../../test/input/exact.ts';
import type { Assignment, Unit } from '../shape.ts';
import { AssignmentDiff } from './assignment-diff.ts';
import type { HeldPost } from './held-post.ts';
import type { ManagedPerson } from './people-managers.ts';

const TODAY = '2026-11-02';
const unit = (id: number, lo: number, hi: number): Unit => ({
  ...{ id, parentId: null, code: `U${id}`, name: `Đơn vị ${id}`, kind: 'division', adminCode: null, lo, hi },
});
/** Unit 1 is the body, 2 and 3 are in it, 9 is outside; post n is in unit n. */
const UNITS = [unit(1, 1, 3), unit(2, 2, 2), unit(3, 3, 3), unit(9, 9, 9)];
const posts = [2, 3, 9].map((id) => ({
  id,
  unitId: id,
  title: `T${id}`,
  jobPosition: null,
  rank: 'staff' as const,
}));

const held = (id: number, postId: number, more: Partial<Assignment> = {}): Assignment => ({
  ...{
    id,
    personId: 7,
    postId,
    kind: 'main',
    managerId: 5,
    documentNumber: null,
    from: '2026-01-05',
    to: null,
  },
  ...more,
});
const post = (unitId: number, more: Partial<HeldPost> = {}): HeldPost => ({
  ...{ key: `${unitId}`, unitId, title: `T${unitId}`, jobPosition: null, rank: 'staff', chief: false },
  ...{ kind: 'main', from: null, to: null, decision: null },
  ...more,
});
const IDS = new Map([...posts.map(({ id }) => [`${id}`, id] as const), ['new', -1]]);

function diffOf(assignments: readonly Assignment[], root: Unit | null = UNITS[0] ?? null) {
  const log = logOf();
  const state = { units: UNITS, people: [], posts, assignments, absences: [] };
  const units = new Map(UNITS.map((one) => [one.id, one]));
  return { log, diff: new AssignmentDiff({ state, units, root, effectiveFrom: TODAY, log }) };
}
function compared(assignments: readonly Assignment[], named: readonly HeldPost[], root?: Unit | null) {
  const { log, diff } = diffOf(assignments, root);
  const [main = post(2), ...concurrent] = named;
  const row = {
    ...{ row: 4, personId: 7, managerId: 5, title: 'T', unitId: main.unitId },
    posts: { main, concurrent, noteTaken: false },
  };
  diff.compare(row as unknown as ManagedPerson, IDS);
  return {
    added: diff.added.map(({ kind, postId, from, to }) => `${kind} ${postId} ${from} ${to ?? ''}`.trim()),
    ended: diff.ended.map(({ id, to }) => `${id} ${to}`),
    moved: diff.moved.map(({ fromUnitId, toUnitId }) => `${fromUnitId} ${toUnitId}`),
    troubles: wholeLines(log.troubles()),
  };
}
const NOTHING = { added: [], ended: [], moved: [], troubles: [] };
const ALONE = '4 postKind warning post-without-main «T»';
const later = (date: string) => `4 title error later-assignment «T» {date:${date}}`;
const early = (from: string) => `4 from warning transfer-before-current «${from}» {date:${TODAY}}`;

describe('one person', () => {
  test.each<[string, Assignment[], HeldPost[], Partial<typeof NOTHING> | Record<string, string[]>]>([
    ['new', [], [post(2)], { added: [`main 2 ${TODAY}`] }],
    ['new from a day of the past', [], [post(2, { from: '2025-07-01' })], { added: ['main 2 2025-07-01'] }],
    ['already over on the day of the list', [], [post(2, { to: TODAY })], {}],
    ['over the day after', [], [post(2, { to: '2026-11-03' })], { added: [`main 2 ${TODAY} 2026-11-03`] }],
    ['over before it begins', [], [post(2, { from: '2026-12-01', to: '2026-12-01' })], {}],
    ['the same', [held(1, 2)], [post(2)], {}],
    ['the same until a day', [held(1, 2)], [post(2, { to: '2026-12-01' })], { ended: ['1 2026-12-01'] }],
    [
      'the same, recorded until an earlier day',
      [held(1, 2, { to: '2026-11-20' })],
      [post(2, { to: '2026-12-01' })],
      {},
    ],
    [
      'the same, recorded until a later day',
      [held(1, 2, { to: '2026-12-20' })],
      [post(2, { to: '2026-12-01' })],
      { ended: ['1 2026-12-01'] },
    ],
    ['the same, said to end on the day it began', [held(1, 2)], [post(2, { to: '2026-01-05' })], {}],
    [
      'under another manager',
      [held(1, 2, { managerId: 6 })],
      [post(2)],
      { added: [`main 2 ${TODAY}`], ended: [`1 ${TODAY}`] },
    ],
    [
      'under another manager, with a day of the past',
      [held(1, 2, { managerId: 6 })],
      [post(2, { from: '2026-10-01' })],
      { added: [`main 2 ${TODAY}`], ended: [`1 ${TODAY}`] },
    ],
    ['moved', [held(1, 2)], [post(3)], { added: [`main 3 ${TODAY}`], ended: [`1 ${TODAY}`], moved: ['2 3'] }],
    [
      'moved on a day to come',
      [held(1, 2)],
      [post(3, { from: '2026-12-01' })],
      { added: ['main 3 2026-12-01'], ended: ['1 2026-12-01'], moved: ['2 3'] },
    ],
    [
      'moved on a day of the past',
      [held(1, 2)],
      [post(3, { from: '2026-10-01' })],
      { added: ['main 3 2026-10-01'], ended: ['1 2026-10-01'], moved: ['2 3'] },
    ],
    [
      'moved on the day the old post began',
      [held(1, 2)],
      [post(3, { from: '2026-01-05' })],
      { added: [`main 3 ${TODAY}`], ended: [`1 ${TODAY}`], moved: ['2 3'], troubles: [early('2026-01-05')] },
    ],
    [
      'moved the day after the old post began',
      [held(1, 2)],
      [post(3, { from: '2026-01-06' })],
      { added: ['main 3 2026-01-06'], ended: ['1 2026-01-06'], moved: ['2 3'] },
    ],
    [
      'moved, the old post ends before anyway',
      [held(1, 2, { to: '2026-11-20' })],
      [post(3, { from: '2026-12-01' })],
      { added: ['main 3 2026-12-01'], moved: ['2 3'] },
    ],
    [
      'moved into a new post',
      [held(1, 2)],
      [post(3, { key: 'new' })],
      { added: [`main -1 ${TODAY}`], ended: [`1 ${TODAY}`], moved: ['2 3'] },
    ],
    [
      'another post in the same unit',
      [held(1, 2)],
      [post(2, { key: 'new' })],
      { added: [`main -1 ${TODAY}`], ended: [`1 ${TODAY}`] },
    ],
    [
      'from outside the body',
      [held(1, 9)],
      [post(2)],
      { added: [`main 2 ${TODAY}`], ended: [`1 ${TODAY}`], moved: ['9 2'] },
    ],
    [
      'two main posts after each other',
      [],
      [post(2, { to: '2026-12-01' }), post(3, { from: '2026-12-01' })],
      { added: [`main 2 ${TODAY} 2026-12-01`, 'main 3 2026-12-01'] },
    ],
    [
      'the first of two is held',
      [held(1, 2)],
      [post(2, { to: '2026-12-01' }), post(3, { from: '2026-12-01' })],
      { added: ['main 3 2026-12-01'], ended: ['1 2026-12-01'], moved: ['2 3'] },
    ],
    ['was over before', [held(1, 3, { to: TODAY })], [post(2)], { added: [`main 2 ${TODAY}`] }],
    ['a post nobody knows is left alone', [], [post(2, { key: 'lost' })], { troubles: [ALONE] }],
  ])('%s', (_, assignments, named, expected) => {
    expect(compared(assignments, named)).toEqual({ ...NOTHING, ...expected });
  });
});

describe('what is decided for later', () => {
  const next = held(2, 3, { from: '2026-12-01' });
  test.each<[string, Assignment[], HeldPost[], Record<string, string[]>]>([
    [
      'stands against an older list',
      [held(1, 2, { to: '2026-12-01' }), next],
      [post(2)],
      { troubles: [later('2026-12-01')] },
    ],
    [
      'and is no trouble when the list says it too',
      [held(1, 2, { to: '2026-12-01' }), next],
      [post(2, { to: '2026-12-01' }), post(3, { from: '2026-12-01' })],
      {},
    ],
    [
      'on another day it is one',
      [held(1, 2, { to: '2026-12-01' }), next],
      [post(3, { from: '2026-12-15' })],
      { troubles: [later('2026-12-01')] },
    ],
    [
      'another post on the same day is one',
      [held(1, 2, { to: '2026-12-01' }), next],
      [post(9, { from: '2026-12-01' })],
      { troubles: [later('2026-12-01')] },
    ],
    ['beside the main post it does not matter', [held(1, 2), { ...next, kind: 'concurrent' }], [post(2)], {}],
    [
      'nor to a list of posts beside',
      [held(1, 2, { to: '2026-12-01' }), next],
      [post(3, { kind: 'concurrent' })],
      { added: [`concurrent 3 ${TODAY}`] },
    ],
    [
      'what begins on the day of the list is not later',
      [held(1, 3, { from: TODAY })],
      [post(2)],
      { added: [`main 2 ${TODAY}`], ended: [`1 ${TODAY}`], moved: ['3 2'] },
    ],
  ])('%s', (_, assignments, named, expected) => {
    expect(compared(assignments, named)).toEqual({ ...NOTHING, ...expected });
  });
});

describe('posts beside the main one', () => {
  const beside = (id: number, postId: number, more: Partial<Assignment> = {}) =>
    held(id, postId, { kind: 'concurrent', ...more });
  test.each<[string, Assignment[], HeldPost[], Record<string, string[]>]>([
    ['new', [held(1, 2)], [post(2), post(3, { kind: 'concurrent' })], { added: [`concurrent 3 ${TODAY}`] }],
    ['no longer named, in the body', [held(1, 2), beside(2, 3)], [post(2)], { ended: [`2 ${TODAY}`] }],
    ['no longer named, outside the body', [held(1, 2), beside(2, 9)], [post(2)], {}],
    ['acting ones stay', [held(1, 2), beside(2, 3, { kind: 'acting' })], [post(2)], {}],
    [
      'acting ones named until a day end then',
      [held(1, 2), beside(2, 3, { kind: 'acting' })],
      [post(2), post(3, { kind: 'acting', to: '2026-12-01' })],
      { ended: ['2 2026-12-01'] },
    ],
    [
      'the same post as main and beside are two',
      [held(1, 2)],
      [post(2, { kind: 'concurrent' })],
      { added: [`concurrent 2 ${TODAY}`] },
    ],
    [
      'one takes the place of another on its day',
      [held(1, 2), beside(2, 3)],
      [post(2), post(2, { kind: 'concurrent', from: '2026-12-01' })],
      { added: ['concurrent 2 2026-12-01'], ended: ['2 2026-12-01'] },
    ],
    [
      'one begins before another of its kind',
      [held(1, 2), beside(2, 3)],
      [post(2), post(2, { kind: 'concurrent', from: '2026-01-01' })],
      { added: [`concurrent 2 ${TODAY}`], ended: [`2 ${TODAY}`], troubles: [early('2026-01-01')] },
    ],
    [
      'one may begin before the main one',
      [held(1, 2)],
      [post(2), post(3, { kind: 'concurrent', from: '2025-01-01' })],
      { added: ['concurrent 3 2025-01-01'] },
    ],
    [
      'needs a main one on record',
      [],
      [post(3, { kind: 'concurrent' })],
      { added: [`concurrent 3 ${TODAY}`], troubles: [ALONE] },
    ],
    [
      'one that was over does not count',
      [held(1, 2, { to: TODAY })],
      [post(3, { kind: 'concurrent' })],
      { added: [`concurrent 3 ${TODAY}`], troubles: [ALONE] },
    ],
    [
      'a main one on record is not ended by a list of posts beside',
      [held(1, 2)],
      [post(3, { kind: 'secondment' })],
      { added: [`secondment 3 ${TODAY}`] },
    ],
  ])('%s', (_, assignments, named, expected) => {
    expect(compared(assignments, named)).toEqual({ ...NOTHING, ...expected });
  });
  test('without a body every unit is inside', () => {
    expect(compared([held(1, 2), beside(2, 9)], [post(2)], null).ended).toEqual([`2 ${TODAY}`]);
  });
});

test('who is not on a complete list of the body has left it, with every post in it', () => {
  const assignments = [
    ...[held(1, 2), held(2, 3, { kind: 'concurrent' }), held(3, 9, { kind: 'concurrent' })],
    ...[held(4, 2, { personId: 8 }), held(5, 9, { personId: 6 }), held(6, 2, { personId: 5, to: TODAY })],
    ...[held(7, 3, { personId: 4, kind: 'acting' }), held(8, 77, { personId: 3 })],
  ];
  const { diff } = diffOf(assignments);
  expect(diff.end(new Set([8]))).toEqual([{ personId: 7, unitId: 2 }]);
  expect(diff.ended.map(({ id, to }) => `${id} ${to}`)).toEqual([1, 2, 7].map((id) => `${id} ${TODAY}`));
  expect([diff.added, diff.moved]).toEqual([[], []]);
});
