// What each act makes of a task, field by field, and after which states it can follow.
import { describe, expect, it } from 'vitest';
import { aTask, BINH, LAN, lead, MINH, THU } from '../../../test/builders/tasks.ts';
import type { Share, Task, TaskState } from './task.ts';
import { type TaskAct, type TaskBirth, taskAct } from './task-acts.ts';
import { evolveTask } from './task-evolve.ts';

const DAY = '2026-11-18';
const { id: _id, version: _version, ...task } = aTask();
const BIRTH: TaskBirth = {
  ...{ kind: 'assigned', unitId: 2, goalId: null, recurringId: null, madeFor: null, important: false },
  ...{ planned: false, itemId: 3, itemVersion: 1, coefficient: 250, minutes: 120, complexity: 'B' },
  ...{ standard: false, quantity: 1, entered: '2026-11-16', starts: '2026-11-16', due: '2026-11-20' },
  ...{ assignedBy: MINH, shares: [lead(LAN)], source: null, externalId: null },
};
const WORDS = { title: 'Tờ trình 214', product: 'Tờ trình' };

describe('a task is born', () => {
  it.each([
    ['assigned', 'open'],
    ['started', 'open'],
    ['proposed', 'proposed'],
  ] as const)('%s: %s, nothing done to it yet', (act, state) => {
    expect(evolveTask(null, taskAct(act, BIRTH, WORDS), 9)).toEqual({ ...task, id: 9, version: 1, state });
    expect(evolveTask(aTask(), taskAct(act, BIRTH, WORDS), 7)).toBeNull();
  });
  it('with the words it was given, empty where none were', () => {
    const words = { title: 'A', product: 'B', responsibility: 'C', authority: 'D', reason: 'E' };
    expect(evolveTask(null, taskAct('proposed', BIRTH, words), 9)).toMatchObject(words);
    expect(evolveTask(null, taskAct('assigned', BIRTH), 9)).toMatchObject({ title: '', product: '' });
  });
});

const over = (more: object = {}) =>
  taskAct('handed-over', {
    ...{ fromId: LAN, to: { personId: BINH, postId: 112 }, on: DAY, kept: 30, ...more },
  });
const ACTS: readonly (readonly [TaskAct, readonly TaskState[], Partial<Task>])[] = [
  [taskAct('approved', {}), ['proposed'], { state: 'open' }],
  [taskAct('edited', { important: true }), ['proposed', 'open'], { important: true }],
  [
    taskAct('noted', { weekStart: '2026-11-16', part: 40 }),
    ['open'],
    { parts: [{ weekStart: '2026-11-16', part: 40 }] },
  ],
  [
    taskAct('delivered', { doneQuantity: 1, on: DAY }),
    ['open'],
    { state: 'delivered', doneQuantity: 1, delivered: DAY },
  ],
  [taskAct('taken-back', {}), ['delivered'], { state: 'open', delivered: null, doneQuantity: 0 }],
  [
    taskAct('accepted', { on: DAY, by: MINH }),
    ['delivered'],
    { state: 'accepted', accepted: DAY, acceptedBy: MINH },
  ],
  [
    taskAct('returned', { on: DAY }),
    ['delivered'],
    { state: 'open', returns: 2, returned: DAY, delivered: null, doneQuantity: 0, faultExcuse: 'none' },
  ],
  [
    over(),
    ['open'],
    {
      shares: [
        { ...lead(LAN, 30), role: 'with', to: DAY },
        { personId: BINH, postId: 112, role: 'lead', share: 70, from: DAY, to: null, done: null },
      ],
    },
  ],
  [taskAct('shared', { shares: [lead(BINH)] }), ['proposed', 'open'], { shares: [lead(BINH)] }],
  [
    taskAct('share-finished', { personId: LAN, on: DAY }),
    ['open'],
    { shares: [{ ...lead(LAN), done: DAY }] },
  ],
  [taskAct('due-asked', { due: DAY }), ['open'], { askedDue: DAY }],
  [
    taskAct('due-granted', { due: DAY }),
    ['open', 'delivered'],
    { due: DAY, askedDue: null, delayExcuse: 'none' },
  ],
  [taskAct('due-declined', {}), ['open', 'delivered'], { askedDue: null }],
  [taskAct('excuse-asked', { for: 'delay' }), ['open', 'delivered'], { delayExcuse: 'asked' }],
  [taskAct('excuse-asked', { for: 'fault' }), ['open', 'delivered'], { faultExcuse: 'asked' }],
  [
    taskAct('excuse-granted', { for: 'delay' }),
    ['open', 'delivered', 'accepted'],
    { delayExcuse: 'granted' },
  ],
  [
    taskAct('excuse-granted', { for: 'fault' }),
    ['open', 'delivered', 'accepted'],
    { faultExcuse: 'granted', excusedReturns: 1 },
  ],
  [
    taskAct('excuse-declined', { for: 'delay' }),
    ['open', 'delivered', 'accepted'],
    { delayExcuse: 'declined' },
  ],
  [taskAct('dropped', {}), ['proposed', 'open'], { state: 'dropped' }],
  [
    taskAct('withdrawn', {}),
    ['open', 'delivered', 'accepted'],
    { state: 'dropped', accepted: null, acceptedBy: null },
  ],
  [taskAct('restored', {}), ['dropped'], { state: 'open', delivered: null, doneQuantity: 0 }],
];

