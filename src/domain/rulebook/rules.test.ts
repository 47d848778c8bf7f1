import { expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { RANKS } from '../organization/shape.ts';
import { authorityRow, commentsRequired } from './rules.ts';
import type { CommentAct } from './shape.ts';

const rulebook = weeklyRulebook();
const self = { quality: 3600, progress: 3600, conduct: 1800 };

function kinds(
  act: CommentAct,
  now: Record<string, number> | null,
  before: typeof self | null = self,
): string[] {
  return commentsRequired(rulebook, act, before, now).map((rule) => rule.when.kind);
}

test('every rank has its row', () => {
  for (const rank of RANKS) expect(authorityRow(rulebook, rank).ranks).toContain(rank);
});

test('a rank without a row is an error, not a guess', () => {
  expect(() => authorityRow({ ...rulebook, authority: [] }, 'staff')).toThrow(
    new RangeError(`${rulebook.id}: no row for rank staff`),
  );
});

test('agreeing needs no words', () => {
  expect(kinds('score', self)).toEqual([]);
  expect(kinds('approve', self)).toEqual([]);
});

test('words are needed from exactly the named difference on, up or down', () => {
  expect(kinds('score', { ...self, quality: 3150, progress: 4000, conduct: 1850 })).toEqual([]);
  expect(kinds('score', { ...self, quality: 3100, progress: 4000, conduct: 1900 })).toEqual([
    'criterion-differs-by',
  ]);
  expect(kinds('score', { quality: 3850, progress: 3850, conduct: 1800 })).toEqual(['total-differs-by']);
});

test('a change of level needs words however small it is', () => {
  expect(kinds('approve', { ...self, conduct: 1750 })).toEqual(['level-changes']);
});

test('returning always needs words; submitting never does', () => {
  expect(kinds('return', null, null)).toEqual(['always']);
  expect(kinds('submit', self, null)).toEqual([]);
});

test('with nothing to compare, or an incomplete score, only certain differences ask for words', () => {
  expect(kinds('score', self, null)).toEqual([]);
  expect(kinds('score', { quality: 0 })).toEqual(['criterion-differs-by']);
  expect(kinds('approve', { quality: 0 })).toEqual([]);
});

test('a criterion only one of the stages has is no difference, nor a total only one has', () => {
  expect(kinds('score', { progress: 3600, conduct: 1800 })).toEqual([]);
  expect(kinds('score', self, { progress: 3600, conduct: 1800 } as typeof self)).toEqual([]);
  expect(kinds('approve', self, { quality: 0 } as unknown as typeof self)).toEqual([]);
  expect(kinds('score', null)).toEqual([]);
});
