// Which unit a text means, and who stands above whom among colleagues.
import { describe, expect, test } from 'vitest';
import type { Rank, Unit } from '../shape.ts';
import { nameKey } from '../text-match.ts';
import { type Colleague, Colleagues, colleaguesElsewhere, isRank, rankOrder } from './colleagues.ts';
import type { PostDraft } from './held-post.ts';
import { numberUnits } from './number-units.ts';
import { settlePeople, settleUnits } from './settle.ts';
import { UnitMatcher } from './unit-match.ts';

/** Nothing known of a person but the name. */
const UNSAID = {
  nationalId: null,
  birthDate: null,
  sex: null,
  grade: null,
  education: null,
  partyMember: false,
};

const unit = (id: number, parentId: number | null, code: string, name: string, more: Partial<Unit> = {}) => ({
  ...{ id, parentId, code, name, kind: 'division', adminCode: null },
  ...more,
});
const TREE = numberUnits([
  unit(1, null, 'T', 'Tỉnh Khánh Hoà', { adminCode: '56', kind: 'province' }),
  unit(2, 1, 'T.1', 'Phường Nha Trang', { adminCode: '99', kind: 'ward' }),
  unit(3, 2, 'T.1.1', 'Phòng Văn hoá và Xã hội'),
  unit(4, 2, 'T.1.2', 'Phòng Kinh tế phường Nha Trang'),
  unit(5, 2, 'T.1.3', 'Trung tâm Phục vụ hành chính công', { adminCode: '7' }),
  unit(6, 1, 'T.2', 'Phòng Kinh tế'),
  unit(7, 2, 'T.1.4', 'Văn phòng'),
  unit(8, 2, 'T.1.5', 'Tổ Một'),
  unit(9, 2, 'T.1.6', 'Tổ Một'),
]);
const root = TREE.find(({ id }) => id === 2) ?? null;
function meant(text: string, at: Unit | null = root, units: readonly Unit[] = TREE) {
  const match = new UnitMatcher(units, at).match(text);
  if (match.kind === 'none') return `none ${match.nearest?.id ?? '-'}`;
  return `${match.kind} ${match.kind === 'several' ? match.units.map(({ id }) => id).join() : match.unit.id}`;
}

