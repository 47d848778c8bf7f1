import { expect, it } from 'vitest';
import { DEADLINES, ofPeople, ownView, todayReply } from '../../../../test/browser/fixtures/own-week.ts';
import { type Duty, nextStep } from './next-step.ts';

const duty = (change: Partial<Duty>): Duty =>
  ofPeople({ kind: 'score', count: 3, due: DEADLINES.score, ...change });

it('is the first duty, because the server puts what is overdue first', () => {
  const duties = [duty({ kind: 'approve', overdue: true, count: 2 }), duty({})];
  const step = nextStep(todayReply([ownView('submitted')], { duties }));
  expect(step).toMatchObject({ key: 'approve', count: 2, overdue: true, who: null });
});

it('says of an own report past its time that it is late', () => {
  const duties = [duty({ kind: 'submit', overdue: true })];
  expect(nextStep(todayReply([], { duties })).key).toBe('submitLate');
  expect(nextStep(todayReply([], { duties: [duty({ kind: 'submit' })] })).key).toBe('submit');
});

it.each([
  ['submitted', 'waitScore', DEADLINES.score, 'Trần Văn Bình'],
  ['scored', 'waitApprove', DEADLINES.approve, 'Lê Thị Tuyết Mai'],
  ['approved', 'waitClose', DEADLINES.close, null],
] as const)('without duties names who has the own %s report and until when', (state, key, due, who) => {
  expect(nextStep(todayReply([ownView(state)], { duties: [] }))).toMatchObject({ key, due, who });
});

it('knows no deadline of another week than the one that came along', () => {
  const step = nextStep(todayReply([ownView('submitted', { week: '2026-W46' })], { duties: [] }));
  expect(step).toMatchObject({ key: 'waitScore', period: '2026-W46', due: null });
});

it('is nothing when all is closed, not counted or not there', () => {
  for (const mine of [[], [ownView('closed')], [ownView('submitted', { counted: false })]])
    expect(nextStep(todayReply(mine, { duties: [] })).key).toBe('none');
});
