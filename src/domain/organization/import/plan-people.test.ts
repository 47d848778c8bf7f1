import { describe, expect, test } from 'vitest';
import { applyPeople, type Cell, emptyState, lines, sheetOf } from '../../../../test/input/fixtures.ts';
import { numberUnits } from './number-units.ts';
import type { PeopleOptions, PeopleState } from './people-state.ts';
import { planPeople } from './plan-people.ts';
import type { Resolution, TroubleCode } from './trouble.ts';

const unit = (
  id: number,
  parentId: number | null,
  code: string,
  name: string,
  kind: string,
  adminCode: string | null = null,
) => ({
  id,
  parentId,
  code,
  name,
  kind,
  adminCode,
});
const UNITS = numberUnits([
  unit(1, null, 'X', 'Xã An Bình', 'commune', '99'),
  unit(2, 1, 'X.DU', 'Đảng uỷ Xã An Bình', 'party'),
  unit(3, 1, 'X.UB', 'Uỷ ban nhân dân Xã An Bình', 'people-committee'),
  unit(4, 3, 'X.UB.1', 'Phòng Kinh tế', 'division'),
  unit(5, 3, 'X.UB.2', 'Phòng Văn hoá - Xã hội', 'division'),
  unit(6, 2, 'X.DU.1', 'Uỷ ban Kiểm tra Đảng uỷ', 'division'),
]);
const HEADINGS = [
  'TT',
  'Họ và tên',
  'Giới tính',
  'Ngày sinh',
  'CCCD',
  'Chức vụ',
  'Vị trí việc làm',
  'Đảng viên',
  'Quản lý trực tiếp',
  'Ghi chú',
  'Đơn vị',
];
const FROM = '2026-11-01';

interface Given {
  readonly name?: string;
  readonly sex?: string;
  readonly born?: string;
  readonly id?: Cell;
  readonly title?: string;
  readonly position?: string;
  readonly party?: string;
  readonly manager?: string;
  readonly note?: string;
  readonly unit?: string;
}
function row(given: Given): Cell[] {
  const {
    name = '',
    sex = 'Nam',
    born = '',
    id = '',
    title = '',
    position = '',
    party = '',
    manager = '',
    note = '',
  } = given;
  return [1, name, sex, born, id, title, position, party, manager, note, given.unit ?? ''];
}

const CHAIR = row({
  name: 'Lê Chủ Tịch',
  born: '01/02/1970',
  title: 'Chủ tịch UBND',
  manager: 'Trần Bí Thư',
  unit: 'X.UB',
});
const SECRETARY = row({ name: 'Trần Bí Thư', born: '21/02/1969', title: 'Bí thư Đảng uỷ', unit: 'X.DU' });
const HEAD = row({
  name: 'Ngô Trưởng',
  born: '01/02/1975',
  title: 'Trưởng phòng',
  manager: 'Lê Chủ Tịch',
  unit: 'X.UB.1',
});
const BASE = [SECRETARY, CHAIR, HEAD];
const CLERK: Given = {
  name: 'Vũ An',
  born: '03/04/1990',
  position: 'Chuyên viên',
  manager: 'Ngô Trưởng',
  unit: 'X.UB.1',
};

function plan(rows: Cell[][], options: Partial<PeopleOptions> = {}, state: PeopleState = emptyState(UNITS)) {
  return planPeople(sheetOf([['XÃ AN BÌNH'], HEADINGS, ...rows]), state, { effectiveFrom: FROM, ...options });
}
/** Troubles of one clerk in row 6 beside three good rows. */
function about(given: Given, ...more: Given[]): string[] {
  return lines(
    plan([...BASE, row({ ...CLERK, ...given }), ...more.map((one) => row({ ...CLERK, ...one }))]).troubles,
  );
}
function answer(rowNumber: number, code: TroubleCode, value?: string | null): Resolution {
  return value === undefined
    ? { row: rowNumber, code, choice: 'use-suggestion' }
    : { row: rowNumber, code, choice: 'value', value };
}

