import { expect, it } from 'vitest';
import { weeklyRulebook } from '../../test/builders/rulebook.ts';
import { mostCommon, shortLevels } from './short-levels.ts';

const level = (key: string, order: number, vi: string, en = vi) => ({ key, order, name: { vi, en } });

it('takes off what every name ends with, and nothing else', () => {
  const names = shortLevels(weeklyRulebook().levels).map((one) => one.name);
  expect(names.map((name) => name.vi)).toEqual([
    'Hoàn thành xuất sắc',
    'Hoàn thành tốt',
    'Hoàn thành',
    'Không hoàn thành',
  ]);
  expect(names.map((name) => name.en)).toEqual(['Excellent', 'Good', 'Completed', 'Not completed']);
});
it('never leaves a name empty', () => {
  const names = shortLevels([level('a', 1, 'loại A'), level('b', 2, 'A')]).map((one) => one.name.vi);
  expect(names).toEqual(['loại A', 'A']);
  expect(shortLevels([level('a', 1, 'Đạt yêu cầu')])[0]?.name.vi).toBe('Đạt yêu cầu');
  expect(shortLevels([])).toEqual([]);
});
it('keeps everything but the names', () => {
  const [first] = weeklyRulebook().levels;
  expect(shortLevels(weeklyRulebook().levels)[0]).toMatchObject({
    key: first?.key,
    from: first?.from,
    to: first?.to,
  });
});

it('says which level most results have; the better one of two as frequent', () => {
  const part = (order: number, count: number) => ({
    level: { key: `l${order}`, order, name: { vi: '', en: '' } },
    count,
  });
  expect(mostCommon([part(1, 2), part(2, 5), part(3, 1)])).toMatchObject({
    level: { key: 'l2' },
    count: 5,
    all: 8,
  });
  expect(mostCommon([part(2, 3), part(1, 3)])).toMatchObject({ level: { key: 'l1' } });
  expect(mostCommon([part(1, 0)])).toBeNull();
});
