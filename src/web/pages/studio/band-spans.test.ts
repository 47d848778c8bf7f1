import { describe, expect, it } from 'vitest';
import { isTrouble, piecesOf, type TypedBand } from './band-spans.ts';

const band = (key: string, from: number, to: number, ends = '[)'): TypedBand => ({
  key,
  from: { value: from, closed: ends[0] === '[' },
  to: { value: to, closed: ends[1] === ']' },
});
const troubles = (bands: readonly TypedBand[]) =>
  piecesOf(bands, 100)
    .filter(isTrouble)
    .map(({ from, to, keys }) => [from, to, keys.join('+')]);

describe('bands on a line', () => {
  it('tiled bands leave no trouble', () => {
    expect(troubles([band('good', 70, 100, '[]'), band('bad', 0, 70)])).toEqual([]);
    expect(piecesOf([band('good', 70, 100, '[]'), band('bad', 0, 70)], 100).map(({ keys }) => keys)).toEqual([
      ['bad'],
      ['good'],
    ]);
  });
  it('a hole between two bands, and a hole of one value', () => {
    expect(troubles([band('good', 70, 100, '[]'), band('bad', 0, 60)])).toEqual([[60, 70, '']]);
    expect(troubles([band('good', 70, 100, '(]'), band('bad', 0, 70)])).toEqual([[70, 70, '']]);
  });
  it('an overlap of a stretch, and of one value', () => {
    expect(troubles([band('good', 60, 100, '[]'), band('bad', 0, 70)])).toEqual([[60, 70, 'good+bad']]);
    expect(troubles([band('good', 70, 100, '[]'), band('bad', 0, 70, '[]')])).toEqual([[70, 70, 'good+bad']]);
  });
  it('what is missing at either end', () => {
    expect(troubles([band('only', 10, 90)])).toEqual([
      [0, 10, ''],
      [90, 100, ''],
    ]);
    expect(troubles([])).toEqual([[0, 100, '']]);
  });
});
