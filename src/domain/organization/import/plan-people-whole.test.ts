// Staff lists with every trouble whole: managers, one person on two rows, one number on two people, units.
import { describe, expect, test } from 'vitest';
import {
  AN,
  BASE,
  CHAIR,
  type Given,
  HEAD_OF,
  plan,
  SECRETARY,
  UNITS,
  unit,
  use,
  value,
} from '../../../../test/input/an-binh.ts';
import { emptyState } from '../../../../test/input/fixtures.ts';
import { numberUnits } from './number-units.ts';
import type { Resolution } from './trouble.ts';

/** Troubles of further rows (from 5 on) below the three good ones. */
const about = (...rows: Given[]) => plan([...BASE, ...rows]).troubles;
const managers = (planned: ReturnType<typeof plan>) => {
  const names = new Map(planned.rows.map((one) => [one.personId, one.fullName]));
  return planned.rows.map(
    ({ fullName, managerId }) =>
      `${fullName} < ${managerId === null ? '-' : (names.get(managerId) ?? managerId)}`,
  );
};
const CHIEF = '-> manager=row:4 (Ngô Trưởng (Phòng Kinh tế))';
const MAYOR = '-> manager=row:3 (Lê Chủ (Uỷ ban nhân dân xã An Bình))';

describe('managers', () => {
  test('a list without doubt', () => {
    const planned = plan([...BASE, AN]);
    expect(planned.troubles).toEqual([]);
    expect(managers(planned)).toEqual([
      'Trần Bí < -',
      'Lê Chủ < Trần Bí',
      'Ngô Trưởng < Lê Chủ',
      'Vũ An < Ngô Trưởng',
    ]);
    expect(planned.rows[3]).toEqual({
      ...{
        sheet: 'DS',
        row: 5,
        personId: planned.rows[3]?.personId,
        fullName: 'Vũ An',
        unitId: 5,
        rank: 'staff',
      },
      ...{ title: 'Chuyên viên', jobPosition: null, concurrent: [], managerId: planned.rows[2]?.personId },
    });
  });
  test.each<[string, Given, string[]]>([
    ['nobody, of the staff', { manager: '' }, [`5 E warning manager-missing {rank:staff} ${CHIEF}`]],
    [
      'nobody, of a head',
      { manager: '', title: 'Trưởng phòng', unit: 'X.UB.2' },
      [`5 E warning manager-missing {rank:head} ${MAYOR}`],
    ],
    [
      'nobody, of a deputy',
      { manager: '', title: 'Phó Trưởng phòng' },
      [`5 E warning manager-missing {rank:deputy} ${CHIEF}`],
    ],
    [
      'nobody, of a deputy leader',
      { manager: '', title: 'Phó Chủ tịch', unit: 'X.UB' },
      [`5 E warning manager-missing {rank:leader} ${MAYOR}`],
    ],
    [
      'nobody, of the staff of the body itself',
      { manager: '', unit: 'X' },
      ['5 E warning manager-missing {rank:staff} -> manager=empty'],
    ],
    ['himself', { manager: 'vũ an' }, [`5 E error manager-self «vũ an» ${CHIEF}`]],
    ['unknown', { manager: 'Ai' }, [`5 E error manager-unknown «Ai» ${CHIEF}`]],
    ['by his row', { manager: 'row:4' }, []],
    ['politely', { manager: 'Đ/c Ngô Trưởng' }, []],
    [
      'of another unit',
      { unit: 'X.UB.2' },
      [
        '5 E warning manager-other-unit «Ngô Trưởng» {unit:Phòng Văn hoá - Xã hội,managerUnit:Phòng Kinh tế} -> unit=X.UB.1 (Phòng Kinh tế)',
      ],
    ],
    ['of another unit, of a head', { unit: 'X.UB.2', title: 'Trưởng phòng' }, []],
    ['a leader of another unit', { unit: 'X.UB.2', manager: 'Trần Bí' }, []],
  ])('%s', (_, given, troubles) => {
    expect(about({ ...AN, ...given })).toEqual(troubles);
  });
  test('answers name somebody, nobody, or are refused', () => {
    const answered = (given: Given, answer: Resolution) => {
      const planned = plan([...BASE, { ...AN, ...given }], [answer]);
      return [managers(planned)[3], planned.troubles.filter((line) => line.includes(' error '))];
    };
    expect(answered({ manager: '' }, use(5, 'manager-missing'))).toEqual(['Vũ An < Ngô Trưởng', []]);
    expect(answered({ manager: '' }, value(5, 'manager-missing', 'Lê Chủ'))).toEqual(['Vũ An < Lê Chủ', []]);
    expect(answered({ manager: '' }, value(5, 'manager-missing', null))).toEqual(['Vũ An < -', []]);
    expect(answered({ manager: 'Ai' }, value(5, 'manager-unknown', null))).toEqual(['Vũ An < -', []]);
    expect(answered({ manager: 'Ai' }, use(5, 'manager-unknown'))).toEqual(['Vũ An < Ngô Trưởng', []]);
    expect(answered({ manager: 'Ai' }, value(5, 'manager-unknown', 'Ai nữa'))).toEqual([
      'Vũ An < -',
      [`5 E error manager-unknown «Ai nữa» ${CHIEF}`],
    ]);
    expect(answered({ manager: 'Ai' }, value(5, 'manager-unknown', 'Vũ An'))).toEqual([
      'Vũ An < -',
      [`5 E error manager-self «Vũ An» ${CHIEF}`],
    ]);
  });
  test('one below asked about, answered by the likely one or by nobody', () => {
    const rows = [
      ...BASE,
      { ...AN, title: 'Phó Trưởng phòng', manager: 'Hồ Tư' },
      { ...AN, name: 'Hồ Tư', born: '01/01/1991' },
    ];
    const line = `5 E warning manager-below «Hồ Tư» {manager:Hồ Tư} ${CHIEF}`;
    expect(plan(rows).troubles).toEqual([line]);
    expect(managers(plan(rows, [use(5, 'manager-below')]))[3]).toBe('Vũ An < Ngô Trưởng');
    expect(managers(plan(rows, [value(5, 'manager-below', null)]))[3]).toBe('Vũ An < -');
  });
  test('of namesakes the one of the unit is suggested, of two of the unit none', () => {
    const other = {
      ...AN,
      name: 'Ngô Trưởng',
      born: '02/02/1980',
      unit: 'X.UB.2',
      title: 'Trưởng phòng',
      manager: 'Lê Chủ',
    };
    const both =
      '| manager=row:4 (Ngô Trưởng (Phòng Kinh tế)) | manager=row:5 (Ngô Trưởng (Phòng Văn hoá - Xã hội))';
    expect(about(other, AN)).toEqual([`6 E error manager-ambiguous «Ngô Trưởng» ${CHIEF} ${both}`]);
    const same = { ...other, unit: 'X.UB.1', title: 'Phó Trưởng phòng' };
    const near = both.replace('Văn hoá - Xã hội', 'Kinh tế');
    expect(about(same, AN)).toEqual([`6 E error manager-ambiguous «Ngô Trưởng» ${near}`]);
  });
  test('whose unit it is: the user can seat the person there, or name a unit nobody knows', () => {
    const rows = [...BASE, { ...AN, unit: 'X.UB.2' }];
    expect(plan(rows, [use(5, 'manager-other-unit')]).rows[3]?.unitId).toBe(5);
    expect(plan(rows, [value(5, 'manager-other-unit', 'Phòng Kinh tế')]).rows[3]?.unitId).toBe(5);
    expect(plan(rows, [value(5, 'manager-other-unit', null)]).rows[3]?.unitId).toBe(6);
    const lost = plan(rows, [value(5, 'manager-other-unit', 'Lạ')]);
    expect([lost.rows[3]?.unitId, lost.troubles.at(-1)]).toEqual([6, '5 E error unit-unknown «Lạ»']);
  });
  test('circles are asked about at the highest rank, with whom they hold', () => {
    const rows = [SECRETARY, CHAIR, { ...HEAD_OF, manager: 'Vũ An' }, AN];
    const circle = `4 E error manager-circle «Vũ An» {otherRows:5,otherNames:Vũ An} ${MAYOR}`;
    expect(plan(rows).troubles).toEqual([circle]);
    expect(managers(plan(rows, [use(4, 'manager-circle')]))[2]).toBe('Ngô Trưởng < Lê Chủ');
    expect(managers(plan(rows, [value(4, 'manager-circle', null)]))[2]).toBe('Ngô Trưởng < -');
    const again = plan(rows, [value(4, 'manager-circle', 'Vũ An')]);
    expect(again.troubles.filter((line) => line.includes('circle'))).toEqual([
      `${circle.replace('error', 'warning')} [value]`,
      circle,
    ]);
    const three = [
      ...rows.slice(0, 3),
      { ...AN, manager: 'Hồ Tư' },
      { ...AN, name: 'Hồ Tư', born: '01/01/1991' },
    ];
    expect(plan(three).troubles).toEqual([
      `4 E error manager-circle «Vũ An» {otherRows:6, 5,otherNames:Hồ Tư, Vũ An} ${MAYOR}`,
    ]);
    const top = [{ ...SECRETARY, manager: 'Lê Chủ' }, CHAIR];
    expect(plan(top).troubles).toEqual([
      '3 E error manager-circle «Trần Bí» {otherRows:2,otherNames:Trần Bí} -> manager=empty',
    ]);
  });
});

