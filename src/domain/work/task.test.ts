// Every step of a task with its borders; whatever is done, shares stay whole, parts within it, and nobody judges himself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ABOVE,
  aTask,
  aViewer,
  BINH,
  CHAIR,
  CULTURE,
  HEAD,
  LAN,
  lead,
  lender,
  MINH,
  NO_HOLIDAYS,
  THU,
} from '../../../test/builders/tasks.ts';
import { TASK_COMMANDS, TASK_STATES, type Task } from './task.ts';
import { type CreationFacts, createTask, type NewTask } from './task-create.ts';
import { decideTask, type TaskCommand, type TaskFacts } from './task-decide.ts';
import { evolveTask } from './task-evolve.ts';
import { judgesAs, STATES_FOR, taskMay, taskRelations, type WorkViewer } from './task-rights.ts';

const WEDNESDAY = '2026-11-18';
const person = (personId: number, more: object = {}) => ({
  ...{ personId, postId: personId, unitId: CULTURE, jobPosition: null, allowed: true },
  ...more,
});
const facts = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  ...{ today: WEDNESDAY, calendar: NO_HOLIDAYS, goalFits: true, item: null },
  candidates: [LAN, BINH, THU].map((one) => person(one)),
  ...more,
});
const lan = aViewer(LAN);
const did = (task: Task, command: TaskCommand, who: WorkViewer, more: Partial<TaskFacts> = {}) => {
  const decision = decideTask(task, command, who, facts(more));
  if (!decision.ok) throw new Error(decision.refusals.map(({ code }) => code).join(' '));
  const after = evolveTask(task, decision.act, task.id);
  if (after === null) throw new Error('does not follow');
  return after;
};
const codes = (task: Task, command: TaskCommand, who: WorkViewer, more: Partial<TaskFacts> = {}) => {
  const decision = decideTask(task, command, who, facts(more));
  return decision.ok ? [] : decision.refusals.map(({ code }) => code);
};
const deliver = { act: 'deliver', doneQuantity: 1, done: WEDNESDAY, words: '' } as const;
const delivered = (more: Partial<Task> = {}) =>
  aTask({ state: 'delivered', delivered: WEDNESDAY, doneQuantity: 1, ...more });
const accept = { act: 'accept' } as const;

describe('delivering and accepting', () => {
  it('goes from the lead to whoever assigned', () => {
    const there = did(aTask(), deliver, lan);
    expect(there).toMatchObject({ state: 'delivered', delivered: WEDNESDAY, doneQuantity: 1, version: 2 });
    expect(did(there, accept, HEAD)).toMatchObject({
      ...{ state: 'accepted', accepted: WEDNESDAY, acceptedBy: MINH },
    });
  });
  it.each([
    [{ doneQuantity: 0 }, 'task-quantity-unfit'],
    [{ doneQuantity: 2 }, 'task-quantity-unfit'],
    [{ done: '2026-11-19' }, 'task-done-in-future'],
    [{ done: '2026-11-15' }, 'task-done-too-early'],
  ])('refuses %o', (more, code) => {
    expect(codes(aTask(), { ...deliver, ...more }, lan)).toEqual([code]);
  });
  it('names every reason at once', () => {
    expect(codes(aTask(), { ...deliver, doneQuantity: 9, done: '2026-11-19' }, lan)).toHaveLength(2);
  });
  it('is the lead who delivers, not a colleague who shares it, not the head', () => {
    const shared = aTask({ shares: [lead(LAN, 60), { ...lead(BINH, 40), role: 'with' }] });
    expect(codes(shared, deliver, aViewer(BINH))).toEqual(['task-of-lead']);
    expect(codes(shared, deliver, HEAD)).toEqual(['task-not-your-part']);
  });
  it('is not accepted by its lead, though he be head of the unit', () => {
    const own = delivered({ shares: [lead(MINH)], assignedBy: MINH });
    expect(codes(own, accept, HEAD)).toEqual(['task-own-work']);
    expect(did(own, accept, ABOVE)).toMatchObject({ acceptedBy: CHAIR });
    expect(codes(own, accept, aViewer(THU, { scored: [MINH] }))).toEqual([]);
  });
  it('of work somebody else assigned the scorer has no say; of own work he has', () => {
    const scorer = aViewer(THU, { scored: [LAN] });
    expect(codes(delivered(), accept, scorer)).toEqual(['task-not-your-part']);
    expect(codes(delivered({ assignedBy: LAN, kind: 'own' }), accept, scorer)).toEqual([]);
  });
});

