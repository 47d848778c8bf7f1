import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, lines, sheetOf } from '../../../../test/input/fixtures.ts';
import { numberUnits } from './number-units.ts';
import { planUnits, type UnitOptions } from './plan-units.ts';
import { settleUnits } from './settle.ts';
import type { Resolution } from './trouble.ts';

const HEADINGS = ['Mã đơn vị', 'Mã cấp trên', 'Tên đơn vị', 'Loại', 'Mã hành chính'];
const GOOD: Cell[][] = [
  ['T', '', 'Tỉnh', 'province', '56'],
  ['T.1', 'T', 'Sở Nội vụ', 'agency', ''],
  ['T.1.1', 'T.1', 'Phòng Một', 'division', ''],
  ['T.1.2', 'T.1', 'Phòng Hai', 'Phòng', ''],
];
const FROM = '2026-11-01';

function plan(rows: Cell[][], options: Partial<UnitOptions> = {}, current: Cell[][] | null = null) {
  const before =
    current === null ? null : planUnits(sheetOf([HEADINGS, ...current]), null, { effectiveFrom: FROM });
  const version = before === null ? null : { version: 1, from: FROM, units: settleUnits(before.units, 1) };
  return planUnits(sheetOf([HEADINGS, ...rows]), version, { effectiveFrom: '2027-01-01', ...options });
}

function codes(units: readonly { readonly code: string }[]): string[] {
  return units.map((unit) => unit.code);
}

describe('troubles of a list of units', () => {
  test.each<[string, Cell[], string]>([
    ['no code', ['', 'T', 'Phòng', 'division'], '6A error code-missing'],
    ['no name', ['T.3', 'T', '', 'division'], '6C error unit-name-missing'],
    ['a code twice', ['T.1', 'T', 'Sở', 'agency'], '6A error code-duplicate'],
    ['an unknown parent', ['T.1.9', 'T.7', 'Phòng', 'division'], '6B error parent-unknown -> T.1'],
    ['itself as parent', ['T.1.9', 'T.1.9', 'Phòng', 'division'], '6B error parent-self -> T.1'],
    ['an unknown kind', ['T.1.9', 'T.1', 'Phòng Ba', 'abc'], '6D error kind-unknown -> division'],
    ['no kind', ['T.1.9', 'T.1', 'Lạ', ''], '6D error kind-unknown'],
    [
      'a name twice under one parent',
      ['T.1.9', 'T.1', 'PHÒNG HAI', 'division'],
      '6C warning sibling-same-name',
    ],
    ['an administrative code twice', ['T.2', 'T', 'Xã', 'commune', '56'], '6E warning admin-code-duplicate'],
  ])('%s', (_, row, line) => {
    const result = plan([...GOOD, row]);
    expect(lines(result.troubles)).toEqual([line]);
    expect(result.applicable).toBe(line.includes('warning'));
    expect(result.units.length > 0).toBe(result.applicable);
  });

  test('a circle is cut at one row', () => {
    const circle: Cell[][] = [
      ['A', 'C', 'A', 'agency'],
      ['B', 'A', 'B', 'agency'],
      ['C', 'B', 'C', 'agency'],
    ];
    expect(lines(plan(circle).troubles)).toEqual(['2B error parent-circle -> empty']);
    const answer: Resolution = { row: 2, code: 'parent-circle', choice: 'use-suggestion' };
    expect(codes(plan(circle, { resolutions: [answer] }).units)).toEqual(['A', 'B', 'C']);
    const bad: Resolution = { row: 2, code: 'parent-circle', choice: 'value', value: 'B' };
    expect(plan(circle, { resolutions: [bad] }).applicable).toBe(false);
  });

  test('a circle through a unit the list does not name is found too', () => {
    const result = plan([['T.1', 'T.1.1', 'Sở Nội vụ', 'agency']], {}, GOOD);
    expect(lines(result.troubles)).toEqual(['2B error parent-circle -> empty']);
  });

  test('answers mend rows, bad answers do not, skipped rows stay out', () => {
    const rows = [...GOOD, ['T.1.9', 'T.7', 'Phòng Ba', 'abc']];
    const kind: Resolution = { row: 6, code: 'kind-unknown', choice: 'use-suggestion' };
    const parent: Resolution = { row: 6, code: 'parent-unknown', choice: 'value', value: 'T' };
    expect(plan(rows, { resolutions: [kind, parent] }).units.at(-1)).toMatchObject({
      code: 'T.1.9',
      kind: 'division',
    });
    expect(plan(rows, { resolutions: [kind, { ...parent, value: 'X' }] }).applicable).toBe(false);
    const skip: Resolution = { row: 6, code: 'kind-unknown', choice: 'skip-row' };
    expect(plan(rows, { resolutions: [skip] }).units).toHaveLength(4);
  });

  test('no headings, or not the necessary ones', () => {
    const bare = planUnits(sheetOf([['x']]), null, { effectiveFrom: FROM });
    expect(lines(bare.troubles)).toEqual(['1 error heading-row-missing']);
    const part = planUnits(sheetOf([['Mã đơn vị', 'Loại']]), null, { effectiveFrom: FROM });
    expect(part.troubles.map((one) => one.code)).toEqual(['heading-missing']);
    expect([bare.applicable, part.applicable]).toEqual([false, false]);
  });
});

