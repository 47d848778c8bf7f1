// What an act says of people, posts and units without their words: a digest of each row, by a key that lies beside the act
// as its words do. Whoever rules the database cannot write a row that fits; once the key is erased the digests say nothing.
import { createHmac, randomBytes } from 'node:crypto';
import type { Person, Post, Unit } from '../domain/organization/shape.ts';
import { canonical } from '../store/ledger-hash.ts';

/** Name of the text of an act that holds the key. */
export const DIGEST_KEY = 'digestKey';
/** Hex digits kept: 128 bits. */
const DIGITS = 32;

export type Digests = Readonly<Record<string, string>>;

export const newDigestKey = () => randomBytes(32).toString('hex');

const digest = (key: string, row: object) =>
  createHmac('sha256', key).update(canonical(row)).digest('hex').slice(0, DIGITS);

// Fields one by one: callers carry more, and what is compared later are the columns.
export const personDigest = (key: string, one: Person) => {
  const { id, fullName, nationalId, birthDate, sex, grade, education, partyMember } = one;
  return digest(key, { id, fullName, nationalId, birthDate, sex, grade, education, partyMember });
};
export const postDigest = (key: string, { id, unitId, title, jobPosition, rank }: Post) =>
  digest(key, { id, unitId, title, jobPosition, rank });
export const unitDigest = (key: string, { id, parentId, code, name, kind, adminCode, lo, hi }: Unit) =>
  digest(key, { id, parentId, code, name, kind, adminCode, lo, hi });

/** Digests by the number of the row. */
export function digestsOf<Row extends { readonly id: number }>(
  key: string,
  of: (key: string, row: Row) => string,
  rows: readonly Row[],
): Digests {
  return Object.fromEntries(rows.map((row) => [row.id, of(key, row)]));
}
