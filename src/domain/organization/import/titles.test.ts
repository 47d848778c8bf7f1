// Titles taken apart, and remarks about posts.
import { expect, test } from 'vitest';
import { readPersonnelNote } from './personnel-notes.ts';
import {
  chiefTitle,
  isChiefTitle,
  isWholeUnit,
  readTitle,
  splitConcurrent,
  splitTitle,
  withoutDoubledWord,
} from './titles.ts';

test.each<[string, string[]]>([
  ['Chuyên viên', ['main Chuyên viên']],
  ['Phó Chủ tịch kiêm Giám đốc Trung tâm', ['main Phó Chủ tịch', 'concurrent Giám đốc Trung tâm']],
  [
    'Phó Chủ tịch, kiêm nhiệm Tổ trưởng; kiêm Thư ký',
    ['main Phó Chủ tịch', 'concurrent Tổ trưởng', 'concurrent Thư ký'],
  ],
  ['Phó Trưởng phòng, quyền Trưởng phòng', ['main Phó Trưởng phòng', 'acting Trưởng phòng']],
  ['Phó Trưởng phòng - phụ trách phòng', ['main Phó Trưởng phòng', 'acting Trưởng phòng']],
  ['Phó phó trưởng phòng; giao phụ trách', ['main Phó phó trưởng phòng', 'acting Trưởng phòng']],
  [
    'Phó Chánh Văn phòng, giao quyền Chánh Văn phòng, phụ trách',
    ['main Phó Chánh Văn phòng', 'acting Chánh Văn phòng', 'acting Chánh Văn phòng'],
  ],
  ['Phó Chủ tịch, phụ trách kinh tế', ['main Phó Chủ tịch, phụ trách kinh tế']],
  ['Phó Chủ tịch, phụ trách, phụ trách kinh tế', ['main Phó Chủ tịch, phụ trách, phụ trách kinh tế']],
  ['Phó Trưởng phòng phụ trách', ['main Phó Trưởng phòng', 'acting Trưởng phòng']],
  ['Phó Giám đốc được giao phụ trách Trung tâm', ['main Phó Giám đốc', 'acting Giám đốc']],
  ['Phó Chủ tịch phụ trách kinh tế', ['main Phó Chủ tịch phụ trách kinh tế']],
  ['Chuyên viên phụ trách', ['main Chuyên viên phụ trách']],
  ['Quyền Trưởng phòng', ['main Quyền Trưởng phòng']],
  ['Quyền phó phụ trách', ['main Quyền phó phụ trách']],
])('%s', (title, parts) => {
  expect(splitTitle(title).map((part) => `${part.kind} ${part.title}`)).toEqual(parts);
});

test('between kiêm and kiêm nothing is empty', () => {
  expect(splitConcurrent('Bí thư kiêm kiêm Chủ tịch')).toEqual(['Bí thư', 'kiêm Chủ tịch']);
  expect(splitConcurrent('  ')).toEqual([]);
  expect(splitTitle('')).toEqual([{ title: '', kind: 'main' }]);
});

test.each([
  ['Phó Trưởng phòng', 'Trưởng phòng'],
  ['phó  phó giám đốc', 'Giám đốc'],
  ['Trưởng phó phòng', 'Trưởng phó phòng'],
  ['Phóng viên', 'Phóng viên'],
])('chief of %s', (title, chief) => {
  expect(chiefTitle(title)).toBe(chief);
});

test('what means the unit itself, and what begins like the title of a head', () => {
  const whole = ['', ' phòng ', 'Đơn vị', 'cơ quan', 'điều hành', 'phòng kinh tế', 'cả phòng'];
  expect(whole.map(isWholeUnit)).toEqual([true, true, true, true, true, false, false]);
  const chief = [
    'Trưởng phòng',
    ' giám đốc',
    'Chánh Văn phòng',
    'Chủ tịch',
    'bí thư',
    'Phó Trưởng phòng',
    'kinh tế',
  ];
  expect(chief.map(isChiefTitle)).toEqual([true, true, true, true, true, false, false]);
});

test('only a word twice in a row is doubled', () => {
  expect(withoutDoubledWord('phó Phó giám đốc')).toBe('phó giám đốc');
  expect(withoutDoubledWord('Phó giám giám giám đốc')).toBe('Phó giám đốc');
  expect(withoutDoubledWord('Phó giám đốc Phó')).toBeNull();
});

