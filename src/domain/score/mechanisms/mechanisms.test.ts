// Each mechanism on its own: bounds, missing and refused inputs, what is cut and what is told.
import { describe, expect, test } from 'vitest';
import { common, entered, line, node, work } from '../../../../test/builders/mechanisms.ts';
import { plainInput, type ScoreInput } from '../input.ts';
import { inputFaults, knownIn } from '../input-faults.ts';

describe('entered values', () => {
  test('points, all or nothing, completion', () => {
    expect(work(entered('a'), { entered: { a: 950 } })).toMatchObject({
      value: '19/2',
      operands: ['entered=19/2', 'step=1/2'],
    });
    expect(work(entered('a'))).toMatchObject({ value: null, missing: [{ kind: 'entered', key: 'a' }] });
    expect(work(entered('a'), { entered: { a: 1050 } }).invalid).toEqual([
      { key: 'a', code: 'above-maximum', limit: 1000 },
    ]);
    const binary = node({ mechanism: 'binary', guidance: [] });
    expect([0, 1000].map((n) => work(binary, { entered: { n } }).value)).toEqual(['0/1', '10/1']);
    expect(work(binary, { entered: { n: 500 } }).invalid[0]?.code).toBe('off-step');
    expect(work(binary).missing).toHaveLength(1);
    const completion = node({ mechanism: 'completion' });
    expect(work(completion, { entered: { n: 12_000 } })).toMatchObject({ value: '10/1', cut: '12/1' });
    expect(work(completion, { entered: { n: 10_000 } })).toMatchObject({ value: '10/1', cut: null });
    expect(work(completion, { entered: { n: 3333 } }).value).toBe('3333/1000');
    expect(work(completion, { entered: { n: -1 } }).invalid[0]?.code).toBe('below-zero');
    expect(work(completion).missing).toHaveLength(1);
  });

  test('a penalty nobody recorded is none, and is taken off a sum', () => {
    const penalty = node({ key: 'p', max: 500, mechanism: 'penalty', step: 50 });
    const sum = node({ mechanism: 'sum', children: [entered('a'), penalty] });
    expect(work(sum, { entered: { a: 1000 } }).value).toBe('10/1');
    expect(work(sum, { entered: { a: 1000, p: 300 } }).value).toBe('7/1');
    const floored = node({ mechanism: 'floor', least: 0, of: sum });
    expect(work(floored, { entered: { a: 100, p: 500 } })).toMatchObject({
      value: '0/1',
      operands: ['before=-4/1'],
    });
    expect(work(sum, { entered: { a: 1000, p: 325 } }).value).toBeNull();
  });
});

describe('parts to a whole', () => {
  const two = [entered('a', 1000), entered('b', 500)];
  const both = { entered: { a: 500, b: 500 } };

  test('mean, weights and scale read shares of each own maximum', () => {
    expect(work(node({ mechanism: 'mean', max: 7000, children: two }), both).value).toBe('105/2');
    const weighted = node({ mechanism: 'weighted', max: 1000, weights: [2500, 7500], children: two });
    expect(work(weighted, both).value).toBe('35/4');
    expect(work(node({ mechanism: 'scale', max: 7000, of: entered('a') }), both).value).toBe('35/1');
  });

  test('a missing part leaves the whole unknown', () => {
    const one = { entered: { a: 500 } };
    for (const mechanism of ['sum', 'mean', 'weighted'])
      expect(work(node({ mechanism, weights: [5000, 5000], children: two }), one).value).toBeNull();
    for (const mechanism of ['scale', 'cap', 'floor', 'band'])
      expect(work(node({ mechanism, least: 0, bands: [], of: entered('z') }), one).value).toBeNull();
  });

  test('a cap says what it cut, and nothing when it did not', () => {
    const cap = (max: number) =>
      work(node({ mechanism: 'cap', max, of: entered('a') }), { entered: { a: 800 } });
    expect(cap(700)).toMatchObject({ value: '7/1', cut: '8/1' });
    expect(cap(800)).toMatchObject({ value: '8/1', cut: null });
  });
});

