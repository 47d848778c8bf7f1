import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Fraction, fraction, fractionText } from '../score/fraction.ts';
import { movesBetween } from './moves.ts';
import { addFigures, EMPTY_NODE, figuresOf, meanOfNode, rollUpTree } from './node.ts';
import { partsOf, rollUpPerson } from './person.ts';
import type { PartRecord } from './shape.ts';

const bands = (total: Fraction) =>
  compare(total, fraction(9000)) >= 0
    ? 'excellent'
    : compare(total, fraction(7000)) >= 0
      ? 'good'
      : 'completed';
const record = (period: string, points: number | null, more: Partial<PartRecord> = {}): PartRecord => ({
  period,
  evaluationId: 1,
  status: points === null ? 'missing' : 'counted',
  total: points === null ? null : fraction(points),
  level: null,
  days: 5,
  why: null,
  facts: null,
  ...more,
});
const away = (period: string): PartRecord =>
  record(period, 0, { status: 'not-counted', total: null, why: 'leave' });

describe('a person over a longer period', () => {
  test('worked example 31: months of 92, 88 and 91 are 90.333, excellent by points', () => {
    const months = [record('2026-M01', 9200), record('2026-M02', 8800), record('2026-M03', 9100)];
    const { total, level, counted } = rollUpPerson('mean', partsOf(months), bands);
    expect([total && fractionText(total), level, counted]).toEqual(['27100/3', 'excellent', 3]);
  });

  test('a hair below a bound stays below: nothing is rounded', () => {
    const months = [record('2026-M01', 9000), record('2026-M02', 9000), record('2026-M03', 8999)];
    expect(rollUpPerson('mean', partsOf(months), bands).level).toBe('good');
  });

  test('missing and not counted are shown and never count as zero', () => {
    const months = [record('2026-M01', 9000), record('2026-M02', null), away('2026-M03')];
    expect(rollUpPerson('mean', partsOf(months), bands)).toMatchObject({
      counted: 1,
      missing: 1,
      notCounted: 1,
      total: fraction(9000),
      parts: [{ status: 'counted' }, { status: 'missing' }, { status: 'not-counted' }],
    });
  });

  test('nothing decided, nothing recorded: no total, no level', () => {
    for (const none of [[], [record('2026-M01', null)], [away('2026-M01')]])
      expect(rollUpPerson('mean', partsOf(none), bands)).toMatchObject({
        total: null,
        level: null,
        counted: 0,
      });
  });

  test('a transfer: slices weigh by working days, and the period stays one period', () => {
    const parts = [
      record('2026-W10', 8000, { days: 2 }),
      record('2026-W10', 9000, { days: 3, evaluationId: 2 }),
      record('2026-W11', 7000),
    ];
    const { total, counted, parts: found } = rollUpPerson('mean', partsOf(parts), bands);
    expect(found[0]?.total).toEqual(fraction(8600));
    expect([counted, total]).toEqual([2, fraction(7800)]);
    const alike = parts.slice(0, 2).map((part) => ({ ...part, days: 0 }));
    expect(rollUpPerson('mean', partsOf(alike), bands).total).toEqual(fraction(8500));
  });

  test('one slice undecided makes the period missing; one away leaves the other', () => {
    const first = record('2026-W10', 8000, { days: 2 });
    expect(rollUpPerson('mean', partsOf([first, record('2026-W10', null)]), bands).parts[0]?.status).toBe(
      'missing',
    );
    expect(rollUpPerson('mean', partsOf([first, away('2026-W10')]), bands).parts[0]).toMatchObject({
      status: 'counted',
      total: fraction(8000),
    });
  });

  test('by days a longer period weighs more; as evidence there is a mean but no level', () => {
    const months = [record('2026-M01', 9000, { days: 20 }), record('2026-M02', 6000, { days: 10 })];
    expect(rollUpPerson('mean-by-days', partsOf(months), bands).total).toEqual(fraction(8000));
    expect(rollUpPerson('mean', partsOf(months), bands).total).toEqual(fraction(7500));
    expect(rollUpPerson('evidence', partsOf(months), bands)).toMatchObject({
      total: fraction(7500),
      level: null,
    });
  });

  test('weeks sort by time across the turn of a year with a week 53', () => {
    const weeks = ['2027-W01', '2026-W53', '2026-W52'].map((week) => record(week, 5000));
    expect(rollUpPerson('mean', partsOf(weeks), bands).parts.map(({ period }) => period)).toEqual([
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
  });
});

const anyPerson = fc
  .record({
    points: fc.option(fc.integer({ min: 0, max: 30_000 })),
    missing: fc.nat(5),
    notCounted: fc.nat(5),
  })
  .map(({ points, ...counts }) => {
    const total = points === null ? null : fraction(points, 3);
    return { ...counts, total, level: total === null ? null : bands(total) };
  });

describe('nodes', () => {
  test('order and grouping never change a figure: children first or everybody at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), anyPerson), { maxLength: 40 }),
        (members) => {
          const units = [1, 2, 3, 4, 5, 6].map((unitId) => ({
            unitId,
            parentId: unitId === 1 ? null : Math.floor(unitId / 2),
          }));
          const own = new Map(
            [...Map.groupBy(members, ([unit]) => unit)].map(([unit, of]) => [
              unit,
              of.map(([, person]) => figuresOf(person)).reduce(addFigures, EMPTY_NODE),
            ]),
          );
          const tree = rollUpTree(units.toReversed(), own);
          const atOnce = members.map(([, person]) => figuresOf(person)).reduce(addFigures, EMPTY_NODE);
          expect(tree.get(1)).toEqual(atOnce);
          const under2 = members.filter(([unit]) => [2, 4, 5].includes(unit)).toReversed();
          expect(tree.get(2)).toEqual(
            under2.map(([, person]) => figuresOf(person)).reduce(addFigures, EMPTY_NODE),
          );
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  test('the mean is of those with a total; nobody has none', () => {
    const two = addFigures(
      figuresOf({ missing: 0, notCounted: 0, total: fraction(8000), level: 'good' }),
      figuresOf({ missing: 3, notCounted: 1, total: null, level: null }),
    );
    expect(two).toMatchObject({ members: 2, counted: 1, missing: 3, notCounted: 1, levels: { good: 1 } });
    expect(two.sum).toEqual(fraction(8000));
    expect(Object.keys(two.levels)).toEqual(['good']);
    expect(meanOfNode(two)).toEqual(fraction(8000));
    expect(meanOfNode(EMPTY_NODE)).toBeNull();
  });
});

describe('figures of equal worth', () => {
  const at = (level: string) => figuresOf({ missing: 0, notCounted: 0, total: fraction(8000), level });

  test('are written alike, in whatever order people were added', () => {
    const all = ['good', 'completed', 'excellent', 'good', 'completed', 'good'];
    const written = [all, all.toReversed(), all.toSorted()].map((order) =>
      JSON.stringify(order.map(at).reduce(addFigures, EMPTY_NODE).levels),
    );
    expect(written).toEqual(Array(3).fill('{"completed":2,"excellent":1,"good":3}'));
  });

  test('leave what they were added up from as it was', () => {
    const one = at('good');
    addFigures(one, at('good'));
    addFigures(EMPTY_NODE, one);
    expect([one.levels, EMPTY_NODE.levels]).toEqual([{ good: 1 }, {}]);
  });
});

describe('what a late change moves', () => {
  const stands = (personId: number, points: number | null, level: string | null) => ({
    personId,
    total: points === null ? null : fraction(points),
    level,
  });

  test('nobody when nothing changed', () => {
    const same = [stands(1, 9000, 'excellent'), stands(2, null, null)];
    expect(movesBetween(same, same.toReversed())).toEqual([]);
  });

  test('changed levels first, then changed totals, those who came and those who went', () => {
    const before = [stands(1, 8000, 'good'), stands(2, 9000, 'excellent'), stands(3, 7500, 'good')];
    const after = [stands(1, 8100, 'good'), stands(2, 8900, 'good'), stands(4, null, null)];
    expect(movesBetween(before, after).map(({ personId, levelChanges }) => [personId, levelChanges])).toEqual(
      [
        [2, true],
        [3, true],
        [4, true],
        [1, false],
      ],
    );
  });

  test('a total that appears or vanishes with the level unchanged is a move', () => {
    expect(movesBetween([stands(1, null, null)], [stands(1, 5000, null)])).toHaveLength(1);
    expect(movesBetween([stands(1, 5000, null)], [stands(1, null, null)])).toHaveLength(1);
    expect(movesBetween([stands(1, 5000, 'good')], [stands(1, 5000, 'completed')])).toHaveLength(1);
  });

  test('whose level changes alike stand by person', () => {
    const [before, after] = [7000, 7100].map((points) =>
      [3, 9, 1, 4].map((id) => stands(id, points, 'good')),
    );
    expect(movesBetween(before ?? [], after ?? []).map(({ personId }) => personId)).toEqual([1, 3, 4, 9]);
  });
});