describe('an act', () => {
  const before = (state: TaskState) =>
    aTask({
      ...{ state, delivered: '2026-11-17', doneQuantity: 1, accepted: '2026-11-17', acceptedBy: 14 },
      ...{ returns: 1, faultExcuse: 'asked', version: 4 },
    });
  it.each(ACTS)('$act changes this and nothing else, after these states: %#', (act, after, change) => {
    for (const state of ['proposed', 'open', 'delivered', 'accepted', 'dropped'] as const) {
      const was = before(state);
      expect(evolveTask(was, act, 7)).toEqual(
        after.includes(state) ? { ...was, ...change, version: 5 } : null,
      );
    }
    expect(evolveTask(null, act, 7)).toBeNull();
  });
});

describe('an edit', () => {
  const edited = (payload: Extract<TaskAct, { act: 'edited' }>['payload'], texts = {}) =>
    evolveTask(aTask({ delayExcuse: 'granted', authority: 'Ký nháy' }), taskAct('edited', payload, texts), 7);
  it('replaces the words it brings and leaves the others', () => {
    expect(edited({}, { title: 'Khác', responsibility: 'Chủ trì' })).toMatchObject({
      ...{ title: 'Khác', product: 'Tờ trình', responsibility: 'Chủ trì', authority: 'Ký nháy' },
    });
    expect(edited({}, { product: 'Kế hoạch', authority: '' })).toMatchObject({
      ...{ title: 'Tờ trình 214', product: 'Kế hoạch', responsibility: '', authority: '' },
    });
  });
  it('takes back what was recognised for a date only with the date', () => {
    expect(edited({ important: true })).toMatchObject({ delayExcuse: 'granted' });
    expect(edited({ due: '2026-12-01' })).toMatchObject({ due: '2026-12-01', delayExcuse: 'none' });
    expect(edited({ due: null })).toMatchObject({ due: null, delayExcuse: 'none' });
  });
});

describe('parts', () => {
  const [early, late] = [
    { weekStart: '2026-11-09', part: 20 },
    { weekStart: '2026-11-16', part: 30 },
  ];
  it.each([
    ['in the order of weeks', [late], { weekStart: '2026-11-09', part: 20 }, [early, late]],
    ['one a week', [early, late], { weekStart: '2026-11-16', part: 5 }, [early, { ...late, part: 5 }]],
    ['gone with nothing', [early, late], { weekStart: '2026-11-09', part: 0 }, [late]],
    ['as they were where only words are noted', [late], { weekStart: '2026-11-16', part: null }, [late]],
  ])('%s', (_what, parts, payload, after) => {
    expect(evolveTask(aTask({ parts }), taskAct('noted', payload), 7)).toMatchObject({ parts: after });
  });
});

describe('handed over', () => {
  const [lan, binh, thu]: readonly Share[] = [
    lead(LAN, 50),
    { ...lead(BINH, 20), role: 'with' },
    { ...lead(THU, 30), role: 'with' },
  ];
  const shares = [lan, binh, thu].flatMap((one) => one ?? []);
  const given = (more: object) => evolveTask(aTask({ shares }), over(more), 7)?.shares;
  it('onto a share already held it adds up, with its post and its day', () => {
    expect(given({ kept: 0 })).toEqual([
      { ...lan, role: 'with', share: 0, to: DAY },
      { ...binh, role: 'lead', share: 70 },
      thu,
    ]);
  });
  it('by one who does not lead, nobody leads anew', () => {
    expect(given({ fromId: THU, kept: 10 })).toEqual([
      lan,
      { ...binh, share: 40 },
      { ...thu, share: 10, to: DAY },
    ]);
    expect(given({ fromId: THU, kept: 10, to: { personId: MINH, postId: 113 } })).toEqual([
      lan,
      binh,
      { personId: MINH, postId: 113, role: 'with', share: 20, from: DAY, to: null, done: null },
      { ...thu, share: 10, to: DAY },
    ]);
    expect(given({ fromId: THU, kept: 0, to: { personId: LAN, postId: 111 } })).toEqual([
      { ...lan, share: 80 },
      binh,
      { ...thu, share: 0, to: DAY },
    ]);
  });
  it('by somebody who has no share, nothing changes', () => {
    expect(given({ fromId: 99 })).toEqual(shares);
  });
});
