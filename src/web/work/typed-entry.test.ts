import { expect, it } from 'vitest';
import { NOTHING_TYPED, type Typed } from './entry-shapes.ts';
import { entryLineOf, readTyped } from './typed-entry.ts';

const TODAY = '2026-11-20';
const TASKS = [
  { id: 33, title: 'Thẩm định hồ sơ quy hoạch', quantity: 12 },
  { id: 34, title: 'Báo cáo giao ban tuần', quantity: 1 },
];
const lineOf = (text: string, more: Partial<Typed> = {}) => {
  const typed = { ...NOTHING_TYPED, text, ...more };
  return entryLineOf(typed, readTyped(typed, TODAY, TASKS));
};

it('a quantity goes with what is delivered of the task, as long as the task has as many', () => {
  expect(lineOf('Thẩm định hồ sơ quy hoạch xong x8')).toMatchObject({ taskId: 33, quantity: 8 });
  expect(lineOf('Thẩm định hồ sơ quy hoạch x8').quantity).toBeUndefined();
  expect(lineOf('Báo cáo giao ban tuần xong x8').quantity).toBeUndefined();
  expect(lineOf('Chấm phiếu x8')).toMatchObject({ quantity: 8 });
});

it('how far it is goes with what is not done', () => {
  expect(lineOf('Báo cáo giao ban tuần 50%')).toMatchObject({ taskId: 34, part: 50, done: null });
  expect(lineOf('Báo cáo giao ban tuần 50% xong').part).toBeUndefined();
});

it('a chosen wording brings its product and entry while its name stands, and none onto a task', () => {
  const wording = { title: 'Tiếp công dân', product: 'Sổ', itemId: 8 };
  expect(lineOf('Tiếp công dân 2h', { wording })).toMatchObject({ product: 'Sổ', itemId: 8 });
  expect(lineOf('Tiếp công dân xã A 2h', { wording }).product).toBeUndefined();
  expect(lineOf('Tiếp công dân', { wording, link: 34 })).not.toHaveProperty('product');
});

it('the words stay as typed, in one line, and what cannot be sent is said', () => {
  expect(lineOf('Họp\tgiao ban').text).toBe('Họp giao ban');
  const fault = (text: string) => readTyped({ ...NOTHING_TYPED, text }, TODAY, TASKS).fault;
  expect(fault('3h')).toBe('empty');
  expect(fault('x'.repeat(301))).toBe('long');
  expect(fault(`Họp ${'#a '.repeat(10)}`)).toBeNull();
  expect(fault(`Họp ${[...'abcdefghijk'].map((tag) => `#${tag}`).join(' ')}`)).toBe('long');
});

it('an undoubted task is taken unless the person said that it is new work', () => {
  expect(lineOf('báo cáo giao ban tuần').taskId).toBe(34);
  expect(lineOf('báo cáo giao ban tuần', { link: 'new' })).not.toHaveProperty('taskId');
});
