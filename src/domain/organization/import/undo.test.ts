// Taking an import back: each reason to stay, and what goes back where nothing stands against it.
import { describe, expect, test } from 'vitest';
import type { Assignment, Person, Unit } from '../shape.ts';
import { touchedBy, type UndoFacts, undoPeople } from './undo-people.ts';
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

describe('people, at the borders', () => {
  const kept = (list: WrittenPeople, known: UndoFacts, from = FROM) =>
    undoPeople(list, known, from).kept.map((one) => [one.personId, one.reasons]);
  const added = written({ assignmentsAdded: [held(20, 7), held(21, 7)] });
  const now = added.assignmentsAdded;

  test('reasons are counted, each import is named by its number', () => {
    const known = facts({
      ...{
        assignments: now,
        evaluated: new Map([
          [20, 2],
          [21, 3],
        ]),
        laterImports: new Map([[7, [4, 6]]]),
      },
    });
    expect(kept(added, known)).toEqual([
      [
        7,
        [
          { code: 'evaluated', count: 5 },
          { code: 'later-import', count: 4 },
          { code: 'later-import', count: 6 },
        ],
      ],
    ]);
    const changed = facts({ assignments: [], laterImports: new Map([[7, [4]]]) });
    expect(kept(added, changed)).toEqual([[7, [{ code: 'later-import', count: 4 }]]]);
  });
  test.each<[string, readonly Assignment[], boolean]>([
    ['as it was left', now, false],
    ['gone', now.slice(1), true],
    ['ended since', [held(20, 7, { to: '2026-12-01' }), held(21, 7)], true],
    ['with the first id of later ones', [...now, held(100, 7)], true],
    ['with the last id of its own', [...now, held(99, 7)], false],
    ['with a later one taken back', [...now, held(100, 7, { to: FROM })], false],
    ['with a later one of a day', [...now, held(100, 7, { to: '2026-11-03' })], true],
  ])('a post %s', (_, assignments, isKept) => {
    expect(kept(added, facts({ assignments }))).toEqual(
      isKept ? [[7, [{ code: 'changed-since', count: 1 }]]] : [],
    );
  });
  test('a manager is only looked at while the post runs', () => {
    const over = (to: string | null) => written({ assignmentsAdded: [held(20, 7, { to })] });
    const other = (to: string | null) => facts({ assignments: [held(20, 7, { to, managerId: 9 })] });
    const isKept = (to: string | null, from: string) => kept(over(to), other(to), from).length === 1;
    const DAY = '2026-11-18';
    expect([
      isKept(null, DAY),
      isKept('2026-11-19', DAY),
      isKept(DAY, DAY),
      isKept('2026-11-10', DAY),
    ]).toEqual([...[true, true, false, false]]);
  });
  test('a post ended by the list on another day now, or gone, is changed', () => {
    const list = written({ assignmentsEnded: [{ before: held(10, 7, { from: '2026-01-05' }), to: FROM }] });
    const with10 = (to: string | null) => facts({ assignments: [held(10, 7, { from: '2026-01-05', to })] });
    expect([
      kept(list, with10(FROM)).length,
      kept(list, with10(null)).length,
      kept(list, facts()).length,
    ]).toEqual([0, 1, 1]);
    expect(kept(list, facts({ ...with10(FROM), delegating: new Set([7]) }))).toEqual([]);
  });
  test('ends and starts: not before the post itself, not what is over by then', () => {
    const list = written({
      assignmentsAdded: [
        held(20, 7, { from: '2026-12-01' }),
        held(21, 7, { to: '2026-11-18' }),
        held(22, 7, { to: '2026-11-19' }),
      ],
      assignmentsEnded: [{ before: held(10, 7, { from: '2026-01-05', to: '2026-11-18' }), to: FROM }],
    });
    const known = facts({
      assignments: [...list.assignmentsAdded, held(10, 7, { from: '2026-01-05', to: FROM })],
    });
    const undone = undoPeople(list, known, '2026-11-18');
    expect(undone.assignmentsEnded).toEqual([
      { id: 20, personId: 7, to: '2026-12-01' },
      { id: 22, personId: 7, to: '2026-11-18' },
    ]);
    expect([undone.assignmentsAdded, undone.assignmentsRestored]).toEqual([[], []]);
  });
  test('fields of somebody nobody knows any more, and of one who stays, stay', () => {
    const list = written({
      ...{ assignmentsAdded: now, peopleChanged: [{ id: 7, before: { grade: 'A' }, after: { grade: 'B' } }] },
      managersNamed: [{ assignmentId: 20, personId: 7, from: FROM, managerId: null, before: 4 }],
    });
    const known = facts({ assignments: now, people: [person(7, { grade: 'B' })] });
    expect(undoPeople(list, known, FROM)).toMatchObject({ peopleChanged: [{ id: 7, grade: 'A' }], kept: [] });
    expect(undoPeople(list, { ...known, people: [] }, FROM)).toMatchObject({ peopleChanged: [], kept: [] });
    const stays = undoPeople(list, { ...known, numbersTaken: new Set([7]) }, FROM);
    expect([stays.peopleChanged, stays.managersNamed, stays.assignmentsEnded]).toEqual([[], [], []]);
  });
  test('managing people who go with the list keeps nobody, of one who stays counts him alone', () => {
    const list = written({ assignmentsAdded: [held(20, 1), held(21, 2), held(22, 3)] });
    const managed = new Map([[1, [2, 3]]]);
    const known = facts({ assignments: list.assignmentsAdded, managed });
    expect(kept(list, known)).toEqual([]);
    expect(kept(list, { ...known, evaluated: new Map([[22, 1]]) })[1]).toEqual([
      1,
      [{ code: 'manages', count: 1 }],
    ]);
  });
  test('everybody a list touched', () => {
    const list = written({
      ...{
        peopleAdded: [1],
        peopleChanged: [{ id: 2, before: {}, after: {} }],
        assignmentsAdded: [held(1, 3)],
      },
      ...{ assignmentsEnded: [{ before: held(2, 4), to: FROM }], absencesAdded: [{ id: 1, personId: 6 }] },
      managersNamed: [{ assignmentId: 2, personId: 5, from: FROM, managerId: 1, before: null }],
    });
    expect([...touchedBy(list)]).toEqual([1, 2, 3, 4, 5, 6]);
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
  test('what went, came back and changed is named', () => {
    const [gone, back, moved] = [unit(2, 1), unit(4, 1), unit(3, 1, { name: 'Mới' })];
    const list = {
      ...none,
      unitsAdded: [gone, unit(8, 1)],
      unitsEnded: [back, top],
      unitsChanged: [{ before: unit(3, 1), after: moved }],
    };
    const undone = undoUnits([top, gone, moved], list, free);
    expect([undone.removed, undone.reopened, undone.restored, undone.kept]).toEqual([
      [gone],
      [back],
      [unit(3, 1)],
      [],
    ]);
    const both = { ...none, unitsAdded: [gone], unitsChanged: list.unitsChanged };
    expect(undoUnits([top, gone, moved], both, free).units?.map(({ id }) => id)).toEqual([1, 3]);
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
