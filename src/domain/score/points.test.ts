import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPoints, parsePoints } from './points.ts';

describe('points as typed', () => {
  test.each([
    ['7.5', 750],
    ['7,5', 750],
    ['7,55', 755],
    ['15', 1500],
    ['8 ', 800],
    ['\u00a0 38,5\t', 3850],
    ['７．５', 750],
    ['３８，５', 3850],
    ['０', 0],
    ['0', 0],
    ['007', 700],
    ['0,05', 5],
    ['100', 10000],
    ['40.00', 4000],
  ])('%j is %i hundredths', (text, hundredths) => {
    expect(parsePoints(text)).toEqual({ ok: true, hundredths });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['7,', 'unfinished'],
    ['7.', 'unfinished'],
    ['-1', 'negative'],
    ['\u22120,5', 'negative'],
    ['abc', 'not-a-number'],
    ['-abc', 'not-a-number'],
    ['+5', 'not-a-number'],
    ['1e2', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1.000,5', 'not-a-number'],
    ['7..5', 'not-a-number'],
    ['7 5', 'not-a-number'],
    [',5', 'not-a-number'],
    ['38,5đ', 'not-a-number'],
    ['٧', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['7.555', 'too-many-decimals'],
    ['1.000', 'too-many-decimals'],
    ['12345678901', 'too-large'],
  ])('%j is refused as %s', (text, code) => {
    expect(parsePoints(text)).toEqual({ ok: false, code });
  });
});

describe('points as read', () => {
  test.each([
    [3850, '38,5', '38.5'],
    [10000, '100', '100'],
    [0, '0', '0'],
    [5, '0,05', '0.05'],
    [8999, '89,99', '89.99'],
    [-250, '\u22122,5', '\u22122.5'],
  ])('%i is %s in Vietnamese and %s in English', (hundredths, vi, en) => {
    expect(formatPoints(hundredths, 'vi')).toBe(vi);
    expect(formatPoints(hundredths, 'en')).toBe(en);
  });

  test('cuts off, never rounds up', () => {
    expect(formatPoints(8999, 'vi', 1)).toBe('89,9');
    expect(formatPoints(8999, 'vi', 0)).toBe('89');
    expect(formatPoints(-4, 'vi', 1)).toBe('0');
  });

  test('refuses what is not whole hundredths', () => {
    expect(() => formatPoints(89.995, 'vi')).toThrow(RangeError);
    expect(() => formatPoints(Number.NaN, 'en')).toThrow(RangeError);
  });

  test('what is shown reads back as the same hundredths, in both languages', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.constantFrom('vi' as const, 'en' as const),
        (hundredths, language) => {
          expect(parsePoints(formatPoints(hundredths, language))).toEqual({ ok: true, hundredths });
        },
      ),
      { seed: 8679, numRuns: 1000 },
    );
  });
});