test('good rows make no trouble', () => {
  expect(about({})).toEqual([]);
  expect(plan(BASE).rootUnitId).toBe(1);
});

describe('each cell', () => {
  test.each<[string, Given, string[]]>([
    ['no name', { name: '' }, ['6B error name-missing']],
    [
      'two digits of a year',
      { born: '1/2/90' },
      ['6B warning person-without-keys', '6D error date-short-year -> empty'],
    ],
    [
      'swapped day and month',
      { born: '12/25/1990' },
      ['6B warning person-without-keys', '6D error date-impossible -> 1990-12-25'],
    ],
    ['a year alone', { born: '1990', id: '056090000001' }, ['6D warning date-year-only']],
    ['words', { born: 'tháng ba' }, ['6B warning person-without-keys', '6D error date-unreadable -> empty']],
    ['a child', { born: '03/04/2020' }, ['6D warning date-implausible']],
    ['neither man nor woman', { sex: '?' }, ['6C warning sex-unclear']],
    ['party member perhaps', { party: 'đang xét' }, ['6H warning flag-unclear']],
    ['an old identity card', { id: '225123456' }, ['6E error id-old-number -> empty']],
    ['letters in the number', { id: 'O56090000001' }, ['6E error id-unreadable -> empty']],
    ['a province that is none', { id: '999090000001' }, ['6E warning id-province-unknown']],
    ['sex against the number', { id: '056190000001' }, ['6E warning id-contradicts-sex']],
    ['year against the number', { id: '056091000001' }, ['6E warning id-contradicts-birth-year']],
    ['an unknown title', { title: 'Người gác cổng', position: '' }, ['6F warning title-unknown']],
    ['title against position', { title: 'Phó trưởng phòng' }, ['6F warning rank-mismatch']],
    ['no post at all', { position: '' }, ['6F warning post-missing']],
    ['himself', { manager: 'Vũ An' }, ['6I error manager-self -> row:5']],
    ['a stranger', { manager: 'Ai Đó' }, ['6I error manager-unknown -> row:5']],
    ['nobody', { manager: '' }, ['6I warning manager-missing -> row:5']],
    ['polite and in another spelling', { manager: 'Ông NGÔ TRƯỞNG' }, []],
    ['away without date', { note: 'Nghỉ thai sản' }, ['6J warning absence-unclear']],
    ['a remark of no use', { note: 'Hợp đồng' }, ['6J note note-not-understood']],
    ['a unit nobody knows', { unit: 'Ban Không Có' }, ['6K error unit-unknown']],
    ['a unit nearly known', { unit: 'Phòng Kinh doanh' }, ['6K error unit-unknown -> X.UB.1']],
    ['a unit spelled too short', { unit: 'P. VH-XH' }, ['6K error unit-unknown -> X.UB.2']],
    ['a unit spelled short', { unit: 'phong VH-XH', manager: 'Lê Chủ Tịch' }, ['6K warning unit-spelling']],
    ['no unit', { unit: '' }, ['6B error unit-missing -> X.UB.1']],
  ])('%s', (_, given, expected) => {
    expect(about(given)).toEqual(expected);
  });

  test('concurrent posts in a named unit, in a shortened one, in none', () => {
    const title = 'Phó trưởng phòng kiêm Chủ nhiệm UBKT kiêm Tổ trưởng';
    const result = plan([...BASE, row({ ...CLERK, title, position: '' })]);
    expect(lines(result.troubles)).toEqual([
      '6F warning concurrent-post',
      '6F warning concurrent-unit-assumed -> X.UB.1',
    ]);
    expect(result.rows.at(-1)?.concurrent).toEqual([
      { unitId: 6, title: 'Chủ nhiệm', rank: 'head' },
      { unitId: 4, title: 'Tổ trưởng', rank: 'section-head' },
    ]);
  });
});