describe('coming back', () => {
  const back = { act: 'return', reason: 'Thiếu phụ lục' } as const;
  it('is counted, and needs a reason', () => {
    const again = did(delivered(), back, HEAD);
    expect(again).toMatchObject({
      ...{ state: 'open', returns: 1, returned: WEDNESDAY, delivered: null, doneQuantity: 0 },
    });
    expect(codes(delivered(), { ...back, reason: '...' }, HEAD)).toEqual(['comment-required']);
    // Not delivered again before the day it came back.
    expect(codes(again, { ...deliver, done: '2026-11-17' }, lan)).toEqual(['task-done-too-early']);
    expect(did(did(again, deliver, lan), back, HEAD)).toMatchObject({ returns: 2 });
  });
  it('an excused return is counted apart and covers no later one', () => {
    const again = did(delivered(), back, HEAD);
    const asked = did(again, { act: 'ask-excuse', for: 'fault', words: 'Mẫu đổi' }, lan);
    const decide = {
      act: 'decide-excuse',
      for: 'fault',
      grant: true,
      reason: 'Đúng',
      evidence: '12/CV',
    } as const;
    const granted = did(asked, decide, HEAD);
    expect(granted).toMatchObject({ faultExcuse: 'granted', excusedReturns: 1 });
    expect(did(did(granted, deliver, lan), back, HEAD)).toMatchObject({
      ...{ returns: 2, excusedReturns: 1, faultExcuse: 'none' },
    });
  });
});

describe('an objective cause', () => {
  const ask = { act: 'ask-excuse', for: 'delay', words: 'Chờ ý kiến Sở' } as const;
  // The 20th is a Friday: the working day after it is Monday the 23rd.
  it.each([
    ['2026-11-20', []],
    ['2026-11-23', []],
    ['2026-11-24', ['task-excuse-too-late']],
  ])('is asked for at the deadline: on %s', (today, expected) => {
    expect(codes(aTask(), ask, lan, { today })).toEqual(expected);
  });
  it('is decided by another, with evidence', () => {
    const asked = did(aTask(), ask, lan);
    const grant = { act: 'decide-excuse', for: 'delay', grant: true, reason: 'Đúng', evidence: '' } as const;
    expect(codes(asked, grant, HEAD)).toEqual(['task-evidence-missing']);
    expect(codes(asked, { ...grant, evidence: 'x' }, lan)).toEqual(['task-own-work']);
    expect(did(asked, { ...grant, evidence: 'CV 12' }, HEAD).delayExcuse).toBe('granted');
    expect(did(asked, { ...grant, grant: false }, HEAD).delayExcuse).toBe('declined');
    expect(codes(aTask(), { ...grant, evidence: 'x' }, HEAD)).toEqual(['task-excuse-not-asked']);
    expect(codes(asked, ask, lan)).toEqual(['task-excuse-asked-already']);
  });
  it('needs something to be excused', () => {
    expect(codes(aTask({ due: null }), ask, lan)).toEqual(['task-nothing-to-excuse']);
    const delivered = (on: string) => aTask({ state: 'delivered', delivered: on, doneQuantity: 1 });
    expect(codes(delivered('2026-11-20'), ask, lan, { today: '2026-11-23' })).toEqual([
      'task-nothing-to-excuse',
    ]);
    expect(codes(delivered('2026-11-23'), ask, lan, { today: '2026-11-23' })).toEqual([]);
    expect(codes(aTask(), { ...ask, for: 'fault', words: '' }, lan)).toEqual([
      ...['comment-required', 'task-nothing-to-excuse'],
    ]);
  });
});

