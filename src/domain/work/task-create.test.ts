import { describe, expect, it } from 'vitest';
import { BINH, CULTURE, LAN, MINH } from '../../../test/builders/tasks.ts';
import { refuse } from '../refusal.ts';
import type { CatalogueVersion } from './catalogue.ts';
import { type TaskBirth, taskAct } from './task-acts.ts';
import { type CreationFacts, createTask, figuresOf, type NewTask } from './task-create.ts';
import { type Candidate, shareFaults, type WantedShare } from './task-shares.ts';

const TODAY = '2026-11-18';
const ITEM: CatalogueVersion = {
  ...{ id: 5, version: 4, unitId: 1, from: '2026-01-01', to: null, code: 'NV-02', name: 'Công văn' },
  ...{ output: '', field: '', measure: 'văn bản', positions: [], complexity: 'C', coefficient: 300 },
  ...{ minutes: 90, standard: true, quality: '', days: 3, evidence: 'none', legalBasis: '', approver: '' },
};
const candidate = (personId: number, more: Partial<Candidate> = {}): Candidate => ({
  ...{ personId, postId: personId + 100, unitId: CULTURE, jobPosition: null, allowed: true, ...more },
});
const form = (more: Partial<NewTask> = {}): NewTask => ({
  ...{ kind: 'assigned', proposed: false, title: 'Việc', product: 'Báo cáo', responsibility: 'Chủ trì' },
  ...{ authority: 'Ký nháy', reason: '', important: true, quantity: 2, starts: '2026-11-17' },
  ...{ due: '2026-11-20', goalId: null, itemId: null },
  shares: [{ personId: LAN, role: 'lead', share: 100 }],
  ...more,
});
const created = (more: Partial<NewTask> = {}, known: Partial<CreationFacts> = {}) =>
  createTask(form(more), {
    ...{ today: TODAY, assignedBy: MINH, item: null, goalFits: true },
    candidates: [candidate(LAN, { unitId: 8 }), candidate(BINH)],
    ...known,
  });
const refusals = (more: Partial<NewTask>, known: Partial<CreationFacts> = {}) => {
  const made = created(more, known);
  return made.ok ? [] : made.refusals;
};

describe('a new task', () => {
  const birth: TaskBirth = {
    ...{ kind: 'assigned', unitId: 8, goalId: null, recurringId: null, madeFor: null, important: true },
    ...{ planned: false, itemId: null, itemVersion: null, coefficient: null, minutes: null },
    ...{ complexity: '', standard: false, quantity: 2, entered: TODAY, starts: '2026-11-17' },
    ...{ due: '2026-11-20', assignedBy: MINH, source: null, externalId: null },
    shares: [{ personId: LAN, postId: LAN + 100, role: 'lead', share: 100, from: '2026-11-17', to: null }],
  };
  const words = { title: 'Việc', product: 'Báo cáo', responsibility: 'Chủ trì', authority: 'Ký nháy' };

  it('is written down whole, in the unit of whoever leads it', () => {
    expect(created()).toEqual({ ok: true, unitId: 8, act: taskAct('assigned', birth, words) });
  });

  it('keeps the figures of the catalogue and stands in a plan when it has a goal', () => {
    const figures = {
      itemId: 5,
      itemVersion: 4,
      coefficient: 300,
      minutes: 90,
      complexity: 'C',
      standard: true,
    };
    expect(created({ itemId: 5, goalId: 3 }, { item: ITEM })).toMatchObject({
      act: { payload: { ...birth, ...figures, goalId: 3, planned: true } },
    });
    expect(figuresOf(ITEM)).toEqual(figures);
  });

  it('has its shares in the order of people, each with its post; who leads decides the unit', () => {
    const shares = [
      { personId: BINH, role: 'with', share: 40 },
      { personId: LAN, role: 'lead', share: 60 },
    ] as const;
    const made = created({ shares }, { candidates: [candidate(BINH), candidate(LAN, { unitId: 8 })] });
    expect(made).toMatchObject({
      unitId: 8,
      act: {
        payload: {
          shares: [
            { ...shares[1], postId: LAN + 100 },
            { ...shares[0], postId: BINH + 100 },
          ],
        },
      },
    });
  });

  it.each([
    [{}, 'assigned'],
    [{ kind: 'sudden', reason: 'Bão' }, 'assigned'],
    [{ kind: 'own' }, 'started'],
    [{ kind: 'sudden', reason: 'Bão', proposed: true }, 'proposed'],
    [{ kind: 'own', proposed: true }, 'proposed'],
  ] as const)('%o is %s', (more, act) => {
    expect(created(more)).toMatchObject({ act: { act } });
  });
});