describe('bonus, work points, choices', () => {
  const achieved = { progress: 3000, quality: 7000 };
  const marked = line({ coefficient: 1000, factors: [120], progress: 10_000, quality: 8000, bonus: true });
  const bonus = (max: number) =>
    node({ max, mechanism: 'bonus', source: 'marked-lines', step: 1, percent: 500, achieved });

  test('a bonus of marked lines only, capped', () => {
    expect(work(bonus(700), { lines: [marked] })).toMatchObject({ value: '129/250', cut: null });
    expect(work(bonus(50), { lines: [marked] })).toMatchObject({ value: '1/2', cut: '129/250' });
    expect(work(bonus(700), { lines: [{ ...marked, bonus: false }] }).value).toBe('0/1');
    expect(work(bonus(700), { lines: [{ ...marked, quality: null }] }).missing[0]).toMatchObject({
      kind: 'degree',
      key: 'l',
    });
    const plain = node({ ...bonus(700), achieved: null });
    expect(work(plain, { lines: [marked] }).value).toBe('3/5');
    const typed = node({
      mechanism: 'bonus',
      source: 'entered',
      max: 700,
      step: 50,
      percent: 0,
      achieved: null,
    });
    expect([{}, { n: 650 }].map((points) => work(typed, { entered: points }).value)).toEqual(['0/1', '13/2']);
    expect(work(typed, { entered: { n: 750 } }).invalid).toHaveLength(1);
  });

  test('work points: assigned, done, achieved, by axis', () => {
    const points = (over: object) =>
      work(node({ mechanism: 'work-points', achieved: null, axis: null, ...over }), {
        lines: [{ ...marked, done: 50, axis: 'x' }, line({ key: 'm', coefficient: 500, axis: 'y' })],
      }).value;
    expect([points({ of: 'assigned' }), points({ of: 'done' }), points({ of: 'done', axis: 'x' })]).toEqual([
      '17/1',
      '11/1',
      '6/1',
    ]);
    expect(points({ of: 'assigned', axis: 'x', achieved })).toBe('258/25');
    expect(points({ of: 'assigned', achieved })).toBeNull();
  });

  test('converted: no work and no degrees are both missing', () => {
    const converted = node({ mechanism: 'converted', achieved, axis: null });
    expect(work(converted).missing[0]?.kind).toBe('no-assigned-work');
    expect(work(converted, { lines: [line()] }).missing[0]?.kind).toBe('degree');
    expect(work(converted, { lines: [marked] }).value).toBe('43/5');
  });

  test('a choice needs a known option and its reason', () => {
    const option = (key: string, percent: number, reasonRequired: boolean) => ({
      key,
      percent,
      reasonRequired,
      name: common.name,
    });
    const choice = node({
      mechanism: 'choice',
      options: [option('full', 10_000, true), option('half', 5000, false)],
    });
    const choose = (key: string, reason = '') => work(choice, { choices: { n: { option: key, reason } } });
    expect(choose('half')).toMatchObject({ value: '5/1', operands: ['option=half', 'percent=50/1'] });
    expect(choose('full').missing[0]?.kind).toBe('reason');
    expect(choose('full', '  ').missing).toHaveLength(1);
    expect(choose('full', ' why ')).toMatchObject({
      value: '10/1',
      operands: ['option=full', 'percent=100/1', 'reason=why'],
    });
    expect(choose('third').invalid[0]?.code).toBe('unknown-option');
    expect(work(choice).missing[0]?.kind).toBe('choice');
  });

  test('subordinates: all decided, the worst of them decides', () => {
    const factor = node({ mechanism: 'subordinates', level: 'completed', otherwise: 5000 });
    const of = (total: number, decided: number, worst: string | null) =>
      work(factor, { subordinates: { total, decided, worst } });
    expect([of(3, 3, 'completed').value, of(3, 3, 'not-completed').value]).toEqual(['10/1', '5/1']);
    expect([of(3, 2, 'good'), of(3, 3, null)].map((one) => one.missing[0]?.kind)).toEqual([
      ...['subordinates-undecided', 'subordinates-undecided'],
    ]);
    expect([of(0, 0, null), work(factor)].map((one) => one.missing[0]?.kind)).toEqual([
      'subordinates',
      'subordinates',
    ]);
  });
});

