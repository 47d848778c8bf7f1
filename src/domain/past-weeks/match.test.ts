// Whose form it is: every mark on both sides of its border, and the order of whom it could be.
import { describe, expect, it, test } from 'vitest';
import type { PastWho } from './form.ts';
import { isUnit, type Mark, matchPerson, type PastPerson, type PastPost, unitInWeek } from './match.ts';

const post = (more: Partial<PastPost> = {}): PastPost => ({
  ...{ unitId: 5, unit: 'Văn phòng', title: 'Kế toán', jobPosition: null, from: '2026-01-01', to: null },
  ...more,
});
const person = (id: number, more: Partial<PastPerson> = {}): PastPerson => ({
  ...{ id, name: 'Lê Thị Hoà', nationalId: null, birthDate: null, posts: [post()] },
  ...more,
});
const who = (more: Partial<PastWho> = {}): PastWho => ({
  ...{ name: 'Lê Thị Hoà', nationalId: null, birthDate: null, post: null, unit: null },
  ...more,
});
const differs = (mark: string, value: string | null, recorded: string) => ({
  ...{ severity: 'warning', code: 'mark-differs', value, params: { mark, recorded } },
});

describe('marks of one namesake', () => {
  const two = [post({ title: null, jobPosition: 'Văn thư' }), post({ unit: 'Phòng Kinh tế' })];
  const full = person(1, { nationalId: '001', birthDate: '1980-03-02', posts: two });
  it.each<[string, Partial<PastWho>, PastPerson, Mark[], unknown[]]>([
    ['the number', { nationalId: '001' }, full, ['number'], []],
    ['the date of birth', { birthDate: '1980-03-02' }, full, ['birth'], []],
    ['one of several units', { unit: 'Phòng Kinh tế' }, full, ['unit'], []],
    ['one of several posts, by position', { post: 'văn thư' }, full, ['post'], []],
    ['one of several posts, by title', { post: 'KẾ TOÁN' }, full, ['post'], []],
    [
      'all of them',
      { nationalId: '001', birthDate: '1980-03-02', unit: 'VP', post: 'Văn thư' },
      full,
      ['number', 'birth', 'unit', 'post'],
      [],
    ],
    ['a number nobody recorded says nothing', { nationalId: '001', unit: 'VP' }, person(1), ['unit'], []],
    [
      'another unit and post beside the right number',
      { nationalId: '001', unit: 'Trạm Y tế', post: 'Lái xe' },
      full,
      ['number'],
      [
        differs('unit', 'Trạm Y tế', 'Văn phòng; Phòng Kinh tế'),
        differs('post', 'Lái xe', 'Văn thư; Kế toán'),
      ],
    ],
  ])('%s', (_, said, found, marks, told) => {
    expect(matchPerson(who(said), [found], null)).toEqual({ person: found, marks, candidates: [], told });
  });

  it.each<[string, Partial<PastWho>]>([
    ['another number', { nationalId: '002', birthDate: '1980-03-02' }],
    ['another date of birth', { nationalId: '001', birthDate: '1980-03-03' }],
    ['nothing but the name', {}],
  ])('%s is not enough', (_, said) => {
    expect(matchPerson(who(said), [full], null)).toEqual({
      ...{ person: null, marks: [], candidates: [full] },
      told: [{ severity: 'error', code: 'person-not-sure', value: 'Lê Thị Hoà' }],
    });
  });

  it('whom the user picks stands, with every mark that differs, private ones without what is recorded', () => {
    const said = who({ name: 'Lê H.', nationalId: '002', birthDate: '1990-01-01', unit: 'X', post: 'Y' });
    expect(matchPerson(said, [full], 1)).toEqual({
      ...{ person: full, marks: [], candidates: [] },
      told: [
        differs('name', 'Lê H.', 'Lê Thị Hoà'),
        ...[differs('number', '002', ''), differs('birth', '1990-01-01', '')],
        ...[differs('unit', 'X', 'Văn phòng; Phòng Kinh tế'), differs('post', 'Y', 'Văn thư; Kế toán')],
      ],
    });
    const bare = person(2, { posts: [post({ title: null })] });
    expect(matchPerson(who({ post: 'Y' }), [bare], 2).told).toEqual([differs('post', 'Y', '')]);
  });
});

