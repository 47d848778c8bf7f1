// Staff lists against what is recorded, and the body a list is of.
import { describe, expect, test } from 'vitest';
import { AN, BASE, type Given, plan, UNITS, use, value } from '../../../../test/input/an-binh.ts';
import { applyPeople, emptyState, sheetOf } from '../../../../test/input/fixtures.ts';
import type { PeopleOptions } from './people-state.ts';
import { planPeople } from './plan-people.ts';
import type { Resolution } from './trouble.ts';

describe('what is recorded', () => {
  const recorded = applyPeople(emptyState(UNITS), plan([...BASE, { ...AN, id: '056090000001' }]).changes);
  const id = recorded.people.find(({ fullName }) => fullName === 'Vũ An')?.id ?? 0;
  const known = (given: Given, answers: readonly Resolution[] = [], more: Partial<PeopleOptions> = {}) =>
    plan([...BASE, { ...AN, ...given }], answers, recorded, more);
  const asked = `5 A error person-ambiguous «Vũ An» -> person=person:${id} (Vũ An) | person=person:${id} (Vũ An) | person=new`;

  test.each<[string, Given, string[], boolean]>([
    ['by number', { id: '056090000001' }, [], true],
    [
      'by number under another name',
      { name: 'Vũ Anh', id: '056090000001' },
      ['5 A warning name-changed «Vũ Anh» {recorded:Vũ An}'],
      true,
    ],
    ['by name and date of birth', {}, [], true],
    ['by name alone', { born: '' }, ['5 A warning person-without-keys «Vũ An»'], true],
    ['of another number', { id: '056090000002' }, [asked], false],
    ['of another date of birth', { born: '05/05/1990' }, [], false],
    ['number of somebody else', { name: 'Cao Lạ', born: '03/04/1991', id: '056091000001' }, [], false],
  ])('%s', (_, given, troubles, isKnown) => {
    const planned = known(given);
    expect(planned.troubles).toEqual(troubles);
    expect(planned.changes.peopleAdded.length === 0).toBe(isKnown);
  });
  test('another person with the number is asked about: the same after all, or refused', () => {
    const other: Given = { name: 'Cao Lạ', born: '03/04/1989', id: '056090000001' };
    const line = `5 F error id-of-another «056090000001» {recorded:Vũ An} -> person=person:${id} (Vũ An)`;
    const fits =
      '5 F warning id-contradicts-birth-year «056090000001» {idBirthYear:1990,birthDate:1989-04-03}';
    expect(known(other).troubles).toEqual([fits, line]);
    const used = known(other, [use(5, 'id-of-another')]);
    expect(used.troubles).toEqual([fits, `${line.replace('error', 'warning')} [use-suggestion]`]);
    expect(known(other, [value(5, 'id-of-another', 'x')]).troubles.at(-1)).toBe(line);
  });
  test('two rows that are one recorded person: the second is an error', () => {
    const rows = [
      ...BASE,
      { ...AN, id: '056090000001' },
      { ...AN, name: 'Vũ Anh', born: '', id: '' },
      { ...AN, born: '' },
    ];
    const { troubles } = plan(rows, [], recorded);
    expect(troubles.filter((line) => line.includes('twice'))).toEqual([
      '7 A error person-twice-differs «Vũ An» {firstRow:5,fields:person}',
    ]);
  });
  test('fields filled or changed are named, empty ones stay', () => {
    const { changes } = known({ id: '056090000001', sex: 'Nam', born: '03/04/1991' });
    expect(
      changes.peopleChanged.map(({ fields, before, after }) => [
        fields,
        before.sex,
        after.sex,
        after.birthDate,
      ]),
    ).toEqual([[['birthDate', 'sex'], null, 'male', '1991-04-03']]);
    expect(known({ born: '03/04/1990' }).changes.peopleChanged).toEqual([]);
  });
  test('a complete list of the body ends who is missing, but not who was left out', () => {
    const ended = (rows: readonly Given[], answers: readonly Resolution[] = [], complete = true) =>
      plan(rows, answers, recorded, { complete }).changes.peopleEnded;
    expect(ended(BASE)).toEqual([{ personId: id, unitId: 5 }]);
    expect(ended(BASE, [], false)).toEqual([]);
    expect(ended([...BASE, AN], [{ row: 5, code: 'name-missing', choice: 'skip-row' }])).toEqual([]);
  });
  test('new people and posts are numbered in an order that does not depend on rows', () => {
    const rows = [
      { ...AN, name: 'Y B' },
      { ...AN, name: 'Y A' },
      { ...AN, name: 'Y A', born: '01/01/1980', title: 'Văn thư', unit: 'X.UB.2' },
    ];
    const forwards = plan([...BASE, ...rows]).changes;
    const backwards = plan([...BASE, ...rows.toReversed()]).changes;
    expect(backwards.peopleAdded).toEqual(forwards.peopleAdded);
    expect(backwards.postsAdded).toEqual(forwards.postsAdded);
    expect(forwards.peopleAdded.map((one) => one.id)).toEqual([-1, -2, -3, -4, -5, -6]);
    expect(forwards.postsAdded.map((one) => [one.id, one.unitId, one.title])).toEqual([
      ...[
        [-1, 3, 'Bí thư'],
        [-2, 4, 'Chủ tịch UBND'],
        [-3, 5, 'Chuyên viên'],
        [-4, 5, 'Trưởng phòng'],
        [-5, 6, 'Văn thư'],
      ],
    ]);
    expect(forwards.assignmentsAdded.map((one) => one.id)).toEqual([-1, -2, -3, -4, -5, -6]);
  });
});

test('the smallest unit a letterhead names is the body; a date in it is that of the list', () => {
  const of = (...letterhead: string[]) => {
    const rows = [
      ...letterhead.map((line) => [line]),
      ['Họ và tên', 'Chức vụ', 'Đơn vị'],
      ['An', 'Chuyên viên', 'X'],
    ];
    const { rootUnitId, asOf } = planPeople(sheetOf(rows), emptyState(UNITS), {
      effectiveFrom: '2026-11-02',
    });
    return [rootUnitId, asOf];
  };
  expect(of('TỈNH BÌNH MINH', 'XÃ AN BÌNH', '(Tính đến ngày 1/11/2026)')).toEqual([2, '2026-11-01']);
  expect(of('XÃ AN BÌNH', 'TỈNH BÌNH MINH', '31/02/2026', 'ngày 02.11.2026')).toEqual([2, '2026-11-02']);
  expect(of('SỞ NỘI VỤ', 'Đảng uỷ xã')).toEqual([7, null]);
  expect(of('Không ai biết')).toEqual([null, null]);
});
