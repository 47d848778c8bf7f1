// Words of a form: what follows a colon, what stands in brackets.
import { expect, test } from 'vitest';
import { headField, signatureIn, splitMost } from './labels.ts';

test('what follows the first colon belongs to the label', () => {
  expect(headField('Đơn vị: Tổ A: nhóm 2')).toEqual({ field: 'unit', rest: 'Tổ A: nhóm 2' });
  expect(signatureIn('Người lập : A: B')).toEqual({ as: 'Người lập', name: 'A: B' });
  expect(signatureIn('Người lập:')).toBeNull();
  expect(signatureIn('Người khác: A')).toBeNull();
});

test.each([
  ['Điểm a (tối đa 40):', { words: 'Điểm a', most: '40' }],
  ['Điểm a :', { words: 'Điểm a', most: null }],
  ['Điểm: a', { words: 'Điểm: a', most: null }],
  ['Điểm ( tối đa 7,5 điểm ) tiến độ', { words: 'Điểm tiến độ', most: '7,5' }],
])('%s', (text, expected) => {
  expect(splitMost(text)).toEqual(expected);
});
