import { expect, it } from 'vitest';
import {
  behindAt,
  type Holder,
  holdersShown,
  nextStep,
  type UnitLine,
  unitsShown,
  waitingAt,
} from './board-view.ts';

const counts = {
  people: 0,
  notCounted: 0,
  open: 0,
  submitted: 0,
  returned: 0,
  scored: 0,
  approved: 0,
  closed: 0,
  late: 0,
  nobody: 0,
};
const line = (id: number, name: string, own: Partial<UnitLine['counts']>): UnitLine => ({
  unit: { id, name, code: `U${id}` },
  above: null,
  state: 'open',
  counts: { ...counts, ...own },
  own: null,
});
const holder = (name: string, more: Partial<Holder>): Holder => ({
  person: { id: 1, name },
  stage: 'score',
  subject: 'person',
  record: 1,
  count: 1,
  due: '2026-11-23T03:00:00.000Z',
  overdue: false,
  late: 0,
  unit: { id: 1, name: 'Phòng Kinh tế', code: 'KT' },
  units: 1,
  away: null,
  lent: null,
  reminded: null,
  ...more,
});

it('a returned report waits for its writer like one that was never sent', () => {
  const units = [
    line(1, 'A', { open: 2, returned: 1, scored: 4 }),
    line(2, 'B', { submitted: 3, approved: 9 }),
  ];
  expect(waitingAt({ units })).toEqual({ submit: 3, score: 3, approve: 4, close: 2 });
});

it("a unit's own report waits like its people's, and counts only while it counts", () => {
  const own = { id: 9, state: 'submitted', counted: true, late: false };
  const unit = { ...line(1, 'A', { approved: 3 }), own };
  expect(waitingAt({ units: [unit] })).toEqual({ submit: 0, score: 1, approve: 0, close: 1 });
  expect(unitsShown([unit], '', true)).toHaveLength(1);
  expect(unitsShown([{ ...unit, own: { ...own, counted: false } }], '', true)).toEqual([]);
  expect(behindAt({ units: [unit] })).toMatchObject({ submit: 100, score: 75 });
});

it('units with most left stand first, and finished ones go on wish', () => {
  const units = [
    line(1, 'Đội thuế', { approved: 9 }),
    line(2, 'Đội đô thị', { open: 1 }),
    line(3, 'Văn phòng', { scored: 5 }),
  ];
  expect(unitsShown(units, '', false).map(({ unit }) => unit.id)).toEqual([3, 2, 1]);
  expect(unitsShown(units, '', true).map(({ unit }) => unit.id)).toEqual([3, 2]);
  expect(unitsShown(units, 'doi', false).map(({ unit }) => unit.id)).toEqual([2, 1]);
});

it('holders are chosen by stage, by being overdue and by words without marks', () => {
  const all = [holder('Mai Hiếu', { overdue: true }), holder('Lê Lộc', { stage: 'approve' })];
  const none = { stage: null, overdue: false, words: '' };
  expect(holdersShown(all, none)).toHaveLength(2);
  expect(holdersShown(all, { ...none, stage: 'approve' }).map((one) => one.person.name)).toEqual(['Lê Lộc']);
  expect(holdersShown(all, { ...none, overdue: true }).map((one) => one.person.name)).toEqual(['Mai Hiếu']);
  expect(holdersShown(all, { ...none, words: 'hieu' })).toHaveLength(1);
  expect(holdersShown(all, { ...none, words: 'kinh te' })).toHaveLength(2);
});

it('the clock is cut off, full only when nothing waits, and stands at the earliest step with something left', () => {
  const units = [line(1, 'A', { open: 1, approved: 199 }), line(2, 'B', { closed: 100 })];
  expect(behindAt({ units })).toEqual({ submit: 99, score: 99, approve: 99, close: 0 });
  expect(nextStep({ units })).toBe('submit');
  const decided = [
    { ...line(1, 'A', { closed: 2 }), state: 'closed' as const },
    line(2, 'B', { approved: 1 }),
  ];
  expect(behindAt({ units: decided })).toEqual({ submit: 100, score: 100, approve: 100, close: 50 });
  expect(nextStep({ units: decided })).toBe('close');
  expect(nextStep({ units: decided.slice(0, 1) })).toBeNull();
  expect(behindAt({ units: [] })).toEqual({ submit: 0, score: 0, approve: 0, close: 0 });
});
