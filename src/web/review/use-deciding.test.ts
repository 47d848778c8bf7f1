import { expect, it } from 'vitest';
import { filed } from '../../../test/browser/fixtures/team.ts';
import { NO_ENTRY } from './sheet.ts';
import { nextTodo } from './use-deciding.ts';
import type { Line } from './use-review.ts';

const line = (at: number, todo: boolean): Line => ({
  ...{ item: filed(at), act: 'score', entry: NO_ENTRY, reading: null },
  ...{ ready: !todo, outdated: false, returning: false, todo },
});
const id = (at: number) => filed(at).id;

it('the next to decide is the next waiting one, then from the top', () => {
  const lines = [line(0, true), line(1, false), line(2, false), line(3, true)];
  expect(nextTodo(lines, id(0))).toBe(id(3));
  expect(nextTodo(lines, id(3))).toBe(id(0));
  expect(nextTodo(lines, id(2))).toBe(id(3));
});
it('is none when nobody else waits', () => {
  expect(nextTodo([line(0, true), line(1, false)], id(0))).toBeNull();
  expect(nextTodo([], id(0))).toBeNull();
});
it('is the first from the top when the record is no longer on screen', () => {
  expect(nextTodo([line(1, true)], id(0))).toBe(id(1));
});