describe('one person twice, one number on two', () => {
  const ID = '056090000001';
  test('equal rows are one', () => {
    expect(about(AN, AN)).toEqual(['6 A warning person-twice «Vũ An» {firstRow:5}']);
  });
  test('different ones are asked about, with what differs', () => {
    const asked = (fields: string, suggestion: string) =>
      `6 A error person-twice-differs «Vũ An» {firstRow:5,fields:${fields}} -> listing=${suggestion} | listing=concurrent | listing=drop`;
    expect(about(AN, { ...AN, note: 'Khen thưởng' })).toEqual([asked('note', 'drop')]);
    expect(about(AN, { ...AN, unit: 'X.UB.2', title: 'Tổ trưởng', manager: 'Lê Chủ' })).toEqual([
      asked('unit, title, manager', 'concurrent'),
    ]);
    const rows = [...BASE, AN, { ...AN, unit: 'X.UB.2' }];
    const answered = (text: string) => plan(rows, [value(6, 'person-twice-differs', text)]);
    expect(answered('concurrent').rows.at(-1)?.concurrent).toEqual([
      { unitId: 6, title: 'Chuyên viên', rank: 'staff' },
    ]);
    expect(answered('drop').rows.at(-1)?.concurrent).toEqual([]);
    expect(answered('x').troubles).toEqual([
      `${asked('unit', 'concurrent').replace('error', 'warning')} [value]`,
      asked('unit', 'concurrent'),
    ]);
  });
  test('who is the same: name and number, else name and date of birth', () => {
    const people = (...rows: Given[]) => plan([...BASE, ...rows]).rows.length - 3;
    const bare = { ...AN, born: '' };
    expect([people(AN, AN), people(AN, { ...AN, born: '04/04/1990' }), people(bare, bare)]).toEqual([
      1, 2, 2,
    ]);
    expect(people({ ...bare, id: ID }, { ...AN, id: ID })).toBe(1);
    expect(people({ ...AN, id: ID }, { ...AN, id: '056090000002' })).toBe(2);
    expect(people({ ...AN, id: ID }, AN)).toBe(1);
  });
  test('a number on two names: the one it contradicts is asked, the other warned', () => {
    const asked = (at: number, other: string, against: string) =>
      `${at} F error id-duplicate «${ID}» {otherRows:${at === 5 ? 6 : 5},otherNames:${other},contradicts:${against}} -> nationalId=empty`;
    const ba = { ...AN, name: 'Vũ Ba', id: ID };
    expect(about({ ...AN, id: ID }, ba)).toEqual([
      asked(5, 'Vũ Ba', 'nothing'),
      asked(6, 'Vũ An', 'nothing'),
    ]);
    expect(about({ ...AN, id: ID }, { ...ba, sex: 'Nữ' })).toEqual([
      `5 F warning id-duplicate-agrees «${ID}» {otherRows:6,otherNames:Vũ Ba,contradicts:nothing}`,
      asked(6, 'Vũ An', 'sex'),
    ]);
    expect(about({ ...AN, id: ID }, { ...ba, sex: 'Nữ', born: '01/01/1991' })[1]).toBe(
      asked(6, 'Vũ An', 'both'),
    );
    expect(about({ ...AN, id: ID }, { ...ba, born: '01/01/1991' })[1]).toBe(asked(6, 'Vũ An', 'year'));
    const rows = [...BASE, { ...AN, id: ID }, { ...ba, sex: 'Nữ' }];
    const answered = (text: string | null) => plan(rows, [value(6, 'id-duplicate', text)]).troubles;
    const settled = asked(6, 'Vũ An', 'sex').replace('error', 'warning');
    expect(answered(null)).toEqual([`${settled} [value]`]);
    expect(answered('056190000009')).toEqual([`${settled} [value]`]);
    expect(answered('12')).toEqual([`${settled} [value]`, '6 F error id-unreadable «12» {digits:2}']);
    expect(answered(ID)).toEqual([
      ...[asked(5, 'Vũ Ba', 'nothing'), `6 F warning id-contradicts-sex «${ID}» {idSex:male}`],
      ...[`${settled} [value]`, asked(6, 'Vũ An', 'sex')],
    ]);
  });
  test('numbers against sex and year', () => {
    expect(about({ ...AN, id: '056191000001', sex: 'Nam' })).toEqual([
      '5 F warning id-contradicts-birth-year «056191000001» {idBirthYear:1991,birthDate:1990-04-03}',
      '5 F warning id-contradicts-sex «056191000001» {idSex:female}',
    ]);
  });
});