describe('people against each other', () => {
  test('one number on two people, neither or both contradicting: both rows are asked', () => {
    const two = about({ id: '056090000001' }, { name: 'Vũ Ba', id: '056090000001' });
    expect(two).toEqual(['6E error id-duplicate -> empty', '7E error id-duplicate -> empty']);
  });

  test('a second row of a person: dropped when equal, asked about when not', () => {
    expect(about({}, {})).toEqual(['7B warning person-twice']);
    const other: Given = { unit: 'X.UB.2', position: 'Chuyên viên y tế' };
    expect(about({}, other)).toEqual(['7B error person-twice-differs -> concurrent']);
    const rows = [...BASE, row(CLERK), row({ ...CLERK, ...other })];
    const concurrent = plan(rows, { resolutions: [answer(7, 'person-twice-differs')] });
    expect(concurrent.rows).toHaveLength(4);
    expect(concurrent.changes.assignmentsAdded.map((one) => one.kind).sort()).toEqual([
      'concurrent',
      'main',
      'main',
      'main',
      'main',
    ]);
    const dropped = plan(rows, { resolutions: [answer(7, 'person-twice-differs', 'drop')] });
    expect(dropped.changes.assignmentsAdded).toHaveLength(4);
    expect(plan(rows, { resolutions: [answer(7, 'person-twice-differs', 'x')] }).applicable).toBe(false);
  });

  test('equal names are two people when the date of birth differs, and then a manager of that name is asked about', () => {
    const twin: Given = { born: '05/06/1980' };
    expect(about({}, twin)).toEqual([]);
    const result = plan([
      ...BASE,
      row(CLERK),
      row({ ...CLERK, ...twin }),
      row({ ...CLERK, name: 'Hồ Tư', manager: 'Vũ An' }),
    ]);
    expect(lines(result.troubles)).toEqual(['8I error manager-ambiguous']);
    expect(result.troubles[0]?.choices.map((one) => one.value)).toEqual(['row:6', 'row:7']);
    const rows = [
      ...BASE,
      row(CLERK),
      row({ ...CLERK, ...twin }),
      row({ ...CLERK, name: 'Hồ Tư', manager: 'Vũ An' }),
    ];
    const chosen = plan(rows, { resolutions: [answer(8, 'manager-ambiguous', 'row:7')] });
    const managed = chosen.rows.find((one) => one.row === 8)?.managerId;
    expect(managed).toBe(chosen.rows.find((one) => one.row === 7)?.personId);
  });

  test('a longer circle is asked about once, at its highest rank', () => {
    const deputy: Given = { name: 'Mai Phó', title: 'Phó trưởng phòng', position: '', manager: 'Vũ An' };
    const rows = [
      SECRETARY,
      CHAIR,
      row({ ...CLERK, name: 'Ngô Trưởng', title: 'Trưởng phòng', position: '', manager: 'Mai Phó' }),
      row(CLERK),
      row({ ...CLERK, ...deputy }),
    ];
    const open = plan(rows);
    expect(lines(open.troubles).filter((line) => line.includes('error'))).toEqual([
      '5I error manager-circle -> row:4',
    ]);
    expect(plan(rows, { resolutions: [answer(5, 'manager-circle')] }).applicable).toBe(true);
  });

  test('a manager below the person, and one of another unit', () => {
    const rows = [
      SECRETARY,
      CHAIR,
      row({ ...CLERK, title: 'Trưởng phòng', position: '', name: 'Ngô Trưởng', manager: 'Vũ An' }),
      row({ ...CLERK, manager: 'Lê Chủ Tịch' }),
    ];
    expect(lines(plan(rows).troubles)).toEqual(['5I warning manager-below -> row:4']);
    const mended = plan(rows, { resolutions: [answer(5, 'manager-below')] });
    expect(mended.rows[2]?.managerId).toBe(mended.rows[1]?.personId);
    expect(about({ unit: 'X.UB.2' })).toEqual(['6I warning manager-other-unit -> X.UB.1']);
  });
});

