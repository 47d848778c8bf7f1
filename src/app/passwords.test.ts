import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashCode,
  hashPassword,
  newCode,
  passwordTroubles,
  verifyCode,
  verifyPassword,
} from './passwords.ts';

const codes = (password: string, login = 'lan') =>
  passwordTroubles(password, login).map((trouble) => trouble.code);

describe('rules for a new password', () => {
  it.each([
    'mưa xuân trên sông Cái',
    'correct horse battery',
    'ăăăăâââêêê',
    '8679-CV/BTCTW',
    '🌧🌧🌤🌤🌈🌈☔☔⚡⚡xyz',
  ])('take %s', (password) => {
    expect(codes(password)).toEqual([]);
  });

  it.each([
    ['', 'password-short'],
    ['chín ký tự'.slice(0, 9), 'password-short'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['1212121212', 'password-common'],
    ['1234567890', 'password-common'],
    ['Password-2026', 'password-common'],
    ['Mật khẩu 2026', 'password-common'],
    ['Ủy ban nhân dân'.normalize('NFD'), 'password-common'],
    ['matkhau.2026', 'password-common'],
    ['congtamcongtam', 'password-common'],
  ])('refuse %s as %s', (password, code) => {
    expect(codes(password)).toContain(code);
  });

  it('refuse the login, with other digits, case or signs too', () => {
    for (const password of ['nguyenthihuong', 'NguyenThiHuong2026', 'nguyen.thi.huong', 'nguyenthihuong2'])
      expect(codes(password, 'nguyenthihuong2')).toContain('password-is-login');
    expect(codes('nguyenthihuong và mưa', 'nguyenthihuong2')).toEqual([]);
    expect(codes('2026-11-20-1', '12345')).not.toContain('password-is-login');
  });

  it('give every reason', () => {
    expect(codes('lan', 'lan')).toEqual(['password-short', 'password-is-login']);
  });
});

describe('stored passwords', () => {
  it('are argon2id, salted, and verify however the letters were composed', async () => {
    const stored = await hashPassword('mật khẩu dài');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(stored).not.toBe(await hashPassword('mật khẩu dài'));
    expect(await verifyPassword(stored, 'mật khẩu dài'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(stored, 'mật khẩu dai')).toBe(false);
  });

  it('that are absent never match', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
  });
});

describe('one-time codes', () => {
  it('use no sign that looks like another and do not repeat', () => {
    const made = Array.from({ length: 2000 }, newCode);
    expect(new Set(made).size).toBe(2000);
    for (const code of made)
      expect(code).toMatch(/^[2346789ABCDEFGHJKMNPQRTWXYZ]{5}-[2346789ABCDEFGHJKMNPQRTWXYZ]{5}$/);
    const used = new Set(made.join('').replaceAll('-', ''));
    expect(used.size).toBe(27);
  });

  it('match in any spelling and nothing else', async () => {
    const stored = await hashCode('ABCDE-FGHJK');
    expect(stored).toHaveLength(48);
    for (const typed of ['abcdefghjk', ' ABCDE FGHJK ', 'abcde–fghjk'])
      expect(await verifyCode(stored, typed)).toBe(true);
    for (const typed of ['', 'ABCDE-FGHJ', 'ABCDE-FGHJKK'])
      expect(await verifyCode(stored, typed)).toBe(false);
    expect(await verifyCode(null, 'ABCDE-FGHJK')).toBe(false);
  });

  it('are not guessed by bytes of any kind', async () => {
    const stored = await hashCode(newCode());
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (typed) => !(await verifyCode(stored, typed))),
      { seed: 11, numRuns: 60 },
    );
    expect(await verifyCode(randomBytes(48), '')).toBe(false);
  });
});
