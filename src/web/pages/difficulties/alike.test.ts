import { expect, it } from 'vitest';
import { alike } from './alike.ts';

const said = (id: number, text: string | null) => ({ id, text });
const PRINTER = said(7, 'Máy in tầng hai hỏng, chưa ai sửa.');

it('offers what says the same in nearly the same words, the earlier of two first, never the item itself', () => {
  const others = [
    said(9, 'Máy in tầng 2 hỏng từ thứ Hai.'),
    said(7, PRINTER.text),
    said(5, 'MÁY IN hỏng.'),
    said(4, 'máy in hỏng'),
    said(3, 'Thiếu máy quét để số hoá hồ sơ giấy.'),
  ];
  expect(alike(PRINTER, others).map(({ id }) => id)).toEqual([4, 5, 9]);
});
it('offers nothing for words that were erased', () => {
  expect(alike(said(1, null), [PRINTER, said(2, null)])).toEqual([]);
});
