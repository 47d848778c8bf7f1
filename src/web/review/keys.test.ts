import { describe, expect, it } from 'vitest';
import { listKeyOf } from './keys.ts';

const press = (code: string, change: Partial<Parameters<typeof listKeyOf>[0]> = {}) =>
  listKeyOf({
    ...{ code, key: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false },
    ...change,
  });

describe('keys of a list', () => {
  it.each([
    ['KeyJ', 'next'],
    ['ArrowDown', 'next'],
    ['KeyK', 'previous'],
    ['ArrowUp', 'previous'],
    ['Enter', 'open'],
    ['KeyA', 'agree'],
    ['KeyE', 'edit'],
    ['KeyC', 'comment'],
    ['KeyR', 'return'],
    ['KeyZ', 'undo'],
    ['Home', 'first'],
    ['End', 'last'],
  ])('%s is %s, whatever letter the typing tool makes of it', (code, key) => {
    expect(press(code, { key: 'ă' })).toBe(key);
  });
  it('without single keys only arrows, Home, End and Enter act', () => {
    const without = (code: string, key = '') =>
      listKeyOf(
        {
          ...{
            code,
            key,
            altKey: false,
            ctrlKey: false,
            metaKey: false,
            shiftKey: false,
            isComposing: false,
          },
        },
        false,
      );
    for (const code of ['KeyJ', 'KeyA', 'KeyR', 'KeyZ', 'Digit7'])
      expect(without(code, '7'), code).toBeNull();
    expect(without('Slash', '?')).toBeNull();
    expect([without('ArrowDown'), without('Home'), without('Enter')]).toEqual(['next', 'first', 'open']);
  });
  it('a digit is a digit, but the arrows of the number pad are not', () => {
    expect(press('Digit7', { key: '7' })).toBe('digit');
    expect(press('Numpad7', { key: '7' })).toBe('digit');
    expect(press('Numpad7', { key: 'Home' })).toBeNull();
    expect(press('Digit7', { key: '&', shiftKey: true })).toBeNull();
  });
  it('the question mark helps on every keyboard', () => {
    expect(press('Slash', { key: '?', shiftKey: true })).toBe('help');
    expect(press('Comma', { key: '?', shiftKey: true })).toBe('help');
  });
  it.each(['altKey', 'ctrlKey', 'metaKey', 'isComposing'] as const)('is silent with %s', (held) => {
    expect(press('KeyA', { [held]: true })).toBeNull();
    expect(press('KeyR', { [held]: true })).toBeNull();
  });
  it('leaves every other key alone', () => {
    for (const code of ['Tab', 'Space', 'Escape', 'KeyS', 'KeyF', 'F5']) expect(press(code)).toBeNull();
  });
});