describe('several it could be', () => {
  it('the same marks on two are for the user, five are shown', () => {
    const many = [1, 2, 3, 4, 5, 6].map((id) => person(id));
    expect(matchPerson(who({ unit: 'Văn phòng' }), many, null)).toEqual({
      ...{ person: null, marks: [], candidates: many.slice(0, 5) },
      told: [{ severity: 'error', code: 'person-ambiguous', value: 'Lê Thị Hoà' }],
    });
  });
  it('a number goes before a unit, agreement before one that also contradicts', () => {
    const [numbered, seated] = [person(1, { nationalId: '001', posts: [] }), person(2)];
    const said = who({ nationalId: '001', unit: 'Văn phòng' });
    expect(matchPerson(said, [seated, numbered], null).person).toBe(numbered);
    const clerk = person(3, { posts: [post({ title: 'Văn thư' })] });
    expect(matchPerson(who({ unit: 'VP', post: 'Văn thư' }), [seated, clerk], null).person).toBe(clerk);
  });
  it('names alike: from half the words with the given name, from three quarters without, then by marks and id', () => {
    const named = (id: number, name: string, unit = 'Trạm') => person(id, { name, posts: [post({ unit })] });
    const people = [
      ...[named(9, 'Trần Thị Bảo Hoa'), named(8, 'Trần Văn Bảo Hoa'), named(7, 'Lê Thị Hoa Mai')],
      ...[named(6, 'Lê Thị Mai'), named(5, 'Lê Văn Bảo Hoa'), named(4, 'Trần Thị Bảo Hoa', 'Văn phòng')],
    ];
    const match = matchPerson(who({ name: 'Le Thi Bao Hoa', unit: 'Văn phòng' }), people, null);
    expect(match.candidates.map(({ id }) => id)).toEqual([4, 5, 7, 9, 8]);
    expect(match.told).toEqual([{ severity: 'error', code: 'person-unknown', value: 'Le Thi Bao Hoa' }]);
  });
});

test.each([
  ['Văn phòng', 'VP', true],
  ['Phòng Kinh', 'Phòng Kinh tế', true],
  ['Phòng Kinh tế phường', 'Phòng Kinh tế', true],
  ['Phòng Ki', 'Phòng Kinh tế', false],
  ['Kinh tế', 'Phòng Kinh tế', false],
  ['Phòng Kinh tế', 'Kinh tế', false],
  ['', '', false],
])('unit %j and %j', (written, recorded, isSame) => {
  expect(isUnit(written, recorded)).toBe(isSame);
});

describe('the unit of a week', () => {
  const at = (unitId: number, from: string, to: string | null, unit = `Đơn vị ${unitId}`) => ({
    unitId,
    from,
    to,
    unit,
  });
  const week = { from: '2026-10-26', to: '2026-11-02' };
  it.each<[string, ReturnType<typeof at>[], string | null, number | null]>([
    ['ended on the Monday before it is over', [at(1, '2026-01-01', '2026-10-27')], null, 1],
    [
      'that ended when the week began is only the last one',
      [at(1, '2026-01-01', '2026-10-26'), at(2, '2026-11-01', null)],
      null,
      2,
    ],
    [
      'that begins when the week is over is only the next one',
      [at(1, '2026-11-02', null), at(2, '2026-01-01', '2026-10-27')],
      null,
      2,
    ],
    [
      'the next of several',
      [at(1, '2026-12-01', null), at(2, '2026-11-02', '2026-12-01'), at(3, '2027-01-01', null)],
      null,
      2,
    ],
    ['next before past', [at(1, '2026-01-01', '2026-02-01'), at(2, '2026-11-02', null)], null, 2],
    [
      'the last of several past ones',
      [
        at(1, '2024-01-01', '2024-02-01'),
        at(2, '2025-01-01', '2025-02-01'),
        at(3, '2023-01-01', '2023-02-01'),
      ],
      null,
      2,
    ],
    ['the written one of two held', [at(1, '2026-01-01', null), at(2, '2026-01-01', null)], 'Đơn vị 2', 2],
    ['the first of two held without a word', [at(1, '2026-01-01', null), at(2, '2026-01-01', null)], null, 1],
    [
      'a written one not held then says nothing',
      [at(1, '2026-01-01', null), at(2, '2025-01-01', '2025-06-01')],
      'Đơn vị 2',
      1,
    ],
    ['nothing ever held', [], 'Đơn vị 2', null],
  ])('%s', (_, posts, unit, expected) => {
    expect(unitInWeek(person(1, { posts: posts.map(post) }), { unit }, week)).toBe(expected);
  });
});
