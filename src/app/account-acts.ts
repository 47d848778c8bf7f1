// Acts on accounts and roles, in the form the ledger takes.
import { createHash } from 'node:crypto';
import type { LedgerAct, RecordRef } from '../store/ledger.ts';

export const accountRecord = (id: number): RecordRef => ({ kind: 'account', id, weekStart: null });
export const roleRecord = (id: number): RecordRef => ({ kind: 'role-grant', id, weekStart: null });

type AdministrationAct =
  | 'account-created'
  | 'code-issued'
  | 'activated'
  | 'password-changed'
  | 'disabled'
  | 'enabled'
  | 'role-granted'
  | 'role-ended';

export interface ActDetail {
  readonly payload?: object;
  readonly texts?: Readonly<Record<string, string>>;
  readonly role?: string;
}

export function administrationAct(
  act: AdministrationAct,
  actorId: number | null,
  detail: ActDetail = {},
): LedgerAct {
  return {
    act,
    payload: detail.payload ?? {},
    texts: detail.texts ?? {},
    actorId,
    role: detail.role ?? (actorId === null ? 'system' : 'self'),
    actingFor: null,
    rulebook: null,
  };
}

/** Record and acts for `appendTo`. */
export function accountAct(
  accountId: number,
  act: AdministrationAct,
  actorId: number | null,
  detail: ActDetail = {},
): [RecordRef, readonly LedgerAct[]] {
  return [accountRecord(accountId), [administrationAct(act, actorId, detail)]];
}

/** What an act says of a password or a one-time code: the digest of its stored, salted hash, which nobody can guess back. */
export const secretDigest = (stored: string | Uint8Array): string =>
  createHash('sha256').update(stored).digest('hex');

/** `passwordHash` null: nobody can sign in before a code was used. */
export function accountCreated(
  account: { readonly personId: number; readonly login: string; readonly passwordHash: string | null },
  by: number | null,
): LedgerAct {
  const { personId, login, passwordHash } = account;
  const password = passwordHash === null ? null : secretDigest(passwordHash);
  return administrationAct('account-created', by, {
    payload: { personId, password },
    texts: { login },
    ...(by === null ? {} : { role: 'organization-admin' }),
  });
}
