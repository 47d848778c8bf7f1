import { describe, expect, test, vi } from 'vitest';
import { forgetAll, rememberedByObject, rememberedByText } from './remember.ts';

interface Found {
  readonly of: unknown;
}

function asksOnce<K>(remembered: (find: (key: K) => Found) => (key: K) => Found, one: K, other: K): void {
  const find = vi.fn((of: K): Found => ({ of }));
  const ask = remembered(find);
  const first = ask(one);
  expect([first, ask(other)]).toEqual([{ of: one }, { of: other }]);
  expect(ask(one)).toBe(first);
  expect(find.mock.calls).toEqual([[one], [other]]);
  forgetAll();
  expect(ask(one)).not.toBe(first);
  expect(ask(one)).toEqual(first);
  expect(find).toHaveBeenCalledTimes(3);
}

describe('each is found once, until all is forgotten', () => {
  test('by text', () => asksOnce<string>(rememberedByText, 'a', 'b'));
  test('by object, equal ones apart', () => asksOnce<object>(rememberedByObject, { a: 1 }, { a: 1 }));
});
