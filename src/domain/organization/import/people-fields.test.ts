// One row of a staff list, cell by cell: what is read, and every question whole.
import { describe, expect, test } from 'vitest';
import { cellOf, logOf, wholeLines } from '../../../../test/input/exact.ts';
import { nameKey } from '../text-match.ts';
import type { PeopleField } from './headings.ts';
import { PersonReader } from './people-fields.ts';
import { RowFields } from './people-rows.ts';
import type { CellValue, TableCell } from './table.ts';
import type { Resolution, TroubleCode } from './trouble.ts';

type Given = Readonly<Partial<Record<PeopleField, string | number | CellValue | TableCell>>>;
const isCell = (given: Given[PeopleField]): given is TableCell =>
  typeof given === 'object' && 'column' in given;

function read(
  given: Given,
  answers: readonly Resolution[] = [],
  more: { from1904?: boolean; columns?: PeopleField[] } = {},
) {
  const log = logOf(answers);
  const cells = Object.entries(given).map(([field, one]) => (isCell(one) ? one : cellOf(field, one)));
  const fields = new Map(cells.map(({ column }) => [column, column as PeopleField]));
  const raw = {
    ...{ row: 2, cells: new RowFields({ row: 2, cells }, fields), group: null },
    from1904: more.from1904 ?? false,
  };
  const columns = new Set(more.columns ?? [...fields.values()]);
  const person = new PersonReader(raw, log, columns).read('2026-11-02');
  return { person, troubles: wholeLines(log.troubles()) };
}
const value = (code: TroubleCode, text: string | null): Resolution => ({
  row: 2,
  code,
  choice: 'value',
  value: text,
});
const suggested = (code: TroubleCode): Resolution => ({ row: 2, code, choice: 'use-suggestion' });
const AN = { fullName: 'Lê An' };

test('a row with a name alone, and one with everything', () => {
  const nothing = {
    ...{
      row: 2,
      group: null,
      fullName: 'Lê An',
      key: nameKey('Lê An'),
      sex: null,
      birthDate: null,
      nationalId: null,
    },
    ...{ title: null, jobPosition: null, grade: null, education: null, partyMember: null, unit: null },
    ...{ manager: null, note: null },
  };
  const further = {
    ...{ sameAsAbove: false, concurrent: null, kind: null, span: { from: null, to: null }, decision: null },
    ...{ oldUnit: null, unitField: 'unit', status: null, away: { from: null, to: null } },
  };
  expect(read(AN)).toEqual({ person: { ...nothing, further }, troubles: [] });
  const full: Given = {
    ...{ ...AN, sex: 'Nữ', birthDate: '01/02/1980', nationalId: '056180000001', title: 'Phó phòng' },
    ...{ jobPosition: 'Chuyên viên', grade: 'A1', education: 'Đại học', partyMember: 'x', unit: 'Văn phòng' },
    ...{ manager: 'Lê B', note: 'Ghi', concurrent: 'Tổ trưởng', postKind: 'Biệt phái', from: '01/11/2026' },
    ...{ to: '30/11/2026', decision: '1/QĐ', oldUnit: 'Sở', status: 'Nghỉ', leaveFrom: '02/11/2026' },
    leaveTo: '11/2026',
  };
  expect(read(full)).toEqual({
    person: {
      ...{
        ...nothing,
        sex: 'female',
        birthDate: '1980-02-01',
        nationalId: '056180000001',
        title: 'Phó phòng',
      },
      ...{ jobPosition: 'Chuyên viên', grade: 'A1', education: 'Đại học', partyMember: true },
      ...{ unit: 'Văn phòng', manager: 'Lê B', note: 'Ghi' },
      further: {
        ...{ ...further, concurrent: 'Tổ trưởng', kind: 'secondment', decision: '1/QĐ', oldUnit: 'Sở' },
        ...{ span: { from: '2026-11-01', to: '2026-12-01' }, status: 'Nghỉ' },
        away: { from: '2026-11-02', to: '2026-12-01' },
      },
    },
    troubles: [],
  });
});

