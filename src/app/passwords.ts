// Passwords and one-time codes: rules, hashes, comparison in equal time. Nothing here is ever logged.
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { hash, hashRaw, verify } from '@node-rs/argon2';
import type { Refusal } from '../domain/evaluation/shape.ts';
import { foldText } from '../domain/organization/text-match.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { Failure } from './failure.ts';

export const PASSWORD_LENGTH = 10;

// argon2id with 19 MiB and two passes (OWASP password storage): about 30 ms of one core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let dummy: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** Compares; without a stored hash the same work is done on a dummy, so that time tells nothing about the login. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(stored ?? (await dummy), password.normalize('NFC'));
  return matches && stored !== null;
}

/** Letters and digits alone, lower case, without accents: 'Mật khẩu 1' and 'matkhau1' are the same idea. */
const plain = (text: string) => foldText(text).replaceAll(' ', '');
/** Without digits at the end; all digits stay as they are. */
const lettersOf = (core: string) => core.replace(/(?<=\D)\d+$/, '');

/** Every rule a new password breaks. Length in characters; no forced mixtures (ASVS 6.2.5). */
export function passwordTroubles(password: string, login: string): Refusal[] {
  const troubles: Refusal[] = [];
  const normal = password.normalize('NFC');
  const core = plain(normal);
  if ([...normal].length < PASSWORD_LENGTH) {
    troubles.push({ code: 'password-short', params: { min: PASSWORD_LENGTH } });
  }
  const own = plain(login);
  if (own !== '' && (core === own || lettersOf(core) === lettersOf(own))) {
    troubles.push({ code: 'password-is-login', params: {} });
  }
  const repeated = new Set(normal.toLowerCase()).size <= 2;
  if (repeated || COMMON_PASSWORDS.has(core) || COMMON_PASSWORDS.has(lettersOf(core))) {
    troubles.push({ code: 'password-common', params: {} });
  }
  return troubles;
}

/** Throws `weak-password` with every reason. */
export function requireGoodPassword(password: string, login: string): void {
  const refusals = passwordTroubles(password, login);
  if (refusals.length > 0) throw new Failure('invalid', 'weak-password', { refusals });
}

// No 0 O 1 I L 5 S U V: nothing to confuse on paper, and words are unlikely. 27^10 is 47 bits.
const CODE_ALPHABET = '2346789ABCDEFGHJKMNPQRTWXYZ';
const CODE_LENGTH = 10;

/** A new one-time code, 'ABCDE-FGHJK'. */
export function newCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

const bareCode = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

// Codes are random and live a week: 4 MiB and one pass make guessing them from a stolen table hopeless,
// and 500 slips still take about a second.
const codeDigest = (code: string, salt: Uint8Array) =>
  hashRaw(bareCode(code), { memoryCost: 4096, timeCost: 1, parallelism: 1, outputLen: 32, salt });

/** Salt (16 bytes) and digest (32 bytes) in one. */
export async function hashCode(code: string): Promise<Buffer> {
  const salt = randomBytes(16);
  return Buffer.concat([salt, await codeDigest(code, salt)]);
}

/** Compares a typed code; case, spaces and dashes do not matter. Without a stored hash the same work is done. */
export async function verifyCode(stored: Uint8Array | null, code: string): Promise<boolean> {
  const known = Buffer.from(stored ?? randomBytes(48));
  const digest = await codeDigest(code, known.subarray(0, 16));
  return timingSafeEqual(digest, known.subarray(16)) && stored !== null;
}
