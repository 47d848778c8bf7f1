import { expect, it } from 'vitest';
import { coefficientText, figureField, hoursText, readFigure } from './work-figures.ts';

it('reads both separators and never guesses', () => {
  expect(readFigure('2,5', 100)).toBe(250);
  expect(readFigure(' 2.50 ', 100)).toBe(250);
  expect(readFigure('0,4', 60)).toBe(24);
  expect(readFigure('', 100)).toBeNull();
  for (const wrong of ['hai', '-1', '2,5,1', '1.000,5', '0,001'])
    expect(readFigure(wrong, 100)).toBeUndefined();
});

it('writes what it reads', () => {
  expect(coefficientText(250, 'vi')).toBe('2,5');
  expect(coefficientText(null, 'vi')).toBe('–');
  expect(hoursText(24, 'en')).toBe('0.4');
  expect(hoursText(null, 'en')).toBe('–');
  expect(figureField(150, 100, 'vi')).toBe('1,5');
  expect(figureField(null, 100, 'vi')).toBe('');
});
