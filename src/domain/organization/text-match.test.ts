import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanBlanks, foldText, likeness, nameKey } from './text-match.ts';

describe('comparing Vietnamese text', () => {
  test.each([
    ['Phòng Văn hoá', 'PHÒNG VĂN HÓA'],
    ['Uỷ ban', 'Ủy ban'],
    ['Thuỷ', 'THỦY'],
    ['Lý Gia Hùng', 'Lý Gia Hùng'.normalize('NFD')],
    ['Nguyễn\u00a0 Thị Hương ', 'nguyễn thị hương'],
    ['Văn hoá - Xã hội', 'Văn hoá, Xã hội'],
  ])('%s is %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  test.each([
    ['Thảo', 'Thao'],
    ['Hoà', 'Hoá'],
    ['Đào', 'Dào'],
    ['Ân', 'An'],
  ])('%s is not %s', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  test('folding takes accents, case and signs away', () => {
    expect(foldText('  Đặng Uỷ - HĐND/UBND ')).toBe('dang uy hdnd ubnd');
    expect(cleanBlanks(' a\u200b\u00a0 b\t')).toBe('a b');
  });

  test('keys are stable: composing, decomposing, repeating changes nothing', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aăâđeêioôơuưyáàảãạấộừ BC-,'), maxLength: 20 });
    fc.assert(
      fc.property(letters, (text) => {
        const key = nameKey(text);
        expect(nameKey(text.normalize('NFD'))).toBe(key);
        expect(nameKey(key)).toBe(key);
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { seed: 8679 },
    );
  });

  test('likeness counts shared words once', () => {
    expect(likeness('a b c', 'a b d')).toBe(66);
    expect(likeness('a a', 'a')).toBe(66);
    expect(likeness('', '')).toBe(0);
  });
});
