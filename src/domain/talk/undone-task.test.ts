import { expect, it } from 'vitest';
import { workingCalendar } from '../period/calendar.ts';
import { standingOf, type UndoneTask } from './undone-task.ts';

const calendar = workingCalendar([]);
const task = (more: Partial<UndoneTask> = {}): UndoneTask => ({
  ...{ taskId: 1, title: 'Tờ trình', personId: 11, due: '2026-11-13', entered: '2026-11-09' },
  ...{ excuse: 'none', delivered: null, ...more },
});
const on = (today: string, more: Partial<UndoneTask> = {}) => standingOf(task(more), { today, calendar });

it('counts once a cause can no longer be asked for: a task of Friday from Tuesday', () => {
  expect(on('2026-11-16')).toBe('may-ask');
  expect(on('2026-11-17')).toBe('counts');
  expect(on('2026-11-17', { delivered: '2026-11-16' })).toBe('counts');
});

it('waits for the decision about a cause, and never counts where one is recognised', () => {
  expect(on('2026-12-31', { excuse: 'asked' })).toBe('asked');
  expect(on('2026-12-31', { excuse: 'granted' })).toBe('granted');
  expect(on('2026-11-16', { excuse: 'declined' })).toBe('counts');
});

it('a date that had passed when it was entered proves nothing', () => {
  expect(on('2026-12-31', { entered: '2026-11-14' })).toBe('entered-late');
  expect(on('2026-12-31', { entered: '2026-11-13' })).toBe('counts');
});
