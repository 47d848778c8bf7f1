import { describe, expect, it } from 'vitest';
import { zonedInstant } from './zoned.ts';

describe('a time of the zone', () => {
  it.each([
    ['2026-11-23', '16:00', 'Asia/Ho_Chi_Minh', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23', '6:30', 'Asia/Ho_Chi_Minh', '2026-11-22T23:30:00.000Z'],
    ['2026-11-23', '16h30', 'Asia/Ho_Chi_Minh', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23', ' 00:00 ', 'Asia/Ho_Chi_Minh', '2026-11-22T17:00:00.000Z'],
    ['2026-07-01', '12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
    ['2026-12-01', '12:00', 'Europe/Berlin', '2026-12-01T11:00:00.000Z'],
    // The clock goes forward at 02:00 that night.
    ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-11-23', '23:59', 'UTC', '2026-11-23T23:59:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(zonedInstant(date, time, zone)).toBe(instant);
  });
  it.each([
    ['2026-11-23', '24:30'],
    ['2026-11-23', '16:60'],
    ['2026-11-23', ''],
    ['2026-11-23', 'bốn giờ'],
    ['', '16:00'],
    ['2026-13-01', '16:00'],
  ])('%j %j is none', (date, time) => {
    expect(zonedInstant(date, time, 'Asia/Ho_Chi_Minh')).toBeNull();
  });
});