describe('differences to the version in force', () => {
  test('added, moved, renamed, changed; ids stay, numbers are new', () => {
    const rows: Cell[][] = [
      ['T.1.1', 'T', 'Phòng Một mới', 'agency', ''],
      ['T.3', 'T', 'Sở Mới', 'agency', ''],
    ];
    const { changes, units } = plan(rows, {}, GOOD);
    expect(codes(changes.unitsAdded)).toEqual(['T.3']);
    expect(changes.unitsMoved.map((one) => one.after.code)).toEqual(['T.1.1']);
    expect(changes.unitsRenamed.map((one) => one.after.name)).toEqual(['Phòng Một mới']);
    expect(changes.unitsChanged.map((one) => one.after.kind)).toEqual(['agency']);
    expect(changes.unitsEnded).toEqual([]);
    expect(units.map((unit) => [unit.code, unit.lo, unit.hi])).toEqual([
      ['T', 1, 5],
      ['T.1', 2, 3],
      ['T.1.2', 3, 3],
      ['T.1.1', 4, 4],
      ['T.3', 5, 5],
    ]);
  });

  test('missing units end only when the list is complete, and never with people in them', () => {
    const rows = GOOD.slice(0, 3);
    expect(plan(rows, {}, GOOD).unchanged).toBe(true);
    expect(codes(plan(rows, { complete: true }, GOOD).changes.unitsEnded)).toEqual(['T.1.2']);
    const occupied = plan(rows, { complete: true, occupied: new Set([4]) }, GOOD);
    expect(lines(occupied.troubles)).toEqual(['1 error unit-ended-occupied']);
    expect(occupied.changes.unitsEnded).toEqual([]);
  });

  test('a row left out of a complete list keeps its unit and those above', () => {
    const skip: Resolution = { row: 3, code: 'kind-unknown', choice: 'skip-row' };
    const rows: Cell[][] = [
      ['T', '', 'Tỉnh', 'province', '56'],
      ['T.1.2', 'T.1', 'Phòng Hai', '?', ''],
    ];
    const { changes, units } = plan(rows, { complete: true, resolutions: [skip] }, GOOD);
    expect(codes(changes.unitsEnded)).toEqual(['T.1.1']);
    expect(codes(units)).toEqual(['T', 'T.1', 'T.1.2']);
  });
});

test('numbering: any forest, any order of rows, every subtree one range', () => {
  const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((parents) =>
    parents.map((parent, i) => ({
      id: i + 1,
      parentId: i === 0 || parent % 5 === 0 ? null : (parent % i) + 1,
      code: `U.${i + 1}`,
      name: 'x',
      kind: 'division',
      adminCode: null,
    })),
  );
  fc.assert(
    fc.property(forest, (units) => {
      const numbered = numberUnits(units);
      expect(numbered.map((unit) => unit.lo)).toEqual(units.map((_, i) => i + 1));
      expect(numberUnits([...units].reverse())).toEqual(numbered);
      const byId = new Map(numbered.map((unit) => [unit.id, unit]));
      const isBelow = (id: number | null, upper: number): boolean =>
        id !== null && (id === upper || isBelow(byId.get(id)?.parentId ?? null, upper));
      for (const upper of numbered) {
        for (const unit of numbered) {
          expect(unit.lo >= upper.lo && unit.hi <= upper.hi).toBe(isBelow(unit.id, upper.id));
        }
      }
    }),
    { numRuns: 60, seed: 8679 },
  );
});
