// The small readers that turn unknown data into typed data: what each takes, and the fault with its path and numbers.
import { describe, expect, test } from 'vitest';
import {
  byWord,
  either,
  type Fault,
  flag,
  integer,
  key,
  list,
  object,
  oneOf,
  orElse,
  orNull,
  passing,
  pattern,
  type Read,
  record,
  text,
} from './reader.ts';

const AT = ['here', 3];

/** The value read, or the faults found. */
function read<T>(reader: Read<T>, value: unknown): T | readonly Fault[] | undefined {
  const faults: Fault[] = [];
  const taken = reader(value, AT, faults);
  if (faults.length === 0) return taken;
  expect(taken).toBeUndefined();
  return faults;
}
const fault = (code: string, params: Fault['params'] = {}, ...more: readonly (string | number)[]) => ({
  ...{ path: [...AT, ...more], code, params },
});

describe('plain values', () => {
  test.each<[string, Read<unknown>, readonly unknown[], readonly unknown[], string, Fault['params']]>([
    ['text', text, ['x', ' x '], ['', '  ', 1, null, undefined], 'not-a-text', {}],
    ['flag', flag, [true, false], ['true', 0, null, undefined], 'not-true-or-false', {}],
    ['key', key, ['a', 'a-1', '8679-weekly'], ['A', 'a-', '-a', 'a--b', 'a b', '', 1], 'not-a-key', {}],
    ['pattern', pattern(/^x+$/, 'no-x'), ['x', 'xx'], ['y', 7, null], 'no-x', {}],
    ['passing', passing((value) => value.length === 2, 'not-two'), ['ab'], ['a', 12, null], 'not-two', {}],
    [
      'integer',
      integer(2, 4),
      [2, 3, 4],
      [1, 5, 2.5, Number.NaN, '3', null],
      'not-an-integer-in-range',
      { min: 2, max: 4 },
    ],
    ['one of', oneOf(['a', 'b']), ['a', 'b'], ['c', 'A', null, 0], 'unknown-word', { allowed: 'a, b' }],
    ['one of, named', oneOf(['a'], 'no-rank'), ['a'], ['c'], 'no-rank', { allowed: 'a' }],
  ])('%s', (_name, reader, taken, refused, code, params) => {
    for (const value of taken) expect(read(reader, value)).toBe(value);
    for (const value of refused) expect(read(reader, value), String(value)).toEqual([fault(code, params)]);
  });
});

describe('either, absent, chosen by a word', () => {
  test('the first that takes it, else the faults of the last alone', () => {
    const both = either(integer(1, 2), text);
    expect([read(both, 2), read(both, 'x')]).toEqual([2, 'x']);
    expect(read(both, 3)).toEqual([fault('not-a-text')]);
  });

  test('null or a value of its own where there is none', () => {
    expect([undefined, null, 1].map((value) => read(orNull(integer(1, 2)), value))).toEqual([null, null, 1]);
    expect(read(orNull(integer(1, 2)), 3)).toEqual([fault('not-an-integer-in-range', { min: 1, max: 2 })]);
    expect([undefined, 1].map((value) => read(orElse(integer(1, 2), 9), value))).toEqual([9, 1]);
    expect(read(orElse(flag, true), null)).toEqual([fault('not-true-or-false')]);
  });

  const shapes = {
    one: object<{ kind: string; a: number }>({ kind: oneOf(['one']), a: integer(1, 9) }),
    two: object<{ kind: string }>({ kind: oneOf(['two']) }),
  };
  const plain = object<{ b: boolean }>({ b: flag });
  test('by a word, with or without one for those that name none', () => {
    const strict = byWord<object>('kind', shapes);
    const mild = byWord<object>('kind', shapes, plain, 'no-kind');
    expect(read(strict, { kind: 'one', a: 1 })).toEqual({ kind: 'one', a: 1 });
    expect(read(strict, { kind: 'one', a: 0 })).toEqual([
      fault('not-an-integer-in-range', { min: 1, max: 9 }, 'a'),
    ]);
    expect(read(strict, {})).toEqual([fault('missing-key', { key: 'kind' })]);
    for (const none of [null, 'one', ['one']]) expect(read(strict, none)).toEqual([fault('not-an-object')]);
    for (const wrong of ['three', 'toString', 7, null])
      expect(read(strict, { kind: wrong })).toEqual([fault('unknown-word', { allowed: 'one, two' }, 'kind')]);
    expect(read(mild, { b: true })).toEqual({ b: true });
    expect(read(mild, { kind: 'two' })).toEqual({ kind: 'two' });
    expect(read(mild, { kind: 'three' })).toEqual([fault('no-kind', { allowed: 'one, two' }, 'kind')]);
    expect(read(mild, 'x')).toEqual([fault('not-an-object')]);
    // A word inherited is none.
    expect(read(strict, Object.create({ kind: 'two' }))).toEqual([fault('missing-key', { key: 'kind' })]);
  });
});

