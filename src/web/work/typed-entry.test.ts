import { expect, it } from 'vitest';
import { task } from '../../../test/browser/fixtures/work.ts';
import { NOTHING_TYPED, type Typed } from './entry-shapes.ts';
import { entryLineOf, readTyped } from './typed-entry.ts';

const TODAY = '2026-11-20';
const TASKS = [
  task({
    id: 33,
    title: 'Thẩm định hồ sơ quy hoạch',
    quantity: 12,
    due: '2026-11-25',
    may: ['note', 'deliver', 'ask-due'],
  }),
  task({ id: 34, title: 'Báo cáo giao ban tuần', may: ['edit', 'note', 'deliver'] }),
  task({ id: 35, title: 'Tổng kiểm kê đất', due: '2026-11-25', may: ['note', 'finish-share'] }),
  task({
    id: 36,
    title: 'Khảo sát chợ trung tâm',
    due: '2026-11-18',
    late: 2,
    may: ['edit', 'note', 'deliver', 'ask-excuse'],
  }),
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

const moveOf = (text: string, more: Partial<Typed> = {}) =>
  readTyped({ ...NOTHING_TYPED, text, ...more }, TODAY, TASKS);

it('a date typed onto an open task sets it or asks for it, with its reason, or says why it stays', () => {
  expect(moveOf('Báo cáo giao ban tuần đến thứ hai vì thiếu số liệu')).toMatchObject({
    move: { as: 'set', to: '2026-11-23', reason: 'thiếu số liệu' },
    fault: null,
  });
  expect(moveOf('Thẩm định hồ sơ quy hoạch hạn 5/12')).toMatchObject({
    move: { as: 'ask', to: '2026-12-05', reason: '' },
    fault: 'reason',
  });
  expect(moveOf('Thẩm định hồ sơ quy hoạch hạn 5/12', { reason: 'Sở chưa có ý kiến' }).fault).toBeNull();
  expect(moveOf('Thẩm định hồ sơ quy hoạch hạn 25/11').move).toBeNull();
  const why = (text: string) => moveOf(text).move;
  expect(why('Thẩm định hồ sơ quy hoạch xong hạn 5/12')).toEqual({ as: 'no', why: 'done' });
  expect(why('Tổng kiểm kê đất hạn 5/12')).toEqual({ as: 'no', why: 'lead' });
  expect(why('Khảo sát chợ trung tâm hạn 5/12')).toEqual({ as: 'no', why: 'passed' });
  expect(why('Việc mới hẳn hạn 5/12')).toBeNull();
});

it('the date goes with its reason where it is set or asked for; otherwise the line logs work alone', () => {
  expect(lineOf('Thẩm định hồ sơ quy hoạch hạn 5/12 vì chờ Sở 2h')).toMatchObject({
    ...{ taskId: 33, due: '2026-12-05', reason: 'chờ Sở', minutes: 120 },
  });
  expect(lineOf('Tổng kiểm kê đất hạn 5/12 2h')).toMatchObject({ taskId: 35, due: null, minutes: 120 });
  expect(lineOf('Tổng kiểm kê đất hạn 5/12')).not.toHaveProperty('reason');
  expect(lineOf('Việc mới hẳn hạn 5/12')).toMatchObject({ due: '2026-12-05' });
});
