import { setImmediate as othersFirst } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurns } from './turns.ts';

test('pieces are worked in their order, and whoever waits gets his turn between two of them', async () => {
  const seen: (string | readonly number[])[] = [];
  const other = othersFirst().then(() => seen.push('somebody else'));
  const made = await inTurns(
    [1, 2, 3, 4, 5],
    (some) => {
      seen.push(some);
      return some.map((one) => one * 10);
    },
    2,
  );
  await other;
  expect(made).toEqual([10, 20, 30, 40, 50]);
  expect(seen).toEqual([[1, 2], 'somebody else', [3, 4], [5]]);
});

test('nothing to do is no piece', async () => {
  expect(await inTurns([], () => [1])).toEqual([]);
});
