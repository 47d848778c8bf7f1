import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTexts } from '../../text/index.ts';
import { texts as viCatalogue } from '../../text/vi/index.ts';
import { readScore, scoreFaultText, steppedScore } from './score-read.ts';

const LIMITS = { max: 1000, step: 50 };
const texts = makeTexts('vi', viCatalogue);

describe('reading a typed score', () => {
  it.each([
    ['7.5', 750],
    ['7,5', 750],
    ['8 ', 800],
    ['７，５', 750],
    ['0', 0],
    ['10', 1000],
    ['10,00', 1000],
  ])('%j is %i hundredths', (text, hundredths) => {
    expect(readScore(text, LIMITS)).toEqual({ ok: true, hundredths });
  });
  it.each([
    ['', 'empty', 'Nhập điểm từ 0 đến 10'],
    ['15', 'above', 'Cao nhất là 10 điểm'],
    ['10,01', 'above', 'Cao nhất là 10 điểm'],
    ['-1', 'negative', 'Thấp nhất là 0 điểm'],
    ['abc', 'not-a-number', 'Nhập số, ví dụ 7,5'],
    ['1.000', 'too-many-decimals', 'Tối đa hai chữ số sau dấu phẩy'],
    ['7,55', 'off-step', 'Điểm lẻ tới 0,5'],
    ['7,', 'unfinished', 'Nhập số, ví dụ 7,5'],
  ] as const)('%j is refused as %s, in words', (text, fault, words) => {
    expect(readScore(text, LIMITS)).toEqual({ ok: false, fault });
    expect(scoreFaultText(fault, LIMITS, texts)).toBe(words);
  });
  it('allows two decimals where the rulebook asks for no step, and a lowest value above zero', () => {
    expect(readScore('7,55', { max: 1000 })).toEqual({ ok: true, hundredths: 755 });
    expect(readScore('2', { max: 1000, min: 300 })).toEqual({ ok: false, fault: 'below' });
  });
});

describe('arrow keys', () => {
  it('go one step, stop at the limits and start from nothing', () => {
    expect(steppedScore('7,5', 1, LIMITS, texts)).toBe('8');
    expect(steppedScore('7.5', -1, LIMITS, texts)).toBe('7');
    expect(steppedScore('10', 1, LIMITS, texts)).toBe('10');
    expect(steppedScore('0', -1, LIMITS, texts)).toBe('0');
    expect(steppedScore('', 1, LIMITS, texts)).toBe('0');
    expect(steppedScore('', -1, LIMITS, texts)).toBe('10');
  });
  it('leave alone what is no valid score', () => {
    expect(steppedScore('15', -1, LIMITS, texts)).toBeNull();
    expect(steppedScore('abc', 1, LIMITS, texts)).toBeNull();
  });
  it('always give a valid score back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.constantFrom(1 as const, -1 as const),
        (half, direction) => {
          const next = steppedScore(String(half / 2), direction, LIMITS, texts);
          expect(next !== null && readScore(next, LIMITS).ok).toBe(true);
        },
      ),
      { seed: 7 },
    );
  });
});
