// What each step writes down, to the letter, and every refusal with what it names; roads through several steps: task.test.ts.
import { describe, expect, it } from 'vitest';
import {
  aTask,
  aViewer,
  BINH,
  CHAIR,
  CULTURE,
  HEAD,
  LAN,
  lead,
  MINH,
  NO_HOLIDAYS,
  THU,
} from '../../../test/builders/tasks.ts';
import { refuse } from '../refusal.ts';
import type { CatalogueVersion } from './catalogue.ts';
import type { Task } from './task.ts';
import { taskAct } from './task-acts.ts';
import { decideTask, isPlanned, type TaskCommand, type TaskFacts } from './task-decide.ts';
import type { WorkViewer } from './task-rights.ts';

const WEDNESDAY = '2026-11-18';
const lan = aViewer(LAN);
const FACTS: TaskFacts = {
  ...{ today: WEDNESDAY, calendar: NO_HOLIDAYS, goalFits: true, item: null },
  candidates: [LAN, BINH, THU].map((personId) => ({
    ...{ personId, postId: personId + 100, unitId: CULTURE, jobPosition: null, allowed: personId !== THU },
  })),
};
const decided = (task: Task, command: TaskCommand, who: WorkViewer, more: Partial<TaskFacts> = {}) => {
  const decision = decideTask(task, command, who, { ...FACTS, ...more });
  return decision.ok ? decision.act : decision.refusals;
};
const delivered = aTask({ state: 'delivered', delivered: WEDNESDAY, doneQuantity: 1 });
const noReason = refuse('comment-required', { rule: 'always', hundredths: null });
const own = aTask({ kind: 'own', assignedBy: LAN });
const ENTRY: CatalogueVersion = {
  ...{
    id: 7,
    version: 3,
    unitId: 1,
    from: '2026-01-01',
    to: null,
    code: 'TP-04',
    name: 'Tờ trình',
    output: '',
  },
  ...{ field: '', measure: 'văn bản', positions: [], complexity: 'B', coefficient: 250, minutes: 120 },
  ...{ standard: true, quality: '', days: 3, evidence: 'none', legalBasis: '', approver: '' },
};

describe('a step writes down', () => {
  it.each<[Task, TaskCommand, WorkViewer, ReturnType<typeof taskAct>]>([
    [
      delivered,
      { act: 'accept', words: 'Tốt' },
      HEAD,
      taskAct('accepted', { on: WEDNESDAY, by: MINH }, { words: 'Tốt' }),
    ],
    [delivered, { act: 'accept' }, HEAD, taskAct('accepted', { on: WEDNESDAY, by: MINH })],
    [
      delivered,
      { act: 'return', reason: 'Thiếu' },
      HEAD,
      taskAct('returned', { on: WEDNESDAY }, { words: 'Thiếu' }),
    ],
    [delivered, { act: 'take-back', reason: 'Nhầm' }, lan, taskAct('taken-back', {}, { words: 'Nhầm' })],
    [aTask(), { act: 'drop', reason: 'Thôi' }, HEAD, taskAct('dropped', {}, { words: 'Thôi' })],
    [
      aTask(),
      { act: 'note', weekStart: '2026-11-16', part: 100, words: 'Xong' },
      lan,
      taskAct('noted', { weekStart: '2026-11-16', part: 100 }, { words: 'Xong' }),
    ],
    [
      aTask({ quantity: 3 }),
      { act: 'deliver', doneQuantity: 3, done: '2026-11-16', words: 'Kèm phụ lục' },
      lan,
      taskAct('delivered', { doneQuantity: 3, on: '2026-11-16' }, { words: 'Kèm phụ lục' }),
    ],
    [
      aTask(),
      { act: 'hand-over', fromId: LAN, toId: BINH, on: '2026-11-16', kept: 0, reason: 'Đi học' },
      HEAD,
      taskAct(
        'handed-over',
        { fromId: LAN, to: { personId: BINH, postId: BINH + 100 }, on: '2026-11-16', kept: 0 },
        { words: 'Đi học' },
      ),
    ],
    [
      aTask(),
      { act: 'hand-over', fromId: LAN, toId: BINH, on: WEDNESDAY, kept: 100, reason: 'Đi học' },
      HEAD,
      taskAct(
        'handed-over',
        { fromId: LAN, to: { personId: BINH, postId: BINH + 100 }, on: WEDNESDAY, kept: 100 },
        { words: 'Đi học' },
      ),
    ],
    [
      aTask(),
      { act: 'ask-excuse', for: 'delay', words: 'Bão' },
      lan,
      taskAct('excuse-asked', { for: 'delay' }, { words: 'Bão' }),
    ],
    [
      aTask({ delayExcuse: 'asked' }),
      { act: 'decide-excuse', for: 'delay', grant: true, reason: 'Đúng', evidence: 'CV 12' },
      HEAD,
      taskAct('excuse-granted', { for: 'delay' }, { words: 'Đúng', evidence: 'CV 12' }),
    ],
  ])('of %#', (task, command, who, act) => {
    expect(decided(task, command, who)).toEqual(act);
  });

  it('shares in the order of people, with the post and the day from which they hold', () => {
    const shares = [
      { personId: BINH, role: 'with', share: 40 },
      { personId: LAN, role: 'lead', share: 60 },
    ] as const;
    const held = { ...lead(LAN), postId: 9, from: '2026-11-17' };
    const first = { ...shares[1], postId: 9, from: '2026-11-17', to: null };
    const second = { ...shares[0], postId: BINH + 100, to: null };
    const set = (starts: string) =>
      decided(aTask({ starts, shares: [held] }), { act: 'set-shares', shares }, HEAD);
    expect(set('2026-11-16')).toMatchObject({
      payload: { shares: [first, { ...second, from: WEDNESDAY }] },
    });
    expect(set('2026-11-19')).toMatchObject({
      payload: { shares: [first, { ...second, from: '2026-11-19' }] },
    });
  });
});

