// The numbers of a regulation in fields of their own: which, where they stand, and that any text can be looked at.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedNames, shippedRulebook } from '../../../test/builders/rulebooks.ts';
import { figuresOf, type TypedFigure } from './figures.ts';
import { storedForm } from './stored.ts';

type Data = Record<string, unknown>;
const name = { vi: 'Tên', en: 'Name' };
const citation = { document: '335/2025/NĐ-CP', where: 'điều 14', confidence: 'A', note: null };
const source = { document: '335/2025/NĐ-CP', where: 'điều 14' };
const end = (value: unknown) => ({ value, closed: true });
const LEVELS = [
  { key: 'excellent', name, citation, from: end(9000), to: end(10_000) },
  { key: 'good', name: { vi: 'Tốt', en: 'Good' }, citation, from: end(7000), to: end(9000) },
  { key: 'rest', name, citation, from: end(0), to: end(6999) },
];
const found = (raw: unknown) =>
  figuresOf(raw).map(
    ({ kind, value, paths }) => `${kind} ${value} ${paths.map((path) => path.join('.')).join(' ')}`,
  );

function valueAt(raw: unknown, path: TypedFigure['paths'][number]): unknown {
  return path.reduce<unknown>((at, step) => (at as Data)[step], raw);
}

describe('borders', () => {
  test('one for each level but the worst, standing in two levels where these meet', () => {
    expect(found({ levels: LEVELS })).toEqual([
      'border 9000 levels.0.from.value levels.1.to.value',
      'border 7000 levels.1.from.value',
    ]);
    expect(figuresOf({ levels: LEVELS })[1]).toMatchObject({ name: { vi: 'Tốt', en: 'Good' }, source });
    expect([found({ levels: LEVELS.slice(0, 1) }), found({ levels: [] })]).toEqual([[], []]);
  });
});

describe('deductions', () => {
  const ratio = (percent: unknown, more: Data = {}) => ({
    ...{ key: 'b', name, citation, mechanism: 'ratio', deduction: { percent, per: 'item' }, ...more },
  });

  test('at any depth, in the order of reading', () => {
    const score = {
      ...ratio(100),
      of: ratio(400),
      children: [ratio(200, { children: [ratio(300)] }), { mechanism: 'entered' }, 'typed wrongly'],
    };
    expect(found({ score })).toEqual([
      'deduction 100 score.deduction.percent',
      'deduction 200 score.children.0.deduction.percent',
      'deduction 300 score.children.0.children.0.deduction.percent',
      'deduction 400 score.of.deduction.percent',
    ]);
  });

  test('as deep as any regulation goes, and no deeper', () => {
    const nested = (depth: number): Data =>
      ratio(depth, depth === 0 ? {} : { children: [nested(depth - 1)] });
    const depth = (of: number) => found({ score: nested(of) }).length;
    expect([depth(0), depth(11), depth(12), depth(40)]).toEqual([1, 12, 12, 12]);
  });
});

describe('conditions, forced levels, quotas', () => {
  test('the shares they name, with the level of a quota as its name', () => {
    const raw = {
      validFrom: '2026-01-01',
      levels: LEVELS.slice(0, 1),
      conditions: [
        { name, citation, test: { kind: 'flag', flag: 'a' } },
        { name, citation, test: { kind: 'at-least', figure: 'tasks-done', percent: 10_000 } },
      ],
      forced: [{ name, citation, when: { kind: 'above', figure: 'tasks-undone', percent: 5000 } }],
      quotas: [
        { citation, level: 'excellent', percent: 2000, raisedPercent: 2500 },
        { citation, level: 'unknown', percent: 1500, raisedPercent: null },
      ],
    };
    expect(found(raw)).toEqual([
      'valid-from 2026-01-01 validFrom',
      'condition 10000 conditions.1.test.percent',
      'forced 5000 forced.0.when.percent',
      'quota 2000 quotas.0.percent',
      'raised-quota 2500 quotas.0.raisedPercent',
      'quota 1500 quotas.1.percent',
    ]);
    expect(figuresOf(raw).map((one) => one.name)).toEqual([null, name, name, name, name, null]);
    expect(figuresOf(raw).map((one) => one.source)).toEqual([null, ...Array(5).fill(source)]);
  });
});

describe('data nobody has checked', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'rulebook'],
    ['a list', [{ validFrom: '2026-01-01' }]],
    ['an empty one', {}],
    ['wrong kinds everywhere', { levels: 'x', score: [], conditions: {}, forced: null, quotas: 7 }],
    ['holes', { levels: [null, 3], conditions: [null], forced: [[]], quotas: [null, 'x'] }],
  ])('%s has none', (_name, raw) => {
    expect(figuresOf(raw)).toEqual([]);
  });

  test('a text typed for a number is shown, a broken number is not; half a name is none', () => {
    const border = (value: unknown, more: Data = {}) =>
      figuresOf({ levels: [{ ...LEVELS[0], from: end(value), ...more }, LEVELS[2]] });
    expect(border('ninety')).toMatchObject([{ value: 'ninety', paths: [['levels', 0, 'from', 'value']] }]);
    for (const broken of [90.5, Number.NaN, null, true, {}]) expect(border(broken)).toEqual([]);
    for (const half of [{ vi: 'x' }, { en: 'x' }, { vi: 1, en: 'x' }, { vi: 'x', en: 2 }, 'x', null])
      expect(border(1, { name: half })[0]?.name).toBeNull();
    for (const half of [{ document: 'x' }, { where: 'x' }, { document: 1, where: 'x' }, null])
      expect(border(1, { citation: half })[0]?.source).toBeNull();
  });

  test('whatever is typed, every path leads to the value that is told', () => {
    fc.assert(
      fc.property(
        fc.record({ levels: fc.anything(), score: fc.anything(), quotas: fc.anything() }),
        (raw) => {
          for (const { paths, value } of figuresOf(raw))
            for (const path of paths) expect(valueAt(raw, path)).toBe(value);
        },
      ),
      { seed: 31, numRuns: 300 },
    );
  });
});

test('in every shipped regulation, with name and source, and each path to its value', () => {
  for (const file of shippedNames()) {
    const raw = structuredClone(storedForm(shippedRulebook(file.replace('.yaml', ''))));
    const figures = figuresOf(raw);
    expect(figures.length, file).toBeGreaterThan(1);
    for (const { kind, paths, value, source: cited } of figures) {
      if (kind !== 'valid-from') expect(cited, `${file} ${kind}`).not.toBeNull();
      for (const path of paths) expect(valueAt(raw, path)).toBe(value);
    }
  }
});
