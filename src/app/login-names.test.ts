import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseLogins, loginBase } from './login-names.ts';

describe('login names', () => {
  it.each([
    ['Nguyễn Thị Hương', 'nguyenthihuong'],
    ['ĐẶNG VĂN ĐỨC', 'dangvanduc'],
    ['Ngưỡng Thị Ỷ'.normalize('NFD'), 'nguongthiy'],
    ['H’Hen Niê', 'hhennie'],
    ['Y-Moan Ênuôl', 'ymoanenuol'],
    ['陈', 'nguoidung'],
    ['', 'nguoidung'],
  ])('of %s is %s', (name, login) => {
    expect(loginBase(name)).toBe(login);
  });

  it('get a number when taken, in the order of the list', () => {
    const names = ['Trần Lan', 'Trân Lan', 'Lê Ân', 'Trần Lản'];
    expect(chooseLogins(names, new Set(['tranlan', 'tranlan3']))).toEqual([
      'tranlan2',
      'tranlan4',
      'lean',
      'tranlan5',
    ]);
  });

  it('never collide, whatever the names and whatever is taken', () => {
    const name = fc.constantFrom('Trần Lan', 'Trán Làn', 'Lê Ân', 'Lê An', '', '陈');
    const taken = fc.constantFrom('tranlan', 'tranlan2', 'lean', 'lean3', 'nguoidung');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), fc.array(taken), (names, used) => {
        const logins = chooseLogins(names, new Set(used));
        expect(new Set([...logins, ...used]).size).toBe(logins.length + new Set(used).size);
      }),
      { seed: 7 },
    );
  });
});