describe('against what is recorded', () => {
  const full = row({ ...CLERK, id: '056090000001' });
  const recorded = applyPeople(emptyState(UNITS), plan([...BASE, full]).changes);

  test('known by number under a new name; the number of another is an error', () => {
    const renamed = plan([...BASE, row({ ...CLERK, name: 'Vũ Anh', id: '056090000001' })], {}, recorded);
    expect(lines(renamed.troubles)).toEqual(['6B warning name-changed']);
    expect(renamed.changes.peopleChanged.map((one) => one.fields)).toEqual([['fullName']]);
    const other = plan(
      [...BASE, row({ ...CLERK, name: 'Cao Lạ', born: '03/04/1991', id: '056090000001' })],
      {},
      recorded,
    );
    expect(lines(other.troubles).at(-1)).toMatch(/^6E error id-of-another -> person:\d+$/);
  });

  test('a number recorded before is kept when the list leaves it empty, and filled when it was missing', () => {
    expect(plan([...BASE, row(CLERK)], {}, recorded).changes.peopleChanged).toEqual([]);
    const bare = applyPeople(emptyState(UNITS), plan([...BASE, row(CLERK)]).changes);
    const filled = plan([...BASE, full], {}, bare);
    expect(filled.changes.peopleChanged.map((one) => one.after.nationalId)).toEqual(['056090000001']);
  });

  test('another number for the same name and birthday is asked about', () => {
    const rows = [...BASE, row({ ...CLERK, id: '056090000002' })];
    const open = plan(rows, {}, recorded);
    expect(lines(open.troubles)).toEqual([expect.stringMatching(/^6B error person-ambiguous -> person:/)]);
    const fresh = plan(rows, { resolutions: [answer(6, 'person-ambiguous', 'new')] }, recorded);
    expect(fresh.changes.peopleAdded).toHaveLength(1);
    const same = plan(rows, { resolutions: [answer(6, 'person-ambiguous')] }, recorded);
    expect(same.changes.peopleAdded).toHaveLength(0);
    expect(
      plan(rows, { resolutions: [answer(6, 'person-ambiguous', 'person:999')] }, recorded).applicable,
    ).toBe(false);
  });

  test('moving ends the old assignment on the day the new one begins', () => {
    const moved = plan(
      [...BASE, row({ ...CLERK, id: '056090000001', unit: 'X.UB.2', manager: 'Lê Chủ Tịch' })],
      { effectiveFrom: '2026-12-01' },
      recorded,
    );
    expect(moved.changes.peopleMoved.map((one) => [one.fromUnitId, one.toUnitId])).toEqual([[4, 5]]);
    expect(moved.changes.assignmentsEnded.map((one) => one.to)).toEqual(['2026-12-01']);
    expect(moved.changes.assignmentsAdded.map((one) => one.from)).toEqual(['2026-12-01']);
    const after = applyPeople(recorded, moved.changes);
    const early = plan([...BASE, full], { effectiveFrom: '2026-11-15' }, after);
    expect(lines(early.troubles)).toEqual(['6F error later-assignment']);
  });

  test('an empty manager keeps the recorded one; acting posts and posts elsewhere stay untouched', () => {
    expect(plan([...BASE, row({ ...CLERK, manager: '' })], {}, recorded)).toMatchObject({
      troubles: [],
      changes: { assignmentsAdded: [] },
    });
    const [held] = recorded.assignments;
    if (held === undefined) throw new Error('nobody');
    const acting = {
      ...recorded,
      assignments: [...recorded.assignments, { ...held, id: 99, kind: 'acting' as const }],
    };
    expect(plan([...BASE, full], {}, acting).changes.assignmentsEnded).toEqual([]);
  });

  test('a manager who works elsewhere and stands on no list is found', () => {
    const alone = plan([row({ ...CLERK, name: 'Hồ Tư', manager: 'Ngô Trưởng' })], {}, recorded);
    const head = recorded.people.find((person) => person.fullName === 'Ngô Trưởng');
    expect(alone.rows[0]?.managerId).toBe(head?.id);
  });

  test('an absence that lasts longer is continued, a shorter one only pointed out', () => {
    const until = (date: string) => [
      ...BASE,
      row({ ...CLERK, id: '056090000001', note: `Biệt phái đến ${date}` }),
    ];
    const away = applyPeople(recorded, plan(until('31/12/2026'), {}, recorded).changes);
    expect(plan(until('31/12/2026'), { effectiveFrom: '2026-11-20' }, away).changes.absencesAdded).toEqual(
      [],
    );
    const longer = plan(until('31/03/2027'), {}, away).changes.absencesAdded;
    expect(longer.map(({ from, to }) => [from, to])).toEqual([['2027-01-01', '2027-04-01']]);
    const shorter = plan(until('30/11/2026'), {}, away);
    expect(shorter.changes.absencesAdded).toEqual([]);
    expect(lines(shorter.troubles)).toEqual(
      ['6J warning absence-without-start', '6J warning absence-shorter'].sort(),
    );
  });
});