describe('a new task is refused', () => {
  const unfit = refuse('task-quantity-unfit', { most: 10_000 });
  it.each([
    ['without a name', { title: '—' }, {}, [refuse('task-title-missing')]],
    ['sudden and without a reason', { kind: 'sudden' }, {}, [refuse('task-reason-missing')]],
    ['of no piece', { quantity: 0 }, {}, [unfit]],
    ['of half a piece', { quantity: 1.5 }, {}, [unfit]],
    ['of less', { quantity: -1 }, {}, [unfit]],
    ['of one piece: not', { quantity: 1 }, {}, []],
    [
      'due before it starts',
      { starts: '2026-11-20', due: '2026-11-19' },
      {},
      [refuse('task-due-before-start', { starts: '2026-11-20' })],
    ],
    ['due on the day it starts: not', { starts: '2026-11-20' }, {}, []],
    ['due yesterday', { due: '2026-11-17' }, {}, [refuse('task-due-in-past', { due: '2026-11-17' })]],
    ['due today: not', { due: TODAY }, {}, []],
    ['due yesterday, entered after the fact: not', { due: '2026-11-17' }, { afterwards: true }, []],
    ['without a date: not', { due: null }, {}, []],
    ['with an entry that does not hold', { itemId: 3 }, {}, [refuse('task-item-unfit')]],
    ['with an entry that holds: not', { itemId: 5 }, { item: ITEM }, []],
    ['with a goal that does not fit', { goalId: 3 }, { goalFits: false }, [refuse('task-goal-unfit')]],
    ['without a goal where none fits: not', {}, { goalFits: false }, []],
    [
      'for somebody out of reach',
      { shares: [{ personId: 99, role: 'lead', share: 100 }] },
      {},
      [refuse('task-person-unfit')],
    ],
  ] as const)('%s', (_what, more, known, expected) => {
    expect(refusals(more as Partial<NewTask>, known)).toEqual(expected);
  });
});

describe('shares', () => {
  const of = (...shares: readonly [number, WantedShare['role'], number][]) =>
    shares.map(([personId, role, share]): WantedShare => ({ personId, role, share }));
  const known = [candidate(LAN), candidate(BINH), candidate(MINH, { allowed: false })];
  it.each<[string, readonly WantedShare[], number, ReturnType<typeof refuse>[]]>([
    ['are whole', of([LAN, 'lead', 100]), 100, []],
    ['are whole beside what was kept', of([LAN, 'lead', 70]), 70, []],
    ['can be one per cent', of([LAN, 'lead', 99], [BINH, 'with', 1]), 100, []],
    [
      'cannot be none',
      of([LAN, 'lead', 100], [BINH, 'with', 0]),
      100,
      [refuse('task-shares-not-whole', { sum: 100, whole: 100 })],
    ],
    [
      'cannot be less than none',
      of([LAN, 'lead', 101], [BINH, 'with', -1]),
      100,
      [refuse('task-shares-not-whole', { sum: 100, whole: 100 })],
    ],
    [
      'cannot be parts of a per cent',
      of([LAN, 'lead', 50.5], [BINH, 'with', 49.5]),
      100,
      [refuse('task-shares-not-whole', { sum: 100, whole: 100 })],
    ],
    [
      'cannot be more than all',
      of([LAN, 'lead', 101]),
      101,
      [refuse('task-shares-not-whole', { sum: 101, whole: 101 })],
    ],
    [
      'have one who leads',
      of([LAN, 'lead', 50], [BINH, 'lead', 50]),
      100,
      [refuse('task-one-lead', { leads: 2 })],
    ],
    [
      'name everything at once',
      of([LAN, 'with', 30], [LAN, 'with', 30], [99, 'with', 30]),
      100,
      [
        refuse('task-one-lead', { leads: 0 }),
        refuse('task-shares-not-whole', { sum: 90, whole: 100 }),
        refuse('task-person-twice'),
        refuse('task-person-unfit'),
      ],
    ],
    [
      'are not for a position that may not',
      of([LAN, 'lead', 60], [MINH, 'with', 40]),
      100,
      [refuse('task-position-unfit')],
    ],
  ])('%s', (_what, wanted, whole, expected) => {
    expect(shareFaults(wanted, known, whole)).toEqual(expected);
  });
});