describe('a delivery by mistake', () => {
  const back = { act: 'take-back', reason: 'Giao nhầm' } as const;
  const delivered = aTask({ state: 'delivered', delivered: '2026-11-18', doneQuantity: 1 });
  it('is taken back by whoever delivered, with a reason, before anybody judged it; a return it is not', () => {
    expect(did(delivered, back, lan)).toMatchObject({
      ...{ state: 'open', delivered: null, doneQuantity: 0, returns: 0, returned: null },
    });
    expect(codes(delivered, { ...back, reason: ' ' }, lan)).toEqual(['comment-required']);
  });
  it('is not taken back by those who judge it or share it, nor once it is judged, nor before there is one', () => {
    expect(codes(delivered, back, HEAD)).toEqual(['task-not-your-part']);
    expect(codes(delivered, back, aViewer(BINH))).toEqual(['task-not-your-part']);
    expect(codes(aTask({ state: 'accepted' }), back, lan)).toEqual(['task-wrong-state']);
    expect(codes(aTask(), back, lan)).toEqual(['task-wrong-state']);
  });
});

describe('dates', () => {
  const move = { act: 'edit', due: '2026-11-27', reason: 'Thêm việc' } as const;
  it('are moved by whoever assigned, with the reason; a recognised cause does not move along', () => {
    expect(did(aTask({ delayExcuse: 'granted' }), move, HEAD)).toMatchObject({
      ...{ due: '2026-11-27', delayExcuse: 'none' },
    });
    expect(codes(aTask(), move, lan)).toEqual(['task-own-work']);
    expect(codes(aTask(), { ...move, reason: '' }, HEAD)).toEqual(['comment-required']);
    expect(codes(aTask(), { ...move, due: '2026-11-17' }, HEAD)).toEqual(['task-due-in-past']);
    expect(codes(aTask(), { act: 'edit', reason: '' }, HEAD)).toEqual(['task-nothing-changed']);
    expect(codes(aTask(), { act: 'edit', important: true, reason: '' }, HEAD)).toEqual([]);
  });
  it('of own work no longer move once passed, nor does the task go away', () => {
    const own = aTask({ kind: 'own', assignedBy: LAN });
    const drop = { act: 'drop', reason: 'Không cần nữa' } as const;
    expect(codes(own, move, lan)).toEqual([]);
    expect(codes(own, move, lan, { today: '2026-11-23' })).toEqual(['task-date-passed']);
    expect(codes(own, drop, lan, { today: '2026-11-23' })).toEqual(['task-date-passed']);
    expect(codes(own, move, HEAD, { today: '2026-11-23' })).toEqual([]);
    expect(did(own, drop, lan).state).toBe('dropped');
  });
});

describe('parts of several weeks', () => {
  const note = (part: number | null, weekStart = '2026-11-16', words = '') =>
    ({ act: 'note', part, weekStart, words }) as const;
  it('add to at most 100, replace within a week, and 0 takes back', () => {
    const begun = did(aTask({ parts: [{ weekStart: '2026-11-09', part: 60 }] }), note(40), lan);
    expect(begun.parts.map(({ part }) => part)).toEqual([60, 40]);
    expect(codes(begun, note(41), lan)).toEqual(['task-parts-above-whole']);
    expect(did(begun, note(10), lan).parts.map(({ part }) => part)).toEqual([60, 10]);
    expect(did(begun, note(0), lan).parts).toHaveLength(1);
  });
  it.each([
    [note(10, '2026-11-17'), 'task-week-not-begun'],
    [note(10, '2026-11-23'), 'task-week-not-begun'],
    [note(null), 'comment-required'],
    [note(-1), 'task-part-unfit'],
  ])('refuses %o', (command, code) => {
    expect(codes(aTask(), command, lan)).toEqual([code]);
  });
});