test.each<[string, string, string | null, unknown]>([
  ['Trưởng phòng', 'division', 'agency', ['section-head', true, true]],
  ['Phó trưởng phòng', 'division', 'agency', ['staff', false, true]],
  ['Chuyên viên', 'division', 'agency', ['staff', false, true]],
  ['Thư ký', 'division', 'agency', ['secretary', true, true]],
  ['Trưởng phòng', 'agency', 'agency', ['head', true, true]],
  ['Trưởng phòng', 'division', 'people-committee', ['head', true, true]],
  ['Phó phó trưởng phòng', 'division', 'people-committee', ['deputy', false, true]],
  ['Quyền Trưởng phòng', 'division', 'people-committee', ['head', true, true]],
  ['Phụ trách trưởng phòng', 'division', null, ['head', true, true]],
  ['Nguyên quyền trưởng phòng', 'division', null, ['staff', false, false]],
  ['Trưởng phó phòng', 'division', null, ['staff', false, false]],
  ['Trưởng phòngx', 'division', null, ['staff', false, false]],
  ['Chủ tịch', 'people-committee', null, ['leader', true, true]],
  ['Phó Chủ tịch', 'people-committee', null, ['leader', false, true]],
  ['Chủ tịch', 'division', null, ['head', true, true]],
  ['Phó tổ trưởng', 'division', null, ['staff', false, true]],
])('rank of %s in %s under %s', (title, kind, parentKind, expected) => {
  const { rank, chief, known } = readTitle(title, { kind, parentKind });
  expect([rank, chief, known]).toEqual(expected);
});

const dated = (from: string | null, to: string | null = null) => ({ from, to });
test.each<[string, unknown]>([
  [
    'Điều động về Văn phòng từ ngày 16/11/2026',
    { kind: 'transfer', unit: 'Văn phòng', ...dated('2026-11-16') },
  ],
  [
    'Chuyển công tác đến Sở Y tế; từ 01/12/2026 theo QĐ số 5',
    { kind: 'transfer', unit: 'Sở Y tế', ...dated('2026-12-01') },
  ],
  [
    'Luân chuyển sang Phòng Kinh tế, kể từ ngày 1/12/2026 đến 31/12/2026',
    { kind: 'transfer', unit: 'Phòng Kinh tế', ...dated('2026-12-01', '2027-01-01') },
  ],
  ['Điều động về Văn phòng.; từ 16/11/2026', { kind: 'transfer', unit: 'Văn phòng', ...dated('2026-11-16') }],
  ['Điều động về Văn phòng', null],
  ['Điều động đến hết tháng 12/2026', null],
  ['Điều động từ 16/11/2026', { kind: 'start', from: '2026-11-16' }],
  ['Biệt phái đến Sở Y tế', { kind: 'seconded', unit: 'Sở Y tế', ...dated(null) }],
  ['Tăng cường công tác tại Xã A từ 01/11/2026', { kind: 'seconded', unit: 'Xã A', ...dated('2026-11-01') }],
  ['Biệt phái đến 31/12/2026', null],
  ['Biệt phái từ 01/11/2026', null],
  ['Phụ trách phòng từ 01/11/2026', { kind: 'acting', title: 'phòng', ...dated('2026-11-01') }],
  ['Được giao quyền Trưởng phòng', { kind: 'acting', title: 'Trưởng phòng', ...dated(null) }],
  ['Nay phụ trách phòng', null],
  [
    'Kiêm nhiệm Tổ trưởng, từ tháng 11/2026',
    { kind: 'concurrent', title: 'Tổ trưởng', ...dated('2026-11-01') },
  ],
  ['Kiêm Tổ trưởng (theo quyết định số 5)', { kind: 'concurrent', title: 'Tổ trưởng', ...dated(null) }],
  ['Không kiêm Tổ trưởng', null],
  ['Nghỉ hưu từ 01/12/2026', { kind: 'departure', from: '2026-12-01' }],
  ['Thôi việc từ 01/12/2026', { kind: 'departure', from: '2026-12-01' }],
  ['Nghỉ hưu', null],
  ['Bổ nhiệm từ 01/03/2026', { kind: 'start', from: '2026-03-01' }],
  ['Tuyển dụng từ tháng 3/2026', { kind: 'start', from: '2026-03-01' }],
  ['Khen thưởng từ 01/03/2026', null],
  ['Nghỉ hưu từ 31/02/2026', null],
])('remark: %s', (note, expected) => {
  expect(readPersonnelNote(note)).toEqual(expected);
});
