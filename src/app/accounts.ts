// Accounts as their administrator keeps them: list, one-time codes in bulk, disable and enable.
import { stopReason } from '../domain/messages/returned.ts';
import type { StopReason } from '../domain/messages/shape.ts';
import { foldText } from '../domain/organization/text-match.ts';
import {
  type AccountFilter,
  type AccountListRow,
  type AccountScope,
  countAccounts,
  listAccounts,
  NO_FILTER,
} from '../store/account-list.ts';
import { lockAccount, setDisabled } from '../store/accounts.ts';
import type { Pool } from '../store/connection.ts';
import { logEvents } from '../store/event-log.ts';
import { appendTo } from '../store/ledger.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { inReadTransaction, type Scope, type Tx } from '../store/transaction.ts';
import { accountAct } from './account-acts.ts';
import { accountCursor, readAccountCursor } from './account-cursor.ts';
import { requireReach } from './account-reach.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound, refused } from './failure.ts';
import type { Intent } from './once.ts';
import { write } from './write.ts';

const PAGE = 100;

/** The units whose people this administrator keeps; null is the whole body. */
export function accountScope(actor: RequestActor): AccountScope {
  const grants = actor.roles.filter((grant) => grant.role === 'organization-admin');
  const units = grants.map((grant) => grant.unitId).filter((unit) => unit !== null);
  const whole = grants.length > units.length;
  return { tenantId: actor.tenantId, today: actor.today, unitIds: whole ? null : units };
}

export const personScope = (actor: RequestActor): Scope => ({
  tenantId: actor.tenantId,
  personId: actor.personId,
  actor: 'person',
  today: actor.today,
});

export interface AccountItem {
  readonly id: number | null;
  readonly person: { readonly id: number; readonly name: string };
  readonly login: string | null;
  readonly unit: string | null;
  readonly post: string | null;
  readonly state: 'no-account' | 'code-issued' | 'code-expired' | 'active' | 'disabled';
  readonly codeExpiresAt: string | null;
  /** Mail to the person does not arrive; the address itself is the person's own matter. */
  readonly mailStopped: { readonly at: string; readonly why: StopReason } | null;
  readonly version: number;
}

function stateOf(row: AccountListRow, now: string): AccountItem['state'] {
  if (row.account_id === null) return 'no-account';
  if (row.disabled) return 'disabled';
  if (row.code_expires_at !== null && now < row.code_expires_at) return 'code-issued';
  if (row.has_password) return 'active';
  return row.code_expires_at === null ? 'no-account' : 'code-expired';
}

function itemOf(row: AccountListRow, now: string): AccountItem {
  return {
    id: row.account_id,
    person: { id: row.person_id, name: row.full_name },
    login: row.login,
    unit: row.unit,
    post: row.post,
    state: stateOf(row, now),
    codeExpiresAt: row.code_expires_at,
    mailStopped:
      row.mail_stopped_at === null
        ? null
        : { at: row.mail_stopped_at, why: stopReason(row.mail_stopped_why ?? '') },
    version: row.row_version,
  };
}

export interface AccountQuery {
  readonly unit?: number | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of the people in the administrator's scope with their accounts. */
export async function accountPage(pool: Pool, actor: RequestActor, query: AccountQuery) {
  const scope = accountScope(actor);
  const limit = query.limit ?? PAGE;
  const search = query.q === undefined ? '' : foldText(query.q);
  const filter: AccountFilter = { ...NO_FILTER, unit: query.unit ?? null, search: search || null };
  const page = { ...filter, after: readAccountCursor(query.cursor), limit: limit + 1 };
  const [rows, total] = await inReadTransaction(pool, personScope(actor), (tx) =>
    Promise.all([listAccounts(tx, scope, page), countAccounts(tx, scope, filter)]),
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => itemOf(row, actor.now)),
    total,
    next: last ? accountCursor(last) : null,
  };
}

export interface AccountActForm {
  readonly act: 'disable' | 'enable';
  readonly version: number;
  readonly reason: string;
}

/** Disables (all sessions end at once) or enables an account in scope. */
export function actOnAccount(
  context: AppContext,
  actor: RequestActor,
  accountId: number,
  form: AccountActForm,
  intent: Intent,
): Promise<AccountItem> {
  const scope = accountScope(actor);
  const find = (tx: Tx) => listAccounts(tx, scope, { ...NO_FILTER, accountId });
  return write(context, actor, intent, {
    load: find,
    run: async (tx, found) => {
      if (found.length === 0) throw notFound();
      if (accountId === actor.accountId) throw refused([{ code: 'own-account', params: {} }]);
      await requireReach(
        tx,
        actor,
        found.map((row) => row.person_id),
      );
      await change(tx, actor, accountId, form);
      const [row] = await find(tx);
      if (row === undefined) throw notFound();
      return itemOf(row, actor.now);
    },
  });
}

async function change(tx: Tx, actor: RequestActor, accountId: number, form: AccountActForm): Promise<void> {
  // Both rows, the smaller id first: two administrators cannot disable each other at the same moment.
  const ids = [accountId, actor.accountId].sort((a, b) => a - b);
  const locked = [];
  for (const id of ids) locked.push(await lockAccount(tx, actor.tenantId, id));
  const account = locked.find((row) => row?.id === accountId);
  if (account === undefined) throw notFound();
  if (locked.some((row) => row?.id === actor.accountId && row.disabled_at !== null)) {
    throw new Failure('unauthenticated', 'unauthenticated');
  }
  if (account.row_version !== form.version) throw changed(account.row_version);
  const disabling = form.act === 'disable';
  if (disabling === (account.disabled_at !== null)) {
    throw refused([{ code: disabling ? 'account-disabled' : 'account-enabled', params: {} }]);
  }
  await setDisabled(tx, actor.tenantId, accountId, disabling ? actor.now : null);
  if (disabling) await endSessionsOf(tx, actor.tenantId, accountId, actor.now);
  const act = disabling ? 'disabled' : 'enabled';
  const detail = { texts: { reason: form.reason }, role: 'organization-admin' };
  await appendTo(tx, actor.tenantId, actor.now, ...accountAct(accountId, act, actor.personId, detail));
  const event = { actorId: actor.personId, accountId, subjectId: account.person_id, address: actor.address };
  await logEvents(tx, actor.tenantId, [{ ...event, kind: `account.${act}`, at: actor.now }]);
}
