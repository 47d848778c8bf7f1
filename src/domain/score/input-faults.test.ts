// Everything about work lines and stated shares that cannot be used, one thing wrong at a time: what the quick look lets pass
// nothing looks at again.
import { describe, expect, test } from 'vitest';
import { line } from '../../../test/builders/mechanisms.ts';
import { plainInput, type ScoreInput, type WorkLine } from './input.ts';
import { inputFaults, knownIn } from './input-faults.ts';

const codes = (input: Partial<ScoreInput>) =>
  inputFaults(knownIn([]), { ...plainInput({}), ...input }).map(
    ({ code, key, limit }) => `${key}: ${code}${limit === null ? '' : ` ${limit}`}`,
  );
const ofLine = (over: Partial<WorkLine>) => codes({ lines: [line({ assigned: 300, done: 300, ...over })] });
const once = { times: 1, excused: 0 };

describe('a work line', () => {
  test.each<[string, Partial<WorkLine>]>([
    ['an item without anything', { assigned: 0, done: 0, progress: 0, quality: 0 }],
    ['no degrees stated', { progress: null, quality: null }],
    ['factors', { factors: [100, 1, 380] }],
    ['everything excused', { faults: [{ times: 2, excused: 2 }], delays: [{ times: 1, excused: 1 }] }],
    ['as many faulty items as there are', { faults: [once, once, once], delays: [once, once, once] }],
    ['more done than assigned', { assigned: 100, done: 300, faults: [once, once, once] }],
    ['part of an item', { assigned: 50, done: 50, faults: [once] }],
  ])('can hold %s', (_name, over) => {
    expect(ofLine(over)).toEqual([]);
  });

  test.each<[string, Partial<WorkLine>]>([
    ...(['assigned', 'done', 'progress', 'quality'] as const).flatMap(
      (field): [string, Partial<WorkLine>][] => [
        [`${field} below zero`, { [field]: -1 }],
        [`${field} in parts`, { [field]: 0.5 }],
        [`${field} too large to be exact`, { [field]: 2 ** 53 }],
      ],
    ),
    ...[0, -100, 0.5].flatMap((wrong): [string, Partial<WorkLine>][] => [
      [`a coefficient of ${wrong}`, { coefficient: wrong }],
      [`a factor of ${wrong}`, { factors: [wrong] }],
      [`a last factor of ${wrong}`, { factors: [100, wrong] }],
    ]),
    ...(['faults', 'delays'] as const).flatMap((list): [string, Partial<WorkLine>][] => [
      [`${list} in parts`, { [list]: [{ times: 1.5, excused: 0 }] }],
      [`${list} below zero`, { [list]: [{ times: -1, excused: -1 }] }],
      [`excuses of ${list} in parts`, { [list]: [{ times: 1, excused: 0.5 }] }],
      [`excuses of ${list} below zero`, { [list]: [{ times: 1, excused: -1 }] }],
      [`a second of ${list} in parts`, { [list]: [once, { times: 0.5, excused: 0 }] }],
    ]),
  ])('cannot hold %s', (_name, over) => {
    expect(ofLine(over)).toEqual(['l: not-a-whole-number']);
  });

  test.each(['faults', 'delays'] as const)(
    'takes no more excuses than %s, and no more than items',
    (list) => {
      expect(ofLine({ [list]: [once, { times: 1, excused: 2 }] })).toEqual(['l: more-excused-than-faults']);
      expect(ofLine({ [list]: [once, once, once, once] })).toEqual(['l: more-faulty-than-done']);
      expect(ofLine({ [list]: [once, once], assigned: 50, done: 0 })).toEqual(['l: more-faulty-than-done']);
      expect(ofLine({ [list]: [{ times: 0.5, excused: 1 }, once, once, once] })).toEqual([
        ...['l: not-a-whole-number', 'l: more-excused-than-faults', 'l: more-faulty-than-done'],
      ]);
    },
  );

  test('is known by a key of its own', () => {
    const keyed = (...keys: readonly string[]) => codes({ lines: keys.map((key) => line({ key })) });
    expect(keyed('a', 'b', 'c')).toEqual([]);
    expect(keyed('a', 'b', 'a', 'a')).toEqual(['a: two-lines-alike', 'a: two-lines-alike']);
  });
});

test('a stated share is whole numbers, and a part of its whole', () => {
  const share = (part: number, whole: number) => codes({ shares: { s: { part, whole } } });
  expect([share(0, 0), share(3, 3), share(0, 7)]).toEqual([[], [], []]);
  for (const [part, whole] of [[-1, 3] as const, [0.5, 3] as const, [1, 2.5] as const, [-2, -1] as const])
    expect(share(part, whole)).toEqual(['s: not-a-whole-number']);
  expect(share(4, 3)).toEqual(['s: share-above-whole 3']);
});
