import { expect, it } from 'vitest';
import { findingOf } from './trend-finding.ts';

const edge = (value: number, closed: boolean) => ({ value, closed });
const level = (key: string, order: number, from: number, to: number) => ({
  ...{ key, order, name: { vi: key, en: key }, from: edge(from, true), to: edge(to, to === 10_000) },
});
const LEVELS = [level('good', 1, 7500, 10_000), level('low', 2, 0, 7500)] as never;
const weeks = (...totals: readonly (number | null)[]) =>
  totals.map((total, at) => ({ week: `2026-W${30 + at}`, total }));

it('counts the weeks in a row; a week without a result neither breaks nor makes one', () => {
  expect(findingOf(weeks(8000, null, 9000), () => LEVELS)).toMatchObject({ kind: 'same', count: 2 });
  expect(findingOf(weeks(5000, 8000, 9000), () => LEVELS)).toMatchObject({ kind: 'same', count: 2 });
});

it('says what changed with the last week, and the only week as it is', () => {
  expect(findingOf(weeks(8000, 9000, 7499), () => LEVELS)).toMatchObject({
    ...{ kind: 'moved', week: '2026-W32', level: { key: 'low' }, before: { key: 'good' } },
  });
  expect(findingOf(weeks(null, 7500), () => LEVELS)).toMatchObject({
    kind: 'one',
    level: { key: 'good' },
    total: 7500,
  });
  expect(findingOf(weeks(null), () => LEVELS)).toBeNull();
});

it('lets the decided level speak where a rule lowered it below its points', () => {
  expect(findingOf([{ week: '2026-W47', total: 9000, level: 'low' }], () => LEVELS)).toMatchObject({
    level: { key: 'low' },
  });
});

it('judges each week by the regulation it was decided under', () => {
  const old = [level('good', 1, 7000, 10_000), level('low', 2, 0, 7000)] as never;
  const found = findingOf(weeks(7200, 7600), ({ week }) => (week === '2026-W30' ? old : LEVELS));
  expect(found).toMatchObject({ kind: 'same', count: 2, level: { key: 'good' } });
});