describe('names', () => {
  test.each<[Given, string]>([
    [{ familyName: 'Lê Thị', givenName: 'An' }, 'Lê Thị An'],
    [{ familyName: 'Lê' }, 'Lê'],
    [{ givenName: 'An' }, 'An'],
    [{ fullName: 'Vũ Ba', familyName: 'Lê', givenName: 'An' }, 'Vũ Ba'],
  ])('%j', (given, name) => {
    expect(read(given)).toMatchObject({ person: { fullName: name }, troubles: [] });
  });
  test('none is asked for', () => {
    expect(read({ title: 'x' })).toEqual({ person: null, troubles: ['2 fullName error name-missing'] });
    const answered = read({ title: 'x' }, [value('name-missing', 'Lê An')]);
    expect(answered.person?.fullName).toBe('Lê An');
    expect(answered.troubles).toEqual(['2 fullName warning name-missing [value]']);
  });
  test('one taken over from a merged cell is the person above', () => {
    const spread = (field: PeopleField) => ({ [field]: cellOf(field, 'An', { spread: true }) });
    const same = (given: Given) => read(given).person?.further.sameAsAbove;
    expect([same(spread('fullName')), same(spread('givenName')), same(AN)]).toEqual([true, true, false]);
    expect(same({ ...spread('givenName'), ...AN })).toBe(false);
  });
});

describe('units before and after a transfer', () => {
  test.each<[Given, unknown]>([
    [{ unit: 'A' }, ['A', null, 'unit']],
    [{ newUnit: 'B' }, ['B', null, 'newUnit']],
    [{ unit: 'A', newUnit: 'B' }, ['B', 'A', 'newUnit']],
    [{ unit: 'A', oldUnit: 'C', newUnit: 'B' }, ['B', 'C', 'newUnit']],
    [{ unit: 'A', oldUnit: 'C' }, ['A', 'C', 'unit']],
  ])('%j', (given, expected) => {
    const { person } = read({ ...AN, ...given });
    expect([person?.unit, person?.further.oldUnit, person?.further.unitField]).toEqual(expected);
  });
});

describe('sex and membership', () => {
  test.each<[Given, unknown]>([
    ...(['Nam', 'male', ' NAM '] as const).map((sex): [Given, unknown] => [{ sex }, 'male']),
    ...(['Nữ', 'nu', 'female'] as const).map((sex): [Given, unknown] => [{ sex }, 'female']),
    [{ bornMale: '01/02/1980' }, 'male'],
    [{ bornFemale: '01/02/1980' }, 'female'],
    [{ bornMale: '01/02/1980', bornFemale: '01/02/1980' }, null],
    [{ bornFemale: '01/02/1980', sex: 'Nam' }, 'female'],
    [{ sex: '   ' }, null],
  ])('%j', (given, sex) => {
    const { person, troubles } = read({ ...AN, ...given });
    expect(person?.sex).toBe(sex);
    expect(troubles.filter((line) => line.includes('sex-unclear'))).toEqual([]);
  });
  test('what nobody understands is asked about', () => {
    const sex = (answer: string) => read({ ...AN, sex: '?' }, [value('sex-unclear', answer)]).person?.sex;
    expect(read({ ...AN, sex: '?' })).toMatchObject({
      ...{ person: { sex: null }, troubles: ['2 sex warning sex-unclear «?»'] },
    });
    expect(['male', 'female', 'x'].map(sex)).toEqual(['male', 'female', null]);
  });
  test.each([
    ...['', 'Không', 'no', '0', 'false'].map((text) => [text, false] as const),
    ...['x', 'X', 'có', 'v', 'yes', '1', 'true', 'Đảng viên'].map((text) => [text, true] as const),
  ])('member %j', (text, expected) => {
    const given = text === '' ? AN : { ...AN, partyMember: text };
    const { person, troubles } = read(given, [], { columns: ['partyMember'] });
    expect([person?.partyMember, troubles]).toEqual([expected, []]);
  });
  test('a member perhaps is one, and that is said; without a column nobody says anything', () => {
    const { person, troubles } = read({ ...AN, partyMember: 'đang xét' });
    expect([person?.partyMember, troubles]).toEqual([
      true,
      ['2 partyMember warning flag-unclear «đang xét»'],
    ]);
    expect(read({ ...AN, partyMember: 'x' }, [], { columns: [] }).person?.partyMember).toBeNull();
  });
});

