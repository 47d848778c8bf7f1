import { expect, it } from 'vitest';
import { matchTask } from './match-task.ts';

const TASKS = [
  { id: 1, title: 'Soạn tờ trình 214 về quy hoạch cán bộ cấp phòng' },
  { id: 2, title: 'Soạn tờ trình 215 về luân chuyển' },
  { id: 3, title: 'Thẩm định hồ sơ quy hoạch' },
  { id: 4, title: 'Trực cơ quan' },
];
const match = (title: string, tasks = TASKS) => {
  const { offers, sure } = matchTask(title, tasks);
  return [sure?.id ?? null, offers.map(({ id }) => id)];
};

it.each([
  ['Tờ trình 214', [1, [1]]],
  ['214', [1, [1]]],
  ['21', [null, []]],
  ['to trinh 214', [1, [1]]],
  ['tờ trình 214'.normalize('NFD'), [1, [1]]],
  ['trực cơ quan', [4, [4]]],
  ['Thẩm định hồ sơ quy hoạch xã Phú Thượng', [3, [3]]],
  ['Tờ trình 216', [null, []]],
  ['Họp chi bộ', [null, []]],
  ['', [null, []]],
])('%j', (title, wanted) => {
  expect(match(title)).toEqual(wanted);
});

it.each<readonly [string, readonly string[], readonly [number | null, readonly number[]]]>([
  ['của các', ['Việc của các xã'], [null, []]],
  ['Họp', ['Họp'], [null, []]],
  ['Kiểm tra xã 5', ['Kiểm tra xã'], [1, [1]]],
  ['Tờ trình 214 năm 2026', ['Tờ trình 214'], [1, [1]]],
  ['Soạn tờ trình nhân sự bổ nhiệm 6', ['Soạn tờ trình nhân sự bổ nhiệm 5'], [null, []]],
  ['Kiểm tra rừng núi', ['Kiểm tra đất đai'], [null, [1]]],
  ['Kiểm tra rừng núi', ['Kiểm tra rừng đồi', 'Kiểm tra rừng núi'], [2, [2, 1]]],
])('%j among %j', (title, titles, wanted) => {
  expect(
    match(
      title,
      titles.map((one, at) => ({ id: at + 1, title: one })),
    ),
  ).toEqual(wanted);
});

it('two that fit alike are both offered and neither is chosen', () => {
  expect(match('Soạn tờ trình')).toEqual([null, [1, 2]]);
  const twins = [
    { id: 9, title: 'Báo cáo tuần' },
    { id: 8, title: 'Báo cáo tuần' },
  ];
  expect(match('Báo cáo tuần', twins)).toEqual([null, [8, 9]]);
});

it('offers at most three', () => {
  const many = [1, 2, 3, 4, 5].map((id) => ({ id, title: `Kiểm tra xã số ${id}` }));
  expect(match('Kiểm tra xã', many)).toEqual([null, [1, 2, 3]]);
});

it('the whole name of one task is that task, though another is like it; of two with one name it is neither', () => {
  const near = { id: 1, title: 'Tiếp nhận hồ sơ tại quầy' };
  const named = { id: 2, title: 'Báo cáo tiếp nhận và trả hồ sơ tuần' };
  expect(matchTask('báo cáo tiếp nhận và trả hồ sơ tuần', [near, named]).sure).toBe(named);
  expect(matchTask('báo cáo tiếp nhận hồ sơ', [near, named]).sure).toBeNull();
  expect(matchTask(named.title, [near, named, { ...named, id: 3 }]).sure).toBeNull();
});
