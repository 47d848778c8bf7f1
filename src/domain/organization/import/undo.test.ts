// Taking an import back: each reason to stay, and what goes back where nothing stands against it.
import { describe, expect, test } from 'vitest';
import type { Assignment, Person, Unit } from '../shape.ts';
import { type UndoFacts, undoPeople } from './undo-people.ts';
import { undoUnits } from './undo-units.ts';
import type { WrittenPeople, WrittenUnits } from './written.ts';

const FROM = '2026-11-02';
const held = (id: number, personId: number, change: Partial<Assignment> = {}): Assignment => ({
  ...{ id, personId, postId: 1, kind: 'main', managerId: null, documentNumber: null, from: FROM, to: null },
  ...change,
});
const person = (id: number, change: Partial<Person> = {}): Person => ({
  ...{ id, fullName: `Người ${id}`, nationalId: null, birthDate: null, sex: null, grade: null },
  ...{ education: null, partyMember: false },
  ...change,
});
const written = (change: Partial<WrittenPeople>): WrittenPeople => ({
  ...{ kind: 'people', rootUnitId: 1, nextAssignment: 100, peopleAdded: [], peopleChanged: [] },
  ...{ assignmentsAdded: [], assignmentsEnded: [], managersNamed: [], absencesAdded: [] },
  ...change,
});
const facts = (change: Partial<UndoFacts> = {}): UndoFacts => ({
  ...{ assignments: [], people: [], evaluated: new Map(), managed: new Map(), delegating: new Set() },
  ...{ laterImports: new Map(), absencesRevoked: new Set(), absencesClosed: new Set() },
  numbersTaken: new Set(),
  ...change,
});
const reasons = (list: WrittenPeople, known: UndoFacts, from = FROM) =>
  undoPeople(list, known, from).kept.map((one) => [one.personId, one.reasons.map(({ code }) => code)]);

describe('people', () => {
  const moved = written({
    assignmentsAdded: [held(20, 7, { postId: 2 })],
    assignmentsEnded: [{ before: held(10, 7, { from: '2026-01-05' }), to: FROM }],
  });
  const now = [held(10, 7, { from: '2026-01-05', to: FROM }), held(20, 7, { postId: 2 })];

  test('go back as if the list had never held', () => {
    expect(undoPeople(moved, facts({ assignments: now }), FROM)).toMatchObject({
      assignmentsEnded: [{ id: 20, to: FROM }],
      assignmentsRestored: [{ id: 10, to: null }],
      assignmentsAdded: [],
      kept: [],
    });
  });
  test('from a later day end what was imported and begin anew what was there', () => {
    const undone = undoPeople(moved, facts({ assignments: now }), '2026-11-18');
    expect(undone).toMatchObject({
      assignmentsEnded: [{ id: 20, to: '2026-11-18' }],
      assignmentsRestored: [],
      assignmentsAdded: [{ personId: 7, postId: 1, from: '2026-11-18', to: null }],
    });
    expect(undone.assignmentsAdded[0]).not.toHaveProperty('id');
  });
  test('what would have ended by then is not begun again, what is over is not ended', () => {
    const before = held(10, 7, { from: '2026-01-05', to: '2026-11-10' });
    const list = written({
      assignmentsAdded: [held(20, 7, { to: '2026-11-12' })],
      assignmentsEnded: [{ before, to: FROM }],
    });
    const known = facts({ assignments: [{ ...before, to: FROM }, held(20, 7, { to: '2026-11-12' })] });
    const undone = undoPeople(list, known, '2026-11-18');
    expect([undone.assignmentsEnded, undone.assignmentsAdded]).toEqual([[], []]);
  });
  test.each<[string, Partial<UndoFacts>]>([
    ['evaluated', { evaluated: new Map([[20, 2]]) }],
    ['later-import', { laterImports: new Map([[7, [4]]]) }],
    ['delegates', { delegating: new Set([7]) }],
    ['number-taken', { numbersTaken: new Set([7]) }],
    ['changed-since', { assignments: [...now, held(120, 7)] }],
    ['changed-since', { assignments: now.map((one) => ({ ...one, to: '2026-12-01' })) }],
    ['changed-since', { assignments: now.map((one) => ({ ...one, managerId: 9 })) }],
  ])('stay whole: %s', (code, change) => {
    const undone = undoPeople(moved, facts({ assignments: now, ...change }), FROM);
    expect(undone.kept).toMatchObject([{ personId: 7, reasons: [{ code }] }]);
    expect([undone.assignmentsEnded, undone.assignmentsRestored]).toEqual([[], []]);
  });
  test('an assignment taken back since is no change', () => {
    const taken = held(120, 7, { from: '2026-11-20', to: '2026-11-20' });
    expect(reasons(moved, facts({ assignments: [...now, taken] }))).toEqual([]);
  });
  test('stay when somebody who stays is managed by them, through any number of steps', () => {
    const list = written({ assignmentsAdded: [held(21, 1), held(22, 2), held(23, 3), held(24, 4)] });
    const managed = new Map([
      [1, [2]],
      [2, [3]],
      [4, [9]],
    ]);
    const known = facts({ assignments: list.assignmentsAdded, managed, evaluated: new Map([[23, 1]]) });
    expect(reasons(list, known).toSorted()).toEqual([
      [1, ['manages']],
      [2, ['manages']],
      [3, ['evaluated']],
      [4, ['manages']],
    ]);
  });
  test('fields go back one by one, unless somebody changed them again', () => {
    const list = written({
      peopleChanged: [{ id: 7, before: { education: 'Đại học' }, after: { education: 'Thạc sĩ' } }],
    });
    const same = facts({ people: [person(7, { education: 'Thạc sĩ', grade: 'Chuyên viên' })] });
    expect(undoPeople(list, same, FROM).peopleChanged).toEqual([
      person(7, { education: 'Đại học', grade: 'Chuyên viên' }),
    ]);
    expect(reasons(list, facts({ people: [person(7, { education: 'Tiến sĩ' })] }))).toEqual([
      [7, ['field-changed']],
    ]);
  });
  test('managers and absences follow', () => {
    const list = written({
      managersNamed: [{ assignmentId: 10, personId: 7, from: FROM, managerId: 5, before: 4 }],
      absencesAdded: [
        { id: 1, personId: 7 },
        { id: 2, personId: 8 },
        { id: 3, personId: 7 },
      ],
    });
    const known = facts({
      assignments: [held(10, 7, { managerId: 5 })],
      absencesClosed: new Set([2]),
      absencesRevoked: new Set([3]),
    });
    expect(undoPeople(list, known, '2026-11-10')).toMatchObject({
      managersNamed: [{ assignmentId: 10, managerId: 4, from: '2026-11-10' }],
      absencesRevoked: [{ id: 1, personId: 7 }],
      kept: [{ personId: 8, reasons: [{ code: 'absence-closed' }] }],
    });
    const other = facts({ assignments: [held(10, 7, { managerId: 6 })] });
    expect(reasons(list, other)).toContainEqual([7, ['changed-since']]);
  });
});

