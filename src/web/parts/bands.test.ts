import { describe, expect, it } from 'vitest';
import { bandOf, type LevelBand, risingBands, shareOf } from './bands.ts';
import { levelLook } from './level-mark.tsx';

function band(key: string, order: number, from: number, to: number, closedTop = false): LevelBand {
  return {
    key,
    order,
    name: { vi: key, en: key },
    from: { value: from, closed: true },
    to: { value: to, closed: closedTop },
  };
}
const BANDS = [band('a', 1, 9000, 10000, true), band('b', 2, 7500, 9000), band('c', 3, 0, 7500)];

describe('bands', () => {
  it('hold a value by their open and closed ends', () => {
    expect(bandOf(BANDS, 9000)?.key).toBe('a');
    expect(bandOf(BANDS, 8999)?.key).toBe('b');
    expect(bandOf(BANDS, 10000)?.key).toBe('a');
    expect(bandOf(BANDS, 10001)).toBeNull();
    expect(bandOf(BANDS, 0)?.key).toBe('c');
  });
  it('rise without changing the list they came from', () => {
    expect(risingBands(BANDS).map((one) => one.key)).toEqual(['c', 'b', 'a']);
    expect(BANDS[0]?.key).toBe('a');
  });
  it('give shares inside 0..1', () => {
    expect([-5, 0, 50, 100, 200].map((value) => shareOf(value, 100))).toEqual([0, 0, 0.5, 1, 1]);
    expect(shareOf(5, 0)).toBe(0);
  });
});

it('looks of levels follow the order, whatever their number', () => {
  expect([0, 1, 2, 3, 4, 5].map(levelLook)).toEqual([1, 1, 2, 3, 4, 4]);
});
