import { expect, it } from 'vitest';
import {
  formatDate,
  formatDayMonth,
  formatDayOf,
  formatDeadline,
  formatInstant,
  formatTime,
  formatWeekday,
  weekParts,
} from './format.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

it('writes dates day first', () => {
  expect(formatDate('2026-11-06')).toBe('06/11/2026');
  expect(formatDayMonth('2026-11-06')).toBe('06/11');
});

it('names weekdays without shifting them into another zone', () => {
  expect(formatWeekday('2026-11-16', 'en')).toBe('Monday');
  expect(formatWeekday('2026-11-16', 'vi')).toBe('Thứ Hai');
});

it("shows instants on the body's own clock", () => {
  expect(formatInstant('2026-11-20T17:30:00.000Z', ZONE)).toBe('00:30 21/11/2026');
  expect(formatTime('2026-11-20T10:00:00.000Z', ZONE)).toBe('17:00');
  expect(formatDayOf('2026-11-20T17:30:00.000Z', ZONE)).toBe('21/11/2026');
});

it('says deadlines the way people do', () => {
  expect(formatDeadline('2026-11-20T10:00:00.000Z', ZONE, 'vi')).toBe('17:00 thứ Sáu 20/11');
  expect(formatDeadline('2026-11-20T10:00:00.000Z', ZONE, 'en')).toBe('17:00 Friday 20/11');
});

it('takes a week apart', () => {
  expect(weekParts('2026-W07')).toEqual({ year: 2026, week: 7 });
});