describe('shares', () => {
  const set = (...shares: readonly [number, 'lead' | 'with', number][]) =>
    ({
      act: 'set-shares',
      shares: shares.map(([personId, role, share]) => ({ personId, role, share })),
    }) as const;
  it('have one lead and add to 100', () => {
    const shared = did(aTask(), set([LAN, 'lead', 60], [BINH, 'with', 40]), HEAD);
    expect(shared.shares.map(({ share }) => share)).toEqual([60, 40]);
    expect(codes(aTask(), set([LAN, 'lead', 60], [BINH, 'with', 39]), HEAD)).toEqual([
      'task-shares-not-whole',
    ]);
    expect(codes(aTask(), set([LAN, 'with', 100]), HEAD)).toEqual(['task-one-lead']);
    expect(codes(aTask(), set([LAN, 'lead', 50], [LAN, 'with', 50]), HEAD)).toEqual(['task-person-twice']);
    expect(codes(aTask(), set([CHAIR, 'lead', 100]), HEAD)).toEqual(['task-person-unfit']);
    const strict = { candidates: [person(LAN, { allowed: false })] };
    expect(codes(aTask(), set([LAN, 'lead', 100]), HEAD, strict)).toEqual(['task-position-unfit']);
    expect(codes(aTask(), set([LAN, 'lead', 100]), lan)).toEqual(['task-own-work']);
  });
  it('handed over leave the accepted part', () => {
    const over: Extract<TaskCommand, { act: 'hand-over' }> = {
      ...{ act: 'hand-over', fromId: LAN, toId: BINH, on: WEDNESDAY, kept: 30, reason: 'Lan đi học' },
    };
    const after = did(aTask(), over, HEAD);
    expect(after.shares).toMatchObject([
      { personId: LAN, share: 30, role: 'with', to: WEDNESDAY },
      { personId: BINH, share: 70, role: 'lead', from: WEDNESDAY, to: null },
    ]);
    expect(codes(aTask(), { ...over, kept: 101 }, HEAD)).toEqual(['task-kept-unfit']);
    expect(codes(aTask(), { ...over, on: '2026-11-19' }, HEAD)).toEqual(['task-hand-over-day']);
    expect(codes(aTask(), { ...over, fromId: BINH, toId: BINH }, HEAD)).toEqual(
      expect.arrayContaining(['task-not-held', 'task-same-person']),
    );
    // What stayed with her is no longer given away, and she decides nothing about it.
    expect(codes(after, set([BINH, 'lead', 100]), HEAD)).toEqual(['task-shares-not-whole']);
    expect(codes(after, set([BINH, 'lead', 40], [LAN, 'with', 30]), HEAD)).toEqual([
      'task-handed-over-already',
    ]);
    expect(taskRelations(lan, after)).toEqual(['former-holder']);
    expect(codes(after, deliver, lan)).toEqual(['task-of-lead']);
  });
});

const form = (more: Partial<NewTask> = {}): NewTask => ({
  ...{
    kind: 'assigned',
    proposed: false,
    title: 'Việc',
    product: '',
    responsibility: '',
    authority: '',
    reason: '',
  },
  ...{ important: false, quantity: 1, starts: WEDNESDAY, due: '2026-11-20', goalId: null, itemId: null },
  ...{ shares: [{ personId: LAN, role: 'lead', share: 100 }] },
  ...more,
});
const creation = (more: Partial<CreationFacts> = {}): CreationFacts => ({
  ...{ today: WEDNESDAY, assignedBy: MINH, candidates: [person(LAN)], item: null, goalFits: true },
  ...more,
});

describe('a new task', () => {
  it.each([
    [{ title: ' ' }, {}, 'task-title-missing'],
    [{ kind: 'sudden' }, {}, 'task-reason-missing'],
    [{ due: '2026-11-17' }, {}, 'task-due-before-start'],
    [{ due: '2026-11-17', starts: '2026-11-16' }, {}, 'task-due-in-past'],
    [{ itemId: 3 }, {}, 'task-item-unfit'],
    [{ goalId: 3 }, { goalFits: false }, 'task-goal-unfit'],
    [{ shares: [] }, {}, 'task-one-lead'],
  ] as const)('with %o is refused', (more, known, code) => {
    const made = createTask(form(more), creation(known));
    expect(made.ok ? [] : made.refusals.map((one) => one.code)).toContain(code);
  });
  it('waits for approval when somebody proposes a sudden one, and whoever proposed does not approve', () => {
    const made = createTask(
      form({ kind: 'sudden', proposed: true, reason: 'Bão' }),
      creation({ assignedBy: LAN }),
    );
    const task = made.ok ? evolveTask(null, made.act, 9) : null;
    expect(task).toMatchObject({ state: 'proposed', reason: 'Bão', planned: false });
    if (task === null) return;
    expect(codes(task, { act: 'approve' }, lan)).toEqual(['task-own-work']);
    expect(did(task, { act: 'approve' }, HEAD).state).toBe('open');
  });
});