describe('ratios with nothing in them', () => {
  const ratio = (over: object) =>
    node({
      mechanism: 'ratio',
      max: 10_000,
      measure: 'quality',
      base: 'completed',
      axis: null,
      deduction: { percent: 2500, per: 'line' },
      ...over,
    });

  test('nothing completed is full, none or missing as the rulebook says; nothing assigned is always missing', () => {
    const undone = { lines: [line({ done: 0 })] };
    const values = ['full', 'none', 'insufficient'].map(
      (nothingCompleted) => work(ratio({ nothingCompleted }), undone).value,
    );
    expect(values).toEqual(['100/1', '0/1', null]);
    for (const lines of [[], [line({ assigned: 0 })]])
      expect(work(ratio({ nothingCompleted: 'full' }), { lines }).missing[0]?.kind).toBe('no-assigned-work');
  });

  test('what was taken off and what was excused is told', () => {
    const faults = [{ times: 3, excused: 2 }];
    const told = work(ratio({ nothingCompleted: 'full' }), { lines: [line({ faults })] });
    expect(told).toMatchObject({
      value: '75/1',
      operands: ['without-fault=3/4', 'completed=1/1', 'taken-off=1/4', 'excused=2/1'],
    });
    const other = work(ratio({ axis: 'x', nothingCompleted: 'full' }), {
      lines: [line({ axis: 'x' }), line({ key: 'm', faults })],
    });
    expect(other.value).toBe('100/1');
  });
});

describe('inputs nobody can use', () => {
  const tree = [node({ mechanism: 'sum', children: [entered('a')] })];
  const codes = (input: Partial<ScoreInput>) =>
    inputFaults(knownIn(tree), { ...plainInput({}), ...input }).map((fault) => fault.code);

  test.each<[string, Partial<ScoreInput>, readonly string[]]>([
    ['nothing wrong', { entered: { a: 50 }, lines: [line()] }, []],
    ['an unknown criterion', { entered: { b: 1 } }, ['unknown-criterion']],
    ['a choice nobody asks for', { choices: { c: { option: 'x', reason: '' } } }, ['unknown-input']],
    ['two lines alike', { lines: [line(), line()] }, ['two-lines-alike']],
    ['a broken quantity', { lines: [line({ done: 1.5 })] }, ['not-a-whole-number']],
    ['a negative one', { lines: [line({ assigned: -100 })] }, ['not-a-whole-number']],
    ['no coefficient', { lines: [line({ coefficient: 0 })] }, ['not-a-whole-number']],
    [
      'more excused than there were',
      { lines: [line({ faults: [{ times: 1, excused: 2 }] })] },
      ['more-excused-than-faults'],
    ],
    [
      'more faulty items than items',
      { lines: [line({ delays: [1, 1].map((times) => ({ times, excused: 0 })) })] },
      ['more-faulty-than-done'],
    ],
    [
      'as many faulty items as items',
      { lines: [line({ assigned: 200, done: 150, delays: [1, 1].map((times) => ({ times, excused: 0 })) })] },
      [],
    ],
    ['a part above its whole', { shares: { s: { part: 3, whole: 2 } } }, ['share-above-whole']],
    ['a share in pieces', { shares: { s: { part: 0.5, whole: 2 } } }, ['not-a-whole-number']],
  ])('%s', (_name, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });
});