describe('lists, records, objects', () => {
  test('a list tells every item that is wrong, and that it is too short', () => {
    const two = list(integer(1, 9), 2);
    expect(read(two, [1, 2])).toEqual([1, 2]);
    expect(read(list(flag), [])).toEqual([]);
    for (const none of [null, {}, 'ab']) expect(read(two, none)).toEqual([fault('not-a-list')]);
    expect(read(two, ['x'])).toEqual([
      fault('list-too-short', { least: 2, found: 1 }),
      fault('not-an-integer-in-range', { min: 1, max: 9 }, 0),
    ]);
    expect(read(two, [1, 0, 2, 10])).toEqual(
      [1, 3].map((place) => fault('not-an-integer-in-range', { min: 1, max: 9 }, place)),
    );
    expect(read(two, [1])).toEqual([fault('list-too-short', { least: 2, found: 1 })]);
  });

  test('a record takes any key', () => {
    expect(read(record(flag), { a: true, b: false })).toEqual({ a: true, b: false });
    expect(read(record(flag), {})).toEqual({});
    for (const none of [null, [], 'ab']) expect(read(record(flag), none)).toEqual([fault('not-an-object')]);
    expect(read(record(flag), { a: 1, b: true, c: 2 })).toEqual(
      ['a', 'c'].map((name) => fault('not-true-or-false', {}, name)),
    );
  });

  const cited = object<{ a: number; citation: string; more: boolean | null }>({
    ...{ a: integer(1, 9), citation: text, more: orNull(flag) },
  });
  test('an object has exactly its keys, in its order', () => {
    const found = read(cited, { citation: 'x', a: 1 });
    expect(JSON.stringify(found)).toBe('{"a":1,"citation":"x","more":null}');
    for (const none of [null, [], 'ab', 1, undefined])
      expect(read(cited, none)).toEqual([fault('not-an-object')]);
    expect(read(cited, { a: 1, citation: 'x', b: 1, c: 2 })).toEqual(
      ['b', 'c'].map((name) => fault('unknown-key', { key: name }, name)),
    );
    expect(read(cited, {})).toEqual([
      fault('missing-key', { key: 'a' }),
      fault('missing-citation', { key: 'citation' }),
    ]);
    expect(read(cited, { a: 0, citation: '', more: 1 })).toEqual([
      fault('not-an-integer-in-range', { min: 1, max: 9 }, 'a'),
      fault('not-a-text', {}, 'citation'),
      fault('not-true-or-false', {}, 'more'),
    ]);
    expect(read(cited, Object.create({ a: 1, citation: 'x' }))).toEqual([
      fault('missing-key', { key: 'a' }),
      fault('missing-citation', { key: 'citation' }),
    ]);
  });

  test('faults found before are kept, and spoil nothing that is right', () => {
    const before: Fault[] = [fault('earlier')];
    expect(cited({ a: 1, citation: 'x' }, AT, before)).toEqual({ a: 1, citation: 'x', more: null });
    expect(list(flag)([true], AT, before)).toEqual([true]);
    expect(record(flag)({ a: true }, AT, before)).toEqual({ a: true });
    expect(before).toEqual([fault('earlier')]);
  });
});
