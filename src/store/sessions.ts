// Sessions: only the SHA-256 of a token is stored. Limits are given as instants, so that the caller's clock decides.
import type { Pool } from './connection.ts';
import { alone, type Tx } from './transaction.ts';

export interface SessionLimits {
  readonly now: string;
  /** Sessions not seen since this instant are over. */
  readonly idleSince: string;
  /** Sessions begun before this instant are over. */
  readonly begunSince: string;
}

/** A granted role; `unitId` null means the whole body. */
export interface HeldRole {
  readonly role:
    | 'office'
    | 'inspector'
    | 'organization-admin'
    | 'system-admin'
    | 'regulation-editor'
    | 'regulation-approver';
  readonly unitId: number | null;
}

export interface SessionRow {
  readonly id: number;
  readonly account_id: number;
  readonly person_id: number;
  readonly draft_key: Buffer;
  readonly created_at: string;
  readonly seen_at: string;
  readonly step_up_at: string | null;
  readonly must_change: boolean;
  readonly login: string;
  readonly locale: 'vi' | 'en';
  readonly full_name: string;
  readonly roles: HeldRole[];
}

const find = (key: 'token_hash' | 'id') => `
  select s.id, s.account_id, s.person_id, s.draft_key, s.created_at, s.seen_at, s.step_up_at,
    a.must_change, a.login, a.locale, p.full_name,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id) order by g.id)
      from role_grant g where g.tenant_id = $1 and g.person_id = s.person_id
        and g.valid_from <= $5::date and (g.valid_to is null or $5::date < g.valid_to)), '[]') as roles
  from session s
  join account a on a.tenant_id = $1 and a.id = s.account_id and a.disabled_at is null
  join person p on p.tenant_id = $1 and p.id = s.person_id
  where s.tenant_id = $1 and s.${key} = $2 and s.ended_at is null and s.seen_at > $3 and s.created_at > $4`;

/** The live session of an id, with account, person and the roles in force on `today`. */
export async function findSession(
  tx: Tx,
  tenantId: number,
  id: number,
  limits: SessionLimits,
  today: string,
): Promise<SessionRow | undefined> {
  const values = [tenantId, id, limits.idleSince, limits.begunSince, today];
  const [row] = await tx.prepared<SessionRow>('session-by-id', find('id'), values);
  return row;
}

/** Same for the session of a token, without counting as its use: what only watches keeps no session alive. */
export async function peekSession(
  tx: Tx,
  tenantId: number,
  tokenHash: Uint8Array,
  limits: SessionLimits,
  today: string,
): Promise<SessionRow | undefined> {
  const values = [tenantId, tokenHash, limits.idleSince, limits.begunSince, today];
  const [row] = await tx.prepared<SessionRow>('session-peek', find('token_hash'), values);
  return row;
}

/** What a request needs to know of its session. */
export type UsedSession = Pick<
  SessionRow,
  'id' | 'account_id' | 'person_id' | 'step_up_at' | 'must_change' | 'roles'
>;

const USED = `select id, account_id, person_id, step_up_at, must_change, roles
  from use_session($1, $2, $3, $4, $5, $6) where id is not null`;

/**
 * Same for the session of a token, and notes that it was used, at most once a minute. The database does all of it in one
 * statement (migration 47). Nothing is lost when a crash forgets the note: the session merely ends earlier.
 */
export async function sessionInUse(
  pool: Pool,
  tenantId: number,
  tokenHash: Uint8Array,
  limits: SessionLimits,
  today: string,
): Promise<UsedSession | undefined> {
  const values = [tenantId, tokenHash, limits.idleSince, limits.begunSince, today, limits.now];
  const [row] = await alone<UsedSession>(pool, 'session-use', USED, values);
  return row;
}

export interface NewSession {
  readonly id: number;
  readonly tokenHash: Uint8Array;
  readonly accountId: number;
  readonly personId: number;
  readonly draftKey: Uint8Array;
  readonly at: string;
  readonly address: string;
  readonly agent: string | null;
}

export async function insertSession(tx: Tx, tenantId: number, session: NewSession): Promise<void> {
  await tx.query(
    `insert into session (tenant_id, id, token_hash, account_id, person_id, draft_key, created_at, seen_at, address, agent)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)`,
    [
      tenantId,
      session.id,
      session.tokenHash,
      session.accountId,
      session.personId,
      session.draftKey,
      session.at,
      session.address,
      session.agent,
    ],
  );
}

/** Ends one session of an account; false when it was not open. */
export async function endSession(
  tx: Tx,
  tenantId: number,
  accountId: number,
  sessionId: number,
  now: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update session set ended_at = $4 where tenant_id = $1 and account_id = $2 and id = $3 and ended_at is null
     returning id`,
    [tenantId, accountId, sessionId, now],
  );
  return rows.length > 0;
}

/** Ends every open session of an account and returns how many there were. */
export async function endSessionsOf(
  tx: Tx,
  tenantId: number,
  accountId: number,
  now: string,
): Promise<number> {
  const rows = await tx.query(
    'update session set ended_at = $3 where tenant_id = $1 and account_id = $2 and ended_at is null returning id',
    [tenantId, accountId, now],
  );
  return rows.length;
}

export async function markStepUp(
  tx: Tx,
  tenantId: number,
  sessionId: number,
  accountId: number,
  now: string,
): Promise<void> {
  await tx.query(
    `update session set step_up_at = $4
     where tenant_id = $1 and account_id = $3 and id = $2 and ended_at is null`,
    [tenantId, sessionId, accountId, now],
  );
}

/** Uses up the password given again; false when it was used already. Two sets that come together wait for each other. */
export async function spendStepUp(tx: Tx, tenantId: number, sessionId: number): Promise<boolean> {
  const rows = await tx.query(
    `update session set step_up_at = null
     where tenant_id = $1 and id = $2 and step_up_at is not null and ended_at is null
     returning id`,
    [tenantId, sessionId],
  );
  return rows.length > 0;
}

export interface SessionListRow {
  readonly id: number;
  readonly created_at: string;
  readonly seen_at: string;
  readonly address: string | null;
  readonly agent: string | null;
}

/** Live sessions of an account, newest first. */
export function openSessionsOf(
  tx: Tx,
  tenantId: number,
  accountId: number,
  limits: SessionLimits,
): Promise<SessionListRow[]> {
  return tx.query<SessionListRow>(
    `select id, created_at, seen_at, address, agent from session
     where tenant_id = $1 and account_id = $2 and ended_at is null and seen_at > $3 and created_at > $4
     order by created_at desc, id desc`,
    [tenantId, accountId, limits.idleSince, limits.begunSince],
  );
}