describe('titles and kinds of posts', () => {
  test('a word typed twice goes, unless the user says otherwise', () => {
    const title = (answers: readonly Resolution[]) => read({ ...AN, title: 'Phó phó giám đốc' }, answers);
    const line =
      '2 title warning title-doubled-word «Phó phó giám đốc» {mended:Phó giám đốc} -> title=Phó giám đốc (Phó giám đốc)';
    expect(title([])).toMatchObject({ person: { title: 'Phó giám đốc' }, troubles: [line] });
    const own = title([value('title-doubled-word', 'Giám đốc')]);
    expect(own).toMatchObject({ person: { title: 'Giám đốc' }, troubles: [`${line} [value]`] });
  });
  test('a kind nobody knows is asked about', () => {
    const kind = (answers: readonly Resolution[]) => read({ ...AN, postKind: 'lạ' }, answers);
    const line = '2 postKind warning kind-of-post-unclear «lạ»';
    expect(kind([])).toMatchObject({ person: { further: { kind: null } }, troubles: [line] });
    const of = (text: string | null) => kind([value('kind-of-post-unclear', text)]).person?.further.kind;
    expect([of('kiêm nhiệm'), of('x'), of(null)]).toEqual(['concurrent', null, null]);
  });
  test.each([
    ['Kiêm', 'concurrent'],
    ['concurrent', 'concurrent'],
    ['Phụ trách phòng', 'acting'],
    ['acting', 'acting'],
    ['Tăng cường', 'secondment'],
    ['Chính thức', 'main'],
    ['Điều động, bổ nhiệm', 'main'],
    ['phân công', 'main'],
  ])('%s', (postKind, kind) => {
    expect(read({ ...AN, postKind }).person?.further.kind).toBe(kind);
  });
});

describe('numbers', () => {
  const empty = '-> nationalId=empty';
  test.each<[string, string | null, string[]]>([
    [
      '56080000001',
      '056080000001',
      ['2 nationalId warning id-zero-restored «56080000001» {id:056080000001}'],
    ],
    [
      '999080000001',
      '999080000001',
      ['2 nationalId warning id-province-unknown «999080000001» {id:999080000001}'],
    ],
    ['225123456', null, [`2 nationalId error id-old-number «225123456» {digits:9} ${empty}`]],
    ['12345', null, [`2 nationalId error id-unreadable «12345» {digits:5} ${empty}`]],
    ['5.6E+10', null, [`2 nationalId error id-scientific «5.6E+10» {digits:9} ${empty}`]],
  ])('%s', (nationalId, id, troubles) => {
    expect(read({ ...AN, nationalId })).toMatchObject({ person: { nationalId: id }, troubles });
  });
  test('an answer is read like a cell, and refused when it is no better', () => {
    const answered = (text: string | null) =>
      read({ ...AN, nationalId: '12345' }, [value('id-unreadable', text)]);
    const line = `2 nationalId warning id-unreadable «12345» {digits:5} ${empty} [value]`;
    expect(answered('056080000001')).toMatchObject({
      person: { nationalId: '056080000001' },
      troubles: [line],
    });
    expect(answered(null)).toMatchObject({ person: { nationalId: null }, troubles: [line] });
    expect(answered('123')).toMatchObject({
      person: { nationalId: null },
      troubles: [line, `2 nationalId error id-unreadable «123» {digits:3} ${empty}`],
    });
    const left = read({ ...AN, nationalId: '12345' }, [suggested('id-unreadable')]);
    expect(left.troubles).toEqual([
      `2 nationalId warning id-unreadable «12345» {digits:5} ${empty} [use-suggestion]`,
    ]);
  });
});

