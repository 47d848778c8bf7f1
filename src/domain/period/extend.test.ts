import { expect, test } from 'vitest';
import { checkExtension } from './extend.ts';

const deadlines = {
  submit: '2026-11-20T09:30:00.000Z',
  score: '2026-11-23T03:00:00.000Z',
  approve: '2026-11-23T09:00:00.000Z',
  close: '2026-11-25T10:00:00.000Z',
};
const codes = (until: string, now: string) =>
  checkExtension('submit', until, deadlines, now).map((refusal) => refusal.code);

test('a deadline moves later, into the future, even after it has passed', () => {
  expect(codes('2026-11-20T09:30:00.001Z', '2026-11-18T00:00:00.000Z')).toEqual([]);
  expect(codes('2026-11-22T09:30:00.000Z', '2026-11-21T00:00:00.000Z')).toEqual([]);
});

test('a refusal says which stage, and until when it is', () => {
  expect(checkExtension('score', '2026-11-19T00:00:00.000Z', deadlines, '2026-11-21T00:00:00.000Z')).toEqual([
    { code: 'deadline-not-later', params: { stage: 'score', current: '2026-11-23T03:00:00.000Z' } },
    { code: 'deadline-in-the-past', params: { stage: 'score' } },
  ]);
});

test('never earlier, never to the same moment, never into the past; every reason is given', () => {
  expect(codes('2026-11-20T09:30:00.000Z', '2026-11-18T00:00:00.000Z')).toEqual(['deadline-not-later']);
  expect(codes('2026-11-21T00:00:00.000Z', '2026-11-21T00:00:00.000Z')).toEqual(['deadline-in-the-past']);
  expect(codes('2026-11-19T00:00:00.000Z', '2026-11-21T00:00:00.000Z')).toEqual([
    'deadline-not-later',
    'deadline-in-the-past',
  ]);
});
