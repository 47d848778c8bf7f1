import { describe, expect, it } from 'vitest';
import { stageAwaited } from '../evaluation/lateness.ts';
import type { Deadlines } from '../period/late.ts';
import { type BoardRecord, whoHolds, whoIsMissing } from './board.ts';

const DEADLINES = {
  ...{ submit: '2026-11-20T09:30:00.000Z', score: '2026-11-23T03:00:00.000Z' },
  ...{ approve: '2026-11-23T10:00:00.000Z', close: '2026-11-25T10:00:00.000Z' },
} as Deadlines;
const NOW = '2026-11-20T05:00:00.000Z';
const record = (more: Partial<BoardRecord> = {}): BoardRecord => ({
  ...{ id: 1, subject: 'person', personId: 1, unitId: 1, state: 'open', counted: true, late: false },
  ...{ oneAuthority: false, scorerId: 8, approverId: 9, dissent: 'none' },
  ...more,
});
const holds = (...records: readonly BoardRecord[]) => whoHolds(records, () => DEADLINES, NOW);

it.each<[string, Partial<BoardRecord>, string | null]>([
  ['open', {}, 'submit'],
  ['returned', { state: 'returned' }, 'submit'],
  ['submitted', { state: 'submitted' }, 'score'],
  ['submitted to the one authority', { state: 'submitted', oneAuthority: true }, 'approve'],
  ['scored', { state: 'scored' }, 'approve'],
  ['scored against a dissent', { state: 'scored', dissent: 'noted' }, 'approve'],
  ['open again with a dissent', { dissent: 'noted' }, 'submit'],
  ['approved', { state: 'approved' }, null],
  ['approved with a dissent', { state: 'approved', dissent: 'noted' }, 'dissent'],
  ['approved with a dissent that was read', { state: 'approved', dissent: 'opened' }, null],
  ['closed with a dissent', { state: 'closed', dissent: 'noted' }, null],
  ['closed', { state: 'closed' }, null],
  ['not counted', { counted: false }, null],
  ['not counted with a dissent', { counted: false, state: 'approved', dissent: 'noted' }, null],
])('a record that is %s waits for it', (_what, more, stage) => {
  expect(stageAwaited(record(more))).toBe(stage);
});

describe('who holds what', () => {
  it('most records first, then by person', () => {
    const of = (personId: number, id: number) => record({ personId, id });
    expect(holds(of(3, 1), of(2, 2), of(5, 3), of(5, 4), of(4, 5)).map(({ personId }) => personId)).toEqual([
      ...[5, 2, 3, 4],
    ]);
  });

  it('the unit with most of the records first, then by unit', () => {
    const at = (...unitIds: readonly number[]) =>
      holds(...unitIds.map((unitId, id) => record({ id, unitId, state: 'submitted' })))[0]?.unitIds;
    expect(at(4, 2, 3, 3, 1)).toEqual([3, 1, 2, 4]);
    expect(at(2, 1, 1, 2, 2, 1, 5)).toEqual([1, 2, 5]);
    expect(at(1, 7, 7)).toEqual([7, 1]);
  });

  it('the earliest of the deadlines, wherever it stands among them', () => {
    const [early, late] = [DEADLINES.submit, '2026-11-21T09:30:00.000Z'];
    const due = (...dues: readonly string[]) =>
      whoHolds(
        dues.map((_due, id) => record({ id })),
        ({ id }) => ({ ...DEADLINES, submit: dues[id] ?? late }),
        NOW,
      )[0]?.due;
    expect([due(early, late), due(late, early), due(late, early, late)]).toEqual([early, early, early]);
  });

  it('a dissent until the closing, nothing that is over', () => {
    expect(holds(record({ state: 'approved', dissent: 'noted' }))).toMatchObject([
      { personId: 9, stage: 'dissent', due: DEADLINES.close },
    ]);
    expect(holds(record({ state: 'approved' }), record({ counted: false }))).toEqual([]);
  });
});

it('records without anybody are counted by unit, stage and kind; others are not among them', () => {
  const lone = { state: 'submitted', scorerId: null } as const;
  expect(
    whoIsMissing([
      ...[record(lone), record({ ...lone, id: 2 }), record({ ...lone, unitId: 2 })],
      ...[record({ ...lone, subject: 'unit' }), record({ state: 'scored', approverId: null })],
      ...[record(), record({ state: 'approved' }), record({ ...lone, counted: false })],
    ]),
  ).toEqual([
    { unitId: 1, stage: 'score', subject: 'person', count: 2 },
    { unitId: 2, stage: 'score', subject: 'person', count: 1 },
    { unitId: 1, stage: 'score', subject: 'unit', count: 1 },
    { unitId: 1, stage: 'approve', subject: 'person', count: 1 },
  ]);
});
