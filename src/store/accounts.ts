// Accounts and their one-time codes. Lists of accounts are in account-list.ts.
import type { Tx } from './transaction.ts';

export interface AccountRow {
  readonly id: number;
  readonly person_id: number;
  readonly login: string;
  readonly password_hash: string | null;
  readonly must_change: boolean;
  readonly disabled_at: string | null;
  readonly locale: 'vi' | 'en';
  readonly row_version: number;
}

const columns = 'id, person_id, login, password_hash, must_change, disabled_at, locale, row_version';

export async function accountByLogin(
  tx: Tx,
  tenantId: number,
  login: string,
): Promise<AccountRow | undefined> {
  const [row] = await tx.query<AccountRow>(
    `select ${columns} from account where tenant_id = $1 and login = $2`,
    [tenantId, login],
  );
  return row;
}

/** Locks the account until the transaction ends. */
export async function lockAccount(
  tx: Tx,
  tenantId: number,
  accountId: number,
): Promise<AccountRow | undefined> {
  const [row] = await tx.query<AccountRow>(
    `select ${columns} from account where tenant_id = $1 and id = $2 for update`,
    [tenantId, accountId],
  );
  return row;
}

/** The accounts of these people, locked, the oldest of each person first. */
export function lockAccountsOf(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
): Promise<AccountRow[]> {
  return tx.query<AccountRow>(
    `select ${columns} from account where tenant_id = $1 and person_id = any($2::int[]) order by id for update`,
    [tenantId, personIds],
  );
}

/** Logins in use that begin with one of the given names. */
export async function takenLogins(
  tx: Tx,
  tenantId: number,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ login: string }>(
    `select login from account where tenant_id = $1 and regexp_replace(login, '[0-9]+$', '') = any($2::text[])`,
    [tenantId, names],
  );
  return new Set(rows.map((row) => row.login));
}

export interface NewAccount {
  readonly id: number;
  readonly personId: number;
  readonly login: string;
  readonly passwordHash: string | null;
  readonly mustChange: boolean;
}

export async function insertAccounts(
  tx: Tx,
  tenantId: number,
  accounts: readonly NewAccount[],
): Promise<void> {
  if (accounts.length === 0) return;
  await tx.query(
    `insert into account (tenant_id, id, person_id, login, password_hash, must_change)
     select $1, a.* from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::boolean[]) as a`,
    [
      tenantId,
      accounts.map((account) => account.id),
      accounts.map((account) => account.personId),
      accounts.map((account) => account.login),
      accounts.map((account) => account.passwordHash),
      accounts.map((account) => account.mustChange),
    ],
  );
}

/** Sets a password chosen by its owner. */
export async function setPassword(
  tx: Tx,
  tenantId: number,
  accountId: number,
  passwordHash: string,
): Promise<void> {
  await tx.query(
    `update account set password_hash = $3, must_change = false, row_version = row_version + 1
     where tenant_id = $1 and id = $2`,
    [tenantId, accountId, passwordHash],
  );
}

export async function setDisabled(
  tx: Tx,
  tenantId: number,
  accountId: number,
  at: string | null,
): Promise<void> {
  await tx.query(
    'update account set disabled_at = $3, row_version = row_version + 1 where tenant_id = $1 and id = $2',
    [tenantId, accountId, at],
  );
}

export async function setLocale(
  tx: Tx,
  tenantId: number,
  accountId: number,
  locale: 'vi' | 'en',
): Promise<void> {
  await tx.query('update account set locale = $3 where tenant_id = $1 and id = $2', [
    tenantId,
    accountId,
    locale,
  ]);
}

export interface NewCode {
  readonly accountId: number;
  readonly codeHash: Uint8Array;
}

/** Adds codes; older unused codes of the same accounts no longer open anything. */
export async function insertCodes(
  tx: Tx,
  tenantId: number,
  codes: readonly NewCode[],
  issuedAt: string,
  expiresAt: string,
): Promise<void> {
  const accountIds = codes.map((code) => code.accountId);
  await tx.query(
    `update one_time_code set used_at = $3
     where tenant_id = $1 and account_id = any($2::int[]) and used_at is null`,
    [tenantId, accountIds, issuedAt],
  );
  await tx.query(
    `insert into one_time_code (tenant_id, account_id, code_hash, issued_at, expires_at)
     select $1, c.account_id, c.code_hash, $4, $5 from unnest($2::int[], $3::bytea[]) as c (account_id, code_hash)
     on conflict (tenant_id, account_id, issued_at)
       do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, used_at = null`,
    [tenantId, accountIds, codes.map((code) => code.codeHash), issuedAt, expiresAt],
  );
}

export interface CodeRow {
  readonly code_hash: Buffer;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly used_at: string | null;
}

/** The newest code of an account, used or not. */
export async function newestCode(tx: Tx, tenantId: number, accountId: number): Promise<CodeRow | undefined> {
  const [row] = await tx.query<CodeRow>(
    `select code_hash, issued_at, expires_at, used_at from one_time_code
     where tenant_id = $1 and account_id = $2 order by issued_at desc limit 1`,
    [tenantId, accountId],
  );
  return row;
}

/** Uses up a code; false when it was used, replaced or expired meanwhile. */
export async function spendCode(
  tx: Tx,
  tenantId: number,
  accountId: number,
  codeHash: Uint8Array,
  now: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update one_time_code set used_at = $4
     where tenant_id = $1 and account_id = $2 and code_hash = $3 and used_at is null and expires_at > $4
     returning issued_at`,
    [tenantId, accountId, codeHash, now],
  );
  return rows.length > 0;
}