describe('an edit', () => {
  const edit = (task: Task, edits: object, more: Partial<TaskFacts> = {}, who = HEAD) =>
    decided(task, { act: 'edit', reason: '', ...edits }, who, more);

  it('keeps what really changes, words as texts', () => {
    const same = { title: 'Tờ trình 214', product: 'Tờ trình', quantity: 1, due: '2026-11-20' };
    expect(edit(aTask(), same)).toEqual([refuse('task-nothing-changed')]);
    expect(edit(aTask(), { ...same, important: true })).toEqual(taskAct('edited', { important: true }));
    expect(edit(aTask(), { ...same, title: 'Tờ trình 215', authority: 'Ký nháy' })).toEqual(
      taskAct('edited', {}, { title: 'Tờ trình 215', authority: 'Ký nháy' }),
    );
    expect(edit(aTask(), { important: true, responsibility: 'Chủ trì' })).toEqual(
      taskAct('edited', { important: true }, { responsibility: 'Chủ trì' }),
    );
    expect(edit(aTask(), { due: null, reason: 'Chờ Sở' })).toEqual(
      taskAct('edited', { due: null }, { words: 'Chờ Sở' }),
    );
  });

  it.each([[{ due: '2026-11-21' }], [{ quantity: 2 }], [{ product: 'Báo cáo' }]])(
    'of %o needs a reason',
    (edits) => {
      expect(edit(aTask(), edits)).toEqual([noReason]);
      expect(edit(aTask(), { ...edits, reason: 'Việc thêm' })).toMatchObject({ act: 'edited' });
    },
  );

  it.each([
    [{ title: '—' }, {}, refuse('task-title-missing')],
    [{ title: ' ' }, {}, refuse('task-title-missing')],
    [{ due: '2026-11-17' }, {}, refuse('task-due-in-past', { due: '2026-11-17' })],
    [{ goalId: 3 }, { goalFits: false }, refuse('task-goal-unfit')],
  ])('%o is refused', (edits, more, refusal) => {
    expect(edit(aTask(), { reason: 'Sửa', ...edits }, more)).toEqual([refusal]);
  });

  it('of a date: today and the first day will do, before that not, nor what has passed for own work', () => {
    const ahead = aTask({ starts: '2026-11-19' });
    const to = (task: Task, due: string) => edit(task, { due, reason: 'Gấp' });
    expect(to(aTask(), WEDNESDAY)).toMatchObject({ act: 'edited' });
    expect(to(ahead, '2026-11-19')).toMatchObject({ act: 'edited' });
    expect(to(ahead, WEDNESDAY)).toEqual([refuse('task-due-before-start', { starts: '2026-11-19' })]);
    const late = { today: '2026-11-23' };
    const passed = refuse('task-date-passed', { due: '2026-11-20' });
    expect(edit(own, { due: '2026-11-27', reason: 'Gấp' }, late, lan)).toEqual([passed]);
    expect(decided(own, { act: 'drop', reason: '' }, lan, late)).toEqual([noReason, passed]);
    // A date that stays is no edit of it, though it lies behind.
    expect(edit(aTask(), { due: '2026-11-20', important: true }, late)).toMatchObject({ act: 'edited' });
    // Without a date nothing has passed.
    expect(decided({ ...own, due: null }, { act: 'drop', reason: 'Thôi' }, lan, late)).toMatchObject({
      act: 'dropped',
    });
  });

  it('of the goal says whether it stands in a plan now; without one the goal may be any', () => {
    const planned = (task: Task, goalId: number | null) => edit(task, { goalId });
    expect(planned(aTask(), 3)).toEqual(taskAct('edited', { goalId: 3, planned: true }));
    expect(planned(aTask({ goalId: 3 }), null)).toEqual(taskAct('edited', { goalId: null, planned: false }));
    expect(planned(aTask({ goalId: 3, recurringId: 4 }), null)).toEqual(
      taskAct('edited', { goalId: null, planned: true }),
    );
    expect(edit(aTask({ goalId: 3 }), { goalId: null }, { goalFits: false })).toMatchObject({
      act: 'edited',
    });
    expect([isPlanned({ recurringId: null }, null), isPlanned({ recurringId: null }, 3)]).toEqual([
      ...[false, true],
    ]);
  });
});