describe('units', () => {
  const unknown = (text: string, rest = '') => `5 D error unit-unknown «${text}»${rest}`;
  test.each<[string, string, string[]]>([
    ['spelled shorter', 'P. Kinh tế', [unknown('P. Kinh tế', ' -> unit=X.UB.1 (Phòng Kinh tế)')]],
    [
      'with the place',
      'Phòng Kinh tế xã An Bình',
      ['5 D warning unit-spelling «Phòng Kinh tế xã An Bình» {unit:Phòng Kinh tế,code:X.UB.1}'],
    ],
    [
      'begun',
      'Phòng Văn hoá',
      ['5 D warning unit-spelling «Phòng Văn hoá» {unit:Phòng Văn hoá - Xã hội,code:X.UB.2}'],
    ],
    ['outside the body', 'Sở Nội vụ', [unknown('Sở Nội vụ')]],
    ['nothing alike', 'Đội Xe', [unknown('Đội Xe')]],
  ])('%s', (_, text, troubles) => {
    expect(about({ ...AN, unit: text, manager: 'Lê Chủ' })).toEqual(troubles);
  });
  test('answers seat the person, leave the row out or are refused', () => {
    const answered = (given: Given, answer: Resolution) => {
      const planned = plan([...BASE, { ...AN, manager: 'Lê Chủ', ...given }], [answer]);
      return [planned.rows[3]?.unitId, planned.troubles.filter((line) => line.includes(' error '))];
    };
    expect(answered({ unit: 'Lạ' }, value(5, 'unit-unknown', 'P. Kinh tế'))).toEqual([
      undefined,
      [unknown('P. Kinh tế')],
    ]);
    expect(answered({ unit: 'Lạ' }, value(5, 'unit-unknown', 'phòng kinh tế an bình'))).toEqual([5, []]);
    expect(answered({ unit: 'Lạ' }, value(5, 'unit-unknown', null))).toEqual([undefined, []]);
    expect(answered({ unit: 'Phòng Văn hoá' }, value(5, 'unit-spelling', 'X.UB.1'))).toEqual([5, []]);
    expect(answered({ unit: 'Phòng Văn hoá' }, value(5, 'unit-spelling', 'Lạ'))).toEqual([
      undefined,
      [unknown('Phòng Văn hoá')],
    ]);
    expect(answered({ unit: '' }, value(5, 'unit-missing', 'X.UB.2'))).toEqual([6, []]);
    expect(answered({ unit: '' }, value(5, 'unit-missing', 'Lạ'))).toEqual([
      undefined,
      ['5 A error unit-missing «Vũ An» -> unit=X.UB.1 (Phòng Kinh tế)'],
    ]);
    expect(about({ ...AN, unit: '' })).toEqual([
      '5 A error unit-missing «Vũ An» -> unit=X.UB.1 (Phòng Kinh tế)',
    ]);
  });
  test('two of one name are offered', () => {
    const twin = numberUnits([
      ...UNITS.map(({ lo: _lo, hi: _hi, ...one }) => one),
      unit(8, 3, 'X.DU.1', 'Phòng Kinh tế', 'division'),
    ]);
    const { troubles } = plan([{ ...AN, unit: 'Phòng Kinh tế', manager: '' }], [], emptyState(twin));
    expect(troubles).toEqual([
      '2 D error unit-ambiguous «Phòng Kinh tế» | unit=X.DU.1 (Phòng Kinh tế – Đảng uỷ xã) | unit=X.UB.1 (Phòng Kinh tế – Uỷ ban nhân dân xã An Bình)',
    ]);
  });
});