describe('units', () => {
  const unit = (id: number, parentId: number | null, change: Partial<Unit> = {}): Unit => ({
    ...{
      id,
      parentId,
      code: `U${id}`,
      name: `Đơn vị ${id}`,
      kind: 'division',
      adminCode: null,
      lo: id,
      hi: id,
    },
    ...change,
  });
  const none: WrittenUnits = { kind: 'units', unitsAdded: [], unitsChanged: [], unitsEnded: [] };
  const free = { occupied: new Set<number>(), granted: new Set<number>() };
  const top = unit(1, null);
  const kept = (current: Unit[], list: Partial<WrittenUnits>, change: Partial<typeof free> = {}) =>
    undoUnits(current, { ...none, ...list }, { ...free, ...change }).kept.map((one) => [
      one.unit.id,
      one.reason,
    ]);

  test('added ones go from below, ended ones come back from above', () => {
    const list = {
      ...none,
      unitsAdded: [unit(2, 1), unit(3, 2)],
      unitsEnded: [unit(5, 4, { lo: 9 }), unit(4, 1, { lo: 8 })],
    };
    const undone = undoUnits([top, unit(2, 1), unit(3, 2)], list, free);
    expect(undone.units?.map((one) => one.id)).toEqual([1, 4, 5]);
    expect(undone.kept).toEqual([]);
  });
  test('nothing to do is no new tree', () => {
    expect(undoUnits([top], none, free).units).toBeNull();
  });
  test('moved and renamed ones go back when they stand as the list left them', () => {
    const before = unit(3, 1, { name: 'Cũ' });
    const after = unit(3, 2, { name: 'Mới' });
    const list = { unitsChanged: [{ before, after }] };
    const undone = undoUnits([top, unit(2, 1), after], { ...none, ...list }, free);
    expect(undone.units?.find((one) => one.id === 3)).toMatchObject({ parentId: 1, name: 'Cũ' });
    expect(kept([top, unit(2, 1), { ...after, name: 'Khác' }], list)).toEqual([[3, 'changed-since']]);
    expect(kept([top, unit(2, 1)], list)).toEqual([[3, 'ended-since']]);
    const below = { unitsChanged: [{ before: unit(2, 3), after: unit(2, 1) }] };
    expect(kept([top, unit(2, 1), unit(3, 2)], below)).toEqual([[2, 'parent-gone']]);
  });
  test('stay with people, roles, or units under them, or under another name', () => {
    const added = { unitsAdded: [unit(2, 1)] };
    expect(kept([top, unit(2, 1)], added, { occupied: new Set([2]) })).toEqual([[2, 'occupied']]);
    expect(kept([top, unit(2, 1)], added, { granted: new Set([2]) })).toEqual([[2, 'role-granted']]);
    expect(kept([top, unit(2, 1), unit(9, 2)], added)).toEqual([[2, 'has-children']]);
    expect(kept([top, unit(2, 1, { name: 'Khác' })], added)).toEqual([[2, 'changed-since']]);
  });
  test('ended ones stay ended when their code or the unit above is taken', () => {
    const ended = { unitsEnded: [unit(4, 1)] };
    expect(kept([top, unit(8, 1, { code: 'U4' })], ended)).toEqual([[4, 'code-taken']]);
    expect(kept([top], { unitsEnded: [unit(5, 7)] })).toEqual([[5, 'parent-gone']]);
  });
});
