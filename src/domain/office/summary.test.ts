import { describe, expect, it } from 'vitest';
import { evaluation } from '../../../test/builders/evaluations.ts';
import type { Evaluation, StageScores } from '../evaluation/shape.ts';
import { byGravity, figuresOf, questionsOf, type SummaryFacts } from './summary.ts';

const deadlines = {
  submit: '2026-11-20T09:30:00.000Z',
  score: '2026-11-23T03:00:00.000Z',
  approve: '2026-11-23T09:00:00.000Z',
  close: '2026-11-25T10:00:00.000Z',
};
const facts: SummaryFacts = {
  deadlinesOf: () => deadlines,
  now: '2026-11-25T03:00:00.000Z',
  lowestOf: () => 'not-completed',
  before: new Map(),
  talks: new Set(),
};
const points = (total: number, level: string): StageScores => ({ entered: {}, total, level });
const one = (more: Partial<Evaluation>) =>
  evaluation(more.state ?? 'open', { counted: true, notCountedKind: null, self: null, ...more });

describe('persons in question', () => {
  it.each<[string, Partial<Evaluation>, readonly string[]]>([
    ['the lowest level', { state: 'approved', approver: points(4900, 'not-completed') }, ['lowest-level']],
    [
      'an ordinary result',
      { state: 'approved', self: points(9000, 'excellent'), approver: points(8001, 'good') },
      [],
    ],
    [
      'ten points apart',
      { state: 'approved', self: points(9000, 'excellent'), approver: points(8000, 'good') },
      ['wide-gap'],
    ],
    ['never filed', { state: 'open' }, ['not-filed']],
    ['returned and not sent again', { state: 'returned', late: true }, ['not-filed']],
    ['filed late', { state: 'submitted', late: true }, ['filed-late']],
    ['closed without a result', { state: 'closed', approver: null }, ['without-result']],
    ['a dissent', { state: 'approved', approver: points(8000, 'good'), dissent: 'opened' }, ['dissent']],
    ['a week that does not count', { state: 'open', counted: false, notCountedKind: 'leave' }, []],
  ])('%s', (_what, more, reasons) => {
    expect(questionsOf(one(more), facts)).toEqual(reasons);
  });

  it('a talk proposed because of the week is a reason, said first', () => {
    const low = one({ personId: 7, state: 'approved', approver: points(4900, 'not-completed') });
    expect(questionsOf(low, { ...facts, talks: new Set([7]) })).toEqual(['talk-proposed', 'lowest-level']);
    expect(questionsOf(low, { ...facts, talks: new Set([8]) })).toEqual(['lowest-level']);
  });

  it('twice in a row is said first, and nobody is late before the deadline', () => {
    const low = one({ personId: 7, state: 'approved', approver: points(4900, 'not-completed') });
    const twice = questionsOf(low, { ...facts, before: new Map([[7, 'not-completed']]) });
    expect(twice).toEqual(['lowest-twice', 'lowest-level']);
    expect(questionsOf(low, { ...facts, before: new Map([[7, 'good']]) })).toEqual(['lowest-level']);
    expect(questionsOf(one({ state: 'open' }), { ...facts, now: '2026-11-20T09:30:00.000Z' })).toEqual([]);
    expect([{ reasons: ['filed-late'] as const }, { reasons: twice }].toSorted(byGravity)[0]?.reasons).toBe(
      twice,
    );
  });
});

it('means are cut, never rounded up, and only of results that count', () => {
  const states = [8999, 9000, 9000].map((total, index) =>
    one({ personId: index, state: 'approved', approver: points(total, 'good') }),
  );
  const away = one({
    personId: 9,
    counted: false,
    notCountedKind: 'leave',
    state: 'approved',
    approver: points(100, 'good'),
  });
  expect(figuresOf([...states, away], facts)).toMatchObject({
    mean: 8999,
    levels: { good: 3 },
    counts: { people: 4, notCounted: 1 },
  });
  expect(figuresOf([], facts).mean).toBeNull();
});
