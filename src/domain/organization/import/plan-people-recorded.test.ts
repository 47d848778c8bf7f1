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

describe('remarks about posts', () => {
  const told = (given: Given, ...answers: Resolution[]) => {
    const { changes, troubles } = plan([...BASE, { ...AN, ...given }], answers);
    const posts = new Map(
      changes.postsAdded.map(({ id, unitId, title, jobPosition }) => [
        id,
        `${unitId} ${title ?? jobPosition}`,
      ]),
    );
    const own = changes.peopleAdded.find(({ fullName }) => fullName === 'Vũ An')?.id;
    const held = changes.assignmentsAdded.filter(({ personId }) => personId === own);
    const added = held.map(({ kind, postId, from, to }) =>
      `${kind} ${posts.get(postId)} ${from} ${to ?? ''}`.trim(),
    );
    return { added, troubles: troubles.filter((line) => !line.includes('manager-')) };
  };
  const FROM = '2026-11-02';
  const MAIN = `main 5 Chuyên viên ${FROM}`;
  const [AWAY, OWN, OUT] = ['Phòng Văn hoá', 'Phòng Kinh tế', 'Sở Lạ'].map(
    (name) => `Điều động về ${name} từ 01/12/2026`,
  );
  const [VH, ODD] = ['Phòng Văn hoá', 'Phòng Kinh tế'].map((name) => `Biệt phái đến ${name} từ 01/12/2026`);
  test.each<[string, Given, string[], string[]]>([
    [
      'moved',
      { note: AWAY ?? '' },
      [`${MAIN} 2026-12-01`, 'main 6 Chuyên viên 2026-12-01'],
      [`5 G warning transfer-understood «${AWAY}» {unit:Phòng Văn hoá - Xã hội,date:2026-12-01}`],
    ],
    [
      'moved to where the list has them',
      { note: OWN ?? '' },
      ['main 5 Chuyên viên 2026-12-01'],
      [`5 G warning transfer-understood «${OWN}» {unit:Phòng Kinh tế,date:2026-12-01}`],
    ],
    [
      'moved outside',
      { note: OUT ?? '' },
      [`${MAIN} 2026-12-01`],
      [`5 G warning transfer-unit-unknown «${OUT}» {unit:Sở Lạ,date:2026-12-01}`],
    ],
    [
      'seconded',
      { note: VH ?? '' },
      [MAIN, 'secondment 6 Chuyên viên 2026-12-01'],
      [`5 G warning seconded-to «${VH}» {unit:Phòng Văn hoá - Xã hội}`],
    ],
    [
      'seconded with a position',
      { note: VH ?? '', position: 'Kế toán' },
      [MAIN, 'secondment 6 Kế toán 2026-12-01'],
      [`5 G warning seconded-to «${VH}» {unit:Phòng Văn hoá - Xã hội}`],
    ],
    [
      'seconded to the own unit',
      { note: ODD ?? '' },
      [MAIN],
      [`5 G warning absence-understood «${ODD}» {kind:secondment,from:2026-12-01,until:open}`],
    ],
    [
      'leaves',
      { note: 'Nghỉ hưu từ 01/12/2026' },
      [`${MAIN} 2026-12-01`],
      ['5 G warning departure-understood «Nghỉ hưu từ 01/12/2026» {date:2026-12-01}'],
    ],
    [
      'in charge',
      { note: 'Phụ trách phòng' },
      [MAIN, `acting 5 Trưởng phòng ${FROM}`],
      ['5 C warning acting-post «Chuyên viên» {title:Trưởng phòng,unit:Phòng Kinh tế}'],
    ],
    [
      'a deputy in charge',
      { note: 'Phụ trách', title: 'Phó Giám đốc' },
      [`main 5 Phó Giám đốc ${FROM}`],
      ['5 G note note-not-understood «Phụ trách»'],
    ],
    [
      'a deputy in charge of the unit',
      { note: 'Phụ trách đơn vị', title: 'Phó Giám đốc' },
      [`main 5 Phó Giám đốc ${FROM}`, `acting 5 Giám đốc ${FROM}`],
      ['5 C warning acting-post «Phó Giám đốc» {title:Giám đốc,unit:Phòng Kinh tế}'],
    ],
    [
      'in charge of a field',
      { note: 'Phụ trách kinh tế' },
      [MAIN],
      ['5 G note note-not-understood «Phụ trách kinh tế»'],
    ],
    [
      'acting head',
      { note: 'Quyền Trưởng phòng từ 01/12/2026' },
      [MAIN, 'acting 5 Trưởng phòng 2026-12-01'],
      ['5 C warning acting-post «Chuyên viên» {title:Trưởng phòng,unit:Phòng Kinh tế}'],
    ],
    [
      'beside, of a unit',
      { note: 'Kiêm Tổ trưởng Phòng Văn hoá' },
      [MAIN, `concurrent 6 Tổ trưởng ${FROM}`],
      ['5 C warning concurrent-post «Chuyên viên» {title:Tổ trưởng,unit:Phòng Văn hoá - Xã hội}'],
    ],
    [
      'beside, called like a unit',
      { note: 'Kiêm phòng' },
      [MAIN, `concurrent 5 phòng ${FROM}`],
      [
        '5 C warning concurrent-unit-assumed «Chuyên viên» {title:phòng,unit:Phòng Kinh tế} -> unit=X.UB.1 (Phòng Kinh tế)',
      ],
    ],
  ])('%s', (_, given, added, troubles) => {
    const found = told(given);
    expect([found.added.toSorted(), found.troubles]).toEqual([added.toSorted(), troubles]);
  });
  test('the user names the unit', () => {
    const unknown = (text: string | null) =>
      told({ note: OUT ?? '' }, value(5, 'transfer-unit-unknown', text)).added;
    expect(unknown('Phòng Văn hoá')).toContain('main 6 Chuyên viên 2026-12-01');
    expect([unknown('Lạ'), unknown(null)]).toEqual([[`${MAIN} 2026-12-01`], [`${MAIN} 2026-12-01`]]);
    const beside = (text: string | null) =>
      told({ title: 'Chuyên viên kiêm Tổ trưởng' }, value(5, 'concurrent-unit-assumed', text)).added;
    expect(beside('X.UB.2')).toContain(`concurrent 6 Tổ trưởng ${FROM}`);
    expect(beside('Phòng Văn hoá')).toContain(`concurrent 6 Tổ trưởng ${FROM}`);
    expect(
      [beside('Lạ'), beside(null)].flat().filter((line) => line.startsWith('concurrent 5')),
    ).toHaveLength(2);
  });
});
