// Where a page of accounts ended, as an opaque text.
import { z } from 'zod';
import type { AccountCursor, AccountListRow } from '../store/account-list.ts';
import { Failure } from './failure.ts';

const shape = z.tuple([z.int32(), z.string().regex(/^[^\0\p{Cs}]*$/u), z.int32(), z.int32()]);

/** The cursor after this row. */
export function accountCursor(row: AccountListRow): string {
  const place = [row.unit_lo ?? -1, row.full_name, row.person_id, row.account_id ?? 0];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Back from the text; throws `invalid-body` for one we never gave out. */
export function readAccountCursor(cursor: string | undefined): AccountCursor | null {
  if (cursor === undefined) return null;
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [lo, name, personId, accountId] = shape.parse(decoded);
    return { lo, name, personId, accountId };
  } catch {
    throw new Failure('malformed', 'invalid-body', { fields: [{ path: 'query.cursor', code: 'invalid' }] });
  }
}