describe('dates of birth', () => {
  const ask = (code: string, text: string, year: string, mended: string) =>
    `2 birthDate error ${code} «${text}» {idBirthYear:${year}} -> birthDate=${mended}${mended === 'empty' ? '' : ` (${mended})`}`;
  test.each<[string, Given, string | null, string[]]>([
    ['usual', { birthDate: '01/02/1980' }, '1980-02-01', []],
    [
      'loose',
      { birthDate: '1-2-1980' },
      '1980-02-01',
      ['2 birthDate note date-loose «1-2-1980» {date:1980-02-01}'],
    ],
    ['of a man', { bornMale: '01/02/1980' }, '1980-02-01', []],
    ['the first column filled', { birthDate: '01/02/1980', bornFemale: '01/02/1981' }, '1980-02-01', []],
    ['blank', { birthDate: '  ' }, null, ['2 birthDate note blanks-trimmed «  »']],
    [
      'a day of a spreadsheet',
      { birthDate: { kind: 'date', serial: 29_000.5, date: '1979-05-25' } },
      '1979-05-25',
      ['2 birthDate note date-as-serial «29000.5» {date:1979-05-25,serial:29000}'],
    ],
    [
      'a number',
      { birthDate: 29_000 },
      '1979-05-25',
      ['2 birthDate warning date-as-serial «29000» {date:1979-05-25,serial:29000}'],
    ],
    ['a year', { birthDate: '1980' }, null, ['2 birthDate warning date-year-only «1980» {year:1980}']],
    [
      'a month',
      { birthDate: '02/1980' },
      null,
      ['2 birthDate warning date-month-only «02/1980» {year:1980,month:2}'],
    ],
    [
      'impossible',
      { birthDate: '31/02/1980' },
      null,
      [ask('date-impossible', '31/02/1980', 'none', 'empty')],
    ],
    [
      'swapped',
      { birthDate: '12/25/1980', nationalId: '056080000001' },
      null,
      [ask('date-impossible', '12/25/1980', '1980', '1980-12-25')],
    ],
    [
      'short, the number says more',
      { birthDate: '1/2/80', nationalId: '056080000001' },
      null,
      [ask('date-short-year', '1/2/80', '1980', '1980-02-01')],
    ],
    [
      'short, the number says otherwise',
      { birthDate: '1/2/81', nationalId: '056080000001' },
      null,
      [ask('date-short-year', '1/2/81', '1980', 'empty')],
    ],
    [
      'short without a number',
      { birthDate: '1/2/80' },
      null,
      [ask('date-short-year', '1/2/80', 'none', 'empty')],
    ],
    [
      'words',
      { birthDate: 'hè', nationalId: '056080000001' },
      null,
      [ask('date-unreadable', 'hè', '1980', 'empty')],
    ],
    ['fifteen', { birthDate: '31/12/2011' }, '2011-12-31', []],
    [
      'fourteen',
      { birthDate: '01/01/2012' },
      '2012-01-01',
      ['2 birthDate warning date-implausible «01/01/2012» {age:14}'],
    ],
    ['a hundred', { birthDate: '01/01/1926' }, '1926-01-01', []],
    [
      'more',
      { birthDate: '31/12/1925' },
      '1925-12-31',
      ['2 birthDate warning date-implausible «31/12/1925» {age:101}'],
    ],
  ])('%s', (_, given, birthDate, troubles) => {
    expect(read({ ...AN, ...given })).toMatchObject({ person: { birthDate }, troubles });
  });
  test('days of a workbook of 1904', () => {
    expect(read({ ...AN, birthDate: 29_000 }, [], { from1904: true }).person?.birthDate).toBe('1983-05-26');
  });
  test.each<[string, Resolution, string | null, string | null]>([
    ['12/25/1980', suggested('date-impossible'), '1980-12-25', null],
    ['1980', value('date-year-only', ' 05/06/1980 '), '1980-06-05', null],
    ['02/1980', value('date-month-only', '05/06/1980'), '1980-06-05', null],
    ['1980', value('date-year-only', null), null, null],
    [
      'x',
      value('date-unreadable', '31/02/1980'),
      null,
      '2 birthDate error date-impossible «31/02/1980» {idBirthYear:none}',
    ],
    ['x', value('date-unreadable', 'y'), null, '2 birthDate error date-unreadable «y» {idBirthYear:none}'],
  ])('%s answered %j', (birthDate, answer, expected, refused) => {
    const { person, troubles } = read({ ...AN, birthDate }, [answer]);
    expect(person?.birthDate).toBe(expected);
    expect(troubles.filter((line) => line.includes(' error '))).toEqual(refused === null ? [] : [refused]);
  });
});

