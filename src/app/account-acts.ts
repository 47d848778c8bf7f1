// Acts on accounts and roles, in the form the ledger takes.
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