describe('a refusal names', () => {
  const over = {
    act: 'hand-over',
    fromId: LAN,
    toId: BINH,
    on: WEDNESDAY,
    kept: 30,
    reason: 'Đi học',
  } as const;
  const note = { act: 'note', weekStart: '2026-11-16', part: 50, words: '' } as const;
  const deliver = { act: 'deliver', doneQuantity: 1, done: WEDNESDAY, words: '' } as const;
  const ask = { act: 'ask-excuse', for: 'delay', words: 'Bão' } as const;
  const grant = { act: 'decide-excuse', for: 'fault', grant: true, reason: 'Đúng', evidence: 'CV' } as const;
  const shared = aTask({ shares: [lead(LAN, 60), { ...lead(BINH, 40), role: 'with' }] });
  it.each<[string, Task, TaskCommand, WorkViewer, ReturnType<typeof refuse>[]]>([
    [
      'the state and those it needs',
      aTask({ state: 'accepted' }),
      { act: 'edit', reason: '', important: true },
      HEAD,
      [refuse('task-wrong-state', { state: 'accepted', possible: 'proposed,open' })],
    ],
    [
      'state and rights together',
      aTask({ state: 'accepted' }),
      { act: 'edit', reason: '', important: true },
      aViewer(THU),
      [
        refuse('task-not-your-part'),
        refuse('task-wrong-state', { state: 'accepted', possible: 'proposed,open' }),
      ],
    ],
    ['rights alone', aTask(), { act: 'drop', reason: 'Thôi' }, aViewer(THU), [refuse('task-not-your-part')]],
    ['a missing reason', aTask(), { act: 'drop', reason: '—' }, HEAD, [noReason]],
    [
      'how much of it is left',
      aTask({ parts: [{ weekStart: '2026-11-09', part: 60 }] }),
      note,
      lan,
      [refuse('task-parts-above-whole', { left: 40 })],
    ],
    [
      'a part above the whole',
      aTask(),
      { ...note, part: 101 },
      lan,
      [refuse('task-part-unfit'), refuse('task-parts-above-whole', { left: 100 })],
    ],
    ['a part that is none', aTask(), { ...note, part: 0.5 }, lan, [refuse('task-part-unfit')]],
    [
      'how many at most',
      aTask({ quantity: 3 }),
      { ...deliver, doneQuantity: 4 },
      lan,
      [refuse('task-quantity-unfit', { most: 3 })],
    ],
    [
      'the first day',
      aTask({ starts: '2026-11-17' }),
      { ...deliver, done: '2026-11-16' },
      lan,
      [refuse('task-done-too-early', { least: '2026-11-17' })],
    ],
    ['a missing reason to hand over', aTask(), { ...over, reason: '' }, HEAD, [noReason]],
    [
      'somebody nobody can give it to',
      aTask(),
      { ...over, toId: CHAIR },
      HEAD,
      [refuse('task-person-unfit')],
    ],
    ['a position that may not', aTask(), { ...over, toId: THU }, HEAD, [refuse('task-position-unfit')]],
    [
      'a day before it was held',
      aTask(),
      { ...over, on: '2026-11-15' },
      HEAD,
      [refuse('task-hand-over-day')],
    ],
    ['how much can be kept', shared, { ...over, kept: 61 }, HEAD, [refuse('task-kept-unfit', { most: 60 })]],
    [
      'less than nothing kept',
      shared,
      { ...over, kept: -1 },
      HEAD,
      [refuse('task-kept-unfit', { most: 60 })],
    ],
    [
      'what was said of a cause before',
      aTask({ delayExcuse: 'declined' }),
      ask,
      lan,
      [refuse('task-excuse-asked-already', { state: 'declined' })],
    ],
    [
      'that there is nothing to excuse',
      aTask(),
      { ...ask, for: 'fault' },
      lan,
      [refuse('task-nothing-to-excuse', { for: 'fault' })],
    ],
    [
      'until when a cause could be asked for',
      aTask({ due: '2026-11-16' }),
      ask,
      lan,
      [refuse('task-excuse-too-late', { until: '2026-11-17' })],
    ],
    ['a cause nobody asked for', aTask(), grant, HEAD, [refuse('task-excuse-not-asked', { for: 'fault' })]],
    [
      'a decision without words',
      aTask({ faultExcuse: 'asked' }),
      { ...grant, reason: '', evidence: '' },
      HEAD,
      [noReason, refuse('task-evidence-missing')],
    ],
  ])('%s', (_what, task, command, who, refusals) => {
    expect(decided(task, command, who)).toEqual(refusals);
  });

  it('a week that has not begun, but the one that begins today', () => {
    const monday = { today: '2026-11-16' };
    expect(decided(aTask(), note, lan, monday)).toMatchObject({ act: 'noted' });
    expect(decided(aTask(), note, lan, { today: '2026-11-15' })).toEqual([refuse('task-week-not-begun')]);
  });
});