describe('units', () => {
  test.each([
    ['T.1.1', 'same 3'],
    ['PHÒNG VĂN HÓA VÀ XÃ HỘI', 'same 3'],
    ['P. VH-XH', 'none 3'],
    ['Phòng VHXH', 'respelled 3'],
    ['Phòng Văn hoá - Xã hội phường Nha Trang', 'respelled 3'],
    ['Phòng Văn hoá - Xã hội Nha Trang', 'respelled 3'],
    ['Phòng Văn hoá', 'respelled 3'],
    ['Phòng', 'none 7'],
    ['Phòng Kinh tế', 'respelled 4'],
    ['Phòng Kinh tế Nha', 'none 4'],
    ['TTPVHCC', 'respelled 5'],
    ['Trung tâm phục vụ', 'respelled 5'],
    ['Tổ Một', 'several 8,9'],
    ['to mot', 'several 8,9'],
    ['Tổ', 'none 8'],
    ['Sở Y tế', 'none -'],
    ['', 'none -'],
    ['T.2', 'none -'],
    ['Nha Trang', 'none -'],
    ['Phường Nha Trang', 'same 2'],
  ])('%s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });
  test('without a body all units, and no name of a place is taken away', () => {
    expect([meant('Phòng Kinh tế', null), meant('T.2', null)]).toEqual(['same 6', 'same 6']);
    expect(meant('Phòng Văn hoá Xã hội Nha Trang', null)).toBe('none 3');
  });
  test('the nearest shares three words of five, the first of equals; a beginning of two is none of them', () => {
    const near = numberUnits([
      unit(1, null, 'A', 'một hai ba bốn'),
      unit(2, null, 'B', 'một hai ba năm'),
      unit(3, null, 'C', 'sáu bảy tám chín mười'),
    ]);
    expect(meant('một hai ba x', null, near)).toBe('none 1');
    expect(meant('một hai ba', null, near)).toBe('none 1');
    expect(meant('một ba năm', null, near)).toBe('none 2');
    expect(meant('sáu bảy tám x y', null, near)).toBe('none 3');
    expect(meant('sáu bảy x y z', null, near)).toBe('none -');
  });
  test('asked twice the answer is the same', () => {
    const matcher = new UnitMatcher(TREE, root);
    expect(matcher.match('Phòng Văn hoá')).toBe(matcher.match('Phòng Văn hoá'));
  });
});

const post = (unitId: number, rank: Rank, chief = rank !== 'staff'): PostDraft => ({
  ...{ key: `${unitId}${rank}`, unitId, title: rank, jobPosition: null, rank, chief },
});
const colleague = (personId: number, name: string, row: number | null, ...posts: PostDraft[]): Colleague => ({
  ...{ personId, name, key: nameKey(name), row, posts },
});

describe('colleagues', () => {
  const units = numberUnits([
    unit(1, null, 'X', 'Xã'),
    unit(2, 1, 'X.D', 'Đảng uỷ', { kind: 'party' }),
    unit(3, 1, 'X.U', 'Uỷ ban'),
    unit(4, 3, 'X.U.1', 'Phòng'),
    unit(5, 4, 'X.U.1.1', 'Tổ'),
    unit(6, 3, 'X.U.2', 'Chi bộ', { kind: 'party' }),
  ]);
  const secretary = colleague(1, 'Bí Thư', 2, post(2, 'leader'));
  const mayor = colleague(2, 'Chủ Tịch', 3, post(3, 'leader'));
  const head = colleague(3, 'Trưởng B', 4, post(4, 'head'), post(5, 'section-head'));
  const second = colleague(4, 'Trưởng A', 5, post(4, 'head'));
  const deputy = colleague(5, 'Phó', 6, post(3, 'leader', false), post(6, 'secretary'));
  const staff = colleague(6, 'Phó', null, post(5, 'staff'));
  const of = (...all: Colleague[]) => new Colleagues(all, new Map(units.map((one) => [one.id, one])));
  const ids = (text: string, ...all: Colleague[]) => {
    const match = of(...all).find(text);
    if (match.kind === 'none') return [];
    return match.kind === 'one'
      ? [match.colleague.personId]
      : match.colleagues.map(({ personId }) => personId);
  };

  test('the chief of a unit is of the highest rank, then by name, never a deputy or a secretary', () => {
    const all = of(head, second, deputy, mayor, secretary);
    expect([1, 2, 3, 4, 5, 6].map((id) => all.chiefOf(id)?.personId ?? null)).toEqual([
      null,
      1,
      2,
      4,
      3,
      null,
    ]);
    expect(of(second, head).chiefOf(4)).toBe(second);
    expect(of(colleague(9, 'A', 9, post(4, 'section-head')), head).chiefOf(4)).toBe(head);
  });
  test('the leader above is the nearest chief, or the secretary of a party committee beside', () => {
    const all = of(head, mayor, secretary);
    expect([1, 2, 3, 4, 5, 77].map((id) => all.leaderAbove(id)?.personId ?? null)).toEqual([
      null,
      1,
      1,
      2,
      3,
      null,
    ]);
    expect(of(secretary).leaderAbove(5)).toBe(secretary);
    expect(of(mayor).leaderAbove(3)).toBeNull();
    expect(of(colleague(7, 'A', 7, post(6, 'leader')), secretary).leaderAbove(4)?.personId).toBe(7);
  });
  test('are found by row, by person, by name, those of the list first', () => {
    const twin = colleague(7, 'Phó', 5, post(3, 'staff'));
    const away = colleague(8, 'Phó', null, post(3, 'staff'));
    expect([ids('row:6', deputy), ids('person:6', staff), ids('person:5', deputy)]).toEqual([[5], [6], []]);
    expect([ids('phó', deputy, staff), ids('Phó', deputy, twin, staff), ids('Ai', deputy)]).toEqual([
      [5],
      [7, 5],
      [],
    ]);
    expect(ids('Phó', away, staff)).toEqual([6, 8]);
    expect([
      ids('Ông Phó', deputy),
      ids('đ/c. Phó', deputy),
      ids('bà  Phó', deputy),
      ids('ÔngPhó', deputy),
    ]).toEqual([[5], [5], [5], []]);
    expect(ids('Ông Phó', deputy, colleague(9, 'Ông Phó', 9, post(3, 'staff')))).toEqual([9]);
    expect([of(deputy).byId(5), of(deputy).byId(6)]).toEqual([deputy, null]);
  });
  test('say where they sit', () => {
    const all = of(head);
    expect(all.suggest(head)).toEqual({ field: 'manager', value: 'row:4', label: 'Trưởng B (Phòng)' });
    expect(all.suggest(staff)).toEqual({ field: 'manager', value: 'person:6', label: 'Phó (Tổ)' });
    expect(all.suggest(null)).toEqual({ field: 'manager', value: null, label: null });
    expect(all.suggest(colleague(9, 'X', 1, post(77, 'staff'))).label).toBe('X ()');
    expect([all.unitName(4), all.unitName(77)]).toEqual(['Phòng', '']);
  });
  test('units hold those below and themselves', () => {
    const pairs = [
      [3, 5],
      [4, 4],
      [5, 4],
      [2, 5],
      [4, 6],
      [77, 4],
      [4, 77],
    ] as const;
    expect(pairs.map(([a, b]) => of().isAtOrAbove(a, b))).toEqual([true, true, ...Array(5).fill(false)]);
  });
  test('ranks', () => {
    expect(rankOrder([post(1, 'staff'), post(1, 'head')])).toBe(rankOrder([post(1, 'head')]));
    expect([isRank(post(1, 'head'), 'leader', 'head'), isRank(post(1, 'staff'), 'leader', 'head')]).toEqual([
      true,
      false,
    ]);
  });
  test('recorded elsewhere are those with a post on the day who are not on the list', () => {
    const person = (id: number) => ({
      id,
      fullName: `Lê ${id}`,
      ...UNSAID,
    });
    const held = (personId: number, postId: number, to: string | null = null) => ({
      ...{ id: personId, personId, postId, kind: 'main' as const, managerId: null, documentNumber: null },
      ...{ from: '2026-01-01', to },
    });
    const state = {
      ...{ units, absences: [], people: [1, 2, 3, 4, 5].map(person) },
      posts: [{ id: 10, unitId: 4, title: 'A', jobPosition: null, rank: 'head' as const }],
      assignments: [held(1, 10), held(2, 10), held(3, 10, '2026-11-02'), held(4, 99)],
    };
    const draft = (unitId: number, title: string | null) => ({ ...post(unitId, 'staff'), title });
    expect(colleaguesElsewhere(state, '2026-11-02', new Set([2]), draft)).toEqual([
      colleague(1, 'Lê 1', null, { ...post(4, 'staff'), title: 'A', rank: 'head' }),
    ]);
  });
});

test('provisional ids become the next free ones everywhere', () => {
  const first = { person: 10, post: 20, assignment: 30, absence: 40 };
  const span = { from: '2026-11-02', to: null };
  const assignment = {
    id: -2,
    personId: -1,
    postId: -2,
    kind: 'main' as const,
    documentNumber: null,
    ...span,
  };
  const absence = { id: -1, personId: -2, kind: 'leave' as const, note: '', documentNumber: null, ...span };
  const person = {
    fullName: 'A',
    ...UNSAID,
  };
  const none = { peopleChanged: [], peopleMoved: [], peopleEnded: [], assignmentsEnded: [] };
  const settled = settlePeople(
    {
      ...none,
      peopleAdded: [{ id: -1, ...person }],
      postsAdded: [{ id: -2, unitId: 1, title: null, jobPosition: null, rank: 'staff' }],
      assignmentsAdded: [
        { ...assignment, managerId: -3 },
        { ...assignment, personId: 5, postId: 6, managerId: null },
        { ...assignment, managerId: 0 },
      ],
      absencesAdded: [absence],
    },
    first,
  );
  expect(settled.peopleAdded[0]?.id).toBe(10);
  expect(settled.postsAdded[0]?.id).toBe(21);
  expect(settled.assignmentsAdded.map((one) => [one.id, one.personId, one.postId, one.managerId])).toEqual([
    ...[
      [31, 10, 21, 12],
      [31, 5, 6, null],
      [31, 10, 21, 0],
    ],
  ]);
  expect(settled.absencesAdded.map((one) => [one.id, one.personId])).toEqual([[40, 11]]);
  const tree = [unit(-1, null, 'A', 'A'), unit(-2, -1, 'A.1', 'B'), unit(0, 5, 'C', 'C')].map((one) => ({
    ...one,
    lo: 1,
    hi: 1,
  }));
  expect(settleUnits(tree, 7).map((one) => [one.id, one.parentId])).toEqual([
    [7, null],
    [8, 7],
    [0, 5],
  ]);
});
