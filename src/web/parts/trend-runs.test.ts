import { expect, it } from 'vitest';
import { runsOf, stepsOf, type TrendRulebook } from './trend-runs.ts';

const OLD = { id: 'old' } as TrendRulebook;
const NEW = { id: 'new' } as TrendRulebook;
const of = (name: string | undefined) => (name === undefined ? NEW : name === 'old@1' ? OLD : undefined);
const week = (rulebook?: string, total: number | null = 8000) => ({ total, rulebook });

it('keeps weeks of one regulation together, and steps where the next begins', () => {
  const runs = runsOf([week('old@1'), week('old@1'), week(), week()], of);
  expect(runs).toEqual([
    { first: 0, last: 1, rulebook: OLD },
    { first: 2, last: 3, rulebook: NEW },
  ]);
  expect(stepsOf(runs)).toEqual([{ first: 2, rulebook: NEW }]);
  expect(stepsOf(runsOf([week(), week()], of))).toEqual([]);
});

it('a week without a result makes no step: it stands with those before it, at the beginning with those after', () => {
  const runs = runsOf([week(undefined, null), week('old@1'), week(undefined, null), week()], of);
  expect(runs.map(({ first, last }) => [first, last])).toEqual([
    [0, 2],
    [3, 3],
  ]);
});

it('draws no bands of a regulation it does not have, rather than those of another', () => {
  expect(runsOf([week('lost@9'), week()], of)).toMatchObject([{ rulebook: undefined }, { rulebook: NEW }]);
});
