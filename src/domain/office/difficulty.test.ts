import { describe, expect, it } from 'vitest';
import {
  DIFFICULTY_STATES,
  type Difficulty,
  type DifficultyCommand,
  type DifficultyFacts,
  type DifficultyViewer,
  decideDifficulty,
  difficultyCapacity,
  mayWithDifficulty,
} from './difficulty.ts';

const item: Difficulty = {
  ...{
    id: 1,
    unitId: 5,
    filedBy: 10,
    filedAt: '2026-11-20T03:00:00.000Z',
    weekStart: '2026-11-16',
    class: 'work',
  },
  ...{
    evaluationId: null,
    textSeq: 1,
    state: 'open',
    ownerId: null,
    due: null,
    joinedTo: null,
    listId: null,
    version: 1,
  },
};
const viewer = (more: Partial<DifficultyViewer>): DifficultyViewer => ({
  ...{
    personId: 99,
    scoresFor: [],
    draftsFor: [],
    approvesFor: [],
    headedUnits: [],
    officeUnits: [],
    inspectedUnits: [],
    ledUnits: [],
  },
  ...more,
});

describe('who may do what', () => {
  it.each<[string, Partial<DifficultyViewer>, readonly string[], boolean]>([
    ['the office of the unit', { officeUnits: [5] }, ['assign', 'answer', 'join', 'decide'], true],
    ['the office of another unit', { officeUnits: [6] }, [], false],
    ['a leader', { ledUnits: [5], headedUnits: [5] }, ['decide'], true],
    ['the head of the unit', { headedUnits: [5] }, [], true],
    ['an inspector', { inspectedUnits: [5] }, [], true],
    ['who filed it', { personId: 10 }, [], true],
    ['anybody else', {}, [], false],
  ])('%s', (_who, more, may, sees) => {
    expect(mayWithDifficulty(viewer(more), item)).toEqual(may);
    expect(difficultyCapacity('see', viewer(more), item) !== null).toBe(sees);
  });

  it('the owner answers, and a joined item is over for everybody', () => {
    expect(mayWithDifficulty(viewer({ personId: 20 }), { ...item, ownerId: 20, state: 'assigned' })).toEqual([
      'answer',
    ]);
    for (const state of DIFFICULTY_STATES.filter((one) => one === 'joined'))
      expect(
        mayWithDifficulty(viewer({ officeUnits: [5], ledUnits: [5] }), { ...item, state, joinedTo: 2 }),
      ).toEqual([]);
  });
});

describe('what is refused', () => {
  const facts: DifficultyFacts = { today: '2026-11-26', capacity: 'office', target: null, ownerActive: true };
  it.each<[string, DifficultyCommand, Partial<DifficultyFacts>, readonly string[]]>([
    ['a day that is over', { act: 'assign', ownerId: 3, due: '2026-11-25' }, {}, ['due-in-the-past']],
    [
      'an owner without a post',
      { act: 'assign', ownerId: 3, due: '2026-11-26' },
      { ownerActive: false },
      ['owner-without-post'],
    ],
    ['an empty answer', { act: 'answer', text: ' … ' }, {}, ['comment-required']],
    ['joining to what is not seen', { act: 'join', to: 9 }, {}, ['join-target-unfit']],
    ['joining to itself', { act: 'join', to: 1 }, { target: item }, ['join-target-unfit']],
    [
      'joining to a joined one',
      { act: 'join', to: 2 },
      { target: { ...item, id: 2, state: 'joined', joinedTo: 3 } },
      ['join-target-unfit'],
    ],
    [
      'a recorded decision without its document',
      { act: 'decide', text: 'Đồng ý', documentNumber: '' },
      {},
      ['document-number-missing'],
    ],
    [
      'no reason against a leader deciding himself',
      { act: 'decide', text: 'Đồng ý', documentNumber: '' },
      { capacity: 'leader' },
      [],
    ],
    ['nothing in a proper join', { act: 'join', to: 2 }, { target: { ...item, id: 2 } }, []],
  ])('%s', (_what, command, more, codes) => {
    const { refusals } = decideDifficulty(item, command, { ...facts, ...more });
    expect(refusals.map(({ code }) => code)).toEqual(codes);
  });
});

it.each<[DifficultyCommand, Partial<Difficulty>]>([
  [
    { act: 'assign', ownerId: 3, due: '2026-11-27' },
    { state: 'assigned', ownerId: 3, due: '2026-11-27' },
  ],
  [{ act: 'answer', text: 'Đã cấp máy' }, { state: 'answered' }],
  [
    { act: 'join', to: 2 },
    { state: 'joined', joinedTo: 2 },
  ],
  [{ act: 'decide', text: 'Đồng ý', documentNumber: '12/QĐ' }, { state: 'decided' }],
])('$act changes what it says, and the version', (command, change) => {
  const target = { ...item, id: 2 };
  const facts: DifficultyFacts = { today: '2026-11-26', capacity: 'office', target, ownerActive: true };
  expect(decideDifficulty(item, command, facts)).toEqual({
    after: { ...item, ...change, version: 2 },
    refusals: [],
  });
});