describe('parts of the sheet', () => {
  const simple = (rows: Cell[][]) =>
    planPeople(sheetOf([['Họ và tên', 'Chức vụ', 'Giới tính'], ...rows]), emptyState(UNITS), {
      effectiveFrom: FROM,
      rootUnitId: 1,
    });

  test('an unknown group is asked about once for all its rows, and can be left out whole', () => {
    const rows = [['Ban Lạ'], ['An', 'Chuyên viên', 'Nam'], ['Bình', 'Chuyên viên', 'Nam']];
    const sheet = sheetOf([['Họ và tên', 'Chức vụ', 'Giới tính'], ...rows]);
    const groupErrors = (resolutions: Resolution[]) =>
      planPeople(sheet, emptyState(UNITS), { effectiveFrom: FROM, rootUnitId: 1, resolutions });
    expect(lines(groupErrors([]).troubles).filter((line) => line.includes('error'))).toEqual([
      '2A error group-unit-unknown',
    ]);
    expect(
      groupErrors([answer(2, 'group-unit-unknown', 'PHÒNG KINH TẾ')]).rows.map((one) => one.unitId),
    ).toEqual([4, 4]);
    const skipped = groupErrors([{ row: 2, code: 'group-unit-unknown', choice: 'skip-row' }]);
    expect([skipped.rows.length, skipped.applicable]).toEqual([0, true]);
  });

  test('a person called Tống Công is no total; lines nobody stands under are noted; the footer is not read', () => {
    const result = simple([
      ['PHÒNG KINH TẾ'],
      ['Tống Công Minh', 'Chuyên viên', 'Nam'],
      ['Xác nhận của cơ quan'],
      ['Tổng cộng: 1 người'],
      ['Người lập biểu'],
      ['Sai', 'Chuyên viên', 'Nam'],
    ]);
    expect(result.rows.map((one) => one.fullName)).toEqual(['Tống Công Minh']);
    const codes = result.troubles.filter((one) => one.row > 1).map((one) => `${one.row} ${one.code}`);
    expect(codes).toEqual(['3 manager-missing', '3 person-without-keys', '4 group-ignored']);
  });

  test('without a heading row nothing is planned', () => {
    const result = planPeople(sheetOf([['a', 'b']]), emptyState(UNITS), { effectiveFrom: FROM });
    expect(result).toMatchObject({ applicable: false, rows: [], changes: { peopleAdded: [] } });
    expect(lines(result.troubles)).toEqual(['1 error heading-row-missing']);
  });
});
