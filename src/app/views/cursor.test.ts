import { expect, test } from 'vitest';
import { comparePlaces, decodeCursor, encodeCursor } from './cursor.ts';

test('a place survives the way to the page and back', () => {
  const place = [0, -3, 12, 2026470000001];
  expect(decodeCursor(encodeCursor(place), 4)).toEqual(place);
});

test.each([
  '',
  'abc',
  '!!!',
  encodeCursor([1]),
  encodeCursor([1, 2, 3]),
  Buffer.from('1.x').toString('base64url'),
])('%j is no cursor of two numbers', (cursor) => {
  expect(() => decodeCursor(cursor, 2)).toThrow('cursor-invalid');
});

test('numbers too large to be exact are refused', () => {
  expect(() => decodeCursor(Buffer.from('1.99999999999999999').toString('base64url'), 2)).toThrow(
    'cursor-invalid',
  );
});

test('places compare number by number', () => {
  expect(comparePlaces([1, 2], [1, 2])).toBe(0);
  expect(comparePlaces([0, 9], [1, 0])).toBeLessThan(0);
  expect(comparePlaces([1, -1], [1, -2])).toBeGreaterThan(0);
});