/** Anybody does anything, in any order: what must hold whatever happens. */
describe('whatever is done', () => {
  const who = fc.constantFrom(
    lan,
    aViewer(BINH),
    HEAD,
    ABOVE,
    aViewer(THU, { scored: [LAN, BINH, MINH] }),
    aViewer(THU, { judgesFor: [lender(MINH)] }),
  );
  const someone = fc.constantFrom(LAN, BINH, THU);
  const day = fc.constantFrom('2026-11-16', WEDNESDAY, '2026-11-20', '2026-11-23');
  const per = fc.integer({ min: 0, max: 100 });
  const command: fc.Arbitrary<TaskCommand> = fc.oneof(
    fc.constantFrom<TaskCommand>(
      accept,
      { act: 'approve' },
      { act: 'return', reason: 'Sửa' },
      { act: 'drop', reason: 'Bỏ' },
      { act: 'take-back', reason: 'Nhầm' },
      { act: 'ask-excuse', for: 'delay', words: 'Bão' },
      { act: 'decide-excuse', for: 'delay', grant: true, reason: 'Đúng', evidence: 'CV' },
    ),
    fc.record({
      act: fc.constant('deliver' as const),
      ...{ doneQuantity: fc.integer({ min: 0, max: 3 }), done: day, words: fc.constant('') },
    }),
    fc.record({
      act: fc.constant('note' as const),
      ...{ weekStart: fc.constantFrom('2026-11-09', '2026-11-16'), part: per, words: fc.constant('') },
    }),
    fc.record({
      act: fc.constant('hand-over' as const),
      ...{ fromId: someone, toId: someone, on: day, kept: per, reason: fc.constant('Đi học') },
    }),
    fc.tuple(someone, someone, per).map(
      ([a, b, share]): TaskCommand => ({
        act: 'set-shares',
        shares: [
          { personId: a, role: 'lead', share },
          { personId: b, role: 'with', share: 100 - share },
        ],
      }),
    ),
  );
  it('shares are whole, parts within the whole, and nobody accepts what he took part in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(aTask({ quantity: 3 }), aTask({ kind: 'own', assignedBy: LAN, quantity: 3 })),
        fc.array(fc.tuple(who, command, day), { maxLength: 25 }),
        (first, steps) => {
          let task = first;
          for (const [viewer, asked, today] of steps) {
            const decision = decideTask(task, asked, viewer, facts({ today }));
            if (!decision.ok) {
              expect(decision.refusals.length).toBeGreaterThan(0);
              continue;
            }
            const next = evolveTask(task, decision.act, task.id);
            expect(next).not.toBeNull();
            task = next ?? task;
            expect(task.shares.reduce((sum, one) => sum + one.share, 0)).toBe(100);
            expect(task.shares.filter((one) => one.to === null && one.role === 'lead')).toHaveLength(1);
            expect(task.parts.reduce((sum, one) => sum + one.part, 0)).toBeLessThanOrEqual(100);
            expect(task.shares.map((one) => one.personId)).not.toContain(task.acceptedBy);
            expect(task.doneQuantity).toBeLessThanOrEqual(task.quantity);
            expect(task.excusedReturns).toBeLessThanOrEqual(task.returns);
          }
        },
      ),
      { seed: 20, numRuns: 400 },
    );
  });
  it('what is offered is what can be done in that state, and never judging oneself', () => {
    fc.assert(
      fc.property(who, fc.constantFrom(...TASK_STATES), (viewer, state) => {
        const task = aTask({ state });
        const may = taskMay(viewer, task, TASK_COMMANDS);
        for (const one of may) expect(STATES_FOR[one]).toContain(state);
        if (viewer.personId === LAN) expect(judgesAs(viewer, task)).toBeNull();
      }),
      { seed: 20 },
    );
  });
});