describe('put under an entry of the catalogue', () => {
  const figures = {
    itemId: 7,
    itemVersion: 3,
    coefficient: 250,
    minutes: 120,
    complexity: 'B',
    standard: true,
  };
  const none = {
    itemId: null,
    itemVersion: null,
    coefficient: null,
    minutes: null,
    complexity: '',
    standard: false,
  };
  const item = { entry: ENTRY, isAllowed: true };
  const setItem = (
    task: Task,
    who: WorkViewer,
    itemId: number | null = 7,
    more: Partial<TaskFacts> = { item },
  ) => decided(task, { act: 'set-item', itemId }, who, more);

  it.each<[string, Task, WorkViewer]>([
    ['own work by the person', own, lan],
    ['own work delivered, by the person', aTask({ ...own, state: 'delivered', delivered: WEDNESDAY }), lan],
    ['own work by those above', own, HEAD],
    ['assigned work by whoever assigned it', aTask(), HEAD],
    ['a sudden task that waits', aTask({ state: 'proposed' }), HEAD],
  ])('%s takes its figures of the day', (_, task, who) => {
    expect(setItem(task, who)).toEqual(taskAct('catalogued', figures));
  });

  it('and out of it again', () => {
    expect(setItem(aTask({ ...own, ...figures }), lan, null, { item: null })).toEqual(
      taskAct('catalogued', none),
    );
  });

  it.each<[string, ReturnType<typeof setItem>, string]>([
    ['assigned work by who holds it', setItem(aTask(), lan), 'task-own-work'],
    ['accepted work', setItem(aTask({ ...own, state: 'accepted' }), HEAD), 'task-wrong-state'],
    ['dropped work', setItem(aTask({ state: 'dropped' }), HEAD), 'task-wrong-state'],
    ['an entry that does not hold here', setItem(own, lan, 7, { item: null }), 'task-item-unfit'],
    [
      'another position',
      setItem(own, lan, 7, { item: { ...item, isAllowed: false } }),
      'task-position-unfit',
    ],
    ['the same version', setItem(aTask({ ...own, ...figures }), lan), 'task-nothing-changed'],
    [
      'nothing where nothing is',
      setItem(aTask({ ...own, ...none }), lan, null, { item: null }),
      'task-nothing-changed',
    ],
  ])('not: %s', (_, refusals, code) => {
    expect(refusals).toMatchObject([{ code }]);
  });

  it('a newer version of the same entry is a change', () => {
    expect(setItem(aTask({ ...own, ...figures, itemVersion: 2 }), lan)).toEqual(
      taskAct('catalogued', figures),
    );
  });
});
