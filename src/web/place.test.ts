import { describe, expect, it } from 'vitest';
import { apiAddress, basePathOf, periodFromPath, periodInPath, weekFromPath, weekInPath } from './place.ts';

describe('base path', () => {
  it.each([
    ['/', ''],
    ['/tuan/2026-47', ''],
    ['/t/nha-trang', '/t/nha-trang'],
    ['/t/nha-trang/tuan/2026-47', '/t/nha-trang'],
    ['/t/', ''],
    ['/t/Nha-Trang/tuan', ''],
    ['/toi', ''],
    ['/thiet-lap', ''],
  ])('of %s is %j', (path, base) => {
    expect(basePathOf(path)).toBe(base);
  });
  it('is empty outside a browser', () => {
    expect(apiAddress('/session')).toBe('/api/v1/session');
  });
});

describe('weeks in addresses', () => {
  it('go there and back', () => {
    expect(weekInPath('2026-W07')).toBe('2026-07');
    expect(weekFromPath('2026-07')).toBe('2026-W07');
    expect(weekFromPath('2026-53')).toBe('2026-W53');
  });
  it.each(['2026-00', '2026-54', '2026-7', '26-07', '2026-W07', '2026-07x', ''])('%j is none', (text) => {
    expect(weekFromPath(text)).toBeNull();
  });
});

describe('longer periods in addresses', () => {
  it.each(['2026-W47', '2026-M11', '2026-Q4', '2026-H2', '2026-Y'])('%j goes there and back', (period) => {
    expect(periodInPath(period)).toBe(period.toLowerCase());
    expect(periodFromPath(periodInPath(period))).toBe(period);
  });
  it.each(['2026-m13', '2026-m1', '2026-q5', '2026-h3', '2026-M11', '2026-w54', '2026-47', ''])(
    '%j is none',
    (text) => {
      expect(periodFromPath(text)).toBeNull();
    },
  );
});
