import { expect, it } from 'vitest';
import { hasWords, refuse } from './refusal.ts';

it('a reason carries its code and what was given with it, nothing else', () => {
  expect(refuse('task-not-held')).toEqual({ code: 'task-not-held', params: {} });
  const params = { least: 0, until: null, late: true };
  expect(refuse('day-unfit', params)).toEqual({ code: 'day-unfit', params });
});

it.each([
  ['', false],
  [' \n\t', false],
  ['... - ?!', false],
  ['…', false],
  ['a', true],
  ['ừ', true],
  ['— 7 —', true],
  ['\nĐã xong.', true],
])('somebody wrote something with "%s": %s', (text, expected) => {
  expect(hasWords(text)).toBe(expected);
});
