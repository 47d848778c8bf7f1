import { expect, it } from 'vitest';
import type { Duty } from '../../duty-place.ts';
import { countOf, FILTERS, fits, isOwn } from './duties.ts';

const OTHERS: readonly Duty['kind'][] = [
  'score',
  'approve',
  'decide',
  'view-dissent',
  'close',
  'agree-reopen',
  'talk',
];

it('every duty for others has exactly one kind beside "all"', () => {
  for (const kind of OTHERS) {
    expect(isOwn({ kind })).toBe(false);
    expect(FILTERS.filter((filter) => filter !== 'tat-ca' && fits({ kind }, filter))).toHaveLength(1);
    expect(fits({ kind }, 'tat-ca')).toBe(true);
  }
});
it('the own report is no work for others', () => {
  expect(isOwn({ kind: 'submit' })).toBe(true);
  expect(isOwn({ kind: 'returned' })).toBe(true);
  expect(isOwn({ kind: 'talk-answer' })).toBe(true);
});
it('counts records, not lines', () => {
  expect(countOf([{ count: 15 }, { count: 30 }])).toBe(45);
  expect(countOf([])).toBe(0);
});