describe('dates of a post', () => {
  const empty = (field: string) => `-> ${field}=empty`;
  test.each<[string, Given, unknown, string[]]>([
    ['a day ends after itself', { from: '01/11/2026', to: '01/11/2026' }, ['2026-11-01', '2026-11-02'], []],
    ['months are whole', { from: '11/2026', to: '12/2026' }, ['2026-11-01', '2027-01-01'], []],
    [
      'crossed',
      { from: '02/11/2026', to: '01/11/2026' },
      ['2026-11-02', null],
      [`2 to error row-dates-crossed «01/11/2026» ${empty('to')}`],
    ],
    [
      'unreadable',
      { from: 'nay' },
      [null, null],
      [`2 from error row-date-unreadable «nay» ${empty('from')}`],
    ],
    ['blank', { from: '  ' }, [null, null], ['2 from note blanks-trimmed «  »']],
    [
      'a spreadsheet day',
      { to: 46_000 },
      [null, '2025-12-10'],
      ['2 to warning date-as-serial «46000» {date:2025-12-09,serial:46000}'],
    ],
  ])('%s', (_, given, span, troubles) => {
    const { person, troubles: told } = read({ ...AN, ...given });
    expect([person?.further.span.from, person?.further.span.to]).toEqual(span);
    expect(told).toEqual(troubles);
  });
  test('an answer that is no day is refused', () => {
    const from = (text: string | null) => read({ ...AN, from: 'nay' }, [value('row-date-unreadable', text)]);
    expect(from('01/11/2026').person?.further.span.from).toBe('2026-11-01');
    expect(from(null).troubles).toEqual([
      `2 from warning row-date-unreadable «nay» ${empty('from')} [value]`,
    ]);
    expect(from('11/2026').troubles).toContain(`2 from error row-date-unreadable «11/2026» ${empty('from')}`);
  });
});

describe('cells themselves', () => {
  test('errors and formulas say nothing until the user does', () => {
    const error = (text: string): CellValue => ({ kind: 'error', value: text });
    const open = read({ ...AN, title: error('#REF!'), note: error('=A1') });
    expect(open).toMatchObject({ person: { title: null, note: null } });
    expect(open.troubles).toEqual([
      '2 title error cell-error «#REF!» -> title=empty',
      '2 note error formula-not-reckoned «=A1» -> note=empty',
    ]);
    const told = read({ ...AN, title: error('#REF!') }, [value('cell-error', ' Phó  phòng ')]);
    expect(told.person?.title).toBe('Phó phòng');
    expect(told.troubles).toEqual(['2 title warning cell-error «#REF!» -> title=empty [value]']);
    expect(read({ ...AN, title: error('#N/A') }, [value('cell-error', ' ')]).person?.title).toBeNull();
  });
  test('what was trimmed or composed is noted, numbers are not trimmed', () => {
    const note = cellOf('note', ' a  b', { decomposed: true });
    expect(read({ ...AN, note, grade: 12 })).toMatchObject({
      person: { note: 'a b', grade: '12' },
      troubles: ['2 note note blanks-trimmed « a  b»', '2 note note text-decomposed « a  b»'],
    });
  });
});
