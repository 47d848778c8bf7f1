import { expect, it } from 'vitest';
import { type Entry, matching } from './entries.ts';

const entry = (label: string, hint: string | null = null): Entry => ({
  ...{ key: label, group: 'pages', label, hint, to: '/' },
});
const ENTRIES = [entry('Việc cần xử lý'), entry('Uỷ quyền'), entry('Phê duyệt tuần 47', '12 hồ sơ')];
const labels = (typed: string) => matching(ENTRIES, typed).map(({ label }) => label);

it('finds by any word, with accents or without, in any order', () => {
  expect(labels('uy quyen')).toEqual(['Uỷ quyền']);
  expect(labels('xử lý')).toEqual(['Việc cần xử lý']);
  expect(labels('47 duyet')).toEqual(['Phê duyệt tuần 47']);
  expect(labels('ho so')).toEqual(['Phê duyệt tuần 47']);
  expect(labels('không có')).toEqual([]);
  expect(labels(' ')).toHaveLength(3);
});
