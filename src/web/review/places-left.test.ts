import { expect, test } from 'vitest';
import { placesLeft } from './places-left.ts';

const states = (of: readonly (readonly [left: number, given: number, places: number, open: number])[]) =>
  of.map(([left, given, places, open]) => {
    const now = { places, good: 0, classified: 0 };
    const found = placesLeft({ left, given, now }, { open });
    return `${found.state} ${found.count}`;
  });

test('places are used up only where there were any', () => {
  expect(
    states([
      ...[[2, 1, 3, 5] as const, [-1, 2, 1, 0] as const],
      ...[[0, 2, 2, 0] as const, [0, 2, 2, 9] as const],
      ...[[0, 0, 0, 9] as const, [0, 0, 0, 0] as const],
    ]),
  ).toEqual(['left 2', 'over 1', 'full 0', 'full 0', 'yet 0', 'none 0']);
});
