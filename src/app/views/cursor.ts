// Place in a list as an opaque word: whole numbers, in the order the list is sorted by.
import { Failure } from '../failure.ts';

export function encodeCursor(place: readonly number[]): string {
  return Buffer.from(place.join('.')).toString('base64url');
}

/** The numbers of a cursor. Throws Failure `invalid` when it is not one of ours with this many. */
export function decodeCursor(cursor: string, length: number): readonly number[] {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const place = /^-?\d+(\.-?\d+)*$/.test(text) ? text.split('.').map(Number) : [];
  if (place.length !== length || !place.every(Number.isSafeInteger))
    throw new Failure('invalid', 'cursor-invalid', { fields: [{ path: 'cursor', code: 'cursor-invalid' }] });
  return place;
}

/** Negative when `a` comes before `b`. */
export function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
