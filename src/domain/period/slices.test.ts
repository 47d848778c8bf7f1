import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { ASSIGNMENT_KINDS, type AssignmentKind, covers, RANKS, type Rank } from '../organization/shape.ts';
import { addDays } from './date.ts';
import { type Holding, slicesOfWeek } from './slices.ts';

const rulebook = weeklyRulebook();
const WEEK = '2026-W47';
const MONDAY = '2026-11-16';
const NEXT_MONDAY = '2026-11-23';

function holding(
  id: number,
  kind: AssignmentKind,
  rank: Rank,
  from: string,
  to: string | null = null,
): Holding {
  return {
    assignment: { id, personId: 1, postId: id + 100, kind, managerId: null, documentNumber: null, from, to },
    post: { id: id + 100, unitId: 1, title: null, jobPosition: null, rank },
  };
}

const slices = (...holdings: Holding[]) =>
  slicesOfWeek(() => rulebook.evaluatedKinds, WEEK, holdings).map(({ assignmentId, from, to }) => [
    assignmentId,
    from,
    to,
  ]);

describe('slices of a week', () => {
  test('one post all week is one slice from Monday to Monday', () => {
    expect(
      slicesOfWeek(() => rulebook.evaluatedKinds, WEEK, [holding(1, 'main', 'staff', '2020-01-01')]),
    ).toEqual([{ assignmentId: 1, postId: 101, from: MONDAY, to: NEXT_MONDAY }]);
  });

  test('a transfer on Wednesday splits the week without gap or overlap', () => {
    const before = holding(1, 'main', 'staff', '2020-01-01', '2026-11-18');
    const after = holding(2, 'main', 'staff', '2026-11-18');
    expect(slices(after, before)).toEqual([
      [1, MONDAY, '2026-11-18'],
      [2, '2026-11-18', NEXT_MONDAY],
    ]);
  });

  test('joined on Thursday, left on Saturday: only the days held', () => {
    expect(slices(holding(1, 'main', 'staff', '2026-11-19', '2026-11-21'))).toEqual([
      [1, '2026-11-19', '2026-11-21'],
    ]);
  });

  test('a gap between two assignments stays a gap', () => {
    const first = holding(1, 'main', 'staff', '2020-01-01', '2026-11-17');
    const second = holding(2, 'main', 'staff', '2026-11-19');
    expect(slices(first, second)).toEqual([
      [1, MONDAY, '2026-11-17'],
      [2, '2026-11-19', NEXT_MONDAY],
    ]);
  });

  test('each post is asked by its own regulation, and one without any gives no days', () => {
    const before = holding(1, 'main', 'staff', '2020-01-01', '2026-11-18');
    const after = holding(2, 'main', 'staff', '2026-11-18', '2026-11-20');
    const beside = holding(3, 'concurrent', 'head', '2020-01-01');
    const kinds = ({ assignment: { id } }: Holding) =>
      id === 2
        ? null
        : { ...rulebook.evaluatedKinds, kinds: id === 3 ? ['concurrent' as const] : ['main' as const] };
    const found = slicesOfWeek(kinds, WEEK, [after, before, beside]);
    // A post only its own regulation evaluates fills the days nobody else has.
    expect(found.map(({ assignmentId, from, to }) => [assignmentId, from, to])).toEqual([
      [3, MONDAY, NEXT_MONDAY],
    ]);
    expect(slicesOfWeek(kinds, WEEK, [after, before]).map(({ assignmentId }) => assignmentId)).toEqual([1]);
  });

  test('a concurrent post is not evaluated apart, however high', () => {
    expect(
      slices(holding(1, 'concurrent', 'head', '2020-01-01'), holding(2, 'main', 'staff', '2020-01-01')),
    ).toEqual([[2, MONDAY, NEXT_MONDAY]]);
    expect(slices(holding(1, 'concurrent', 'head', '2020-01-01'))).toEqual([]);
  });

  test('of two main posts the highest rank counts, then the older assignment', () => {
    const staff = holding(1, 'main', 'staff', '2020-01-01');
    expect(slices(staff, holding(2, 'main', 'deputy', '2020-01-01'))).toEqual([[2, MONDAY, NEXT_MONDAY]]);
    expect(slices(holding(3, 'main', 'staff', '2020-01-01'), staff)).toEqual([[1, MONDAY, NEXT_MONDAY]]);
  });

  test('seconded from Wednesday to Friday: home, host, home again', () => {
    const home = holding(1, 'main', 'staff', '2020-01-01');
    const host = holding(2, 'secondment', 'staff', '2026-11-18', '2026-11-20');
    expect(slices(home, host)).toEqual([
      [1, MONDAY, '2026-11-18'],
      [2, '2026-11-18', '2026-11-20'],
      [1, '2026-11-20', NEXT_MONDAY],
    ]);
  });

  test('acting head beside a main post stays evaluated in the main post; alone, as acting', () => {
    const acting = holding(2, 'acting', 'head', '2026-01-01');
    expect(slices(holding(1, 'main', 'deputy', '2020-01-01'), acting)).toEqual([[1, MONDAY, NEXT_MONDAY]]);
    expect(slices(acting)).toEqual([[2, MONDAY, NEXT_MONDAY]]);
  });

  test('nothing in a week before or after the assignment', () => {
    expect(slices(holding(1, 'main', 'staff', '2020-01-01', MONDAY))).toEqual([]);
    expect(slices(holding(1, 'main', 'staff', NEXT_MONDAY))).toEqual([]);
  });

  test('no day is evaluated twice, none held in an evaluated kind is forgotten, order of input is nothing', () => {
    const anyHolding = fc
      .record({
        id: fc.integer({ min: 1, max: 6 }),
        kind: fc.constantFrom(...ASSIGNMENT_KINDS),
        rank: fc.constantFrom(...RANKS),
        start: fc.integer({ min: -3, max: 8 }),
        length: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      })
      .map(({ id, kind, rank, start, length }) => {
        const from = addDays(MONDAY, start);
        return holding(id, kind, rank, from, length === null ? null : addDays(from, length));
      });
    const holdings = fc.uniqueArray(anyHolding, {
      maxLength: 6,
      selector: ({ assignment }) => assignment.id,
    });
    fc.assert(
      fc.property(holdings, (held) => {
        const found = slicesOfWeek(() => rulebook.evaluatedKinds, WEEK, held);
        expect(slicesOfWeek(() => rulebook.evaluatedKinds, WEEK, [...held].reverse())).toEqual(found);
        for (let day = MONDAY; day < NEXT_MONDAY; day = addDays(day, 1)) {
          const evaluated = held.some(
            ({ assignment }) => assignment.kind !== 'concurrent' && covers(assignment, day),
          );
          expect(found.filter((slice) => covers(slice, day))).toHaveLength(evaluated ? 1 : 0);
        }
      }),
      { seed: 8679, numRuns: 300 },
    );
  });
});
